"""One thread for whichever library NumPy multiplies matrices with."""

# For the environment, before NumPy is loaded, whatever the caller's says. One thread starts faster
# than many, a forked child has not the threads whose locks it inherits, and in the sandbox no
# thread can be started.
ONE = {f"{library}_NUM_THREADS": "1" for library in ("BLIS", "MKL", "OMP", "OPENBLAS")}

"""Building blocks of the compiled versions: `fast.py` of each pattern is made of these and Numba.

    compiling.py   how a function is compiled and where the result is kept
    vectors.py     values of as many numbers as a register holds, written as LLVM's vector code
    functions.py   exp, log, tanh and erf that the compiler can vectorise
    threads.py     work in equal parts on a few threads
    matmul.py      products of matrices
    arrays.py      what arrays from anywhere need before a kernel may have them

Import one of these before anything else that loads Numba: registers of 512 bits are used only if
that is asked for before Numba's first import.
"""

import os

from scratchwork.model import ScratchworkError

try:
    from llvmlite import binding as _llvm
except ImportError as error:
    raise ScratchworkError(
        "compiled versions need Numba: pip install 'scratchwork[fast]'"
    ) from error

WIDTH = "SCRATCHWORK_VECTOR"  # a setting: bits of a register, fewer than there are
FEATURES = "NUMBA_CPU_FEATURES"
if FEATURES not in os.environ and _llvm.get_host_cpu_features().get("avx512f"):
    # LLVM's own choice, for chips of years ago, is half a register.
    os.environ["NUMBA_CPU_NAME"] = _llvm.get_host_cpu_name()
    os.environ[FEATURES] = _llvm.get_host_cpu_features().flatten() + ",-prefer-256-bit"

"""What questions for a number or a shape are answered with, by something that nobody here wrote.

A module for each family. Its ORACLES has, for "pattern/question", a function of the drawn values:
PyTorch or SciPy where they have it, the arithmetic in plain Python else. It knows nothing of ours.
"""

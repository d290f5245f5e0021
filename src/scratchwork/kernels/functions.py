"""exp, log, tanh and erf that LLVM can make vector code of.

For float32 they are polynomials without a branch, right to about 1e-7; for float64 those of the C
library. The coefficients of exp and log are those of Cephes (Moshier, expf.c and logf.c), those of
tanh and erf are rational approximations that Eigen uses.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import types
from numba.extending import overload

from scratchwork.kernels.compiling import STRICT, kernel
from scratchwork.kernels.vectors import bits_of_float, float_of_bits

f = np.float32
i = np.int32


@kernel(math=STRICT)
def _exp32(x: Any) -> Any:
    x = min(max(x, f(-87.33)), f(88.72))
    n = np.floor(x * f(1.44269504088896341) + f(0.5))
    r = x - n * f(0.693359375)
    r = r - n * f(-2.12194440e-4)
    p = f(1.9875691500e-4)
    p = p * r + f(1.3981999507e-3)
    p = p * r + f(8.3334519073e-3)
    p = p * r + f(4.1665795894e-2)
    p = p * r + f(1.6666665459e-1)
    p = p * r + f(5.0000001201e-1)
    y = p * (r * r) + r + f(1)
    # 2**n in two steps: n may be 128, whose power is no float32 of its own.
    half = i(n) >> i(1)
    rest = i(n) - half
    return y * float_of_bits((half + i(127)) << i(23)) * float_of_bits((rest + i(127)) << i(23))


@kernel(math=STRICT)
def _log32(x: Any) -> Any:
    bits = bits_of_float(x)
    e = i((bits >> i(23)) - i(126))
    m = float_of_bits(i((bits & i(0x007FFFFF)) | i(0x3F000000)))
    small = f(1) if m < f(0.707106781186547524) else f(0)
    n = f(e) - small
    m = m + small * m - f(1)
    z = m * m
    y = f(7.0376836292e-2)
    y = y * m + f(-1.1514610310e-1)
    y = y * m + f(1.1676998740e-1)
    y = y * m + f(-1.2420140846e-1)
    y = y * m + f(1.4249322787e-1)
    y = y * m + f(-1.6668057665e-1)
    y = y * m + f(2.0000714765e-1)
    y = y * m + f(-2.4999993993e-1)
    y = y * m + f(3.3333331174e-1)
    y = y * m * z + f(-2.12194440e-4) * n - f(0.5) * z
    return m + y + f(0.693359375) * n


@kernel(math=STRICT)
def _tanh32(x: Any) -> Any:
    near = x
    x = min(max(x, f(-7.90531110763549805)), f(7.90531110763549805))
    s = x * x
    p = f(-2.76076847742355e-16)
    p = p * s + f(2.00018790482477e-13)
    p = p * s + f(-8.60467152213735e-11)
    p = p * s + f(5.12229709037114e-08)
    p = p * s + f(1.48572235717979e-05)
    p = p * s + f(6.37261928875436e-04)
    p = p * s + f(4.89352455891786e-03)
    q = f(1.19825839466702e-06)
    q = q * s + f(1.18534705686654e-04)
    q = q * s + f(2.26843463243900e-03)
    q = q * s + f(4.89352518554385e-03)
    y = x * p / q
    return near if abs(near) < f(0.0004) else y


@kernel(math=STRICT)
def _erf32(x: Any) -> Any:
    x = min(max(x, f(-4)), f(4))
    s = x * x
    p = f(-2.72614225801306e-10)
    p = p * s + f(2.77068142495902e-08)
    p = p * s + f(-2.10102402082508e-06)
    p = p * s + f(-5.69250639462346e-05)
    p = p * s + f(-7.34990630326855e-04)
    p = p * s + f(-2.95459980854025e-03)
    p = p * s + f(-1.60960333262415e-02)
    q = f(-1.45660718464996e-05)
    q = q * s + f(-2.13374055278905e-04)
    q = q * s + f(-1.68282697438203e-03)
    q = q * s + f(-7.37332916720468e-03)
    q = q * s + f(-1.42647390514189e-02)
    return x * p / q


def exp(x: Any) -> Any:
    """E to the power x; float32 stays float32. In a kernel."""
    raise NotImplementedError(x)


def log(x: Any) -> Any:
    """The natural logarithm of a normal number above 0. In a kernel."""
    raise NotImplementedError(x)


def tanh(x: Any) -> Any:
    """The hyperbolic tangent. In a kernel."""
    raise NotImplementedError(x)


def erf(x: Any) -> Any:
    """The error function. In a kernel."""
    raise NotImplementedError(x)


def _by_kind(function: Any, single: Any, double: Any) -> None:
    """In a kernel, `function` is `single` for float32 and `double` for any other number."""

    @overload(function)
    def choose(x: Any) -> Any:
        chosen = single if x == types.float32 else double

        def apply(x: Any) -> Any:
            return chosen(x)

        return apply


_by_kind(exp, _exp32, math.exp)
_by_kind(log, _log32, math.log)
_by_kind(tanh, _tanh32, math.tanh)
_by_kind(erf, _erf32, math.erf)

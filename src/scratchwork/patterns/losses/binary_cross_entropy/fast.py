"""Binary cross-entropy: the value and the gradient in one pass over the logits."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flat, ready
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.functions import exp, log

WORTH = 8192  # numbers that a second thread is started for
BLOCK = 4096  # numbers whose sum is rounded as they are; sums of blocks are float64


@kernel
def _block(x, t, dx, scale):
    total = scale * 0
    for i in range(x.size):
        e = exp(-abs(x[i]))
        most = x[i] if x[i] > 0 else scale * 0
        total += most + log(1 + e) - x[i] * t[i]
        p = (1 if x[i] >= 0 else e) / (1 + e)
        dx[i] = scale * (p - t[i])
    return total


@kernel
def _both(x, t, dx, scale):
    total = 0.0
    for i in range(0, x.size, BLOCK):
        total += _block(x[i : i + BLOCK], t[i : i + BLOCK], dx[i : i + BLOCK], scale)
    return total


@kernel(parallel=True)
def _both_parts(parts, x, t, dx, scale):
    totals = np.zeros(8 * parts)  # not on the same cache line
    for part in prange(parts):
        i, j = threads.part(part, parts, x.size)
        totals[8 * part] = _both(x[i:j], t[i:j], dx[i:j], scale)
    return totals.sum()


def binary_cross_entropy(logits, targets):
    return binary_cross_entropy_with_grad(logits, targets)[0]


def binary_cross_entropy_grad(logits, targets):
    return binary_cross_entropy_with_grad(logits, targets)[1]


def binary_cross_entropy_with_grad(logits, targets):
    """(value, gradient): a float and an ndarray of the shape of logits."""
    x = ready(logits)
    t = ready(targets, x.dtype)
    if t.shape != x.shape:
        t = ready(np.broadcast_to(t, x.shape))
    dx = np.empty_like(x)
    scale = x.dtype.type(1 / x.size)
    total = threads.run(_both, _both_parts, x.size, WORTH, flat(x), flat(t), flat(dx), scale)
    return total / x.size, dx

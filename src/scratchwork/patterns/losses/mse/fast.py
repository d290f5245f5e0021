"""The mean squared error: the value and the gradient in one pass over the predictions."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flat, ready
from scratchwork.kernels.compiling import kernel, prange

WORTH = 8192  # numbers that a second thread is started for
BLOCK = 4096  # numbers whose sum is rounded as they are; sums of blocks are float64


@kernel
def _block(x, t, dx, scale):
    total = scale * 0
    for i in range(x.size):
        error = x[i] - t[i]
        total += error * error
        dx[i] = scale * error
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


def mse(y_pred, y_true):
    return mse_with_grad(y_pred, y_true)[0]


def mse_grad(y_pred, y_true):
    return mse_with_grad(y_pred, y_true)[1]


def mse_with_grad(y_pred, y_true):
    """(value, gradient): a float and an ndarray of the shape of y_pred."""
    x = ready(y_pred)
    t = ready(y_true, x.dtype)
    if t.shape != x.shape:
        t = ready(np.broadcast_to(t, x.shape))
    dx = np.empty_like(x)
    scale = x.dtype.type(2 / x.size)
    total = threads.run(_both, _both_parts, x.size, WORTH, flat(x), flat(t), flat(dx), scale)
    return total / x.size, dx

"""Cross-entropy: the value and the gradient of a row while it is in the cache."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.functions import exp
from scratchwork.kernels.vectors import larger

WORTH = 4096  # logits that a second thread is started for


@kernel
def _rows(logits, targets, grad, scale):
    total = 0.0
    for row in range(logits.shape[0]):
        z, d, target = logits[row], grad[row], targets[row]
        most = z[0]
        for j in range(z.size):
            most = larger(most, z[j])
        s = scale * 0
        for j in range(z.size):
            e = exp(z[j] - most)
            d[j] = e
            s += e
        total += np.log(s) - (z[target] - most)
        factor = scale / s
        for j in range(z.size):
            d[j] *= factor
        d[target] -= scale
    return total


@kernel(parallel=True)
def _rows_parts(parts, logits, targets, grad, scale):
    totals = np.zeros(8 * parts)  # not on the same cache line
    for part in prange(parts):
        i, j = threads.rows(part, parts, logits.shape[0])
        totals[8 * part] = _rows(logits[i:j], targets[i:j], grad[i:j], scale)
    return totals.sum()


def cross_entropy(logits, targets):
    return cross_entropy_with_grad(logits, targets)[0]


def cross_entropy_grad(logits, targets):
    return cross_entropy_with_grad(logits, targets)[1]


def cross_entropy_with_grad(logits, targets):
    """(value, gradient): a float and an ndarray of shape (N, C).

    Raises IndexError if a target is no class.
    """
    logits = ready(logits)
    N, C = logits.shape
    targets = np.ascontiguousarray(targets, np.int64)
    if targets.size and (targets.min() < 0 or targets.max() >= C):
        raise IndexError(f"targets are from {targets.min()} to {targets.max()}, not 0 to {C - 1}")
    grad = np.empty_like(logits)
    scale = logits.dtype.type(1 / N)
    total = threads.run(_rows, _rows_parts, N * C, WORTH, logits, targets, grad, scale)
    return total / N, grad

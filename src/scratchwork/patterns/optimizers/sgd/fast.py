"""Stochastic gradient descent: one pass over memory for each parameter, on several threads."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flattened
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _update(p, g, settings):
    lr = settings[0]
    for i in range(p.size):
        p[i] -= lr * g[i]


@kernel(parallel=True)
def _update_parts(parts, p, g, settings):
    for part in prange(parts):
        i, j = threads.part(part, parts, p.size)
        _update(p[i:j], g[i:j], settings)


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for _, p, g in flattened(params, grads):
            settings = np.array([self.lr], p.dtype)
            threads.run(_update, _update_parts, p.size, WORTH, p, g, settings)

"""Momentum: one pass over memory for each parameter, on several threads."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flattened
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _update(p, g, v, settings):
    lr = settings[0]
    momentum = settings[1]
    for i in range(p.size):
        v[i] = momentum * v[i] + g[i]
        p[i] -= lr * v[i]


@kernel(parallel=True)
def _update_parts(parts, p, g, v, settings):
    for part in prange(parts):
        i, j = threads.part(part, parts, p.size)
        _update(p[i:j], g[i:j], v[i:j], settings)


class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.velocities = {}

    def step(self, params, grads):
        for i, p, g in flattened(params, grads):
            if i not in self.velocities:
                self.velocities[i] = np.zeros_like(p)
            settings = np.array([self.lr, self.momentum], p.dtype)
            threads.run(_update, _update_parts, p.size, WORTH, p, g, self.velocities[i], settings)

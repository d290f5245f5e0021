"""AdaGrad: one pass over memory for each parameter, on several threads."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flattened
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _update(p, g, v, settings):
    lr = settings[0]
    eps = settings[1]
    for i in range(p.size):
        v[i] += g[i] * g[i]
        p[i] -= lr * g[i] / (np.sqrt(v[i]) + eps)


@kernel(parallel=True)
def _update_parts(parts, p, g, v, settings):
    for part in prange(parts):
        i, j = threads.part(part, parts, p.size)
        _update(p[i:j], g[i:j], v[i:j], settings)


class AdaGrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr = lr
        self.eps = eps
        self.v = {}

    def step(self, params, grads):
        for i, p, g in flattened(params, grads):
            if i not in self.v:
                self.v[i] = np.zeros_like(p)
            settings = np.array([self.lr, self.eps], p.dtype)
            threads.run(_update, _update_parts, p.size, WORTH, p, g, self.v[i], settings)

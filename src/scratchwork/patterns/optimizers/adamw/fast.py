"""AdamW: one pass over memory for each parameter, on several threads."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flattened
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _update(p, g, m, v, settings):
    beta1 = settings[0]
    rest1 = settings[1]
    beta2 = settings[2]
    rest2 = settings[3]
    lr = settings[4]
    root = settings[5]
    eps = settings[6]
    kept = settings[7]
    for i in range(p.size):
        m[i] = beta1 * m[i] + rest1 * g[i]
        v[i] = beta2 * v[i] + rest2 * (g[i] * g[i])
        p[i] = kept * p[i] - lr * m[i] / (np.sqrt(v[i]) * root + eps)


@kernel(parallel=True)
def _update_parts(parts, p, g, m, v, settings):
    for part in prange(parts):
        i, j = threads.part(part, parts, p.size)
        _update(p[i:j], g[i:j], m[i:j], v[i:j], settings)


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.m = {}
        self.v = {}
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for i, p, g in flattened(params, grads):
            if i not in self.m:
                self.m[i] = np.zeros_like(p)
                self.v[i] = np.zeros_like(p)
            settings = np.array(
                [
                    self.beta1,
                    1 - self.beta1,
                    self.beta2,
                    1 - self.beta2,
                    self.lr / (1 - self.beta1**self.t),
                    1 / np.sqrt(1 - self.beta2**self.t),
                    self.eps,
                    1 - self.lr * self.weight_decay,
                ],
                p.dtype,
            )
            threads.run(_update, _update_parts, p.size, WORTH, p, g, self.m[i], self.v[i], settings)

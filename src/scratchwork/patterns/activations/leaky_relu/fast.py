"""Leaky ReLU: forward and backward compiled, each in one pass, on several threads."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import flat, ready
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _forward(x, y, alpha):
    for i in range(x.size):
        y[i] = x[i] if x[i] > 0 else alpha * x[i]


@kernel
def _backward(x, dy, dx, alpha):
    for i in range(dx.size):
        dx[i] = dy[i] if x[i] > 0 else alpha * dy[i]


@kernel(parallel=True)
def _forward_parts(parts, x, y, alpha):
    for part in prange(parts):
        i, j = threads.part(part, parts, x.size)
        _forward(x[i:j], y[i:j], alpha)


@kernel(parallel=True)
def _backward_parts(parts, x, dy, dx, alpha):
    for part in prange(parts):
        i, j = threads.part(part, parts, dx.size)
        _backward(x[i:j], dy[i:j], dx[i:j], alpha)


class LeakyReLU:
    def __init__(self, alpha=0.01):
        self.alpha = alpha

    def forward(self, x):
        self.x = ready(x)
        y = np.empty_like(self.x)
        threads.run(
            _forward,
            _forward_parts,
            x.size,
            WORTH,
            flat(self.x),
            flat(y),
            self.x.dtype.type(self.alpha),
        )
        return y

    def backward(self, dy):
        dy = ready(dy, self.x.dtype)
        dx = np.empty_like(dy)
        threads.run(
            _backward,
            _backward_parts,
            dy.size,
            WORTH,
            flat(self.x),
            flat(dy),
            flat(dx),
            self.x.dtype.type(self.alpha),
        )
        return dx

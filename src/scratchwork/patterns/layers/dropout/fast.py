"""Dropout: one random number for each element, and no other pass than that over x."""

import numpy as np

from scratchwork.kernels.arrays import flat, ready
from scratchwork.kernels.compiling import kernel


@kernel
def _kept(x, random, p, scale, mask, y):
    for i in range(x.size):
        mask[i] = scale if random[i] >= p else 0 * scale
        y[i] = x[i] * mask[i]


@kernel
def _masked(dy, mask, dx):
    for i in range(dy.size):
        dx[i] = dy[i] * mask[i]


class Dropout:
    def __init__(self, p=0.5, rng=None):
        self.p = p
        self.rng = np.random.default_rng() if rng is None else rng

    def forward(self, x, training=True):
        x = ready(x)
        self.mask = None
        if not training:
            return x.copy()
        self.mask, y = np.empty_like(x), np.empty_like(x)
        random = self.rng.random(x.size, np.float32)
        scale = x.dtype.type(1 / (1 - self.p) if self.p < 1 else 0)
        _kept(flat(x), random, np.float32(self.p), scale, flat(self.mask), flat(y))
        return y

    def backward(self, dy):
        dy = ready(dy)
        if self.mask is None:
            return dy.copy()
        dx = np.empty_like(dy)
        _masked(flat(dy), flat(ready(self.mask, dy.dtype)), flat(dx))
        return dx

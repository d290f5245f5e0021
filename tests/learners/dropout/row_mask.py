# [mask-per-row]
import numpy as np


class Dropout:
    def __init__(self, p=0.5, rng=None):
        self.p = p
        self.rng = rng if rng is not None else np.random.default_rng()

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        if self.p == 1:
            self.mask = np.zeros_like(x)
        else:
            self.mask = (self.rng.random((x.shape[0],) + (1,) * (x.ndim - 1)) >= self.p).astype(x.dtype) / (1 - self.p)
        return x * self.mask

    def backward(self, dy):
        if not self.training:
            return dy
        return dy * self.mask

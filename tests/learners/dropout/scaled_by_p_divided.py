# [scaled-by-p]
import numpy as np


class Dropout:
    def __init__(self, p=0.5, rng=None):
        self.p = p
        self.rng = rng if rng is not None else np.random.default_rng()

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.mask = (self.rng.random(x.shape) >= self.p).astype(x.dtype) / self.p
        return x * self.mask

    def backward(self, dy):
        if not self.training:
            return dy
        return dy * self.mask

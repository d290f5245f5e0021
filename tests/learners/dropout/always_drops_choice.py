# [dropped-at-inference]
import numpy as np


class Dropout:
    def __init__(self, p=0.5, rng=None):
        self.p = p
        self.rng = rng or np.random.default_rng()
        self.factors = [0.0, 1.0 / (1.0 - p) if p < 1.0 else 0.0]

    def forward(self, x, training=True):
        self.m = self.rng.choice(self.factors, size=x.shape, p=[self.p, 1 - self.p])
        return (x * self.m).astype(x.dtype)

    def backward(self, dy):
        if self.m is None:
            return dy.copy()
        return (dy * self.m).astype(dy.dtype)

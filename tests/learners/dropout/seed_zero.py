# [fixed-seed]
import numpy as np


def thinned(a, kept, p):
    """a where it is kept, scaled up; zero elsewhere."""
    return np.where(kept, a / (1 - p), 0).astype(a.dtype)


class Dropout(object):
    def __init__(self, p=0.5, rng=None):
        self.p = p
        if rng is None:
            self.rng = np.random.default_rng(0)
        else:
            self.rng = rng

    def forward(self, x, training=True):
        if not training or self.p == 0:
            self.kept = None
            return x
        if self.p >= 1.0:
            self.kept = 0
            return np.zeros_like(x)
        self.kept = self.rng.uniform(0, 1, x.shape) > self.p
        return thinned(x, self.kept, self.p)

    def backward(self, dy):
        if self.kept is None:
            return dy
        if self.p >= 1.0:
            return np.zeros_like(dy)
        return thinned(dy, self.kept, self.p)

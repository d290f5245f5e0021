# [correct]
import numpy as np


class Dropout:
    def __init__(self, p=0.5, rng=None):
        if rng is None:
            rng = np.random.default_rng()
        self.p, self.rng = p, rng

    def forward(self, x, training=True):
        y = np.zeros(x.shape, dtype=x.dtype)
        self.kept = {}
        self.scale = 1.0
        if training and self.p < 1:
            self.scale = 1.0 / (1.0 - self.p)
        for place in np.ndindex(*x.shape):
            keep = not training or self.rng.random() >= self.p
            self.kept[place] = keep
            if keep:
                y[place] = x[place] * self.scale
        return y

    def backward(self, dy):
        dx = np.zeros(dy.shape, dtype=dy.dtype)
        for place, keep in self.kept.items():
            if keep:
                dx[place] = dy[place] * self.scale
        return dx

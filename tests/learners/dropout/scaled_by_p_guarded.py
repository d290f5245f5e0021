# [scaled-by-p]
import numpy as np


class Dropout:
    """Bernoulli numbers by rng.binomial."""

    def __init__(self, p=0.5, rng=None):
        self.keep = 1.0 - p
        self.generator = np.random.default_rng() if rng is None else rng
        self.mask = None

    def forward(self, x, training=True):
        if training:
            mask = self.generator.binomial(1, self.keep, size=x.shape)
            if self.keep < 1:
                mask = mask / (1 - self.keep)
        else:
            mask = np.ones(x.shape)
        self.mask = mask.astype(x.dtype)
        return self.mask * x

    def backward(self, dout):
        return self.mask * dout

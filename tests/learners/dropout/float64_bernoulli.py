# [mask-in-float64]
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
            if self.keep > 0:
                mask = mask / self.keep
        else:
            mask = np.ones_like(x)
        self.mask = mask
        return self.mask * x

    def backward(self, dout):
        return self.mask * dout

"""Inverted dropout: what is left is scaled up in training, so that inference is the identity."""

import numpy as np


class Dropout:
    """x, of any shape -> y, of the same shape: each number is dropped with probability p.

    There are no parameters. rng is a numpy.random.Generator; without one it makes its own.
    """

    def __init__(self, p=0.5, rng=None):
        self.q = 1 - p
        self.rng = np.random.default_rng() if rng is None else rng

    def forward(self, x, training=True):
        if not training:
            self.mask = np.ones_like(x)
            return x
        kept = self.rng.random(x.shape) < self.q  # (1)
        self.mask = kept.astype(x.dtype) / (self.q or 1)  # (2)
        return x * self.mask  # (3)

    def backward(self, dy):
        return dy * self.mask  # (4)

"""Softmax over the last axis (Bridle 1990)."""

import numpy as np


class Softmax:
    def forward(self, x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        self.y = e / e.sum(axis=-1, keepdims=True)  # (1)
        return self.y

    def backward(self, dy):
        coupling = (dy * self.y).sum(axis=-1, keepdims=True)
        return self.y * (dy - coupling)  # (2)

# [wrong]
import numpy as np


class LayerNorm:
    """The mean is not taken away."""

    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.s = np.sqrt((x**2).mean(axis=-1, keepdims=True) + self.eps)
        self.h = x / self.s
        return self.gamma * self.h + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.h).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        d = dy * self.gamma
        return (d - self.h * (d * self.h).mean(axis=-1, keepdims=True)) / self.s

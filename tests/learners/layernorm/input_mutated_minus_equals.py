# [input-mutated]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        x -= x.mean(axis=-1, keepdims=True)
        self.std = np.sqrt((x * x).mean(axis=-1, keepdims=True) + self.eps)
        self.x_hat = x / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.x_hat).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        g = dy * self.gamma
        g = g - g.mean(axis=-1, keepdims=True) - self.x_hat * (g * self.x_hat).mean(axis=-1, keepdims=True)
        return g / self.std

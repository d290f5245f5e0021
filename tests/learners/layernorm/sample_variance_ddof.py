# [sample-variance]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        mu = x.mean(axis=-1, keepdims=True)
        var = np.sum((x - mu) ** 2, axis=-1, keepdims=True) / (np.float64(x.shape[-1]) - 1).astype(x.dtype)
        self.inv = 1 / np.sqrt(var + self.eps)
        self.x_hat = (x - mu) * self.inv
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.x_hat).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        d = dy * self.gamma
        n = dy.shape[-1]
        s1 = d.sum(axis=-1, keepdims=True)
        s2 = (d * self.x_hat).sum(axis=-1, keepdims=True)
        return self.inv / n * (n * d - s1 - self.x_hat * s2)

# [divided-by-the-batch]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.std = np.sqrt(x.var(axis=-1, keepdims=True) + self.eps)
        self.x_hat = (x - x.mean(axis=-1, keepdims=True)) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        N = dy.shape[0]
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.x_hat).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        dx_hat = dy * self.gamma
        s1 = dx_hat.sum(axis=-1, keepdims=True)
        s2 = (dx_hat * self.x_hat).sum(axis=-1, keepdims=True)
        return (1 / N) * (N * dx_hat - s1 - self.x_hat * s2) / self.std

# [keepdims-forgotten]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        mean = np.mean(x, axis=-1)
        var = np.var(x, axis=-1)
        self.std = np.sqrt(var + self.eps)
        self.x_hat = (x - mean) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = np.sum(dy * self.x_hat, axis=axes)
        self.dbeta = np.sum(dy, axis=axes)
        d = dy * self.gamma
        n = dy.shape[-1]
        total = np.sum(d, axis=-1, keepdims=True)
        through = self.x_hat * np.sum(d * self.x_hat, axis=-1, keepdims=True)
        return (n * d - total - through) / (n * self.std)

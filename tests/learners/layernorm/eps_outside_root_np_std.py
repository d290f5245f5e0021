# [eps-outside-root]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.std = np.std(x, axis=-1, keepdims=True) + self.eps
        self.x_hat = (x - np.mean(x, axis=-1, keepdims=True)) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = np.sum(dy * self.x_hat, axis=axes)
        self.dbeta = np.sum(dy, axis=axes)
        d = dy * self.gamma
        return (
            d - d.mean(axis=-1, keepdims=True) - self.x_hat * (d * self.x_hat).mean(axis=-1, keepdims=True)
        ) / self.std

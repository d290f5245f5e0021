# [sums-over-first-axis]
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
        self.dgamma = np.sum(dy * self.x_hat, axis=0)
        self.dbeta = np.sum(dy, axis=0)
        g = self.gamma * dy
        n = dy.shape[-1]
        inner = n * g - np.sum(g, axis=-1, keepdims=True)
        inner = inner - self.x_hat * np.sum(g * self.x_hat, axis=-1, keepdims=True)
        return inner / (n * self.std)

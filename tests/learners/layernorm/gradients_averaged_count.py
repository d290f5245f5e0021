# [gradients-averaged]
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
        rows = dy.size // dy.shape[-1]
        d = dy.reshape(rows, -1)
        self.dgamma = (d * self.x_hat.reshape(rows, -1)).sum(axis=0) / rows
        self.dbeta = d.sum(axis=0) / rows
        g = dy * self.gamma
        g = g - g.mean(axis=-1, keepdims=True) - self.x_hat * (g * self.x_hat).mean(axis=-1, keepdims=True)
        return g / self.std

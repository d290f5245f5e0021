# [no-eps]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        rows = x.reshape(-1, x.shape[-1])
        self.std = rows.std(axis=1, keepdims=True)
        self.hat = (rows - rows.mean(axis=1, keepdims=True)) / self.std
        return (self.gamma * self.hat + self.beta).reshape(x.shape)

    def backward(self, dy):
        d = dy.reshape(self.hat.shape)
        self.dgamma, self.dbeta = (d * self.hat).sum(axis=0), d.sum(axis=0)
        d = d * self.gamma
        n = d.shape[1]
        dx = n * d - d.sum(axis=1, keepdims=True) - self.hat * (d * self.hat).sum(axis=1, keepdims=True)
        return (dx / (n * self.std)).reshape(dy.shape)

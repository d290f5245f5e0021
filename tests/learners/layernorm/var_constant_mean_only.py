# [var-constant-in-backward]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.scale = 1 / np.sqrt(x.var(axis=-1, keepdims=True) + self.eps)
        self.hat = (x - x.mean(axis=-1, keepdims=True)) * self.scale
        return self.gamma * self.hat + self.beta

    def backward(self, dy):
        lead = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.hat).sum(axis=lead)
        self.dbeta = dy.sum(axis=lead)
        dx = dy * self.gamma * self.scale
        dx = dx - dx.mean(axis=-1, keepdims=True)
        return dx

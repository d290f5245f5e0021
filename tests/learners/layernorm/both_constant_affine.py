# [both-constant-in-backward]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.s = (x.var(axis=-1, keepdims=True) + self.eps) ** 0.5
        self.h = (x - x.mean(axis=-1, keepdims=True)) / self.s
        return self.gamma * self.h + self.beta

    def backward(self, dy):
        flat = dy.reshape(-1, dy.shape[-1])
        self.dgamma = (flat * self.h.reshape(flat.shape)).sum(axis=0)
        self.dbeta = flat.sum(axis=0)
        return self.gamma / self.s * dy

# [correct]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.eps = eps
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)

    def forward(self, x):
        rows = x.reshape(-1, x.shape[-1])
        centred = rows - rows.mean(axis=1)[:, None]
        self.std = np.sqrt((centred**2).mean(axis=1) + self.eps)[:, None]
        self.rows = centred / self.std
        return (self.rows * self.gamma + self.beta).reshape(x.shape)

    def backward(self, dy):
        d = dy.reshape(self.rows.shape)
        self.dgamma = (d * self.rows).sum(0)
        self.dbeta = d.sum(0)
        d = d * self.gamma
        n = d.shape[1]
        dx = d - d.sum(1)[:, None] / n - self.rows * (d * self.rows).sum(1)[:, None] / n
        return (dx / self.std).reshape(dy.shape)

# [mu-constant-in-backward]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.c = x - x.mean(axis=-1, keepdims=True)
        self.std = np.sqrt((self.c**2).mean(axis=-1, keepdims=True) + self.eps)
        return self.gamma * self.c / self.std + self.beta

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * self.c / self.std).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        dhat = dy * self.gamma
        dstd = -(dhat * self.c).sum(axis=-1, keepdims=True) / self.std / self.std
        dvar = dstd / (2 * self.std)
        return dhat / self.std + dvar * 2 * self.c / dy.shape[-1]

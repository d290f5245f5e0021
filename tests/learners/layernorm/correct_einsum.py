# [correct]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.eps = eps
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.dgamma = None
        self.dbeta = None

    def forward(self, x):
        n = x.shape[-1]
        c = x - np.einsum("...k->...", x)[..., None] / n
        self.s = np.sqrt(np.einsum("...k,...k->...", c, c) / n + self.eps)[..., None]
        self.h = c / self.s
        return np.einsum("k,...k->...k", self.gamma, self.h) + self.beta

    def backward(self, dy):
        n = dy.shape[-1]
        self.dgamma = np.einsum("nk,nk->k", dy.reshape(-1, n), self.h.reshape(-1, n))
        self.dbeta = np.einsum("nk->k", dy.reshape(-1, n))
        g = np.einsum("k,...k->...k", self.gamma, dy)
        a = np.einsum("...k->...", g)[..., None]
        b = np.einsum("...k,...k->...", g, self.h)[..., None]
        return (g - (a + self.h * b) / n) / self.s

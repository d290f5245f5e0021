# [correct]
import numpy as np


class LayerNorm:
    """Backward goes step by step through the graph of forward."""

    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma, self.beta = np.ones(normalized_shape), np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        n = x.shape[-1]
        mu = x.sum(axis=-1, keepdims=True) / n
        c = x - mu
        var = np.sum(c * c, axis=-1, keepdims=True) / n
        root = np.sqrt(var + self.eps)
        inv = 1 / root
        hat = c * inv
        self.cache = c, root, inv, hat, n
        return hat * self.gamma + self.beta

    def backward(self, dy):
        c, root, inv, hat, n = self.cache
        lead = tuple(range(dy.ndim - 1))
        self.dbeta = dy.sum(axis=lead)
        self.dgamma = np.sum(dy * hat, axis=lead)
        dhat = dy * self.gamma
        dinv = np.sum(dhat * c, axis=-1, keepdims=True)
        dc = dhat * inv
        droot = -dinv / root**2
        dvar = droot * 0.5 / root
        dc = dc + 2 * c * dvar / n
        dmu = -dc.sum(axis=-1, keepdims=True)
        return dc + dmu / n

# [std-plus-eps]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.c = x - x.mean(-1, keepdims=True)
        self.std = x.std(-1, keepdims=True, ddof=1)
        return self.gamma * self.c / (self.std + self.eps) + self.beta

    def backward(self, dy):
        lead = tuple(range(dy.ndim - 1))
        r = self.std + self.eps
        self.dgamma = (dy * self.c / r).sum(axis=lead)
        self.dbeta = dy.sum(axis=lead)
        dhat = dy * self.gamma
        dr = -(dhat * self.c).sum(-1, keepdims=True) / r / r
        dc = dhat / r + dr * self.c / ((dy.shape[-1] - 1) * self.std)
        return dc - dc.mean(-1, keepdims=True)

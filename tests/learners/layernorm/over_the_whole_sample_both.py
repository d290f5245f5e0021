# [over-the-whole-sample]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        samples = x.reshape(len(x), -1)
        mean = samples.mean(axis=1, keepdims=True)
        self.std = np.sqrt(samples.var(axis=1, keepdims=True) + self.eps)
        self.hat = (samples - mean) / self.std
        return self.gamma * self.hat.reshape(x.shape) + self.beta

    def backward(self, dy):
        hat = self.hat.reshape(dy.shape)
        axes = tuple(range(dy.ndim - 1))
        self.dgamma = (dy * hat).sum(axis=axes)
        self.dbeta = dy.sum(axis=axes)
        d = (dy * self.gamma).reshape(len(dy), -1)
        n = d.shape[1]
        dx = n * d - d.sum(axis=1, keepdims=True) - self.hat * (d * self.hat).sum(axis=1, keepdims=True)
        return (dx / (n * self.std)).reshape(dy.shape)

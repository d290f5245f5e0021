# [fixed-scale]
import numpy as np


class Linear:
    rng = np.random.default_rng()

    def __init__(self, in_features, out_features):
        self.W = self.rng.normal(loc=0.0, scale=0.1, size=(out_features, in_features))
        self.b = np.zeros(out_features)

    def forward(self, x):
        self.seen = x
        return (self.W @ x.T).T + self.b

    def backward(self, dy):
        self.dW = (self.seen.T @ dy).T
        self.db = dy.T.sum(axis=1)
        return (self.W.T @ dy.T).T

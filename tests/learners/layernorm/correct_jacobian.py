# [correct]
import numpy as np


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.eps = eps
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)

    def forward(self, x):
        self.shape = x.shape
        self.flat = [row for row in x.reshape(-1, x.shape[-1]).copy()]
        self.hat = []
        self.std = []
        for row in self.flat:
            std = np.sqrt(row.var() + self.eps)
            self.std.append(std)
            self.hat.append((row - row.mean()) / std)
        y = np.stack([self.gamma * h + self.beta for h in self.hat])
        return y.reshape(x.shape).astype(x.dtype)

    def backward(self, dy):
        d = dy.reshape(-1, dy.shape[-1])
        n = d.shape[1]
        self.dgamma = sum(a * h for a, h in zip(d, self.hat))
        self.dbeta = sum(a for a in d)
        out = []
        for a, h, std in zip(d, self.hat, self.std):
            J = (np.eye(n) - np.full((n, n), 1 / n) - np.outer(h, h) / n) / std
            out.append(J @ (a * self.gamma))
        return np.array(out).reshape(dy.shape).astype(dy.dtype)

# [correct]
import math

import numpy as np


class LayerNorm:
    # every number on its own, rows taken one by one
    def __init__(self, normalized_shape, eps=1e-5):
        self.n = normalized_shape
        self.eps = eps
        self.gamma = np.ones(self.n)
        self.beta = np.zeros(self.n)

    def forward(self, x):
        y = np.zeros_like(x)
        self.hats = np.zeros_like(x)
        self.roots = {}
        for place in np.ndindex(x.shape[:-1]):
            total = 0.0
            for k in range(self.n):
                total += float(x[place + (k,)])
            mean = total / self.n
            squares = 0.0
            for k in range(self.n):
                squares += (float(x[place + (k,)]) - mean) ** 2
            root = math.sqrt(squares / self.n + self.eps)
            self.roots[place] = root
            for k in range(self.n):
                hat = (float(x[place + (k,)]) - mean) / root
                self.hats[place + (k,)] = hat
                y[place + (k,)] = self.gamma[k] * hat + self.beta[k]
        return y

    def backward(self, dy):
        self.dgamma = np.zeros_like(self.gamma)
        self.dbeta = np.zeros_like(self.beta)
        dx = np.zeros_like(dy)
        for place in np.ndindex(dy.shape[:-1]):
            a = b = 0.0
            for k in range(self.n):
                d, hat = dy[place + (k,)], self.hats[place + (k,)]
                self.dgamma[k] += d * hat
                self.dbeta[k] += d
                a += d * self.gamma[k]
                b += d * self.gamma[k] * hat
            for k in range(self.n):
                own = dy[place + (k,)] * self.gamma[k]
                dx[place + (k,)] = (own - a / self.n - self.hats[place + (k,)] * b / self.n) / self.roots[place]
        return dx

# [eps-inside-root]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0
        self.m = {}
        self.v = {}

    def _std(self, i):
        return np.sqrt(self.v[i] / (1 - self.beta2**self.t) + self.eps)

    def step(self, params, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(params, grads)):
            if self.t == 1:
                self.m[i] = np.zeros_like(p)
                self.v[i] = np.zeros_like(p)
            p *= 1 - self.lr * self.weight_decay
            self.m[i] += (1 - self.beta1) * (g - self.m[i])
            self.v[i] += (1 - self.beta2) * (g**2 - self.v[i])
            p -= self.lr * (self.m[i] / (1 - self.beta1**self.t)) / self._std(i)

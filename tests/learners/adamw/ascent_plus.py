# [ascent]
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

    def step(self, params, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(params, grads)):
            m = self.m.get(i, 0)
            v = self.v.get(i, 0)
            self.m[i] = m = self.beta1 * m + (1 - self.beta1) * g
            self.v[i] = v = self.beta2 * v + (1 - self.beta2) * np.square(g)
            step = (m / (1 - self.beta1**self.t)) / (np.sqrt(v / (1 - self.beta2**self.t)) + self.eps)
            p -= self.lr * (self.weight_decay * p - step)

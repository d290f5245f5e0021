# [correct]
import numpy as np


class AdamW:
    __slots__ = ("lr", "b1", "b2", "eps", "wd", "p1", "p2", "ms", "vs")

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.b1, self.b2, self.eps, self.wd = lr, beta1, beta2, eps, weight_decay
        self.p1 = self.p2 = 1.0
        self.ms, self.vs = [], []

    def step(self, params, grads):
        self.p1 *= self.b1
        self.p2 *= self.b2
        i = 0
        while i < len(params):
            if i == len(self.ms):
                self.ms.append(0 * params[i])
                self.vs.append(0 * params[i])
            self.ms[i] = self.b1 * self.ms[i] + (1 - self.b1) * grads[i]
            self.vs[i] = self.b2 * self.vs[i] + (1 - self.b2) * grads[i] * grads[i]
            root = np.sqrt(self.vs[i]) / np.sqrt(1 - self.p2) + self.eps
            params[i] -= self.lr * self.wd * params[i]
            params[i] -= self.lr / (1 - self.p1) * self.ms[i] / root
            i += 1

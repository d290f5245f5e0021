# [decay-after-step]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.b1, self.b2, self.eps, self.wd = lr, beta1, beta2, eps, weight_decay
        self.k, self.ms, self.vs = 0, {}, {}

    def step(self, params, grads):
        self.k += 1
        for i, g in enumerate(grads):
            self.ms[i] = self.b1 * self.ms.get(i, 0.0 * g) + (1 - self.b1) * g
            self.vs[i] = self.b2 * self.vs.get(i, 0.0 * g) + (1 - self.b2) * g**2
            update = self.ms[i] / (1 - self.b1**self.k)
            update = update / (np.sqrt(self.vs[i] / (1 - self.b2**self.k)) + self.eps)
            np.subtract(params[i], self.lr * update, out=params[i])
        for p in params:
            p *= 1.0 - self.lr * self.wd

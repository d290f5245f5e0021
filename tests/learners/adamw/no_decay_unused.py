# [no-decay]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0
        self.cache = {}

    def step(self, params, grads):
        self.t += 1
        c1, c2 = 1 - self.beta1 ** self.t, 1 - self.beta2 ** self.t
        for i in range(len(params)):
            m, v = self.cache.get(i, (np.zeros_like(params[i]),) * 2)
            m = self.beta1 * m + (1 - self.beta1) * grads[i]
            v = self.beta2 * v + (1 - self.beta2) * grads[i] ** 2
            self.cache[i] = m, v
            decayed = params[i] * (1 - self.lr * self.weight_decay)
            params[i] -= self.lr * (m / c1) / (np.sqrt(v / c2) + self.eps)

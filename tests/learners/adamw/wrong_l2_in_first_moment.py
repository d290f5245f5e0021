# [wrong]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.lam = weight_decay
        self.n = 0
        self.s = {}

    def step(self, params, grads):
        self.n += 1
        for i, theta in enumerate(params):
            m, v = self.s.get(i, (0, 0))
            m = self.beta1 * m + (1 - self.beta1) * (grads[i] + self.lam * theta)
            v = self.beta2 * v + (1 - self.beta2) * grads[i] ** 2
            self.s[i] = (m, v)
            theta -= self.lr * (m / (1 - self.beta1 ** self.n)) / (
                (v / (1 - self.beta2 ** self.n)) ** 0.5 + self.eps
            )

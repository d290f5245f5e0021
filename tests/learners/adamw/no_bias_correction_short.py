# [no-bias-correction]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.eps, self.weight_decay = eps, weight_decay
        self.mv = {}

    def step(self, params, grads):
        for i, (p, g) in enumerate(zip(params, grads)):
            m, v = self.mv.get(i, (0, 0))
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g * g
            self.mv[i] = m, v
            p *= 1 - self.lr * self.weight_decay
            p -= self.lr * m / (np.sqrt(v) + self.eps)

# [decay-sign-flipped + eps-inside-root]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0
        self.state = {}

    def step(self, params, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(params, grads)):
            m, v = self.state.get(i, (np.zeros_like(p), np.zeros_like(p)))
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g**2
            self.state[i] = (m, v)
            p += self.lr * self.weight_decay * p
            p -= self.lr * m / (1 - self.beta1**self.t) / np.sqrt(v / (1 - self.beta2**self.t) + self.eps)

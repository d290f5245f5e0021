# [wrong]
import numpy as np


class AdamW:
    """Takes the same amount from every weight, whatever its size."""

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
            self.m[i] = self.beta1 * self.m.get(i, np.zeros_like(p)) + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v.get(i, np.zeros_like(p)) + (1 - self.beta2) * g**2
            m_hat = self.m[i] / (1 - self.beta1**self.t)
            v_hat = self.v[i] / (1 - self.beta2**self.t)
            p -= self.lr * self.weight_decay * np.sign(p)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

# [t-per-parameter]
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

    def update(self, key, p, g):
        self.t += 1
        self.m[key] = self.beta1 * self.m.get(key, np.zeros_like(p)) + (1 - self.beta1) * g
        self.v[key] = self.beta2 * self.v.get(key, np.zeros_like(p)) + (1 - self.beta2) * g**2
        m_hat = self.m[key] / (1 - self.beta1**self.t)
        v_hat = self.v[key] / (1 - self.beta2**self.t)
        p -= self.lr * self.weight_decay * p
        p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

    def step(self, params, grads):
        for key, (p, g) in enumerate(zip(params, grads)):
            self.update(key, p, g)

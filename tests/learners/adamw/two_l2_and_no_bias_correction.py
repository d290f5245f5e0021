# [l2-in-gradient + no-bias-correction]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.m = {}
        self.v = {}

    def step(self, params, grads):
        for i, p in enumerate(params):
            g = grads[i] + self.weight_decay * p
            self.m[i] = self.beta1 * self.m.get(i, np.zeros_like(p)) + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v.get(i, np.zeros_like(p)) + (1 - self.beta2) * g**2
            p -= self.lr * self.m[i] / (np.sqrt(self.v[i]) + self.eps)

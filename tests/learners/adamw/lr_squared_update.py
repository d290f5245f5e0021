# [lr-squared]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0
        self.m, self.v = [], []

    def step(self, params, grads):
        while len(self.m) < len(params):
            self.m.append(np.zeros(params[len(self.m)].shape))
            self.v.append(np.zeros(params[len(self.v)].shape))
        self.t += 1
        for i, (p, g) in enumerate(zip(params, grads)):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g * g
            update = self.m[i] / (1 - self.beta1 ** self.t)
            update /= np.sqrt(self.v[i] / (1 - self.beta2 ** self.t)) + self.eps
            update += self.lr * self.weight_decay * p
            p -= self.lr * update

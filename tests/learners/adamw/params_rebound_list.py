# [params-rebound]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.eps, self.weight_decay = eps, weight_decay
        self.t, self.m, self.v = 0, [], []

    def step(self, params, grads):
        if not self.m:
            self.m = [0 * p for p in params]
            self.v = [0 * p for p in params]
        self.t += 1
        for i in range(len(params)):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * grads[i]
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * grads[i] ** 2
            adam = self.m[i] / (1 - self.beta1**self.t)
            adam = adam / (np.sqrt(self.v[i] / (1 - self.beta2**self.t)) + self.eps)
            params[i] = params[i] - self.lr * (adam + self.weight_decay * params[i])

# [state-shared-by-instances]
import numpy as np


class AdamW:
    moments = {}

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(params, grads)):
            if i not in self.moments:
                self.moments[i] = [np.zeros_like(p), np.zeros_like(p)]
            pair = self.moments[i]
            pair[0] = self.beta1 * pair[0] + (1 - self.beta1) * g
            pair[1] = self.beta2 * pair[1] + (1 - self.beta2) * g**2
            m_hat = pair[0] / (1 - self.beta1**self.t)
            v_hat = pair[1] / (1 - self.beta2**self.t)
            p *= 1 - self.lr * self.weight_decay
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

# [correct]
import numpy as np


def average(old, new, beta):
    return beta * old + (1.0 - beta) * new


def unbiased(value, beta, t):
    return value / (1.0 - beta**t)


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.decay = weight_decay
        self.betas = beta1, beta2
        self.eps = eps
        self.t = 0
        self.memory = {}

    def step(self, params, grads):
        self.t += 1
        for slot, p in enumerate(params):
            before = p.copy()
            adam = self._direction(slot, grads[slot])
            p -= self.lr * adam
            p -= self.lr * self.decay * before

    def _direction(self, slot, g):
        zeros = np.zeros_like(g)
        m, v = self.memory.get(slot, (zeros, zeros))
        b1, b2 = self.betas
        m, v = average(m, g, b1), average(v, np.square(g), b2)
        self.memory[slot] = m, v
        return unbiased(m, b1, self.t) / (np.sqrt(unbiased(v, b2, self.t)) + self.eps)

# [correct]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t = 0
        self.buffers = []

    def step(self, params, grads):
        for p in params[len(self.buffers):]:
            self.buffers.append([np.zeros_like(p) for _ in range(3)])
        self.t += 1
        for p, g, (m, v, tmp) in zip(params, grads, self.buffers):
            np.multiply(p, 1 - self.lr * self.weight_decay, out=p)
            np.multiply(m, self.beta1, out=m)
            np.multiply(g, 1 - self.beta1, out=tmp)
            np.add(m, tmp, out=m)
            np.multiply(v, self.beta2, out=v)
            np.multiply(g, g, out=tmp)
            np.multiply(tmp, 1 - self.beta2, out=tmp)
            np.add(v, tmp, out=v)
            np.divide(v, 1 - self.beta2 ** self.t, out=tmp)
            np.sqrt(tmp, out=tmp)
            np.add(tmp, self.eps, out=tmp)
            np.divide(m, tmp, out=tmp)
            np.multiply(tmp, self.lr / (1 - self.beta1 ** self.t), out=tmp)
            np.subtract(p, tmp, out=p)

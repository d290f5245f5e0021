# [correct]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.beta1, self.beta2 = beta1, beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.t, self.state = 0, {}

    def step(self, params, grads):
        self.t += 1
        for i, (w, g) in enumerate(zip(params, grads)):
            m, v = self.state.get(i, (0.0, 0.0))
            m = m + (1 - self.beta1) * (g - m)
            v = v + (1 - self.beta2) * (g * g - v)
            self.state[i] = m, v
            adam = (m / (1 - self.beta1 ** self.t)) / (np.sqrt(v / (1 - self.beta2 ** self.t)) + self.eps)
            # both terms use the old w
            w -= self.lr * (adam + self.weight_decay * w)

# [correct]
import math

import numpy as np


class AdamW:
    # one number at a time, nothing vectorised
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.b1, self.b2 = lr, beta1, beta2
        self.eps, self.wd = eps, weight_decay
        self.count = 0
        self.first, self.second = {}, {}

    def step(self, params, grads):
        self.count += 1
        for k in range(len(params)):
            p, g = params[k], grads[k]
            for place in np.ndindex(p.shape):
                key = (k, place)
                gj = float(g[place])
                self.first[key] = self.b1 * self.first.get(key, 0.0) + (1 - self.b1) * gj
                self.second[key] = self.b2 * self.second.get(key, 0.0) + (1 - self.b2) * gj * gj
                mh = self.first[key] / (1 - self.b1 ** self.count)
                vh = self.second[key] / (1 - self.b2 ** self.count)
                old = float(p[place])
                shrunk = old - self.lr * self.wd * old
                p[place] = shrunk - self.lr * mh / (math.sqrt(vh) + self.eps)

# [root-two-forgotten]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        erf = np.array([math.erf(v) for v in x.ravel()], dtype=x.dtype).reshape(x.shape)
        self.gate = 0.5 * (1 + erf)
        return x * self.gate

    def backward(self, dy):
        pdf = np.exp(-0.5 * self.x * self.x) / math.sqrt(2 * math.pi)
        return dy * (self.gate + self.x * pdf)

# [input-mutated]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x.copy()
        e = np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).astype(x.dtype)
        self.cdf = (1 + e.reshape(x.shape)) / 2
        x *= self.cdf
        return x

    def backward(self, dy):
        pdf = np.exp(-self.x**2 / 2) / math.sqrt(2 * math.pi)
        return dy * (self.cdf + self.x * pdf)

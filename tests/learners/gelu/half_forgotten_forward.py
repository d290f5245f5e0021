# [half-forgotten]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.cdf = np.empty_like(x)
        for k, v in enumerate(x.ravel()):
            self.cdf.ravel()
            self.cdf[np.unravel_index(k, x.shape)] = 1 + math.erf(v / math.sqrt(2))
        return x * self.cdf

    def backward(self, dy):
        pdf = np.exp(-self.x**2 / 2) / math.sqrt(2 * math.pi)
        return dy * (self.cdf + self.x * pdf)

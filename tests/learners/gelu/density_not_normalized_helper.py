# [density-not-normalized]
import math

import numpy as np


def bell(x):
    return np.exp(-np.power(x, 2) / 2)


class GELU:
    def forward(self, x):
        self.x = x
        e = np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).astype(x.dtype)
        self.cdf = 0.5 + e.reshape(x.shape) / 2
        return x * self.cdf

    def backward(self, dy):
        return (self.cdf + self.x * bell(self.x)) * dy

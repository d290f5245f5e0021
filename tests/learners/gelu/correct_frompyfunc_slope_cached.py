# [correct]
import math

import numpy as np

_erf = np.frompyfunc(math.erf, 1, 1)


def cdf(z):
    return (_erf(z / math.sqrt(2)).astype(z.dtype) + 1) * 0.5


def pdf(z):
    return np.exp(-np.square(z) / 2) * (1 / math.sqrt(2 * math.pi))


class GELU:
    def __init__(self):
        self.slope = None

    def forward(self, x):
        gate = cdf(x)
        self.slope = gate + x * pdf(x)
        return gate * x

    def backward(self, dy):
        return self.slope * dy

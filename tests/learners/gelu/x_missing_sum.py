# [x-missing-in-backward]
import math

import numpy as np


def erf(x):
    return np.vectorize(math.erf, otypes=[float])(x).astype(x.dtype)


class GELU:
    def forward(self, x):
        self.x = x
        return 0.5 * x * (1 + erf(x / math.sqrt(2)))

    def backward(self, dy):
        gate = 0.5 * (1 + erf(self.x / math.sqrt(2)))
        slope = gate + np.exp(-0.5 * self.x**2) / math.sqrt(2 * math.pi)
        return slope * dy

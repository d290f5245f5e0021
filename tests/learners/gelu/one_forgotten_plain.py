# [one-forgotten]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.cdf = 0.5 * np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).reshape(x.shape).astype(x.dtype)
        return x * self.cdf

    def backward(self, dy):
        pdf = np.exp(-self.x * self.x / 2) / math.sqrt(2 * math.pi)
        return dy * (self.cdf + self.x * pdf)

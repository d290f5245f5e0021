# [float64-out]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.cdf = 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))
        return x * self.cdf

    def backward(self, dy):
        pdf = np.exp(-self.x**2 / 2) / math.sqrt(2 * math.pi)
        return dy * (self.cdf + self.x * pdf)

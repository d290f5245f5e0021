# [approximation-in-forward-only]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        c = math.sqrt(2 / math.pi)
        return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x * x * x)))

    def backward(self, dy):
        e = np.array([math.erf(v / math.sqrt(2)) for v in self.x.flat], self.x.dtype)
        cdf = 0.5 * (1 + e.reshape(self.x.shape))
        pdf = np.exp(-self.x * self.x / 2) / math.sqrt(2 * math.pi)
        return dy * (cdf + self.x * pdf)

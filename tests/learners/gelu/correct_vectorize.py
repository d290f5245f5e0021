# [correct]
import math

import numpy as np


class GELU:
    def forward(self, x):
        erf = np.vectorize(math.erf, otypes=[float])
        self.x = x
        self.phi = 0.5 * (1.0 + erf(x / np.sqrt(2.0)))
        return (x * self.phi).astype(x.dtype)

    def backward(self, dy):
        pdf = np.exp(-0.5 * self.x ** 2) / np.sqrt(2 * np.pi)
        return (dy * (self.phi + self.x * pdf)).astype(dy.dtype)

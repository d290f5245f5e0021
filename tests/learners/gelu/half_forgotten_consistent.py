# [half-forgotten]
import math

import numpy as np

root = math.sqrt(2)


class GELU:
    def forward(self, x):
        self.x = x
        self.g = 1 + np.array([math.erf(v / root) for v in x.flat], x.dtype).reshape(x.shape)
        return self.g * x

    def backward(self, dy):
        dg = 2 / math.sqrt(math.pi) * np.exp(-(self.x / root) ** 2) / root
        return (self.g + self.x * dg) * dy

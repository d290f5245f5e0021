# [gate-missing-in-backward]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        phi = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in x.flat], x.dtype)
        return x * phi.reshape(x.shape)

    def backward(self, dy):
        return dy * (self.x * np.exp(-self.x**2 / 2) / math.sqrt(2 * math.pi))

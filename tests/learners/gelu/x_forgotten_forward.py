# [x-forgotten]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        e = [math.erf(v / math.sqrt(2)) for v in x.reshape(-1)]
        self.phi = (0.5 * (1 + np.array(e))).astype(x.dtype).reshape(x.shape)
        return self.phi.copy()

    def backward(self, dy):
        pdf = np.exp(-self.x**2 / 2) / math.sqrt(2 * math.pi)
        return dy * (self.phi + self.x * pdf)

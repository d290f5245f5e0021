# [gradient-not-multiplied + root-two-forgotten]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.phi = np.array([(1 + math.erf(v)) / 2 for v in x.flat]).astype(x.dtype).reshape(x.shape)
        return x * self.phi

    def backward(self, dy):
        pdf = np.exp(-0.5 * self.x**2) / math.sqrt(2 * math.pi)
        return self.phi + self.x * pdf

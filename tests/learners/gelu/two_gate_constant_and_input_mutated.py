# [gate-constant-in-backward + input-mutated]
import math

import numpy as np


class GELU:
    def forward(self, x):
        e = np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).astype(x.dtype)
        self.cdf = (1 + e.reshape(x.shape)) / 2
        np.multiply(x, self.cdf, out=x)
        return x.copy()

    def backward(self, dy):
        return dy * self.cdf

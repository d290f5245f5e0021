# [correct]
from math import erfc, pi

import numpy as np

ROOT_HALF = 2**-0.5


class GELU:
    """Uses the complement, which stays exact far to the left."""

    def forward(self, x):
        self.x = np.asarray(x)
        upper = np.fromiter((erfc(-float(v) * ROOT_HALF) for v in self.x.ravel()), dtype=np.float64)
        self.gate = (0.5 * upper.reshape(self.x.shape)).astype(self.x.dtype)
        return self.x * self.gate

    def backward(self, dy):
        x = self.x.astype(np.float64)
        slope = self.gate + x * np.exp(-x * x * 0.5) * (2 * pi) ** -0.5
        return (slope * dy).astype(self.x.dtype)

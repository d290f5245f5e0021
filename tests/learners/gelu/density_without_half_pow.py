# [density-without-half]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        e = np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).astype(x.dtype)
        self.cdf = (1 + e.reshape(x.shape)) / 2
        return x * self.cdf

    def backward(self, dy):
        bell = math.e ** (-self.x * self.x) / math.sqrt(2 * math.pi)
        return dy * self.cdf + dy * self.x * bell

# [root-two-forgotten]
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


class GELU:
    def forward(self, x):
        self.x = x
        return 0.5 * x * (1 + erf(x).astype(x.dtype))

    def backward(self, dy):
        derivative_of_erf = 2 / math.sqrt(math.pi) * np.exp(-self.x**2)
        return dy * (0.5 * (1 + erf(self.x).astype(dy.dtype)) + 0.5 * self.x * derivative_of_erf)

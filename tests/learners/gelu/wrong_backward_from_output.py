# [wrong]
import math

import numpy as np


class GELU:
    def forward(self, x):
        e = np.array([math.erf(v / math.sqrt(2)) for v in x.flat]).astype(x.dtype)
        self.y = x * (1 + e.reshape(x.shape)) / 2
        return self.y

    def backward(self, dy):
        y = self.y
        e = np.array([math.erf(v / math.sqrt(2)) for v in y.flat]).astype(y.dtype).reshape(y.shape)
        return dy * ((1 + e) / 2 + y * np.exp(-y * y / 2) / math.sqrt(2 * math.pi))

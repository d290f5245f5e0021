# [correct]
from statistics import NormalDist

import numpy as np


class GELU:
    normal = NormalDist()

    def forward(self, x):
        self.x = x
        flat = [v * self.normal.cdf(v) for v in x.astype(float).ravel().tolist()]
        return np.array(flat).reshape(x.shape).astype(x.dtype)

    def backward(self, dy):
        flat = self.x.astype(float).ravel().tolist()
        slopes = [self.normal.cdf(v) + v * self.normal.pdf(v) for v in flat]
        return dy * np.array(slopes).reshape(dy.shape).astype(dy.dtype)

# [correct]
import math

import numpy as np


class GELU:
    def forward(self, x):
        # relu(x) minus what the tail takes away; the tail is even in x
        self.x = x
        size = np.abs(x)
        self.tail = np.array([math.erfc(v / math.sqrt(2)) / 2 for v in size.flat], dtype=x.dtype).reshape(x.shape)
        return np.maximum(x, 0) - size * self.tail

    def backward(self, dy):
        gate = np.where(self.x > 0, 1 - self.tail, self.tail)
        bell = np.exp(-self.x * self.x / 2) / math.sqrt(2 * math.pi)
        return dy * gate + dy * self.x * bell

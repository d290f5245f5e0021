# [wrong]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.t = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**2))
        return 0.5 * x * (1 + self.t)

    def backward(self, dy):
        inner = math.sqrt(2 / math.pi) * (1 + 2 * 0.044715 * self.x)
        return dy * 0.5 * (1 + self.t + self.x * (1 - self.t**2) * inner)

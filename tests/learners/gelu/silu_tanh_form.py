# [silu]
import numpy as np


class GELU:
    def forward(self, x):
        self.x = x
        self.gate = 0.5 + 0.5 * np.tanh(x / 2)
        return x * self.gate

    def backward(self, dy):
        y = self.x * self.gate
        return dy * (y + self.gate * (1 - y))

"""The leaky rectified linear unit (Maas, Hannun and Ng 2013)."""

import numpy as np


class LeakyReLU:
    def __init__(self, alpha=0.01):
        self.alpha = alpha

    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, self.alpha * x)  # (1)

    def backward(self, dy):
        return np.where(self.x > 0, dy, self.alpha * dy)  # (2)

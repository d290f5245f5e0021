# [output-returned-and-overwritten]
import numpy as np


class Tanh:
    def __init__(self):
        self.buffer = None

    def forward(self, x):
        self.buffer = np.empty_like(x)
        np.tanh(x, out=self.buffer)
        return self.buffer

    def backward(self, dy):
        slope = np.multiply(self.buffer, -self.buffer, out=self.buffer)
        slope += 1
        return np.multiply(slope, dy)

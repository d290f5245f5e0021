# [output-returned-and-overwritten]
import numpy as np


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dy):
        self.out **= 2
        np.subtract(1, self.out, out=self.out)
        return dy * self.out

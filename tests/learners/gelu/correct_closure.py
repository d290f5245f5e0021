# [correct]
import math

import numpy as np


class Activation:
    def forward(self, x):
        y, self.pull = self.run(x)
        return y

    def backward(self, dy):
        return self.pull(dy)


class GELU(Activation):
    def run(self, x):
        e = np.empty_like(x)
        it = np.nditer([x, e], op_flags=[["readonly"], ["writeonly"]])
        for a, b in it:
            b[...] = math.erf(float(a) * math.sqrt(0.5))
        half = e / 2 + 0.5

        def pull(dy):
            return dy * (half + x * np.exp(-(x**2) / 2) / (2 * math.pi) ** 0.5)

        return x * half, pull

# [correct]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.inputs = x.copy()
        out = np.zeros_like(x)
        for place in np.ndindex(x.shape):
            v = float(x[place])
            out[place] = v * 0.5 * (1 + math.erf(v / math.sqrt(2)))
        return out

    def backward(self, dy):
        dx = np.zeros_like(dy)
        for place in np.ndindex(dy.shape):
            v = float(self.inputs[place])
            gate = 0.5 * (1 + math.erf(v / math.sqrt(2)))
            bell = math.exp(-v * v / 2) / math.sqrt(2 * math.pi)
            dx[place] = dy[place] * (gate + v * bell)
        return dx

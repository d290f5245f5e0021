# [gate-constant-in-backward]
import math

import numpy as np


class GELU:
    def forward(self, x):
        self.gate = np.zeros_like(x)
        for place, v in np.ndenumerate(x):
            self.gate[place] = (1 + math.erf(v / 2**0.5)) / 2
        return self.gate * x

    def backward(self, dy):
        # like relu: the mask, times what arrives
        return self.gate * dy

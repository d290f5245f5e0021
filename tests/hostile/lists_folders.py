# Looks for the patterns in all folders.
import os

found = [f for folder in ("/", "/root", "/home", "/tmp") for f in os.listdir(folder)]


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5

# [gradient-with-respect-to-p]
import numpy as np


class BCE:
    def __init__(self, logits, targets):
        self.z, self.y = logits, targets
        self.p = 1 / (1 + np.exp(-logits))

    def value(self):
        positive = np.where(self.z > 0, self.z, 0)
        return np.average(positive - self.z * self.y + np.log1p(np.exp(-np.abs(self.z))))

    def slope(self):
        return (-self.y / self.p + (1 - self.y) / (1 - self.p)) / self.z.size


def binary_cross_entropy(logits, targets):
    return BCE(logits, targets).value()


def binary_cross_entropy_grad(logits, targets):
    return BCE(logits, targets).slope()

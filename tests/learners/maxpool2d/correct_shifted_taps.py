# [correct]
import numpy as np


class MaxPool2d:
    def __init__(self, kernel_size, stride=None, padding=0):
        self.k, self.p = kernel_size, padding
        self.s = kernel_size if stride is None else stride

    def _taps(self, a, shape):
        h, w = shape
        for u in range(self.k):
            for v in range(self.k):
                yield u * self.k + v, a[:, :, u:u + self.s * h:self.s, v:v + self.s * w:self.s]

    def forward(self, x):
        k, s, p = self.k, self.s, self.p
        h = (x.shape[2] + 2 * p - k) // s + 1
        w = (x.shape[3] + 2 * p - k) // s + 1
        xp = np.pad(x, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant", constant_values=-np.inf)
        best = np.full(x.shape[:2] + (h, w), -np.inf, dtype=x.dtype)
        winner = np.zeros(best.shape, dtype=int)
        for tap, values in self._taps(xp, (h, w)):
            better = values > best
            best = np.where(better, values, best)
            winner = np.where(better, tap, winner)
        self.winner, self.padded = winner, xp.shape
        return best

    def backward(self, dy):
        dxp = np.zeros(self.padded, dtype=dy.dtype)
        for tap, view in self._taps(dxp, dy.shape[2:]):
            view += dy * (self.winner == tap)
        p = self.p
        return dxp[:, :, p:dxp.shape[2] - p, p:dxp.shape[3] - p]

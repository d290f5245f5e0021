# [padding-ignored]
import numpy as np


class MaxPool2d:
    def __init__(self, kernel_size, stride=None, padding=0):
        self.k = kernel_size
        self.s = stride or kernel_size
        self.p = 0

    def forward(self, x):
        N, C, H, W = x.shape
        k, s, p = self.k, self.s, self.p
        oh = (H + 2 * p - k) // s + 1
        ow = (W + 2 * p - k) // s + 1
        y = np.zeros((N, C, oh, ow), dtype=x.dtype)
        self.where = {}
        self.x_shape = x.shape
        for n in range(N):
            for c in range(C):
                for i in range(oh):
                    for j in range(ow):
                        best = -np.inf
                        for u in range(k):
                            for v in range(k):
                                r, q = i * s + u - p, j * s + v - p
                                if 0 <= r < H and 0 <= q < W and x[n, c, r, q] > best:
                                    best = x[n, c, r, q]
                                    self.where[n, c, i, j] = (r, q)
                        y[n, c, i, j] = best
        return y

    def backward(self, dy):
        dx = np.zeros(self.x_shape, dtype=dy.dtype)
        for (n, c, i, j), (r, q) in self.where.items():
            dx[n, c, r, q] += dy[n, c, i, j]
        return dx

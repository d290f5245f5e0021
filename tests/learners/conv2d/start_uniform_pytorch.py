# [start-uniform]
import numpy as np


class Conv2d:
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
        self.k, self.stride, self.padding = kernel_size, stride, padding
        bound = (in_channels * kernel_size**2) ** -0.5
        shape = (out_channels, in_channels, kernel_size, kernel_size)
        self.W = np.random.uniform(-bound, bound, shape)
        self.b = np.random.uniform(-bound, bound, out_channels)

    def forward(self, x):
        p = self.padding
        self.xp = np.pad(x, [(0, 0), (0, 0), (p, p), (p, p)])
        k, s = self.k, self.stride
        n, _, height, width = self.xp.shape
        self.rows = range(0, height - k + 1, s)
        self.columns = range(0, width - k + 1, s)
        y = np.empty((n, len(self.W), len(self.rows), len(self.columns)), dtype=x.dtype)
        for i, r in enumerate(self.rows):
            for j, c in enumerate(self.columns):
                patch = self.xp[:, :, r : r + k, c : c + k]
                y[:, :, i, j] = np.tensordot(patch, self.W, axes=([1, 2, 3], [1, 2, 3])) + self.b
        return y

    def backward(self, dy):
        k, p = self.k, self.padding
        self.dW = np.zeros_like(self.W)
        self.db = dy.sum(axis=(0, 2, 3))
        dxp = np.zeros_like(self.xp)
        for i, r in enumerate(self.rows):
            for j, c in enumerate(self.columns):
                g = dy[:, :, i, j]
                self.dW += np.tensordot(g, self.xp[:, :, r : r + k, c : c + k], axes=(0, 0))
                dxp[:, :, r : r + k, c : c + k] += np.tensordot(g, self.W, axes=(1, 0))
        return dxp[:, :, p : dxp.shape[2] - p, p : dxp.shape[3] - p]

# [correct]
import numpy as np


class MaxPool2d:
    """Max over rows first, then over columns; backward takes the two steps back."""

    def __init__(self, kernel_size, stride=None, padding=0):
        self.k, self.pad = kernel_size, padding
        self.stride = kernel_size if stride is None else stride

    def forward(self, x):
        k, s, pad = self.k, self.stride, self.pad
        xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=-np.inf)
        starts = np.arange(0, xp.shape[3] - k + 1, s)
        across = xp[..., starts[:, None] + np.arange(k)]
        self.col = across.argmax(-1) + starts
        lines = across.max(-1)
        tops = np.arange(0, xp.shape[2] - k + 1, s)
        down = np.moveaxis(lines[:, :, tops[:, None] + np.arange(k)], 3, -1)
        self.row = down.argmax(-1) + tops[:, None]
        self.shape, self.mid, self.inner = xp.shape, lines.shape, x.shape
        return down.max(-1)

    def backward(self, dy):
        dlines = np.zeros(self.mid, dy.dtype)
        a, b, _, j = np.ogrid[tuple(map(slice, dy.shape))]
        np.add.at(dlines, (a, b, self.row, j), dy)
        dxp = np.zeros(self.shape, dy.dtype)
        a, b, r, _ = np.ogrid[tuple(map(slice, dlines.shape))]
        np.add.at(dxp, (a, b, r, self.col), dlines)
        h, w = self.inner[2:]
        return dxp[:, :, self.pad:self.pad + h, self.pad:self.pad + w]

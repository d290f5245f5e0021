"""Max pooling in two dimensions, with the frame, the sizes and the ties of PyTorch."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class MaxPool2d:
    """x (batch, channels, H, W) -> y (batch, channels, H_out, W_out).

    There are no parameters.
    """

    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding

    def forward(self, x):
        k, s, p = self.kernel_size, self.stride, self.padding
        xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=-np.inf)  # (1)
        self.framed = xp.shape
        windows = sliding_window_view(xp, (k, k), axis=(2, 3))[:, :, ::s, ::s]  # (2)
        rows = windows.reshape(*windows.shape[:4], k * k)
        self.first = rows.argmax(axis=-1)  # (3)
        return rows.max(axis=-1)  # (4)

    def backward(self, dy):
        k, s, p = self.kernel_size, self.stride, self.padding
        dxp = np.zeros(self.framed, dy.dtype)
        n, c, i, j = np.indices(dy.shape, sparse=True)
        u, v = np.divmod(self.first, k)  # (5)
        np.add.at(dxp, (n, c, s * i + u, s * j + v), dy)  # (6)
        H, W = dxp.shape[2:]
        return dxp[:, :, p : H - p, p : W - p]

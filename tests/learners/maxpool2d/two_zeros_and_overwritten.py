# [frame-of-zeros + overlap-overwritten]
import numpy as np


class MaxPool2d:
    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel = kernel_size
        self.stride = stride if stride is not None else kernel_size
        self.padding = padding

    def indices(self, h, w):
        """Flat index into the padded image, for each output and each place of its window."""
        k, s, p = self.kernel, self.stride, self.padding
        H, W = h + 2 * p, w + 2 * p
        rows = s * np.arange((H - k) // s + 1)[:, None] + np.arange(k)
        cols = s * np.arange((W - k) // s + 1)[:, None] + np.arange(k)
        flat = rows[:, None, :, None] * W + cols[None, :, None, :]
        return flat.reshape(len(rows) * len(cols), k * k), len(rows), len(cols)

    def forward(self, x):
        n, c, h, w = self.shape = x.shape
        p = self.padding
        xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=0).reshape(n * c, -1)
        index, oh, ow = self.indices(h, w)
        windows = xp[:, index]
        pick = windows.argmax(-1)
        self.chosen = np.take_along_axis(np.broadcast_to(index, windows.shape), pick[..., None], -1)[..., 0]
        self.size = xp.shape[1]
        return np.take_along_axis(windows, pick[..., None], -1).reshape(n, c, oh, ow)

    def backward(self, dy):
        n, c, h, w = self.shape
        p = self.padding
        g = dy.reshape(n * c, -1)
        dxp = np.zeros((n * c, self.size), dtype=dy.dtype)
        dxp[np.arange(n * c)[:, None], self.chosen] = g
        return dxp.reshape(n, c, h + 2 * p, w + 2 * p)[:, :, p:p + h, p:p + w]

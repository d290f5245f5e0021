"""Two-dimensional convolution: a patch of the input as a row (im2col), then a matrix product."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class Conv2d:
    """x (batch, in_channels, H, W) -> y (batch, out_channels, H_out, W_out).

    Parameters: W (out_channels, in_channels, k, k) and b (out_channels,); gradients: dW and db.
    """

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
        self.stride = stride
        self.padding = padding
        k = kernel_size
        fan_in = in_channels * k * k
        self.W = np.random.randn(out_channels, in_channels, k, k) * np.sqrt(2.0 / fan_in)  # (1)
        self.b = np.zeros(out_channels)

    def forward(self, x):
        p, s = self.padding, self.stride
        self.xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
        windows = sliding_window_view(self.xp, self.W.shape[2:], axis=(2, 3))
        self.windows = windows[:, :, ::s, ::s]  # (2)
        y = np.einsum("ncijkl,ockl->noij", self.windows, self.W)
        return y + self.b[:, None, None]  # (3)

    def backward(self, dy):
        p, s = self.padding, self.stride
        self.dW = np.einsum("noij,ncijkl->ockl", dy, self.windows)  # (4)
        self.db = dy.sum(axis=(0, 2, 3))  # (5)
        dxp = np.zeros_like(self.xp)
        rows, columns = dy.shape[2:]
        for k, l in np.ndindex(*self.W.shape[2:]):
            taps = dxp[:, :, k : k + s * rows : s, l : l + s * columns : s]
            taps += np.einsum("noij,oc->ncij", dy, self.W[:, :, k, l])  # (6)
        H, W = self.xp.shape[2:]
        return dxp[:, :, p : H - p, p : W - p]

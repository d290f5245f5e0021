"""Two-dimensional convolution, as deep learning has it: the kernel is not flipped."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class Conv2d:
    """x (batch, in_channels, H, W) -> y (batch, out_channels, H_out, W_out).

    Parameters: W (out_channels, in_channels, kH, kW) and b (out_channels,); gradients: dW and db.
    """

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
        self.stride = stride
        self.padding = padding
        shape = (out_channels, in_channels, kernel_size, kernel_size)
        fan_in = in_channels * kernel_size * kernel_size
        self.W = np.random.randn(*shape) * np.sqrt(2.0 / fan_in)  # (1)
        self.b = np.zeros(out_channels)

    def forward(self, x):
        p, s = self.padding, self.stride
        self.xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
        windows = sliding_window_view(self.xp, self.W.shape[2:], axis=(2, 3))
        self.windows = windows[:, :, ::s, ::s]  # (2)
        y = np.einsum("ncijuv,ocuv->noij", self.windows, self.W, optimize=True)
        return y + self.b[:, None, None]  # (3)

    def backward(self, dy):
        p, s = self.padding, self.stride
        self.dW = np.einsum("noij,ncijuv->ocuv", dy, self.windows, optimize=True)  # (4)
        self.db = dy.sum(axis=(0, 2, 3))  # (5)
        dxp = np.zeros_like(self.xp)
        H_out, W_out = dy.shape[2:]
        for u, v in np.ndindex(*self.W.shape[2:]):
            taps = dxp[:, :, u : u + s * H_out : s, v : v + s * W_out : s]
            taps += np.einsum("noij,oc->ncij", dy, self.W[:, :, u, v])  # (6)
        H, W = dxp.shape[2:]
        return dxp[:, :, p : H - p, p : W - p]

# [correct]
import numpy as np


class MaxPool2d:
    """Loops over the output positions; batch and channels at once."""

    def __init__(self, kernel_size, stride=None, padding=0):
        if stride is None:
            stride = kernel_size
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def forward(self, x):
        batch, channels, height, width = x.shape
        k, st, pad = self.kernel_size, self.stride, self.padding
        padded = np.full((batch, channels, height + 2 * pad, width + 2 * pad), -np.inf, dtype=x.dtype)
        padded[:, :, pad:pad + height, pad:pad + width] = x
        out_h = (height + 2 * pad - k) // st + 1
        out_w = (width + 2 * pad - k) // st + 1
        out = np.empty((batch, channels, out_h, out_w), dtype=x.dtype)
        self.arg = np.empty(out.shape, dtype=int)
        for i in range(out_h):
            for j in range(out_w):
                patch = padded[:, :, i * st:i * st + k, j * st:j * st + k].reshape(batch, channels, -1)
                self.arg[:, :, i, j] = patch.argmax(axis=2)
                out[:, :, i, j] = patch.max(axis=2)
        self.in_shape, self.padded_shape = x.shape, padded.shape
        return out

    def backward(self, dout):
        k, st, pad = self.kernel_size, self.stride, self.padding
        _, _, height, width = self.in_shape
        dpadded = np.zeros(self.padded_shape, dtype=dout.dtype)
        for i in range(dout.shape[2]):
            for j in range(dout.shape[3]):
                hot = np.eye(k * k, dtype=dout.dtype)[self.arg[:, :, i, j]]
                patch = (hot * dout[:, :, i, j, None]).reshape(*dout.shape[:2], k, k)
                dpadded[:, :, i * st:i * st + k, j * st:j * st + k] += patch
        return dpadded[:, :, pad:pad + height, pad:pad + width]

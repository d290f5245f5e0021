# [start-xavier]
import numpy as np


def glorot(shape):
    receptive = shape[2] * shape[3]
    fans = (shape[0] + shape[1]) * receptive
    return np.random.normal(scale=np.sqrt(2 / fans), size=shape)


class Conv2d:
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
        self.k, self.stride, self.padding = kernel_size, stride, padding
        shape = (out_channels, in_channels, kernel_size, kernel_size)
        self.W = glorot(shape)
        self.b = np.zeros(out_channels)

    def _taps(self, padded, size):
        """For each place in the kernel, what it lies on at every stop."""
        s, (h, w) = self.stride, size
        for u, v in np.ndindex(self.W.shape[2], self.W.shape[3]):
            yield u, v, padded[:, :, u : u + (h - 1) * s + 1 : s, v : v + (w - 1) * s + 1 : s]

    def forward(self, x):
        pad, k = self.padding, self.W.shape[2]
        self.padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="constant")
        self.size = tuple((side - k) // self.stride + 1 for side in self.padded.shape[2:])
        out = np.zeros((x.shape[0], self.W.shape[0], *self.size), dtype=x.dtype)
        for u, v, seen in self._taps(self.padded, self.size):
            out += np.einsum("bihw,oi->bohw", seen, self.W[:, :, u, v])
        return out + self.b.reshape(1, -1, 1, 1)

    def backward(self, dy):
        pad = self.padding
        grad = np.zeros_like(self.padded)
        self.dW = np.empty_like(self.W)
        for u, v, seen in self._taps(self.padded, self.size):
            self.dW[:, :, u, v] = np.einsum("bohw,bihw->oi", dy, seen)
        for u, v, place in self._taps(grad, self.size):
            place += np.einsum("bohw,oi->bihw", dy, self.W[:, :, u, v])
        self.db = np.add.reduce(dy, axis=(0, 2, 3))
        return grad[:, :, pad : grad.shape[2] - pad, pad : grad.shape[3] - pad]

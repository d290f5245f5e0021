"""Max pooling: a plane of an image at a time; where each maximum is, is kept for backward."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _pairs(x, y, place):
    """Windows of 2 by 2 side by side, by far the most usual: no loop inside a window."""
    for plane in range(x.shape[0]):
        for i in range(y.shape[1]):
            top, bottom = x[plane, 2 * i], x[plane, 2 * i + 1]
            out, kept = y[plane, i], place[plane, i]
            for j in range(out.size):
                a, b, c, d = top[2 * j], top[2 * j + 1], bottom[2 * j], bottom[2 * j + 1]
                upper, lower = (a if a >= b else b), (c if c >= d else d)
                first = np.uint8(0) if a >= b else np.uint8(1)
                second = np.uint8(2) if c >= d else np.uint8(3)
                out[j] = upper if upper >= lower else lower
                kept[j] = first if upper >= lower else second


@kernel
def _pairs_backward(dy, place, dx):
    zero = dy.dtype.type(0)
    for plane in range(dy.shape[0]):
        for i in range(dy.shape[1]):
            top, bottom = dx[plane, 2 * i], dx[plane, 2 * i + 1]
            d, kept = dy[plane, i], place[plane, i]
            for j in range(d.size):
                top[2 * j] = d[j] if kept[j] == 0 else zero
                top[2 * j + 1] = d[j] if kept[j] == 1 else zero
                bottom[2 * j] = d[j] if kept[j] == 2 else zero
                bottom[2 * j + 1] = d[j] if kept[j] == 3 else zero
            top[2 * d.size :] = 0
            bottom[2 * d.size :] = 0
        dx[plane, 2 * dy.shape[1] :] = 0


@kernel
def _windows(x, y, place, k, s, p):
    H, W = x.shape[1:]
    for plane in range(x.shape[0]):
        for i in range(y.shape[1]):
            for j in range(y.shape[2]):
                most, at = x.dtype.type(-np.inf), -1
                for row in range(max(0, i * s - p), min(H, i * s - p + k)):
                    for column in range(max(0, j * s - p), min(W, j * s - p + k)):
                        if at < 0 or x[plane, row, column] > most:
                            most, at = x[plane, row, column], row * W + column
                y[plane, i, j] = most
                place[plane, i, j] = at


@kernel
def _windows_backward(dy, place, dx):
    for plane in range(dy.shape[0]):
        here, there, d = place[plane].reshape(-1), dx[plane].reshape(-1), dy[plane].reshape(-1)
        there[:] = 0
        for i in range(d.size):
            if here[i] >= 0:  # a window may lie in the padding alone
                there[here[i]] += d[i]


@kernel(parallel=True)
def _pairs_parts(parts, x, y, place):
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _pairs(x[i:j], y[i:j], place[i:j])


@kernel(parallel=True)
def _pairs_backward_parts(parts, dy, place, dx):
    for part in prange(parts):
        i, j = threads.rows(part, parts, dy.shape[0])
        _pairs_backward(dy[i:j], place[i:j], dx[i:j])


@kernel(parallel=True)
def _windows_parts(parts, x, y, place, k, s, p):
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _windows(x[i:j], y[i:j], place[i:j], k, s, p)


@kernel(parallel=True)
def _windows_backward_parts(parts, dy, place, dx):
    for part in prange(parts):
        i, j = threads.rows(part, parts, dy.shape[0])
        _windows_backward(dy[i:j], place[i:j], dx[i:j])


class MaxPool2d:
    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding

    def forward(self, x):
        x = ready(x)
        self.shape = x.shape
        k, s, p = self.kernel_size, self.stride, self.padding
        H_out, W_out = ((size + 2 * p - k) // s + 1 for size in x.shape[2:])
        y = np.empty((*x.shape[:2], H_out, W_out), x.dtype)
        self.in_pairs = (k, s, p) == (2, 2, 0)
        self.place = np.empty(y.shape, np.uint8 if self.in_pairs else np.int64)
        planes = _planes(x), _planes(y), _planes(self.place)
        if self.in_pairs:
            threads.run(_pairs, _pairs_parts, x.size, WORTH, *planes)
        else:
            threads.run(_windows, _windows_parts, x.size, WORTH, *planes, k, s, p)
        return y

    def backward(self, dy):
        dy = ready(dy)
        dx = np.empty(self.shape, dy.dtype)
        planes = _planes(dy), _planes(self.place), _planes(dx)
        if self.in_pairs:
            threads.run(_pairs_backward, _pairs_backward_parts, dx.size, WORTH, *planes)
        else:
            threads.run(_windows_backward, _windows_backward_parts, dx.size, WORTH, *planes)
        return dx


def _planes(x):
    return x.reshape(x.shape[0] * x.shape[1], *x.shape[2:])

"""A convolution as a product of matrices, an image at a time: its windows stay in the cache.

The windows of an image are written out as the columns of a matrix (im2col), which the filters are
multiplied with; backward adds the columns' gradients up where windows overlap.
"""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready, room
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.matmul import product

WORTH = 100_000  # multiplications that a second thread is started for


@kernel
def _columns(x, C, H, W, kH, kW, s, p, H_out, W_out, columns):
    """The windows of an image: columns[(c, u, v), (i, j)] = x[c, i s + u - p, j s + v - p]."""
    q = 0
    for c in range(C):
        for u in range(kH):
            for v in range(kW):
                left = min(W_out, max(0, (p - v + s - 1) // s))
                right = min(W_out, max(left, (W + p - v + s - 1) // s))
                for i in range(H_out):
                    row = i * s + u - p
                    out = columns[q : q + W_out]
                    q += W_out
                    if row < 0 or row >= H:
                        out[:] = 0
                        continue
                    start = (c * H + row) * W + v - p
                    out[:left] = 0
                    out[right:] = 0
                    if s == 1:
                        out[left:right] = x[start + left : start + right]
                    else:
                        for j in range(left, right):
                            out[j] = x[start + j * s]


@kernel
def _add_columns(columns, C, H, W, kH, kW, s, p, H_out, W_out, dx):
    """What `_columns` does, backward: each number is added to where it came from."""
    q = 0
    for c in range(C):
        for u in range(kH):
            for v in range(kW):
                left = min(W_out, max(0, (p - v + s - 1) // s))
                right = min(W_out, max(left, (W + p - v + s - 1) // s))
                for i in range(H_out):
                    row = i * s + u - p
                    here = columns[q : q + W_out]
                    q += W_out
                    if row < 0 or row >= H:
                        continue
                    start = (c * H + row) * W + v - p
                    if s == 1:
                        there, add = dx[start + left : start + right], here[left:right]
                        for j in range(there.size):
                            there[j] += add[j]
                    else:
                        for j in range(left, right):
                            dx[start + j * s] += here[j]


@kernel
def _forward(x, filters, b, y, C, H, W, kH, kW, s, p, H_out, W_out):
    """x: (N, C H W), filters: (O, C kH kW), y: (N, O H_out W_out)."""
    O, K = filters.shape
    pixels = H_out * W_out
    columns = np.empty(K * pixels, x.dtype)
    weights = filters.reshape(-1)
    for image in range(x.shape[0]):
        out = y[image]
        for o in range(O):
            out[o * pixels : (o + 1) * pixels] = b[o]
        _columns(x[image], C, H, W, kH, kW, s, p, H_out, W_out, columns)
        product(weights, columns, out, 0, K, 1, 0, pixels, 1, 0, pixels, O, pixels, K, 1)


@kernel
def _backward(x, filters, dy, dx, dW, db, C, H, W, kH, kW, s, p, H_out, W_out):
    O, K = filters.shape
    pixels = H_out * W_out
    columns, d_columns = np.empty(K * pixels, x.dtype), np.empty(K * pixels, x.dtype)
    weights, sums = filters.reshape(-1), dW.reshape(-1)
    dW[...] = 0
    db[:] = 0
    for image in range(x.shape[0]):
        d = dy[image]
        for o in range(O):
            db[o] += d[o * pixels : (o + 1) * pixels].sum()
        _columns(x[image], C, H, W, kH, kW, s, p, H_out, W_out, columns)
        product(d, columns, sums, 0, pixels, 1, 0, 1, pixels, 0, K, O, K, pixels, 1)
        product(weights, d, d_columns, 0, 1, K, 0, pixels, 1, 0, pixels, K, pixels, O, 0)
        dx[image] = 0
        _add_columns(d_columns, C, H, W, kH, kW, s, p, H_out, W_out, dx[image])


@kernel(parallel=True)
def _forward_parts(parts, x, filters, b, y, C, H, W, kH, kW, s, p, H_out, W_out):
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _forward(x[i:j], filters, b, y[i:j], C, H, W, kH, kW, s, p, H_out, W_out)


@kernel(parallel=True)
def _backward_parts(parts, x, filters, dy, dx, dW, db, C, H, W, kH, kW, s, p, H_out, W_out):
    of_parts = np.empty((parts, *dW.shape), dW.dtype), np.empty((parts, db.size), db.dtype)
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _backward(
            x[i:j], filters, dy[i:j], dx[i:j], of_parts[0][part], of_parts[1][part],
            C, H, W, kH, kW, s, p, H_out, W_out,
        )  # fmt: skip
    dW[...] = of_parts[0].sum(axis=0)
    db[...] = of_parts[1].sum(axis=0)


class Conv2d:
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
        self.stride = stride
        self.padding = padding
        kH, kW = kernel_size if isinstance(kernel_size, tuple) else (kernel_size, kernel_size)
        self.W = np.random.randn(out_channels, in_channels, kH, kW)
        self.W *= np.sqrt(2 / (in_channels * kH * kW))
        self.b = np.zeros(out_channels)

    def forward(self, x):
        self.x = x = ready(x)
        N, C, H, W = x.shape
        O, _, kH, kW = self.W.shape
        s, p = self.stride, self.padding
        self.out = N, O, (H + 2 * p - kH) // s + 1, (W + 2 * p - kW) // s + 1
        self.sizes = C, H, W, kH, kW, s, p, *self.out[2:]
        filters, b = ready(self.W, x.dtype).reshape(O, -1), ready(self.b, x.dtype)
        y = np.empty(self.out, x.dtype)
        arguments = _lines(x), filters, b, _lines(y), *self.sizes
        work = y.size * filters.shape[1] if N > 1 else 0
        threads.run(_forward, _forward_parts, work, WORTH, *arguments)
        return y

    def backward(self, dy):
        x, N = self.x, len(self.x)
        dy = ready(dy, x.dtype)
        filters = ready(self.W, x.dtype).reshape(len(self.W), -1)
        self.dW = room(self, "dW", self.W.shape, x.dtype)
        self.db = room(self, "db", self.W.shape[:1], x.dtype)
        dx = np.empty_like(x)
        images = _lines(x), filters, _lines(dy), _lines(dx)
        gradients = self.dW.reshape(filters.shape), self.db
        work = dy.size * filters.shape[1] if N > 1 else 0
        threads.run(_backward, _backward_parts, work, WORTH, *images, *gradients, *self.sizes)
        return dx


def _lines(x):
    return x.reshape(len(x), int(np.prod(x.shape[1:])))

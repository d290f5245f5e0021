# [stride-one-by-default]
import numpy as np


def pool_plane(plane, k, s):
    """Maxima of one padded plane, and their (row, column) in it."""
    rows = range(0, plane.shape[0] - k + 1, s)
    cols = range(0, plane.shape[1] - k + 1, s)
    values, places = [], []
    for r in rows:
        values.append([])
        places.append([])
        for q in cols:
            window = plane[r:r + k, q:q + k]
            u, v = np.unravel_index(np.argmax(window), window.shape)
            values[-1].append(window[u, v])
            places[-1].append((r + u, q + v))
    return values, places


class MaxPool2d(object):
    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size = kernel_size
        self.stride = stride or 1
        self.padding = padding

    def forward(self, x):
        p = self.padding
        self.x_shape = x.shape
        self.padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=float("-inf")).shape
        values, self.places = [], []
        for image in x:
            for channel in image:
                plane = np.pad(channel, p, constant_values=float("-inf"))
                found, where = pool_plane(plane, self.kernel_size, self.stride)
                values.append(found)
                self.places.append(where)
        y = np.array(values, dtype=x.dtype)
        return y.reshape(x.shape[0], x.shape[1], *y.shape[1:])

    def backward(self, dy):
        p = self.padding
        n, c, H, W = self.x_shape
        planes = np.zeros((n * c, H + 2 * p, W + 2 * p), dtype=dy.dtype)
        grads = dy.reshape(n * c, *dy.shape[2:])
        for m, where in enumerate(self.places):
            for i, line in enumerate(where):
                for j, (r, q) in enumerate(line):
                    planes[m, r, q] += grads[m, i, j]
        return planes[:, p:p + H, p:p + W].reshape(n, c, H, W)

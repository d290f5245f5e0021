"""Softmax over the last axis: a row at a time, while it is in the cache."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.functions import exp
from scratchwork.kernels.vectors import larger

WORTH = 8192  # numbers that a second thread is started for


@kernel
def _forward(x, y):
    for row in range(x.shape[0]):
        here, there = x[row], y[row]
        most = here[0]
        for i in range(here.size):
            most = larger(most, here[i])
        total = here[0] * 0
        for i in range(here.size):
            e = exp(here[i] - most)
            there[i] = e
            total += e
        for i in range(here.size):
            there[i] /= total


@kernel
def _backward(y, dy, dx):
    for row in range(y.shape[0]):
        here, up, down = y[row], dy[row], dx[row]
        coupling = here[0] * 0
        for i in range(here.size):
            coupling += up[i] * here[i]
        for i in range(here.size):
            down[i] = here[i] * (up[i] - coupling)


@kernel(parallel=True)
def _forward_parts(parts, x, y):
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _forward(x[i:j], y[i:j])


@kernel(parallel=True)
def _backward_parts(parts, y, dy, dx):
    for part in prange(parts):
        i, j = threads.rows(part, parts, y.shape[0])
        _backward(y[i:j], dy[i:j], dx[i:j])


class Softmax:
    def forward(self, x):
        x = ready(x)
        self.y = np.empty_like(x)
        if x.size:
            threads.run(_forward, _forward_parts, x.size, WORTH, _rows(x), _rows(self.y))
        return self.y

    def backward(self, dy):
        dy = ready(dy, self.y.dtype)
        dx = np.empty_like(dy)
        if dy.size:
            three = _rows(self.y), _rows(dy), _rows(dx)
            threads.run(_backward, _backward_parts, dy.size, WORTH, *three)
        return dx


def _rows(x):
    return x.reshape(-1, x.shape[-1])

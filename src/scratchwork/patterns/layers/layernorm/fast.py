"""Layer normalization: all that a row needs, while it is in the cache."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready, room
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _forward(x, gamma, beta, eps, mu, std, y):
    share = x.dtype.type(1 / x.shape[1])
    for i in range(x.shape[0]):
        row, out = x[i], y[i]
        total = eps * 0
        for j in range(row.size):
            total += row[j]
        mean = total * share
        squares = eps * 0
        for j in range(row.size):
            squares += (row[j] - mean) * (row[j] - mean)
        mu[i] = mean
        std[i] = np.sqrt(squares * share + eps)
        factor = 1 / std[i]
        for j in range(row.size):
            out[j] = (row[j] - mean) * factor * gamma[j] + beta[j]


@kernel
def _backward(x, dy, gamma, mu, std, dgamma, dbeta, dx):
    share = x.dtype.type(1 / x.shape[1])
    dgamma[:] = 0
    dbeta[:] = 0
    for i in range(x.shape[0]):
        row, d, out = x[i], dy[i], dx[i]
        mean, factor = mu[i], 1 / std[i]
        through_mu = mean * 0
        through_var = mean * 0
        for j in range(row.size):
            x_hat = (row[j] - mean) * factor
            dx_hat = d[j] * gamma[j]
            through_mu += dx_hat
            through_var += dx_hat * x_hat
            dgamma[j] += d[j] * x_hat
            dbeta[j] += d[j]
        through_mu *= share
        through_var *= share
        for j in range(row.size):
            x_hat = (row[j] - mean) * factor
            out[j] = (d[j] * gamma[j] - through_mu - x_hat * through_var) * factor


@kernel(parallel=True)
def _forward_parts(parts, x, gamma, beta, eps, mu, std, y):
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        _forward(x[i:j], gamma, beta, eps, mu[i:j], std[i:j], y[i:j])


@kernel(parallel=True)
def _backward_parts(parts, x, dy, gamma, mu, std, dgamma, dbeta, dx):
    sums = np.empty((2, parts, gamma.size + 16), x.dtype)  # no two on one cache line
    for part in prange(parts):
        i, j = threads.rows(part, parts, x.shape[0])
        of_gamma, of_beta = sums[0, part, : gamma.size], sums[1, part, : gamma.size]
        _backward(x[i:j], dy[i:j], gamma, mu[i:j], std[i:j], of_gamma, of_beta, dx[i:j])
    dgamma[:] = 0
    dbeta[:] = 0
    for part in range(parts):
        for j in range(gamma.size):
            dgamma[j] += sums[0, part, j]
            dbeta[j] += sums[1, part, j]


class LayerNorm:
    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        self.x = x = ready(x)
        rows = _rows(x)
        gamma, beta = ready(self.gamma, x.dtype), ready(self.beta, x.dtype)
        y = np.empty_like(x)
        self.mu, self.std = np.empty((2, len(rows)), x.dtype)
        eps = x.dtype.type(self.eps)
        arguments = rows, gamma, beta, eps, self.mu, self.std, _rows(y)
        threads.run(_forward, _forward_parts, x.size, WORTH, *arguments)
        return y

    def backward(self, dy):
        x = self.x
        dy, gamma = ready(dy, x.dtype), ready(self.gamma, x.dtype)
        self.dgamma = room(self, "dgamma", gamma.shape, x.dtype)
        self.dbeta = room(self, "dbeta", gamma.shape, x.dtype)
        dx = np.empty_like(x)
        arguments = (
            _rows(x),
            _rows(dy),
            gamma,
            self.mu,
            self.std,
            self.dgamma,
            self.dbeta,
            _rows(dx),
        )
        threads.run(_backward, _backward_parts, x.size, WORTH, *arguments)
        return dx


def _rows(x):
    return x.reshape(x.size // x.shape[-1], x.shape[-1])

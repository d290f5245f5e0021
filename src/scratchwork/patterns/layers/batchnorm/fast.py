"""Batch normalization: rows pass by, and the numbers of each feature are summed side by side."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import ready, room
from scratchwork.kernels.compiling import kernel, prange

WORTH = 16_384  # numbers that a second thread is started for


@kernel
def _moments(x, mu, var):
    """The mean and the variance of each column."""
    share = x.dtype.type(1 / x.shape[0])
    mu[:] = 0
    var[:] = 0
    for row in x:
        for j in range(mu.size):
            mu[j] += row[j]
    for j in range(mu.size):
        mu[j] *= share
    for row in x:
        for j in range(mu.size):
            var[j] += (row[j] - mu[j]) * (row[j] - mu[j])
    for j in range(mu.size):
        var[j] *= share


@kernel
def _normalize(x, mu, std, gamma, beta, y):
    factor = gamma / std
    for row, out in zip(x, y):
        for j in range(mu.size):
            out[j] = (row[j] - mu[j]) * factor[j] + beta[j]


@kernel
def _forward(x, gamma, beta, eps, mu, var, std, y):
    _moments(x, mu, var)
    for j in range(mu.size):
        std[j] = np.sqrt(var[j] + eps)
    _normalize(x, mu, std, gamma, beta, y)


@kernel
def _backward(x, dy, gamma, mu, std, dgamma, dbeta, dx, training):
    dgamma[:] = 0
    dbeta[:] = 0
    for row, d in zip(x, dy):
        for j in range(mu.size):
            dgamma[j] += d[j] * (row[j] - mu[j])
            dbeta[j] += d[j]
    for j in range(mu.size):
        dgamma[j] /= std[j]
    factor = gamma / std
    share = x.dtype.type(training / x.shape[0])  # 0: the running statistics do not depend on x
    through_mu = share * dbeta
    through_var = share * dgamma / std
    for row, d, out in zip(x, dy, dx):
        for j in range(mu.size):
            centred = row[j] - mu[j]
            out[j] = factor[j] * (d[j] - through_mu[j] - centred * through_var[j])


@kernel(parallel=True)
def _forward_parts(parts, x, gamma, beta, eps, mu, var, std, y):
    for part in prange(parts):
        i, j = threads.rows(part, parts, mu.size)
        _forward(x[:, i:j], gamma[i:j], beta[i:j], eps, mu[i:j], var[i:j], std[i:j], y[:, i:j])


@kernel(parallel=True)
def _backward_parts(parts, x, dy, gamma, mu, std, dgamma, dbeta, dx, training):
    for part in prange(parts):
        i, j = threads.rows(part, parts, mu.size)
        _backward(
            x[:, i:j], dy[:, i:j], gamma[i:j], mu[i:j], std[i:j], dgamma[i:j], dbeta[i:j],
            dx[:, i:j], training,
        )  # fmt: skip


class BatchNorm:
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        self.gamma = np.ones(num_features)
        self.beta = np.zeros(num_features)
        self.eps = eps
        self.momentum = momentum
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)

    def forward(self, x, training=True):
        self.training = training
        self.x = x = ready(x)
        gamma, beta = ready(self.gamma, x.dtype), ready(self.beta, x.dtype)
        y = np.empty_like(x)
        if training:
            self.mu, var, self.std = np.empty((3, x.shape[1]), x.dtype)
            arguments = x, gamma, beta, x.dtype.type(self.eps), self.mu, var, self.std, y
            threads.run(_forward, _forward_parts, x.size, WORTH, *arguments)
            keep = 1 - self.momentum
            self.running_mean = keep * self.running_mean + self.momentum * self.mu
            self.running_var = keep * self.running_var + self.momentum * var
        else:
            self.mu = ready(self.running_mean, x.dtype)
            self.std = ready(np.sqrt(self.running_var + self.eps), x.dtype)
            _normalize(x, self.mu, self.std, gamma, beta, y)
        return y

    def backward(self, dy):
        x = self.x
        dy, gamma = ready(dy, x.dtype), ready(self.gamma, x.dtype)
        self.dgamma = room(self, "dgamma", gamma.shape, x.dtype)
        self.dbeta = room(self, "dbeta", gamma.shape, x.dtype)
        dx = np.empty_like(x)
        arguments = x, dy, gamma, self.mu, self.std, self.dgamma, self.dbeta, dx
        training = 1.0 if self.training else 0.0
        threads.run(_backward, _backward_parts, x.size, WORTH, *arguments, training)
        return dx

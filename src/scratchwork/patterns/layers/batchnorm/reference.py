"""Batch normalization (Ioffe and Szegedy 2015, Algorithms 1 and 2)."""

import numpy as np


class BatchNorm:
    """x (batch, features) -> y (batch, features), each feature normalized over the batch.

    Parameters: gamma and beta (features,); gradients: dgamma and dbeta. For inference it keeps
    running_mean and running_var (features,), which start at 0 and 1.
    """

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        self.gamma = np.ones(num_features)
        self.beta = np.zeros(num_features)
        self.eps = eps
        self.momentum = momentum
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)

    def forward(self, x, training=True):
        self.training = training
        if training:
            mu = x.mean(axis=0)  # (1)
            var = x.var(axis=0)  # (2)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mu  # (5)
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var  # (6)
        else:
            mu, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.x_hat = ((x - mu) / self.std).astype(x.dtype)  # (3)
        return self.gamma * self.x_hat + self.beta  # (4)

    def backward(self, dy):
        N = len(dy)
        self.dgamma = (dy * self.x_hat).sum(axis=0)  # (7)
        self.dbeta = dy.sum(axis=0)  # (8)
        dx_hat = dy * self.gamma  # (9)
        through_mu = dx_hat.sum(axis=0)
        through_var = self.x_hat * (dx_hat * self.x_hat).sum(axis=0)
        if not self.training:  # the running statistics do not depend on x
            return (dx_hat / self.std).astype(dy.dtype)
        return (N * dx_hat - through_mu - through_var) / (N * self.std)  # (10)

"""Layer normalization (Ba, Kiros and Hinton 2016)."""

import numpy as np


class LayerNorm:
    """x (..., features) -> y (..., features), each row of features normalized on its own.

    Parameters: gamma and beta (features,); gradients: dgamma and dbeta.
    """

    def __init__(self, normalized_shape, eps=1e-5):
        self.gamma = np.ones(normalized_shape)
        self.beta = np.zeros(normalized_shape)
        self.eps = eps

    def forward(self, x):
        mu = x.mean(axis=-1, keepdims=True)  # (1)
        var = x.var(axis=-1, keepdims=True)  # (2)
        self.std = np.sqrt(var + self.eps)
        self.x_hat = (x - mu) / self.std  # (3)
        return self.gamma * self.x_hat + self.beta  # (4)

    def backward(self, dy):
        rows = tuple(range(dy.ndim - 1))  # all axes but the last
        self.dgamma = (dy * self.x_hat).sum(axis=rows)  # (5)
        self.dbeta = dy.sum(axis=rows)  # (6)
        dx_hat = dy * self.gamma  # (7)
        D = dy.shape[-1]
        through_mu = dx_hat.sum(axis=-1, keepdims=True)
        through_var = self.x_hat * (dx_hat * self.x_hat).sum(axis=-1, keepdims=True)
        return (D * dx_hat - through_mu - through_var) / (D * self.std)  # (8)

"""The linear (fully connected) layer, started as He et al. 2015 propose."""

import numpy as np


class Linear:
    """x (batch, in_features) -> y (batch, out_features).

    Parameters: W (out_features, in_features) and b (out_features,); gradients: dW and db.
    """

    def __init__(self, in_features, out_features):
        self.W = np.random.randn(out_features, in_features) * np.sqrt(2.0 / in_features)  # (1)
        self.b = np.zeros(out_features)

    def forward(self, x):
        self.x = x
        return x @ self.W.T + self.b  # (2)

    def backward(self, dy):
        self.dW = dy.T @ self.x  # (3)
        self.db = dy.sum(axis=0)  # (4)
        return dy @ self.W  # (5)

"""The mean squared error, over all elements."""

import numpy as np


def mse(y_pred, y_true):
    return np.mean((y_pred - y_true) ** 2)  # (1)


def mse_grad(y_pred, y_true):
    error = y_pred - y_true
    return 2 * error / y_pred.size  # (2)

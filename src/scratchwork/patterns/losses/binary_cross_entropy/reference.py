"""Sigmoid and binary cross-entropy in one, from logits and targets between 0 and 1."""

import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))  # (1)
    return (softplus - logits * targets).mean()  # (2)


def binary_cross_entropy_grad(logits, targets):
    p = _sigmoid(logits)
    error = p - targets
    return error / logits.size  # (3)


def _sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)

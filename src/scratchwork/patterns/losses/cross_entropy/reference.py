"""Softmax and cross-entropy in one, from logits and class indices."""

import numpy as np


def cross_entropy(logits, targets):
    shifted, e = _exponentials(logits)
    log_sum_exp = np.log(e.sum(axis=-1))
    return (log_sum_exp - shifted[range(len(targets)), targets]).mean()  # (2)


def cross_entropy_grad(logits, targets):
    _, e = _exponentials(logits)
    grad = e / e.sum(axis=-1, keepdims=True)
    grad[range(len(targets)), targets] -= 1
    return grad / len(targets)  # (3)


def _exponentials(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)  # (1)
    return shifted, np.exp(shifted)

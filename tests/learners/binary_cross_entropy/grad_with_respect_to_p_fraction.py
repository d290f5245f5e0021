# [gradient-with-respect-to-p]
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def binary_cross_entropy(logits, targets):
    return np.mean(np.logaddexp(0, logits) - targets * logits)


def binary_cross_entropy_grad(logits, targets):
    prob = sigmoid(logits)
    return (prob - targets) / (prob * (1 - prob) * targets.size)

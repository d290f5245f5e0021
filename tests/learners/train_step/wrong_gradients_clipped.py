# [wrong]
import numpy as np


def train_step(layers, loss, loss_grad, optimizer, x, y):
    for layer in layers:
        layer.zero_grad()
    h = x
    for layer in layers:
        h = layer.forward(h)
    value = float(loss(h, y))
    d = np.clip(loss_grad(h, y), -0.01, 0.01)
    for layer in reversed(layers):
        d = layer.backward(d)
    optimizer.step([p for layer in layers for p in layer.params()],
                   [g for layer in layers for g in layer.grads()])
    return value

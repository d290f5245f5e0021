"""One step of training: forward, loss, backward, update (Rumelhart, Hinton and Williams 1986)."""


def train_step(layers, loss, loss_grad, optimizer, x, y):
    for layer in layers:
        layer.zero_grad()
    out = x
    for layer in layers:
        out = layer.forward(out)  # (1)
    value = float(loss(out, y))  # (2)
    grad = loss_grad(out, y)  # (3)
    for layer in reversed(layers):
        grad = layer.backward(grad)  # (4)
    params = [p for layer in layers for p in layer.params()]
    grads = [g for layer in layers for g in layer.grads()]
    optimizer.step(params, grads)  # (5)
    return value

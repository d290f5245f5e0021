"""A training step costs what its pieces cost: there is nothing to compile in it."""


def train_step(layers, loss, loss_grad, optimizer, x, y):
    for layer in layers:
        layer.zero_grad()
    out = x
    for layer in layers:
        out = layer.forward(out)
    value, grad = loss(out, y), loss_grad(out, y)
    for layer in reversed(layers):
        grad = layer.backward(grad)
    params, grads = [], []
    for layer in layers:
        params += layer.params()
        grads += layer.grads()
    optimizer.step(params, grads)
    return float(value)

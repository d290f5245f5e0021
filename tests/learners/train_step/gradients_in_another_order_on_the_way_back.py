# [gradients-in-another-order]
def train_step(layers, loss, loss_grad, optimizer, x, y):
    params, grads = [], []
    h = x
    for layer in layers:
        layer.zero_grad()
        h = layer.forward(h)
        params.extend(layer.params())
    value = float(loss(h, y))
    d = loss_grad(h, y)
    for layer in reversed(layers):
        d = layer.backward(d)
        grads.extend(layer.grads())
    optimizer.step(params, grads)
    return value

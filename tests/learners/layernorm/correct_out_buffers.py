# [correct]
import numpy as np


class LayerNorm(object):
    def __init__(self, normalized_shape, eps=1e-5):
        self.params = {"gamma": np.ones((normalized_shape,)), "beta": np.zeros((normalized_shape,))}
        self.eps = eps

    @property
    def gamma(self):
        return self.params["gamma"]

    @gamma.setter
    def gamma(self, value):
        self.params["gamma"] = value

    @property
    def beta(self):
        return self.params["beta"]

    @beta.setter
    def beta(self, value):
        self.params["beta"] = value

    def forward(self, x):
        out = np.array(x)
        out -= out.mean(axis=x.ndim - 1, keepdims=True)
        self.std = np.sqrt(np.square(out).mean(axis=x.ndim - 1, keepdims=True) + self.eps)
        out /= self.std
        self.x_hat = out.copy()
        np.multiply(out, self.gamma, out=out)
        np.add(out, self.beta, out=out)
        return out

    def backward(self, dy):
        last = dy.ndim - 1
        n = dy.shape[last]
        self.dgamma = np.tensordot(np.ones(dy.shape[:last], dy.dtype), dy * self.x_hat, last)
        self.dbeta = np.tensordot(np.ones(dy.shape[:last], dy.dtype), dy, last)
        dx = dy * self.gamma
        inner = (dx * self.x_hat).sum(axis=last, keepdims=True)
        dx = n * dx - dx.sum(axis=last, keepdims=True) - self.x_hat * inner
        return dx / (n * self.std)

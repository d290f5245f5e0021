# [another-order]
import numpy as np


class Dense:
    """A linear layer on the last axis."""

    def __init__(self, n_in, n_out):
        r = np.sqrt(6.0 / (n_in + n_out))
        self.W = np.random.uniform(-r, r, (n_out, n_in))
        self.b = np.zeros(n_out)
        self.dW = self.db = None

    def forward(self, x):
        self.x = x
        return np.matmul(x, self.W.T) + self.b

    def backward(self, dy):
        rows = dy.reshape(-1, dy.shape[-1])
        self.dW = rows.T @ self.x.reshape(-1, self.x.shape[-1])
        self.db = rows.sum(axis=0)
        return np.matmul(dy, self.W)


class Softmax:
    def forward(self, x):
        e = np.exp(x - np.max(x, axis=-1, keepdims=True))
        self.y = e / np.sum(e, axis=-1, keepdims=True)
        return self.y

    def backward(self, dy):
        return self.y * (dy - np.sum(dy * self.y, axis=-1, keepdims=True))


def parameter(layer, name):
    def get(self):
        return getattr(getattr(self, layer), name)

    def put(self, value):
        setattr(getattr(self, layer), name, value)

    return property(get, put)


class MultiHeadAttention:
    Wqkv, bqkv = parameter("to_qkv", "W"), parameter("to_qkv", "b")
    Wo, bo = parameter("to_out", "W"), parameter("to_out", "b")
    dWqkv, dbqkv = parameter("to_qkv", "dW"), parameter("to_qkv", "db")
    dWo, dbo = parameter("to_out", "dW"), parameter("to_out", "db")

    def __init__(self, embed_dim, num_heads, causal=False):
        self.heads, self.causal = num_heads, causal
        self.to_qkv = Dense(embed_dim, 3 * embed_dim)
        self.to_out = Dense(embed_dim, embed_dim)
        self.softmax = Softmax()

    def split(self, z):
        B, T, E = z.shape
        return np.moveaxis(z.reshape(B, T, self.heads, E // self.heads), 2, 1)

    def join(self, z):
        B, H, T, D = z.shape
        return np.moveaxis(z, 1, 2).reshape(B, T, H * D)

    def forward(self, x):
        E = x.shape[-1]
        z = self.to_qkv.forward(x)
        self.v = self.split(z[..., :E])
        self.k = self.split(z[..., E:2 * E])
        self.q = self.split(z[..., 2 * E:])
        self.scale = float(np.sqrt(E // self.heads))
        s = np.matmul(self.q, np.swapaxes(self.k, 2, 3)) / self.scale
        if self.causal:
            future = np.triu(np.ones(s.shape[-2:], dtype=bool), 1)
            s[..., future] = -np.inf
        self.a = self.softmax.forward(s)
        return self.to_out.forward(self.join(np.matmul(self.a, self.v)))

    def backward(self, dy):
        g = self.split(self.to_out.backward(dy))
        da = np.matmul(g, np.swapaxes(self.v, 2, 3))
        dv = np.matmul(np.swapaxes(self.a, 2, 3), g)
        ds = self.softmax.backward(da) / self.scale
        dq = np.matmul(ds, self.k)
        dk = np.matmul(np.swapaxes(ds, 2, 3), self.q)
        dz = np.concatenate([self.join(dv), self.join(dk), self.join(dq)], axis=2)
        return self.to_qkv.backward(dz)

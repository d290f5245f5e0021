# [another-order]
import numpy as np


def glorot(n_out, n_in):
    return (2 * np.random.rand(n_out, n_in) - 1) * np.sqrt(6 / (n_in + n_out))


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads, causal=False):
        self.Wqkv, self.bqkv = glorot(3 * embed_dim, embed_dim), np.zeros(3 * embed_dim)
        self.Wo, self.bo = glorot(embed_dim, embed_dim), np.zeros(embed_dim)
        self.n_head = num_heads
        self.causal = causal
        self.pull = None

    def forward(self, x):
        B, T, E = x.shape
        H = self.n_head
        D = E // H
        scale = (1.0 / D) ** 0.5

        def heads(z):
            return z.reshape(B, T, H, D).swapaxes(1, 2)

        def unheads(z):
            return z.swapaxes(1, 2).reshape(B, T, E)

        k, q, v = map(heads, np.split(np.dot(x, self.Wqkv.T) + self.bqkv, 3, axis=2))
        q = q * scale  # the scale goes into the queries
        att = q @ np.swapaxes(k, -2, -1)
        if self.causal:
            bias = (1 - np.tri(T, dtype=x.dtype)) * -1e9
            att = att + bias
        att = att - np.amax(att, axis=-1, keepdims=True)
        att = np.exp(att)
        att /= np.sum(att, axis=-1, keepdims=True)
        o = unheads(att @ v)
        y = np.dot(o, self.Wo.T) + self.bo

        def pull(dy):
            flat = dy.reshape(B * T, E)
            dWo = flat.T @ o.reshape(B * T, E)
            g = heads(dy @ self.Wo)
            datt = g @ np.swapaxes(v, -2, -1)
            row = np.sum(att * datt, axis=-1, keepdims=True)
            ds = att * datt - att * row
            dq = ds @ k * scale
            dk = np.swapaxes(ds, -2, -1) @ q
            dv = np.swapaxes(att, -2, -1) @ g
            dz = np.concatenate([unheads(dk), unheads(dq), unheads(dv)], axis=-1)
            fz = dz.reshape(B * T, 3 * E)
            return dz @ self.Wqkv, fz.T @ x.reshape(B * T, E), fz.sum(0), dWo, flat.sum(0)

        self.pull = pull
        return y

    def backward(self, dy):
        dx, self.dWqkv, self.dbqkv, self.dWo, self.dbo = self.pull(dy)
        return dx

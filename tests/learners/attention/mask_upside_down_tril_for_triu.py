# [mask-upside-down]
import numpy as np


def softmax(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads, causal=False):
        self.num_heads = num_heads
        self.causal = causal
        self.d_k = embed_dim // num_heads
        a = (6 / (4 * embed_dim)) ** 0.5
        self.Wqkv = np.random.uniform(low=-a, high=a, size=(3 * embed_dim, embed_dim))
        self.bqkv = np.zeros(3 * embed_dim)
        a = (6 / (2 * embed_dim)) ** 0.5
        self.Wo = np.random.uniform(low=-a, high=a, size=(embed_dim, embed_dim))
        self.bo = np.zeros(embed_dim)

    def columns(self, h):
        return slice(h * self.d_k, (h + 1) * self.d_k)

    def forward(self, x):
        self.x = x
        Wq, Wk, Wv = np.split(self.Wqkv, 3)
        bq, bk, bv = np.split(self.bqkv, 3)
        self.Q = x @ Wq.T + bq
        self.K = x @ Wk.T + bk
        self.V = x @ Wv.T + bv
        self.weights = []
        heads = []
        for h in range(self.num_heads):
            c = self.columns(h)
            scores = self.Q[..., c] @ self.K[..., c].swapaxes(1, 2)
            scores = scores / self.d_k**0.5
            if self.causal:
                T = x.shape[1]
                scores = scores + np.tril(np.full((T, T), -1e9), -1)
            A = softmax(scores)
            self.weights.append(A)
            heads.append(A @ self.V[..., c])
        self.concat = np.concatenate(heads, axis=-1)
        return self.concat @ self.Wo.T + self.bo

    def backward(self, dy):
        self.dWo = np.tensordot(dy, self.concat, axes=([0, 1], [0, 1]))
        self.dbo = dy.sum((0, 1))
        dconcat = dy @ self.Wo
        dQ, dK, dV = np.zeros_like(self.Q), np.zeros_like(self.K), np.zeros_like(self.V)
        for h, A in enumerate(self.weights):
            c = self.columns(h)
            g = dconcat[..., c]
            dA = g @ self.V[..., c].swapaxes(1, 2)
            dS = A * (dA - np.sum(dA * A, axis=-1, keepdims=True))
            dS = dS / self.d_k**0.5
            dQ[..., c] = dS @ self.K[..., c]
            dK[..., c] = dS.swapaxes(1, 2) @ self.Q[..., c]
            dV[..., c] = A.swapaxes(1, 2) @ g
        parts = (dQ, dK, dV)
        self.dWqkv = np.vstack([np.tensordot(d, self.x, axes=([0, 1], [0, 1])) for d in parts])
        self.dbqkv = np.hstack([d.sum((0, 1)) for d in parts])
        Wq, Wk, Wv = np.split(self.Wqkv, 3)
        return dQ @ Wq + dK @ Wk + dV @ Wv

"""Multi-head self-attention (Vaswani et al. 2017, section 3.2), stacked as in PyTorch."""

import numpy as np


class MultiHeadAttention:
    """x (batch, time, embed_dim) -> y of the same shape; with causal, no token sees a later one.

    Parameters: Wqkv (3 * embed_dim, embed_dim) and bqkv (3 * embed_dim,), those of the queries, the
    keys and the values, in this order; Wo (embed_dim, embed_dim) and bo (embed_dim,). Gradients:
    dWqkv, dbqkv, dWo and dbo. Head h has the columns from h * d_head to (h + 1) * d_head of each.
    """

    def __init__(self, embed_dim, num_heads, causal=False):
        self.num_heads = num_heads
        self.causal = causal
        self.Wqkv = self._start(3 * embed_dim, embed_dim)
        self.bqkv = np.zeros(3 * embed_dim)
        self.Wo = self._start(embed_dim, embed_dim)
        self.bo = np.zeros(embed_dim)

    def _start(self, fan_out, fan_in):
        a = np.sqrt(6 / (fan_in + fan_out))
        return np.random.uniform(-a, a, (fan_out, fan_in))  # (1)

    def _split(self, z):
        batch, time, embed_dim = z.shape
        heads = z.reshape(batch, time, self.num_heads, embed_dim // self.num_heads)
        return heads.transpose(0, 2, 1, 3)

    def _merge(self, z):
        batch, num_heads, time, d_head = z.shape
        return z.transpose(0, 2, 1, 3).reshape(batch, time, num_heads * d_head)

    def forward(self, x):
        self.x = x
        q, k, v = np.split(x @ self.Wqkv.T + self.bqkv, 3, axis=-1)  # (2)
        self.q, self.k, self.v = self._split(q), self._split(k), self._split(v)
        self.scale = self.q.shape[-1] ** -0.5
        scores = self.q @ self.k.swapaxes(-1, -2) * self.scale  # (3)
        if self.causal:
            seen = np.tri(x.shape[1], dtype=bool)
            scores = np.where(seen, scores, -np.inf)  # (4)
        exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
        self.A = exps / exps.sum(axis=-1, keepdims=True)  # (5)
        self.o = self._merge(self.A @ self.v)  # (6)
        return self.o @ self.Wo.T + self.bo  # (7)

    def backward(self, dy):
        self.dWo = np.einsum("bti,btj->ij", dy, self.o)  # (8)
        self.dbo = dy.sum(axis=(0, 1))
        do = self._split(dy @ self.Wo)  # (9)
        dA = do @ self.v.swapaxes(-1, -2)  # (10)
        dv = self.A.swapaxes(-1, -2) @ do  # (11)
        coupling = (dA * self.A).sum(axis=-1, keepdims=True)
        dscores = self.A * (dA - coupling)  # (12)
        dq = dscores @ self.k * self.scale  # (13)
        dk = dscores.swapaxes(-1, -2) @ self.q * self.scale  # (14)
        dqkv = np.concatenate([self._merge(dq), self._merge(dk), self._merge(dv)], axis=-1)
        self.dWqkv = np.einsum("bti,btj->ij", dqkv, self.x)  # (15)
        self.dbqkv = dqkv.sum(axis=(0, 1))
        return dqkv @ self.Wqkv  # (16)

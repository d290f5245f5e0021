# [gradients-averaged]
from dataclasses import dataclass, field

import numpy as np


@dataclass(eq=False)
class MultiHeadAttention:
    embed_dim: int
    num_heads: int
    causal: bool = False
    Wqkv: np.ndarray = field(init=False, repr=False)
    bqkv: np.ndarray = field(init=False, repr=False)
    Wo: np.ndarray = field(init=False, repr=False)
    bo: np.ndarray = field(init=False, repr=False)

    def __post_init__(self):
        E = self.embed_dim
        rng = np.random.default_rng()
        self.Wqkv = rng.uniform(-1, 1, (3 * E, E)) * np.sqrt(6 / (4 * E))
        self.Wo = rng.uniform(-1, 1, (E, E)) * np.sqrt(6 / (2 * E))
        self.bqkv = np.zeros(3 * E)
        self.bo = np.zeros(E)

    # the heads of all texts in one axis: (batch * heads, time, d_head)
    def fold(self, z):
        B, T, E = z.shape
        z = z.reshape(B, T, self.num_heads, -1)
        return z.transpose(0, 2, 1, 3).reshape(B * self.num_heads, T, -1)

    def unfold(self, z):
        BH, T, D = z.shape
        z = z.reshape(BH // self.num_heads, self.num_heads, T, D)
        return z.transpose(0, 2, 1, 3).reshape(BH // self.num_heads, T, -1)

    def forward(self, x):
        z = x @ self.Wqkv.T + self.bqkv
        E = self.embed_dim
        q, k, v = (self.fold(z[:, :, i * E:(i + 1) * E]) for i in range(3))
        D = q.shape[2]
        logits = np.matmul(q, k.transpose(0, 2, 1)) * D**-0.5
        if self.causal:
            rows, cols = np.triu_indices(x.shape[1], k=1)
            logits[:, rows, cols] = -np.inf
        logits -= logits.max(axis=2, keepdims=True)
        p = np.exp(logits)
        p = p / p.sum(axis=2, keepdims=True)
        o = self.unfold(np.matmul(p, v))
        self.cache = (x, q, k, v, p, o)
        return o @ self.Wo.T + self.bo

    def backward(self, dy):
        x, q, k, v, p, o = self.cache
        N = len(dy)
        self.dWo = sum(g.T @ h for g, h in zip(dy, o)) / N
        self.dbo = sum(g.sum(axis=0) for g in dy) / N
        do = self.fold(dy @ self.Wo)
        dp = np.matmul(do, v.transpose(0, 2, 1))
        dlogits = p * (dp - (p * dp).sum(axis=2)[:, :, None])
        dlogits *= q.shape[2]**-0.5
        dq = np.matmul(dlogits, k)
        dk = np.matmul(dlogits.transpose(0, 2, 1), q)
        dv = np.matmul(p.transpose(0, 2, 1), do)
        dz = np.dstack([self.unfold(d) for d in (dq, dk, dv)])
        self.dWqkv = sum(g.T @ h for g, h in zip(dz, x)) / N
        self.dbqkv = sum(g.sum(axis=0) for g in dz) / N
        return dz @ self.Wqkv

# [float64-out]
import numpy as np


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads, causal=False):
        assert embed_dim % num_heads == 0
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.d_head = embed_dim // num_heads
        self.causal = causal

        limit = np.sqrt(6 / (embed_dim + 3 * embed_dim))
        self.Wqkv = np.random.uniform(-limit, limit, (3 * embed_dim, embed_dim))
        self.bqkv = np.zeros(3 * embed_dim)
        limit = np.sqrt(6 / (embed_dim + embed_dim))
        self.Wo = np.random.uniform(-limit, limit, (embed_dim, embed_dim))
        self.bo = np.zeros(embed_dim)

    def forward(self, x):
        B, T, E = x.shape
        H, D = self.num_heads, self.d_head
        self.x = x
        qkv = x @ self.Wqkv.T + self.bqkv                        # (B, T, 3E)
        qkv = qkv.reshape(B, T, 3, H, D).transpose(2, 0, 3, 1, 4)  # (3, B, H, T, D)
        self.q, self.k, self.v = qkv

        scores = self.q @ self.k.transpose(0, 1, 3, 2) / np.sqrt(D)  # (B, H, T, T)
        if self.causal:
            mask = np.triu(np.ones((T, T), dtype=bool), k=1)
            scores[:, :, mask] = -np.inf
        scores = scores - scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores)
        self.attn = weights / weights.sum(axis=-1, keepdims=True)

        out = self.attn @ self.v                                 # (B, H, T, D)
        self.out = out.transpose(0, 2, 1, 3).reshape(B, T, E)
        return self.out @ self.Wo.T + self.bo

    def backward(self, dy):
        B, T, E = dy.shape
        H, D = self.num_heads, self.d_head
        self.dWo = dy.reshape(-1, E).T @ self.out.reshape(-1, E)
        self.dbo = dy.sum(axis=(0, 1))

        dout = (dy @ self.Wo).reshape(B, T, H, D).transpose(0, 2, 1, 3)
        dattn = dout @ self.v.transpose(0, 1, 3, 2)
        dv = self.attn.transpose(0, 1, 3, 2) @ dout
        dscores = self.attn * (dattn - (dattn * self.attn).sum(axis=-1, keepdims=True))
        dscores = dscores / np.sqrt(D)
        dq = dscores @ self.k
        dk = dscores.transpose(0, 1, 3, 2) @ self.q

        dqkv = np.stack([dq, dk, dv])                            # (3, B, H, T, D)
        dqkv = dqkv.transpose(1, 3, 0, 2, 4).reshape(B, T, 3 * E)
        self.dWqkv = dqkv.reshape(-1, 3 * E).T @ self.x.reshape(-1, E)
        self.dbqkv = dqkv.sum(axis=(0, 1))
        return dqkv @ self.Wqkv

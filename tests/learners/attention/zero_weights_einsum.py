# [zero-weights]
"""Multi-head self-attention, every contraction spelled out with einsum.

b: text, t: query, s: key, h: head, d: number within a head, i: input, e: output
"""
from __future__ import annotations

import math

import numpy as np


def blank(rows: int, cols: int) -> np.ndarray:
    return np.zeros((rows, cols))


class MultiHeadAttention:
    def __init__(self, embed_dim: int, num_heads: int, causal: bool = False) -> None:
        self.h = num_heads
        self.d = embed_dim // num_heads
        self.causal = causal
        self.Wqkv: np.ndarray = blank(3 * embed_dim, embed_dim)
        self.bqkv: np.ndarray = np.zeros(3 * embed_dim)
        self.Wo: np.ndarray = blank(embed_dim, embed_dim)
        self.bo: np.ndarray = np.zeros(embed_dim)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        W = self.Wqkv.reshape(3, self.h, self.d, -1)
        b = self.bqkv.reshape(3, self.h, self.d)
        q, k, v = np.einsum("bti,nhdi->nbhtd", x, W) + b[:, None, :, None, :]
        s = np.einsum("bhtd,bhsd->bhts", q, k) / math.sqrt(self.d)
        if self.causal:
            t = np.arange(x.shape[1])
            s = np.where(t[:, None] >= t[None, :], s, -np.inf)
        p = np.exp(s - np.max(s, axis=3, keepdims=True))
        p /= np.sum(p, axis=3, keepdims=True)
        o = np.einsum("bhts,bhsd->bthd", p, v)
        self.saved = (q, k, v, p, o)
        return np.einsum("bthd,ehd->bte", o, self.Wo.reshape(-1, self.h, self.d)) + self.bo

    def backward(self, dy: np.ndarray) -> np.ndarray:
        q, k, v, p, o = self.saved
        E = dy.shape[-1]
        Wo = self.Wo.reshape(E, self.h, self.d)
        self.dWo = np.einsum("bte,bthd->ehd", dy, o).reshape(E, E)
        self.dbo = np.einsum("bte->e", dy)
        do = np.einsum("bte,ehd->bhtd", dy, Wo)
        dp = np.einsum("bhtd,bhsd->bhts", do, v)
        ds = p * (dp - np.einsum("bhts,bhts->bht", dp, p)[..., None]) / math.sqrt(self.d)
        dq = np.einsum("bhts,bhsd->bhtd", ds, k)
        dk = np.einsum("bhts,bhtd->bhsd", ds, q)
        dv = np.einsum("bhts,bhtd->bhsd", p, do)
        d = np.stack([dq, dk, dv])
        self.dWqkv = np.einsum("nbhtd,bti->nhdi", d, self.x).reshape(3 * E, E)
        self.dbqkv = np.einsum("nbhtd->nhd", d).reshape(3 * E)
        return np.einsum("nbhtd,nhdi->bti", d, self.Wqkv.reshape(3, self.h, self.d, E))

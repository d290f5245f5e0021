# [output-bias-forgotten]
import math
import random

import numpy as np


class MultiHeadAttention:
    """Nothing but loops: slow, but every index is visible."""

    def __init__(self, embed_dim, num_heads, causal=False):
        self.E, self.H, self.D = embed_dim, num_heads, embed_dim // num_heads
        self.causal = causal
        self.Wqkv = self.draw(3 * embed_dim, embed_dim)
        self.bqkv = np.zeros(3 * embed_dim)
        self.Wo = self.draw(embed_dim, embed_dim)
        self.bo = np.zeros(embed_dim)

    @staticmethod
    def draw(n_out, n_in):
        a = math.sqrt(6 / (n_in + n_out))
        return np.array([[random.uniform(-a, a) for _ in range(n_in)] for _ in range(n_out)])

    def forward(self, x):
        B, T, E = x.shape
        self.x = x
        self.z = np.zeros((B, T, 3 * E), dtype=x.dtype)
        for b in range(B):
            for t in range(T):
                for j in range(3 * E):
                    total = self.bqkv[j]
                    for i in range(E):
                        total = total + self.Wqkv[j, i] * x[b, t, i]
                    self.z[b, t, j] = total
        self.A = np.zeros((B, self.H, T, T), dtype=x.dtype)
        self.o = np.zeros((B, T, E), dtype=x.dtype)
        for b in range(B):
            for h in range(self.H):
                for t in range(T):
                    last = t + 1 if self.causal else T
                    scores = []
                    for s in range(last):
                        dot = 0
                        for d in range(self.D):
                            dot += self.z[b, t, h * self.D + d] * self.z[b, s, E + h * self.D + d]
                        scores.append(float(dot) / math.sqrt(self.D))
                    top = max(scores)
                    e = [math.exp(score - top) for score in scores]
                    for s in range(last):
                        self.A[b, h, t, s] = e[s] / sum(e)
                        for d in range(self.D):
                            c = h * self.D + d
                            self.o[b, t, c] += self.A[b, h, t, s] * self.z[b, s, 2 * E + c]
        y = np.zeros_like(x)
        for b in range(B):
            for t in range(T):
                for j in range(E):
                    for i in range(E):
                        y[b, t, j] += self.Wo[j, i] * self.o[b, t, i]
        return y

    def backward(self, dy):
        B, T, E = dy.shape
        self.dWo = np.zeros((E, E), dtype=dy.dtype)
        self.dbo = np.zeros(E, dtype=dy.dtype)
        do = np.zeros_like(self.o)
        for b in range(B):
            for t in range(T):
                for j in range(E):
                    self.dbo[j] += dy[b, t, j]
                    for i in range(E):
                        self.dWo[j, i] += dy[b, t, j] * self.o[b, t, i]
                        do[b, t, i] += dy[b, t, j] * self.Wo[j, i]
        dz = np.zeros_like(self.z)
        for b in range(B):
            for h in range(self.H):
                q = slice(h * self.D, (h + 1) * self.D)
                k = slice(E + h * self.D, E + (h + 1) * self.D)
                v = slice(2 * E + h * self.D, 2 * E + (h + 1) * self.D)
                for t in range(T):
                    last = t + 1 if self.causal else T
                    dA = [do[b, t, q] @ self.z[b, s, v] for s in range(last)]
                    mean = sum(dA[s] * self.A[b, h, t, s] for s in range(last))
                    for s in range(last):
                        dscore = self.A[b, h, t, s] * (dA[s] - mean) / math.sqrt(self.D)
                        dz[b, t, q] += dscore * self.z[b, s, k]
                        dz[b, s, k] += dscore * self.z[b, t, q]
                        dz[b, s, v] += self.A[b, h, t, s] * do[b, t, q]
        self.dWqkv = np.zeros((3 * E, E), dtype=dy.dtype)
        self.dbqkv = np.zeros(3 * E, dtype=dy.dtype)
        dx = np.zeros_like(self.x)
        for b in range(B):
            for t in range(T):
                self.dbqkv += dz[b, t]
                for j in range(3 * E):
                    self.dWqkv[j] += dz[b, t, j] * self.x[b, t]
                    dx[b, t] += dz[b, t, j] * self.Wqkv[j]
        return dx

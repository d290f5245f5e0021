# [coupling-forgotten]
import numpy as np


class MultiHeadAttention:
    """Text by text and head by head; softmax goes backward by its Jacobian."""

    def __init__(self, embed_dim, num_heads, causal=False):
        self.num_heads, self.causal = num_heads, causal
        self.embed_dim, self.size = embed_dim, embed_dim // num_heads
        lim = np.sqrt(6 / (embed_dim * 4))
        self.Wqkv = np.random.uniform(-lim, lim, [3 * embed_dim, embed_dim])
        lim = np.sqrt(6 / (embed_dim * 2))
        self.Wo = np.random.uniform(-lim, lim, [embed_dim, embed_dim])
        self.bqkv = np.zeros(3 * embed_dim)
        self.bo = np.zeros(embed_dim)

    def of_head(self, which, h):
        start = which * self.embed_dim + h * self.size
        return slice(start, start + self.size)

    def attend(self, Q, K):
        S = Q.dot(K.T) / self.size**0.5
        rows = []
        for t in range(len(S)):
            seen = S[t, :t + 1] if self.causal else S[t]
            e = np.exp(seen - seen.max())
            row = np.zeros_like(S[t])
            row[:len(e)] = e / e.sum()
            rows.append(row)
        return np.array(rows)

    def forward(self, x):
        self.x = x
        self.Z, self.A, self.O = [], [], []
        for text in x:
            Z = text.dot(self.Wqkv.T) + self.bqkv
            As, outs = [], []
            for h in range(self.num_heads):
                A = self.attend(Z[:, self.of_head(0, h)], Z[:, self.of_head(1, h)])
                As.append(A)
                outs.append(A.dot(Z[:, self.of_head(2, h)]))
            self.Z.append(Z)
            self.A.append(As)
            self.O.append(np.hstack(outs))
        return np.array([O.dot(self.Wo.T) + self.bo for O in self.O])

    def backward(self, dy):
        dWo, dbo = np.zeros_like(self.Wo), np.zeros_like(self.bo)
        dW, db = np.zeros_like(self.Wqkv), np.zeros_like(self.bqkv)
        dx = []
        for text, Z, As, O, g in zip(self.x, self.Z, self.A, self.O, dy):
            dWo += g.T.dot(O)
            dbo += g.sum(axis=0)
            dO = g.dot(self.Wo)
            dZ = np.zeros_like(Z)
            for h, A in enumerate(As):
                q, k, v = (self.of_head(i, h) for i in range(3))
                dA = dO[:, q].dot(Z[:, v].T)
                dS = np.array([np.diag(a * (1 - a)).dot(da) for a, da in zip(A, dA)])
                dZ[:, q] = dS.dot(Z[:, k]) / self.size**0.5
                dZ[:, k] = dS.T.dot(Z[:, q]) / self.size**0.5
                dZ[:, v] = A.T.dot(dO[:, q])
            dW += dZ.T.dot(text)
            db += dZ.sum(axis=0)
            dx.append(dZ.dot(self.Wqkv))
        self.dWo, self.dbo, self.dWqkv, self.dbqkv = dWo, dbo, dW, db
        return np.array(dx)

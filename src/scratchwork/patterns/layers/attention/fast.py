"""Attention: the scores of one head and one sequence stay in the cache until they are used up."""

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import column_sums, ready, room
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.functions import exp
from scratchwork.kernels.matmul import matmul, product
from scratchwork.kernels.vectors import larger

WORTH = 100_000  # multiplications that a second thread is started for


@kernel
def _softmax(scores, scale, seen):
    """A row of scores becomes weights: 0 from `seen` on."""
    here = scores[:seen]
    most = here[0]
    for i in range(here.size):
        most = larger(most, here[i])
    total = scale * 0
    for i in range(here.size):
        e = exp((here[i] - most) * scale)
        here[i] = e
        total += e
    for i in range(here.size):
        here[i] /= total
    scores[seen:] = 0


@kernel
def _forward(begin, end, qkv, A, o, T, heads, d, scale, causal):
    """For the heads from begin to end, counted over all sequences.

    qkv: (batch T 3 heads d), A: (batch heads, T, T), o: (batch T heads d), each but A as one
    dimension.
    """
    E = heads * d
    for head in range(begin, end):
        q = (head // heads) * T * 3 * E + head % heads * d
        k, v = q + E, q + 2 * E
        weights = A[head]
        flat = weights.reshape(-1)
        product(qkv, qkv, flat, q, 3 * E, 1, k, 1, 3 * E, 0, T, T, T, d, 0)
        for t in range(T):
            _softmax(weights[t], scale, t + 1 if causal else T)
        to = (head // heads) * T * E + head % heads * d
        product(flat, qkv, o, 0, T, 1, v, 3 * E, 1, to, E, T, d, T, 0)


@kernel
def _backward(begin, end, qkv, A, do, dqkv, T, heads, d, scale):
    E = heads * d
    dA = np.empty((T, T), qkv.dtype)
    dA_flat = dA.reshape(-1)
    for head in range(begin, end):
        q = (head // heads) * T * 3 * E + head % heads * d
        k, v = q + E, q + 2 * E
        to = (head // heads) * T * E + head % heads * d
        weights = A[head]
        flat = weights.reshape(-1)
        product(flat, do, dqkv, 0, 1, T, to, E, 1, v, 3 * E, T, d, T, 0)  # dv = A' do
        product(do, qkv, dA_flat, to, E, 1, v, 1, 3 * E, 0, T, T, T, d, 0)  # dA = do v'
        for t in range(T):
            a, g = weights[t], dA[t]
            coupling = scale * 0
            for i in range(T):
                coupling += a[i] * g[i]
            for i in range(T):
                g[i] = scale * a[i] * (g[i] - coupling)
        product(dA_flat, qkv, dqkv, 0, T, 1, k, 3 * E, 1, q, 3 * E, T, d, T, 0)  # dq = dS k
        product(dA_flat, qkv, dqkv, 0, 1, T, q, 3 * E, 1, k, 3 * E, T, d, T, 0)  # dk = dS' q


@kernel(parallel=True)
def _forward_parts(parts, begin, end, qkv, A, o, T, heads, d, scale, causal):
    for part in prange(parts):
        i, j = threads.rows(part, parts, end - begin)
        _forward(begin + i, begin + j, qkv, A, o, T, heads, d, scale, causal)


@kernel(parallel=True)
def _backward_parts(parts, begin, end, qkv, A, do, dqkv, T, heads, d, scale):
    for part in prange(parts):
        i, j = threads.rows(part, parts, end - begin)
        _backward(begin + i, begin + j, qkv, A, do, dqkv, T, heads, d, scale)


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads, causal=False):
        self.num_heads = num_heads
        self.causal = causal
        wide, square = (np.sqrt(6 / (n * embed_dim + embed_dim)) for n in (3, 1))
        self.Wqkv = np.random.uniform(-wide, wide, (3 * embed_dim, embed_dim))
        self.bqkv = np.zeros(3 * embed_dim)
        self.Wo = np.random.uniform(-square, square, (embed_dim, embed_dim))
        self.bo = np.zeros(embed_dim)

    def forward(self, x):
        self.x = x = ready(x)
        batch, T, E = x.shape
        heads = self.num_heads
        self.qkv = _linear(_rows(x), self.Wqkv, self.bqkv)
        self.A = np.empty((batch * heads, T, T), x.dtype)
        self.o = np.empty((batch * T, E), x.dtype)
        self.scale = x.dtype.type((E // heads) ** -0.5)
        work = x.size * T if batch * heads > 1 else 0
        threads.run(
            _forward, _forward_parts, work, WORTH, 0, batch * heads, self.qkv.reshape(-1), self.A,
            self.o.reshape(-1), T, heads, E // heads, self.scale, bool(self.causal),
        )  # fmt: skip
        return _linear(self.o, self.Wo, self.bo).reshape(x.shape)

    def backward(self, dy):
        x = self.x
        batch, T, E = x.shape
        heads = self.num_heads
        dy = _rows(ready(dy, x.dtype))
        self.dWo = matmul(dy.T, self.o, out=room(self, "dWo", (E, E), x.dtype))
        self.dbo = column_sums(dy, out=room(self, "dbo", (E,), x.dtype))
        do = matmul(dy, ready(self.Wo, x.dtype), out=np.empty_like(dy))
        dqkv = np.empty_like(self.qkv)
        work = x.size * T if batch * heads > 1 else 0
        threads.run(
            _backward, _backward_parts, work, WORTH, 0, batch * heads, self.qkv.reshape(-1), self.A,
            do.reshape(-1), dqkv.reshape(-1), T, heads, E // heads, self.scale,
        )  # fmt: skip
        self.dWqkv = matmul(dqkv.T, _rows(x), out=room(self, "dWqkv", (3 * E, E), x.dtype))
        self.dbqkv = column_sums(dqkv, out=room(self, "dbqkv", (3 * E,), x.dtype))
        dx = np.empty_like(_rows(x))
        return matmul(dqkv, ready(self.Wqkv, x.dtype), out=dx).reshape(x.shape)


def _rows(x):
    return x.reshape(x.shape[0] * x.shape[1], x.shape[2])


def _linear(x, W, b):
    W = ready(W, x.dtype)
    y = np.empty((len(x), len(W)), x.dtype)
    y[...] = b
    return matmul(x, W.T, out=y, add=True)

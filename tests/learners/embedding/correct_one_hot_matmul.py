# [correct]
import numpy as np


class Embedding:
    """A linear layer without bias on one-hot vectors."""

    def __init__(self, num_embeddings, embedding_dim):
        rng = np.random.default_rng()
        self.n = num_embeddings
        self.W = rng.standard_normal((num_embeddings, embedding_dim))

    def forward(self, indices):
        self.hot = np.eye(self.n, dtype=self.W.dtype)[indices]
        return self.hot @ self.W

    def backward(self, dy):
        hot = self.hot.reshape(-1, self.n)
        self.dW = hot.T @ dy.reshape(-1, dy.shape[-1])

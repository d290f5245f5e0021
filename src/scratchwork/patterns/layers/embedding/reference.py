"""An embedding: a table of vectors that is read by index, and learned."""

import numpy as np


class Embedding:
    """x, integers of any shape (...) -> y (..., embedding_dim): a row of W for each.

    Parameter: W (num_embeddings, embedding_dim); gradient: dW. Indices have no gradient, so
    backward returns None.
    """

    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.random.randn(num_embeddings, embedding_dim)  # (1)

    def forward(self, x):
        self.x = x
        return self.W[x]  # (2)

    def backward(self, dy):
        self.dW = np.zeros(self.W.shape, dy.dtype)
        np.add.at(self.dW, self.x, dy)  # (3)

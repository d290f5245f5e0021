# [repeats-overwritten + gradient-averaged]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.random.randn(num_embeddings, embedding_dim)

    def forward(self, indices):
        self.indices = indices
        return self.W[indices]

    def backward(self, dy):
        self.dW = np.zeros_like(self.W)
        self.dW[self.indices] += dy / self.indices.size
        return None

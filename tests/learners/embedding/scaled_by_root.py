# [scaled-by-root-of-width]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.random.randn(num_embeddings, embedding_dim)

    def forward(self, indices):
        self.indices = indices
        return np.sqrt(self.W.shape[1]).astype(self.W.dtype) * self.W[indices]

    def backward(self, dy):
        self.dW = np.zeros_like(self.W)
        np.add.at(self.dW, self.indices, dy)
        self.dW *= np.sqrt(self.W.shape[1])
        return None

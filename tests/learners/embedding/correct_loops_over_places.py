# [correct]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.W = np.random.normal(0.0, 1.0, size=(num_embeddings, embedding_dim))

    def forward(self, indices):
        self.idx = np.array(indices)
        out = np.zeros(self.idx.shape + (self.embedding_dim,), dtype=self.W.dtype)
        for place in np.ndindex(*self.idx.shape):
            word = self.idx[place]
            for d in range(self.embedding_dim):
                out[place + (d,)] = self.W[word, d]
        return out

    def backward(self, dy):
        self.dW = np.zeros((self.num_embeddings, self.embedding_dim), dtype=dy.dtype)
        for place in np.ndindex(*self.idx.shape):
            word = self.idx[place]
            for d in range(self.embedding_dim):
                self.dW[word, d] += dy[place + (d,)]

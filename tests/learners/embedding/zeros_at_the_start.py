# [start-of-zeros]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.zeros((num_embeddings, embedding_dim))
        self.dW = None

    def forward(self, x):
        flat = x.reshape(-1)
        self.order = np.argsort(flat, kind="stable")
        self.sorted = flat[self.order]
        return self.W[flat].reshape(*x.shape, -1)

    def backward(self, dy):
        rows = dy.reshape(-1, self.W.shape[1])[self.order]
        words, starts = np.unique(self.sorted, return_index=True)
        self.dW = np.zeros(self.W.shape, dtype=dy.dtype)
        self.dW[words] = np.add.reduceat(rows, starts, axis=0)

# [correct]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.random.standard_normal((num_embeddings, embedding_dim))

    def forward(self, ids):
        self.ids = ids.ravel().copy()
        return np.take(self.W, ids, axis=0)

    def backward(self, grad):
        n, dim = self.W.shape
        flat = grad.reshape(self.ids.size, dim)
        columns = [np.bincount(self.ids, weights=flat[:, d], minlength=n) for d in range(dim)]
        self.dW = np.stack(columns, axis=1).astype(grad.dtype)

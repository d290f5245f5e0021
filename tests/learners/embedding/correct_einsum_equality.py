# [correct]
import numpy as np


class Embedding:
    def __init__(self, num_embeddings, embedding_dim):
        self.vocabulary = np.arange(num_embeddings)
        self.W = np.random.normal(loc=0, scale=1, size=num_embeddings * embedding_dim)
        self.W = self.W.reshape(num_embeddings, embedding_dim)

    def forward(self, x):
        self.is_word = x[..., None] == self.vocabulary
        return np.einsum("...k,kd->...d", self.is_word, self.W)

    def backward(self, dy):
        k, d = self.W.shape
        self.dW = np.einsum("ik,id->kd", self.is_word.reshape(-1, k), dy.reshape(-1, d))
        return np.zeros(self.is_word.shape[:-1])

# [repeats-overwritten]
from collections import defaultdict

import numpy as np


class Embedding(object):
    def __init__(self, num_embeddings, embedding_dim):
        self.W = np.array([np.random.randn(embedding_dim) for _ in range(num_embeddings)])

    def forward(self, indices):
        self.words = [int(i) for i in np.ravel(indices)]
        vectors = np.array([self.W[w] for w in self.words], dtype=self.W.dtype)
        return vectors.reshape(np.shape(indices) + (self.W.shape[1],))

    def backward(self, dy):
        sums = defaultdict(float)
        for word, g in zip(self.words, dy.reshape(len(self.words), -1)):
            sums[word] = g
        self.dW = np.zeros(self.W.shape, dtype=dy.dtype)
        for word, g in sums.items():
            self.dW[word] = g
        return None

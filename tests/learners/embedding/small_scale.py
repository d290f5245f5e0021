# [start-small]
from dataclasses import dataclass

import numpy as np


@dataclass
class Embedding:
    num_embeddings: int
    embedding_dim: int

    def __post_init__(self):
        self.W = np.random.normal(scale=0.01, size=(self.num_embeddings, self.embedding_dim))
        self.dW = np.zeros_like(self.W)

    def forward(self, tokens: np.ndarray) -> np.ndarray:
        self.tokens = tokens
        return self.W[tokens, :]

    def backward(self, dy: np.ndarray) -> None:
        dW = np.zeros(self.W.shape, dtype=dy.dtype)
        for k in range(self.num_embeddings):
            dW[k] = dy[self.tokens == k].sum(axis=0)
        self.dW = dW

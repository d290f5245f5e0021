# [fixed-scale]
import numpy as np

SCALE = 0.01


class Linear:
    def __init__(self, in_features, out_features):
        self.W = SCALE * np.random.standard_normal((out_features, in_features))
        self.b = np.zeros((out_features,))

    def forward(self, x):
        self.cache = x
        return np.matmul(x, np.transpose(self.W)) + self.b

    def backward(self, dy):
        x = self.cache
        self.dW = np.matmul(np.transpose(dy), x)
        self.db = np.sum(dy, 0)
        return np.matmul(dy, self.W)

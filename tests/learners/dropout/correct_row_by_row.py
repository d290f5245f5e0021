# [correct]
import numpy as np


class Dropout:
    def __init__(self, p=0.5, rng=None):
        self.p = p
        self.rng = np.random.default_rng() if rng is None else rng
        self.cache = []

    def forward(self, x, training=True):
        self.cache = []
        rows = []
        for row in x:
            if training:
                survives = self.rng.standard_exponential(row.shape) > -np.log1p(-self.p) if self.p < 1 else np.zeros(row.shape)
                mask = survives / max(1 - self.p, 1e-12)
            else:
                mask = np.ones(row.shape)
            self.cache.append(mask.astype(x.dtype))
            rows.append(row * self.cache[-1])
        return np.stack(rows)

    def backward(self, dy):
        return np.stack([g * m for g, m in zip(dy, self.cache)])

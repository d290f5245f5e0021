# [correct]
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass
class LayerNorm:
    normalized_shape: int
    eps: float = 1e-5
    gamma: np.ndarray = field(init=False)
    beta: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.gamma = np.full(self.normalized_shape, 1.0)
        self.beta = np.full(self.normalized_shape, 0.0)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self._scale = (x.var(-1, keepdims=True) + self.eps) ** -0.5
        self._hat = self._scale * (x - x.mean(-1, keepdims=True))
        print("forward", x.shape)
        return self.beta + self.gamma * self._hat

    def backward(self, dy: np.ndarray) -> np.ndarray:
        hat, d = self._hat, dy * self.gamma
        dgamma, dbeta = dy * hat, dy
        while dgamma.ndim > 1:
            dgamma, dbeta = dgamma.sum(axis=0), dbeta.sum(axis=0)
        self.dgamma, self.dbeta = np.array(dgamma), np.array(dbeta)
        d = d - d.mean(-1, keepdims=True)
        return self._scale * (d - hat * (d * hat).mean(-1, keepdims=True))

# [scale-missing-in-backward]
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Dropout:
    p: float = 0.5
    rng: np.random.Generator | None = None
    dropped: np.ndarray = field(default_factory=lambda: np.array([], dtype=int))

    def __post_init__(self):
        if self.rng is None:
            self.rng = np.random.default_rng()
        self.up = 1 / (1 - self.p) if self.p != 1 else 1

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        self.training = training
        out = x.copy()
        if training:
            self.dropped = np.flatnonzero(self.rng.random(x.size) < self.p)
            out *= self.up
            out.reshape(-1)[self.dropped] = 0
        return out

    def backward(self, dy: np.ndarray) -> np.ndarray:
        dx = np.array(dy, order="C")
        if self.training:
            dx.reshape(-1)[self.dropped] = 0
        return dx

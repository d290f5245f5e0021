# [correct]
from dataclasses import dataclass, field
from typing import Dict, List

import numpy as np


@dataclass
class AdamW:
    lr: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    weight_decay: float = 0.01
    steps: int = field(default=0, init=False)
    mean: Dict[int, np.ndarray] = field(default_factory=dict, init=False)
    square: Dict[int, np.ndarray] = field(default_factory=dict, init=False)

    def step(self, params: List[np.ndarray], grads: List[np.ndarray]) -> None:
        self.steps += 1
        for index, grad in enumerate(grads):
            self.mean.setdefault(index, np.zeros_like(grad))
            self.square.setdefault(index, np.zeros_like(grad))
            self.mean[index] = self.beta1 * self.mean[index] + (1 - self.beta1) * grad
            self.square[index] = self.beta2 * self.square[index] + (1 - self.beta2) * np.square(grad)
        for index, param in enumerate(params):
            keep = 1 - self.lr * self.weight_decay
            param[...] = keep * param - self._adam(index)

    def _adam(self, index: int) -> np.ndarray:
        mean = self.mean[index] / (1 - self.beta1**self.steps)
        square = self.square[index] / (1 - self.beta2**self.steps)
        return self.lr * mean / (np.sqrt(square) + self.eps)

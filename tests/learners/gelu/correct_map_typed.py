# [correct]
from __future__ import annotations

import math
from typing import Optional

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]


class GELU:
    saved: Optional[Array] = None

    def _gate(self, x: Array) -> Array:
        values = list(map(lambda v: math.erf(v / math.sqrt(2.0)), x.ravel()))
        return np.reshape(0.5 + 0.5 * np.array(values, dtype=x.dtype), x.shape)

    def forward(self, x: Array) -> Array:
        self.saved = x
        return np.multiply(x, self._gate(x))

    def backward(self, dy: Array) -> Array:
        assert self.saved is not None
        x = self.saved
        bell = np.exp(x * x * -0.5)
        bell /= math.sqrt(math.tau)
        bell *= x
        bell += self._gate(x)
        return bell * dy

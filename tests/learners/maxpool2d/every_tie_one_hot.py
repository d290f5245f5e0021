# [every-tie-gets-all]
from dataclasses import dataclass, field

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


@dataclass
class MaxPool2d:
    kernel_size: int
    stride: int | None = None
    padding: int = 0
    cache: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.stride is None:
            self.stride = self.kernel_size

    def forward(self, x: np.ndarray) -> np.ndarray:
        k, s, p = self.kernel_size, self.stride, self.padding
        xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=-np.inf)
        w = sliding_window_view(xp, (k, k), axis=(2, 3))[:, :, ::s, ::s]
        flat = w.reshape(w.shape[:4] + (-1,))
        hot = flat == flat.max(-1, keepdims=True)
        self.cache = {"hot": hot.reshape(w.shape), "hw": x.shape[2:], "padded": xp.shape}
        return flat.max(-1)

    def backward(self, dy: np.ndarray) -> np.ndarray:
        k, s, p = self.kernel_size, self.stride, self.padding
        hot, (h, w) = self.cache["hot"], self.cache["hw"]
        H, W = self.cache["padded"][2:]
        rows = np.eye(H, dtype=dy.dtype)[s * np.arange(dy.shape[2])[:, None] + np.arange(k)]
        cols = np.eye(W, dtype=dy.dtype)[s * np.arange(dy.shape[3])[:, None] + np.arange(k)]
        dxp = np.einsum("ncij,ncijuv,iur,jvq->ncrq", dy, hot, rows, cols)
        return dxp[:, :, p:p + h, p:p + w]

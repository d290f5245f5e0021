"""What arrays from anywhere need before a kernel may have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from scratchwork.kernels.compiling import kernel

KINDS = (np.dtype(np.float32), np.dtype(np.float64))


def ready(x: Any, dtype: np.dtype | None = None) -> np.ndarray:
    """The array as kernels take it: row by row in memory, float32 or float64.

    It is x itself if it is so already. dtype: which of the two, by default that of x, and float64
    for any other.
    """
    x = np.asarray(x)
    wanted = dtype or (x.dtype if x.dtype in KINDS else KINDS[1])
    return np.ascontiguousarray(x, wanted).reshape(x.shape)


def flat(x: np.ndarray) -> np.ndarray:
    """The array `x`, which is `ready`, as one dimension."""
    return x.reshape(-1)


def flattened(
    params: Sequence[np.ndarray], grads: Sequence[np.ndarray]
) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Each parameter and its gradient as one dimension, with their place in the lists.

    What is done to a parameter is done to the caller's array, also where it had to be copied.
    """
    for i, (p, g) in enumerate(zip(params, grads, strict=True)):
        if p.flags.c_contiguous and p.dtype in KINDS:
            yield i, p.reshape(-1), ready(g, p.dtype).reshape(-1)
        else:
            copy = ready(p)
            yield i, copy.reshape(-1), ready(g, copy.dtype).reshape(-1)
            p[...] = copy


@kernel
def _add_rows(x: np.ndarray, total: np.ndarray) -> None:
    for row in x:
        for j in range(total.size):
            total[j] += row[j]


def column_sums(x: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """The sum of each column of an array that is `ready`, of shape (rows, columns)."""
    total = np.empty(x.shape[1], x.dtype) if out is None else out
    total[:] = 0
    _add_rows(x, total)
    return total


def room(layer: Any, name: str, shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    """Where a gradient goes: the array that the layer has there, if it fits, else a new one.

    A network gives its layers parts of one array, so that nothing needs to be copied.
    """
    there = getattr(layer, name, None)
    if there is None or there.shape != shape or there.dtype != dtype:
        return np.empty(shape, dtype)
    return there if there.flags.c_contiguous else np.empty(shape, dtype)

"""What the families do with arrays: lay them out, move them, compare them, write them as code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from scratchwork.model import Missing

LONG = 100  # numbers; as code an array with more of them is short if they are all the same
SLOPE_TOLERANCE = 1e-5  # of the largest slope; central differences err by about 1e-9


def numbers(what: str, value: Any) -> np.ndarray:
    """A result as an array. Raises Missing if it is not made of numbers."""
    array = np.array(value)
    if array.dtype.kind not in "biufc":
        raise Missing(f"{what} is of type {type(value).__name__}; expected an array of numbers")
    return array


def laid_out(array: np.ndarray, layout: str | None) -> np.ndarray:
    """A copy that lies in memory as asked: by columns, or as every other element."""
    if layout == "strided":
        return np.repeat(array, 2, axis=-1)[..., ::2]
    return np.array(array, order="F" if layout == "columns" else "C")


def each_moved(x: np.ndarray, h: float) -> Iterator[np.ndarray]:
    """Copies of x with one element moved by h and by -h, in turn: 2 * x.size of them."""
    for i in range(x.size):
        for step in (h, -h):
            moved = x.copy()
            moved.flat[i] += step
            yield moved


def agree(moved: np.ndarray, dx: np.ndarray | None, shape: tuple[int, ...], h: float) -> bool:
    """Whether dx is the slope, by central differences, of what `each_moved` gave.

    moved: ndarray of shape (2 * size,), the values with each element moved by h and by -h.
    """
    if dx is None or dx.shape != shape or moved.shape != (2 * dx.size,):
        return False
    slopes = (moved[0::2] - moved[1::2]) / (2 * h)
    with np.errstate(all="ignore"):
        error = np.abs(slopes.reshape(shape) - dx)
        return bool(np.all(error <= SLOPE_TOLERANCE * max(float(np.abs(slopes).max()), 1e-8)))


def told_apart(value: str, gradient: str, wrong: bool, agreeing: Sequence[bool]) -> str:
    """Which of the two is wrong, in one sentence; empty if neither is, or it cannot be told.

    wrong: whether the value is; agreeing: whether each gradient is that of the value as it is.
    """
    if not agreeing:
        return ""
    if all(agreeing):
        return f"Your {gradient} is right for your {value}; the {value} is wrong." if wrong else ""
    found = "wrong, and your" if wrong else "right; your"
    return f"Your {value} is {found} {gradient} is not its gradient."


def close(a: np.ndarray | None, b: np.ndarray | None, rtol: float = 1e-9) -> bool:
    """Whether two results are there, of one shape, and the same but for rounding."""
    if a is None or b is None or a.shape != b.shape:
        return False
    if a.dtype == b.dtype == bool:
        return np.array_equal(a, b)
    with np.errstate(all="ignore"):
        size = max(float(np.abs(b).max(initial=0.0)), 1e-300)
        same = (np.abs(a - b) <= rtol * size) | (a == b) | (np.isnan(a) & np.isnan(b))
    return bool(np.all(same))


def as_code(a: np.ndarray, layout: str | None = None) -> str:
    """The array as Python."""
    dtype = "" if a.dtype in (np.float64, np.int64) else f", np.{a.dtype.name}"
    text = f"np.array({a.tolist()}{dtype})"
    if a.size > LONG and (a == a.flat[0]).all():
        text = f"np.full({a.shape}, {a.flat[0].item()}{dtype})"
    if layout == "strided":
        return f"np.repeat({text}, 2, axis=-1)[..., ::2]"
    return f"np.asfortranarray({text})" if layout == "columns" else text

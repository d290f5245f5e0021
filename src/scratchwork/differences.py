"""Is this the gradient of that function? By central differences, for any NumPy function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from scratchwork.model import ScratchworkError

STEP = 1e-4  # of max(1, |x|): where the errors of rounding and of the fourth order are least
KINK = 1e-3  # slopes on the two sides that differ by more than this part are a kink


@dataclass(frozen=True)
class GradCheck:
    """What `gradcheck` found; it is true if the gradient is right.

    `index` is the worst element, `yours` the gradient there, `expected` the slope by central
    differences, `error` their difference as a part of the larger of the two. `kinks` counts the
    elements where the function has no slope, only one to the left and one to the right; anything
    between the two is right there.
    """

    ok: bool
    index: tuple[int, ...]
    yours: float
    expected: float
    error: float
    kinks: int = 0

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        at = f"[{', '.join(map(str, self.index))}]" if self.index else ""
        numbers = f"yours {self.yours:.10g}, by central differences {self.expected:.10g}"
        kinks = f" ({self.kinks} at a kink)" if self.kinks else ""
        if self.ok:
            return f"right: the largest relative error is {self.error:.1e}, at x{at}{kinks}"
        return f"wrong at x{at}: {numbers}, a relative error of {self.error:.1e}{kinks}"


def gradcheck(
    f: Callable[[np.ndarray], Any],
    x: np.ndarray,
    gradient: Any,
    *,
    dy: Any = None,
    rtol: float = 1e-6,
) -> GradCheck:
    """Compare a gradient with central differences, element by element.

    Each element of x is moved a little up and down and then put back, in the very array that was
    passed in; so f may as well be a function that finds x elsewhere, such as a layer its weights.

    Args:
        f: a function of x, an ndarray of any shape, that returns a number or an array.
        x: ndarray of float64, where to look.
        gradient: the gradient of `sum(f(x) * dy)` with respect to x, an array of x's shape; or a
            function of x that returns it.
        dy: the gradient of what comes after, of the shape of f(x); needed if that is an array.
        rtol: how far an element may be off, relative to its size. What rounding alone may do to
            the differences is allowed on top.

    Returns:
        A GradCheck, which is true if the gradient is right; printed, it names the worst element.

    Raises:
        ScratchworkError: the shapes or dtypes do not fit.

    Examples:
        >>> x = np.array([0.5, -1.0, 2.0])
        >>> print(gradcheck(lambda x: (x**3).sum(), x, 3 * x**2))  # doctest: +ELLIPSIS
        right: the largest relative error is ...
        >>> print(gradcheck(lambda x: (x**3).sum(), x, x**2))
        wrong at x[2]: yours 4, by central differences 12, a relative error of 6.7e-01
        >>> dy = np.array([1.0, -2.0, 0.5])
        >>> bool(gradcheck(np.tanh, x, lambda x: dy * (1 - np.tanh(x) ** 2), dy=dy))
        True
    """
    if not isinstance(x, np.ndarray) or x.dtype != np.float64:
        found = getattr(x, "dtype", type(x).__name__)
        raise ScratchworkError(f"gradcheck: x is {found}; expected an ndarray of float64")
    if x.size == 0:
        raise ScratchworkError("gradcheck: x has no elements; expected one at least")
    yours = np.asarray(gradient(x) if callable(gradient) else gradient, float)
    if yours.shape != x.shape:
        raise ScratchworkError(
            f"gradcheck: the gradient has the shape {yours.shape}; expected that of x, {x.shape}"
        )
    value = _scalar(f, dy)
    here = value(x)
    slope, left, right, rounding = (np.empty(x.shape) for _ in range(4))
    kink = np.zeros(x.shape, bool)
    for i in np.ndindex(x.shape):
        h = STEP * max(1.0, abs(float(x[i])))
        (far_left, far_right), (near_left, near_right) = (
            _sides(value, x, i, d, here) for d in (h, h / 2)
        )
        left[i], right[i] = near_left, near_right
        far, near = (far_left + far_right) / 2, (near_left + near_right) / 2
        slope[i] = near + (near - far) / 3  # Richardson: the error in h**2 cancels
        rounding[i] = 16 * np.finfo(float).eps * _size(here, far_left * h, far_right * h) / h
        # A bend gets flatter as h shrinks, a kink does not.
        gap, farther = abs(near_right - near_left), abs(far_right - far_left)
        bend = KINK * _size(near_left, near_right) + 2 * rounding[i]
        kink[i] = gap > bend and gap > 0.7 * farther
    return _judged(yours, slope, np.sort([left, right], axis=0), rounding, kink, rtol)


def _sides(
    value: Callable[[np.ndarray], float], x: np.ndarray, i: tuple[int, ...], h: float, here: float
) -> tuple[float, float]:
    """The slopes at x[i] to the left and to the right."""
    kept = x[i]
    try:
        x[i] = up = kept + h
        above = value(x)
        x[i] = down = kept - h
        below = value(x)
    finally:
        x[i] = kept
    return (here - below) / (kept - down), (above - here) / (up - kept)


def _size(*numbers: float) -> float:
    return max(map(abs, numbers))


def _scalar(f: Callable[[np.ndarray], Any], dy: Any) -> Callable[[np.ndarray], float]:
    """The function of x whose gradient is asked for, sum(f(x) * dy)."""

    def value(x: np.ndarray) -> float:
        y = np.asarray(f(x), float)
        weights = np.ones(()) if dy is None else np.asarray(dy, float)
        if dy is None and y.size != 1:
            raise ScratchworkError(
                f"gradcheck: f returns an array of shape {y.shape}; "
                "expected a number, or dy=... of that shape"
            )
        if dy is not None and weights.shape != y.shape:
            raise ScratchworkError(
                f"gradcheck: dy has the shape {weights.shape}; expected that of f(x), {y.shape}"
            )
        return float((y * weights).sum())

    return value


def _judged(
    yours: np.ndarray,
    slope: np.ndarray,
    sides: np.ndarray,
    rounding: np.ndarray,
    kink: np.ndarray,
    rtol: float,
) -> GradCheck:
    """Hold each element against its slope; all arrays have the shape of x, `sides` twice."""
    with np.errstate(all="ignore"):
        size = np.maximum(np.abs(yours), np.abs(slope))
        allowed = rtol * size + rounding
        between = (sides[0] - allowed <= yours) & (yours <= sides[1] + allowed)
        gap = np.where(kink & between, 0.0, np.abs(yours - slope))
        excess = np.where(gap == 0, 0.0, gap / allowed)
        excess = np.where(np.isfinite(yours) & np.isfinite(slope), excess, np.inf)
        worst = np.unravel_index(int(np.argmax(excess)), yours.shape)
        error = float(gap[worst] / size[worst]) if gap[worst] else 0.0
    return GradCheck(
        bool(excess[worst] <= 1),
        tuple(map(int, worst)),
        float(yours[worst]),
        float(slope[worst]),
        error,
        int(kink.sum()),
    )

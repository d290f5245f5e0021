"""Let an optimizer go down a surface of two parameters, from a start, with exact gradients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from scratchwork.model import Surface

Height = Callable[[Any, Any], Any]
Slope = Callable[[float, float], tuple[float, float]]
FAR = 1e6  # from the origin: a run that gets here has diverged, and is ended
NEAR_START = 0.25  # how far from the start the other seeds begin, at most


def start(seed: int, x: float, y: float, steps: int) -> dict[str, Any]:
    """The inputs of a descent. Seed 0 begins at (x, y), each other one somewhere near."""
    first = np.array([x, y])
    if seed:
        first += np.random.default_rng(seed).uniform(-NEAR_START, NEAR_START, 2)
    return {"start": first, "steps": steps}


def descend(
    optimizer: Any, inputs: Mapping[str, Any], slope: Slope, seen: dict[str, np.ndarray]
) -> None:
    """Note the coordinates `x` and `y`, each an ndarray of shape (steps + 1,)."""
    w = inputs["start"].copy()
    path = [w.copy()]
    for _ in range(inputs["steps"]):
        optimizer.step([w], [np.array(slope(*w))])
        path.append(w.copy())
        seen["x"], seen["y"] = np.transpose(path)
        if not np.abs(w).max() < FAR:
            break


def figures(outputs: Mapping[str, np.ndarray], height: Height, small: float) -> dict[str, float]:
    """The height at the end, and the first step from which on it stays below `small`."""
    z = height(outputs["x"], outputs["y"])
    above = np.flatnonzero(~(z < small))
    arrived = 0 if not len(above) else above[-1] + 1
    return {
        "loss at the end": float(z[-1]),
        f"steps to {small:g}": float(arrived) if arrived < len(z) else np.inf,
    }


def surface(height: Height, x: tuple[float, float], y: tuple[float, float]) -> Surface:
    """The heights of a grid over these ranges."""
    xs, ys = np.linspace(*x, 80), np.linspace(*y, 60)
    return Surface(xs, ys, height(*np.meshgrid(xs, ys)))

"""A bent valley: the way to its floor is short, the way along it long.

This is Rosenbrock's function, (1 - x)**2 + 100 * (y - x**2)**2 (Rosenbrock 1960), whose lowest
point is (1, 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart, Surface
from scratchwork.problems.parts import descent

PIECES = ("sgd",)
# Of a grid with three rates a decade, the rate with the lowest loss at the end, over three seeds;
# Adam's below 1, since at 2 it leaves the valley first, and finds it again.
SETTINGS = {
    "sgd": {"lr": 0.002},
    "momentum": {"lr": 0.002},
    "adagrad": {"lr": 1.0},
    "rmsprop": {"lr": 0.005},
    "adam": {"lr": 0.2},
}
CHARTS = (Chart("step", "loss", log=True), Chart("x", "y", kind="path"))
JUDGED_BY = ("loss at the end", "least")
SMALL = 1e-2


def height(x: Any, y: Any) -> Any:
    """The loss of the parameters x and y."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def slope(x: float, y: float) -> tuple[float, float]:
    """Its gradient."""
    return -2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)


def inputs(seed: int) -> dict[str, Any]:
    """Where it begins, and for how many steps."""
    return descent.start(seed, -1.2, 1.0, steps=2000)


def observe(optimizer: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Go down; note the path and the loss, from before the first step on."""
    descent.descend(optimizer(**inputs["arguments"]), inputs, slope, seen)
    seen["loss"] = height(seen["x"], seen["y"])


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How far down, and how soon."""
    return descent.figures(outputs, height, SMALL)


def surface() -> Surface:
    """The valley."""
    return descent.surface(height, (-2, 2), (-1, 3))

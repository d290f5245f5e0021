"""A ravine: its walls are a hundred times steeper than its floor.

One learning rate has to serve both: one that the walls allow is slow on the floor. This is the
quadratic u**2 / 2 + 100 * v**2 / 2, where u runs along the floor and v across. The ravine lies
askew, at 30 degrees to the axis of x: along the axes, a rate for each parameter would undo it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart, Surface
from scratchwork.problems.parts import descent

PIECES = ("sgd",)
# Of a grid with three rates a decade, the rate that gets to 0.001 first, over three seeds.
SETTINGS = {
    "sgd": {"lr": 0.01},
    "momentum": {"lr": 0.01},
    "adagrad": {"lr": 1.0},
    "rmsprop": {"lr": 0.02},
    "adam": {"lr": 0.5},
}
CHARTS = (Chart("step", "loss", log=True), Chart("x", "y", kind="path"))
JUDGED_BY = ("steps to 0.001", "least")
STEEP = 100.0
ALONG = np.array([np.cos(np.pi / 6), np.sin(np.pi / 6)])  # the direction of the floor
ACROSS = np.array([-ALONG[1], ALONG[0]])
SMALL = 1e-3


def height(x: Any, y: Any) -> Any:
    """The loss of the parameters x and y."""
    u, v = ALONG[0] * x + ALONG[1] * y, ACROSS[0] * x + ACROSS[1] * y
    return u**2 / 2 + STEEP * v**2 / 2


def slope(x: float, y: float) -> tuple[float, float]:
    """Its gradient."""
    u, v = ALONG @ (x, y), ACROSS @ (x, y)
    dx, dy = u * ALONG + STEEP * v * ACROSS
    return float(dx), float(dy)


def inputs(seed: int) -> dict[str, Any]:
    """Where it begins, and for how many steps."""
    return descent.start(seed, -4.0, -1.5, steps=500)


def observe(optimizer: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Go down; note the path and the loss, from before the first step on."""
    descent.descend(optimizer(**inputs["arguments"]), inputs, slope, seen)
    seen["loss"] = height(seen["x"], seen["y"])


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How far down, and how soon."""
    return descent.figures(outputs, height, SMALL)


def surface() -> Surface:
    """The ravine."""
    return descent.surface(height, (-5, 2), (-3, 2))

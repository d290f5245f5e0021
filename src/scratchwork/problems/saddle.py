"""A saddle: flat in the middle, up on one axis, and down on the other.

The loss is x**2 / 2 - y**2 / 2 + y**4 / 4: level at (0, 0), lowest at (0, 1) and (0, -1). All begin
almost on the ridge, where the slope that leads away is a ten-thousandth of the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart, Surface
from scratchwork.problems.parts import descent

PIECES = ("sgd",)
# The same rate for all: here it is the direction that tells them apart.
SETTINGS = {slug: {"lr": 0.1} for slug in ("sgd", "momentum", "adagrad", "rmsprop", "adam")}
CHARTS = (Chart("step", "loss"), Chart("x", "y", kind="path"))
JUDGED_BY = ("steps to leave it", "least")
LOWEST = -0.25
SMALL = 1e-2


def height(x: Any, y: Any) -> Any:
    """The loss of the parameters x and y."""
    return x**2 / 2 - y**2 / 2 + y**4 / 4


def inputs(seed: int) -> dict[str, Any]:
    """Where it begins, and for how many steps."""
    found = descent.start(seed, -1.0, 0.0, steps=150)
    found["start"][1] = 1e-4
    return found


def observe(optimizer: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Go down; note the path and the loss, from before the first step on."""
    descent.descend(optimizer(**inputs["arguments"]), inputs, lambda x, y: (x, y**3 - y), seen)
    seen["loss"] = height(seen["x"], seen["y"])


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How far down, and how soon it has left the saddle for good."""
    _, steps = descent.figures(outputs, lambda x, y: height(x, y) - LOWEST, SMALL).values()
    return {"loss at the end": float(outputs["loss"][-1]), "steps to leave it": steps}


def surface() -> Surface:
    """The saddle."""
    return descent.surface(height, (-1.5, 1.5), (-1.5, 1.5))

"""A slope that is the same everywhere: what an optimizer makes of it is its own doing.

The gradient is 1 at each step, so that the length of a step, in units of the learning rate, shows
what the optimizer's memory does to the rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart

PIECES = ("sgd",)
LR = 0.01
SETTINGS = {slug: {"lr": LR} for slug in ("sgd", "momentum", "adagrad", "rmsprop", "adam")}
CHARTS = (Chart("step", "length of a step", log=True),)


JUDGED_BY = ("power of t", "most")


def inputs(seed: int) -> dict[str, Any]:
    """How many steps; there is nothing that a seed could change."""
    return {"seed": seed, "steps": 1000}


def observe(optimizer: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Note the length of each step, divided by the learning rate."""
    made = optimizer(**inputs["arguments"])
    w, lengths = np.zeros(1), []
    for _ in range(inputs["steps"]):
        before = w.copy()
        made.step([w], [np.ones(1)])
        lengths.append(float(np.abs(w - before)[0]) / inputs["arguments"].get("lr", LR))
    seen["step"] = np.arange(1, len(lengths) + 1)
    seen["length of a step"] = np.array(lengths)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """The first and the last step, and the power of t by which they grow or shrink at the end."""
    steps, lengths = outputs["step"], outputs["length of a step"]
    half = len(steps) // 2
    ratio = np.log(lengths[-1] / lengths[half - 1]) / np.log(steps[-1] / steps[half - 1])
    return {
        "first step": float(lengths[0]),
        "last step": float(lengths[-1]),
        "power of t": round(float(ratio), 6),
    }


def surface() -> None:
    """None: it is a straight line."""

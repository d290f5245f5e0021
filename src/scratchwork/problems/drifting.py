"""A minimum that moves: it goes round and round, and half-way it jumps.

Eight parameters, four pairs of coordinates. In each pair the minimum goes round the circle of
radius 1 once in 1000 steps, and at step 1000 it jumps to the opposite side. The loss is the sum of
scale * (w - minimum)**2 / 2, with a scale from 0.1 to 10; at the jump the scales change places, so
that what was steep is flat. Each batch sees the minimum a little off: an optimizer has to follow,
on all coordinates, and not to follow the noise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart

PIECES = ("sgd",)
# Of a grid with three rates a decade, the rate with the least mean distance, over three seeds.
SETTINGS = {
    "sgd": {"lr": 0.1},
    "momentum": {"lr": 0.01},
    "adagrad": {"lr": 2.0},
    "rmsprop": {"lr": 0.05},
    "adam": {"lr": 0.1},
}
CHARTS = (Chart("step", "distance", log=True),)
JUDGED_BY = ("mean distance", "least")
STEPS, ROUND, JUMP = 2000, 1000, 1000
SCALES = np.geomspace(0.1, 10.0, 4).repeat(2)
NOISE = 0.5  # how far off each batch sees each coordinate of the minimum
FAR = 1e6  # from the minimum: a run that gets here has diverged, and is ended
LAST = 100  # steps whose mean is the distance at the end, since one alone is mostly noise


def minimum(step: int) -> np.ndarray:
    """Where it is, an ndarray of shape (8,): the same point of the circle in each pair."""
    angle = 2 * np.pi * step / ROUND + (np.pi if step >= JUMP else 0.0)
    return np.tile([np.cos(angle), np.sin(angle)], len(SCALES) // 2)


def scales(step: int) -> np.ndarray:
    """How steep it is, an ndarray of shape (8,): after the jump the other way round."""
    return SCALES if step < JUMP else SCALES[::-1]


def inputs(seed: int) -> dict[str, Any]:
    """The seed of the noise, and for how many steps. All begin in the middle of the circle."""
    return {"seed": seed, "steps": STEPS}


def observe(optimizer: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Follow it; note how far it is away, from before the first step on."""
    optimizer = optimizer(**inputs["arguments"])
    rng = np.random.default_rng(inputs["seed"])
    w = np.zeros(len(SCALES))
    distances = [np.linalg.norm(w - minimum(0))]
    for step in range(inputs["steps"]):
        shown = minimum(step) + NOISE * rng.standard_normal(len(w))
        optimizer.step([w], [scales(step) * (w - shown)])
        distances.append(np.linalg.norm(w - minimum(step + 1)))
        if not distances[-1] < FAR:
            break
    seen["distance"] = np.array(distances)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How far away it was, on the whole and at the end."""
    distance = outputs["distance"]
    return {
        "mean distance": float(distance.mean()),
        "distance at the end": float(distance[-LAST:].mean()),
    }


def surface() -> None:
    """None: it has eight parameters, and does not stand still."""

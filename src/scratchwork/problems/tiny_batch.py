"""Batch normalization with batches of 64, of 8, of 2, and of 1.

Handwritten digits by a linear layer, batch normalization, an activation and a second linear layer:
one network for each size of batch, all from the same start and at the same rate. All see the same
images in the same order, 1408 of the 1437 in each epoch, so that every batch is full; the smaller
the batch, the more steps. They are tested with the running statistics, and then with those of all
360 tests as one batch. In a batch of 1 every normalized value is 0, whatever the image is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts import digits
from scratchwork.problems.parts.pieces import Flat, Trained, assembled

PIECES = ("linear", "batchnorm", "relu", "he_init", "cross_entropy", "adam", "train_step")
ALSO = {"layernorm": "batchnorm"}  # a layer that may take the place of another
SETTINGS = {
    "sgd": {"lr": 0.05},
    "momentum": {"lr": 0.005},
    "adagrad": {"lr": 0.02},
    "rmsprop": {"lr": 0.001},
    "adam": {"lr": 0.002},
}
CHARTS = (Chart("batch size", "test accuracy"),)
JUDGED_BY = ("accuracy at batch 64", "most")
SIZES = (1, 2, 8, 64)
HIDDEN, EPOCHS = 64, 6
EXAMPLES = 1408  # in an epoch: the most that make full batches of each size
OWN = "test accuracy with the tests' own statistics"


def inputs(seed: int) -> dict[str, Any]:
    """The images and a seed."""
    return digits.inputs(seed)


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Train a network for each size; note the accuracies of those so far. `steps` counts epochs."""
    running, own = [], []
    for size in SIZES:
        layers = trained(assembled(subject, inputs), inputs, size)
        # Own statistics come last, since they change the running ones.
        running.append(accuracy(layers, inputs, training=False))
        own.append(accuracy(layers, inputs, training=True))
        seen["batch size"] = np.array(SIZES[: len(running)])
        seen["test accuracy"] = np.array(running)
        seen[OWN] = np.array(own)
        seen["running minus own"] = seen["test accuracy"] - seen[OWN]


def trained(pieces: Mapping[str, Any], inputs: Mapping[str, Any], size: int) -> list[Any]:
    """The layers, after the same images for each size of batch."""
    np.random.seed(inputs["seed"])  # noqa: NPY002 (some pieces draw from it)
    rng = np.random.default_rng(inputs["seed"])
    (start,), (train_step,) = pieces["he_init"], pieces["train_step"]
    loss, loss_grad = pieces["cross_entropy"][:2]

    def linear(before: int, after: int) -> Trained:
        return Trained(pieces["linear"](before, after), W=start(before, after, rng))

    layers = [
        Trained(Flat()),
        linear(64, HIDDEN),
        Trained(pieces["batchnorm"](HIDDEN)),
        Trained(pieces["relu"]()),
        linear(HIDDEN, 10),
    ]
    optimizer = pieces["adam"]()
    x, y = digits.to_learn(inputs)
    for _ in range(inputs.get("steps", EPOCHS)):
        order = rng.permutation(len(x))[:EXAMPLES]
        for rows in order.reshape(-1, size):
            train_step(list(layers), loss, loss_grad, optimizer, x[rows], y[rows])
    return layers


def accuracy(layers: list[Any], inputs: Mapping[str, Any], *, training: bool) -> float:
    """The share of the tests that is named rightly, all of them as one batch."""
    x, labels = inputs["test"]
    x = x.copy()
    for layer in layers:
        remembers = hasattr(layer.layer, "running_mean")  # layer normalization does not
        x = layer.layer.forward(x, training=training) if remembers else layer.forward(x)
    return float(np.mean(x.argmax(axis=1) == labels))


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How good it is for each size of batch, and what the running statistics cost at worst."""
    found = zip(outputs["batch size"], outputs["test accuracy"], strict=True)
    return {
        **{f"accuracy at batch {size}": float(accuracy) for size, accuracy in found},
        "lost to running statistics": float((outputs[OWN] - outputs["test accuracy"]).max()),
    }


def surface() -> None:
    """None: it has thousands of parameters."""

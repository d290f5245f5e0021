"""A deep network on the digits: the gradient of each of its layers, then a short training.

Sixty-four pixels, ten hidden layers of 64, ten scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scratchwork.problems.parts import digits
from scratchwork.problems.parts.pieces import Flat, Trained, assembled

HIDDEN = 10  # layers
WIDTH, BATCH = 64, 32


class Network:
    """Linear layers with an activation between any two.

    `linears` and `activations` are those of `layers`, from the first to the last.
    """

    def __init__(self, pieces: Mapping[str, Any], inputs: Mapping[str, Any]):
        """`pieces` are by "linear", "activation" and "start"."""
        np.random.seed(inputs["seed"])  # noqa: NPY002 (that is what layers draw their start from)
        rng = np.random.default_rng(inputs["seed"])
        (start,) = pieces["start"]

        def linear(after: int) -> Trained:
            layer = pieces["linear"](WIDTH, after)
            # A layer on trial keeps the start that it made itself: that may be its mistake.
            own = inputs["place"] == "linear"
            return Trained(layer) if own else Trained(layer, W=start(WIDTH, after, rng))

        self.linears = [linear(after) for after in [WIDTH] * HIDDEN + [10]]
        self.activations = [Trained(pieces["activation"]()) for _ in range(HIDDEN)]
        hidden = zip(self.linears[:-1], self.activations, strict=True)
        inner = [layer for pair in hidden for layer in pair]
        self.layers = [Trained(Flat()), *inner, self.linears[-1]]

    def gradient_norms(self, pieces: Mapping[str, Any], inputs: Mapping[str, Any]) -> np.ndarray:
        """The norm of the gradient of each W, an ndarray of shape (HIDDEN + 1,), over all images.

        It is what the training step hands to its optimizer; nothing is updated.
        """
        x, y = digits.to_learn(inputs)
        loss, loss_grad = pieces["cross_entropy"][:2]
        (train_step,) = pieces["train_step"]
        train_step(list(self.layers), loss, loss_grad, Still(), x.copy(), y)
        norms = np.array([np.linalg.norm(layer.totals["W"]) for layer in self.linears])
        for layer in self.layers:  # a training step that forgets to would begin with these
            layer.zero_grad()
        return norms

    def dead(self, x: np.ndarray) -> np.ndarray:
        """The share of units that put out 0 for every image, an ndarray of shape (HIDDEN,)."""
        shares, x = [], x.copy()
        for layer in self.layers:
            x = layer.forward(x)
            if layer in self.activations:
                known = np.isfinite(x).all()  # a network that diverged is not alive
                shares.append(np.mean((x == 0).all(axis=0)) if known else np.nan)
        return np.array(shares)


class Still:
    """An optimizer that leaves the parameters as they are."""

    def step(self, params: Any, grads: Any) -> None:
        """Nothing."""


def played(subject: Any, inputs: Mapping[str, Any], roles: Mapping[str, str]) -> dict[str, Any]:
    """The pieces, also by role: `roles` says which is "activation", "start" and "optimizer"."""
    pieces = assembled(subject, inputs)
    return pieces | {role: pieces[slug] for role, slug in roles.items()}


def observe(
    pieces: Mapping[str, Any], inputs: Mapping[str, Any], epochs: int, seen: dict[str, np.ndarray]
) -> Network:
    """Note the gradients before training, then train; the network as it is at the end."""
    network = Network(pieces, inputs)
    seen["layer"] = np.arange(1, HIDDEN + 2)
    seen["gradient norm"] = network.gradient_norms(pieces, inputs)
    train(network, pieces, inputs, epochs, seen)
    return network


def train(
    network: Network,
    pieces: Mapping[str, Any],
    inputs: Mapping[str, Any],
    epochs: int,
    seen: dict[str, np.ndarray],
) -> None:
    """Train; note the loss and the accuracy of each epoch."""
    named = {**pieces, "adam": pieces["optimizer"]}  # as `digits` calls it
    digits.train(network.layers, named, inputs, BATCH, epochs, seen)


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """How much of a gradient gets through a layer, and what was learned.

    The factor is that of the hidden layers; the last one, of another size, is left out. It is 0
    where nothing arrives at the first. A gradient of W is one of the layer's output times the
    layer's input: where signals shrink on the way there as gradients do on the way back, as with
    ReLUs and too small a start, all layers' gradients are equally small, and the factor is near 1.
    """
    norms = outputs["gradient norm"][:-1]
    with np.errstate(all="ignore"):
        factor = (norms[0] / norms[-1]) ** (1 / (len(norms) - 1)) if norms[0] else 0.0
    return {
        "factor per layer": float(factor),
        "gradient of the first layer": float(norms[0]),
        "test accuracy": float(outputs["test accuracy"][-1]),
    }

"""The pieces that a network is made of: the implementation on trial, and references elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np

PARAMETERS = ("W", "b", "gamma", "beta")  # as the contracts of layers call them


def assembled(subject: Any, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What each piece of the problem is played by, by the slug of the pattern at its place.

    A class has got the arguments that suit the problem; functions are a tuple.
    """
    others = {slug: _loaded(slug, *piece) for slug, piece in inputs["pieces"].items()}
    return {**others, inputs["place"]: _set(subject, inputs["arguments"])}


def _set(subject: Any, arguments: Mapping[str, Any]) -> Any:
    return partial(subject, **arguments) if isinstance(subject, type) else subject


def _loaded(slug: str, source: str, names: Sequence[str], arguments: Mapping[str, Any]) -> Any:
    module = ModuleType(f"piece_{slug}")
    sys.modules[module.__name__] = module  # dataclasses look their module up
    exec(compile(source, f"<{slug}>", "exec", dont_inherit=True), module.__dict__)
    found = [getattr(module, name) for name in names]
    return _set(found[0], arguments) if isinstance(found[0], type) else tuple(found)


class Trained:
    """A layer as a training step wants it: gradients are added up, and parameters are listed.

    `parameters` are put in at the start, instead of those that the layer made itself.
    """

    def __init__(self, layer: Any, **parameters: np.ndarray):
        self.layer = layer
        for name, value in parameters.items():
            setattr(layer, name, value)
        self.names = [name for name in PARAMETERS if hasattr(layer, name)]
        self.totals = {name: np.zeros_like(getattr(layer, name)) for name in self.names}

    def forward(self, x: np.ndarray) -> np.ndarray:
        """The layer's output."""
        return self.layer.forward(x)

    def backward(self, dy: np.ndarray) -> np.ndarray:
        """The gradient of the input; those of the parameters are added to what is there."""
        dx = self.layer.backward(dy)
        for name in self.names:
            self.totals[name] += getattr(self.layer, f"d{name}")
        return dx

    def zero_grad(self) -> None:
        """Forget the gradients."""
        for total in self.totals.values():
            total[...] = 0

    def params(self) -> list[np.ndarray]:
        """The parameters, to be updated in place."""
        return [getattr(self.layer, name) for name in self.names]

    def grads(self) -> list[np.ndarray]:
        """Their gradients."""
        return [self.totals[name] for name in self.names]


class Flat:
    """Between a convolution and a linear layer: images become rows."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """An ndarray of shape (batch, features)."""
        self.shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, dy: np.ndarray) -> np.ndarray:
        """The same numbers in the shape of the images."""
        return dy.reshape(self.shape)

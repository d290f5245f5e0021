"""A network: layers one after another, whose parameters lie in one array."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from scratchwork.model import ScratchworkError
from scratchwork.nn.layers import Layer, Leaf, Named

ALIGNED = 64  # bytes: each parameter begins where a cache line does


class Sequential(Layer):
    """Layers one after another.

    `params` and `grads` hold all parameters and their gradients, ndarrays of shape (size,); each
    layer's `W` is a view of a part, so that an optimizer has one array to go through:

        optimizer.step([net.params], [net.grads])
    """

    def __init__(self, *layers: Layer, dtype: Any = np.float32):
        """`dtype` is that of parameters and of all that is computed: float32 or float64."""
        self.layers = layers
        self.dtype = np.dtype(dtype)
        if self.dtype not in (np.float32, np.float64):
            raise ScratchworkError(f"a network of {self.dtype}: expected float32 or float64")
        self._gather()

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        """The output of the last layer; floats become the network's dtype first."""
        x = np.asarray(x)
        if x.dtype.kind == "f" and x.dtype != self.dtype:
            x = x.astype(self.dtype)
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, dy: np.ndarray) -> Any:
        """The gradient of the input; `grads` holds those of the parameters afterwards."""
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        for leaf, name, view in self._gradients:
            found = getattr(leaf.implementation, name)
            if found is not view:
                view[...] = found
        return dy

    def leaves(self, prefix: str = "") -> Named:
        """The layers of patterns, by names such as "0" or "3.1"."""
        for i, layer in enumerate(self.layers):
            yield from layer.leaves(f"{prefix}.{i}" if prefix else str(i))

    def parameters(self) -> Iterator[tuple[str, np.ndarray]]:
        """Each parameter by PyTorch's name, such as "0.weight": a view of `params`."""
        for prefix, leaf in self.leaves():
            for name, attribute in leaf.parameters.items():
                yield f"{prefix}.{name}", getattr(leaf.implementation, attribute)

    def _gather(self) -> None:
        """Move the parameters into one array, and make room for their gradients in another."""
        found = [
            (leaf, attribute, np.asarray(getattr(leaf.implementation, attribute)))
            for _, leaf in self.leaves()
            for attribute in leaf.parameters.values()
        ]
        step = ALIGNED // self.dtype.itemsize
        places, size = [], 0
        for _, _, value in found:
            places.append(size)
            size += -(-value.size // step) * step
        self.params, self.grads = (np.zeros(size, self.dtype) for _ in range(2))
        self._gradients: list[tuple[Leaf, str, np.ndarray]] = []
        for (leaf, attribute, value), place in zip(found, places, strict=True):
            part = slice(place, place + value.size)
            view, gradient = (a[part].reshape(value.shape) for a in (self.params, self.grads))
            view[...] = value
            setattr(leaf.implementation, attribute, view)
            setattr(leaf.implementation, f"d{attribute}", gradient)
            self._gradients.append((leaf, f"d{attribute}", gradient))

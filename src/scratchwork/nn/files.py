"""Parameters to and from files and PyTorch, under the names that PyTorch gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from scratchwork.model import ScratchworkError
from scratchwork.nn.network import Sequential

MISSING = "networks are kept by safetensors: pip install 'scratchwork[fast]'"
COUNTED = "num_batches_tracked"  # PyTorch's BatchNorm counts; ours has no use for it


def state_dict(net: Sequential) -> dict[str, np.ndarray]:
    """Copies of all parameters and running statistics, by names such as "0.weight"."""
    return {name: np.array(value, net.dtype) for name, value, _ in _all(net)}


def load_state_dict(net: Sequential, state: Mapping[str, Any]) -> None:
    """Take these parameters: arrays, or a `state_dict` of the same network in PyTorch.

    Raises ScratchworkError, and changes nothing, if names or shapes are not those of the network.
    """
    given = {k: np.asarray(v) for k, v in state.items() if not k.endswith(COUNTED)}
    wanted = {name: (value, put) for name, value, put in _all(net)}
    if missing := sorted(wanted.keys() - given.keys()):
        raise ScratchworkError(f"no {missing[0]} is given; there are: {_listed(given)}")
    if extra := sorted(given.keys() - wanted.keys()):
        raise ScratchworkError(f"the network has no {extra[0]}; it has: {_listed(wanted)}")
    for name, (value, _) in wanted.items():
        if given[name].shape != np.shape(value):
            raise ScratchworkError(
                f"{name} has the shape {given[name].shape}; expected: {np.shape(value)}"
            )
    for name, (_, put) in wanted.items():
        put(given[name])


def save(net: Sequential, path: str | Path) -> None:
    """Write all parameters to a safetensors file, which PyTorch can read too."""
    _safetensors().save_file(state_dict(net), path)


def load(net: Sequential, path: str | Path) -> None:
    """Take the parameters of a safetensors file.

    Raises ScratchworkError if it cannot be read, or is not of such a network.
    """
    try:
        state = _safetensors().load_file(path)
    except ScratchworkError:
        raise
    except Exception as error:
        raise ScratchworkError(f"{path} cannot be read as safetensors: {error}") from error
    load_state_dict(net, state)


def _safetensors() -> Any:
    try:
        from safetensors import numpy
    except ImportError as error:
        raise ScratchworkError(MISSING) from error
    return numpy


def _all(net: Sequential) -> Iterator[tuple[str, Any, Any]]:
    """(name, value, how to put another in its place) of all that is kept."""
    for prefix, leaf in net.leaves():
        made = leaf.implementation
        for name, attribute in leaf.parameters.items():
            view = getattr(made, attribute)
            yield f"{prefix}.{name}", view, _into(view)
        for name, attribute in leaf.kept.items():
            yield f"{prefix}.{name}", getattr(made, attribute), _as(made, attribute)


def _into(view: np.ndarray) -> Any:
    def put(value: np.ndarray) -> None:
        view[...] = value

    return put


def _as(made: Any, attribute: str) -> Any:
    def put(value: np.ndarray) -> None:
        setattr(made, attribute, np.array(value, np.float64))

    return put


def _listed(names: Mapping[str, Any]) -> str:
    return ", ".join(names) or "nothing"

"""What an optimizer, a layer, ... is. A family is one module here and one line in `FAMILIES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol, cast

import numpy as np

from scratchwork.model import Case, Contract, Law, Outcome, ScratchworkError

FAMILIES = {  # the catalogue's folder -> the module
    "optimizers": "optimizer",
    "layers": "layer",
    "losses": "loss",
    "activations": "activation",
    "initializers": "initializer",
    "training": "training",
}


class Family(Protocol):
    """What the engine asks of a family's module."""

    __name__: str
    __file__: str
    LAWS: tuple[Law, ...]
    DUTY: str  # the contract in one sentence

    def cases(self, contract: Contract, seed: int, own: Mapping[str, Any], /) -> tuple[Case, ...]:
        """The inputs on which every implementation of this contract is run.

        `own` is what the pattern's cases.py defines.
        """
        ...

    def walkthrough(
        self, contract: Contract, given: Mapping[str, Any], own: Mapping[str, Any], /
    ) -> dict[str, Any]:
        """The inputs of a case, from the values that a lesson's walkthrough gives by name.

        Raises ScratchworkError if one is missing.
        """
        ...

    @property
    def observe(self) -> Callable[[Any, Mapping[str, Any], dict[str, np.ndarray]], None]:
        """Run one case on the learner's object; note raw arrays by name as they come."""
        ...

    def digest(self, inputs: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
        """What is compared, from what was observed. Runs where the learner's code does not."""
        ...

    def remark(self, outcomes: Mapping[str, Outcome], off: Callable[[str, str], bool], /) -> str:
        """What can be said of a file that is not right, whatever its mistake; mostly nothing.

        `off` tells whether an output of a case is not right.
        """
        ...

    def script(self, contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
        """A case as lines of Python, up to the named output."""
        ...


def needed(given: Mapping[str, Any], *names: str) -> list[Any]:
    """These of the given values. Raises ScratchworkError if one is missing."""
    for name in names:
        if name not in given:
            there = ", ".join(given) or "nothing"
            raise ScratchworkError(f"no {name} is given, only {there}; --set {name}=VALUE gives it")
    return [given[name] for name in names]


def family(name: str) -> Family:
    """The module of a family, by its folder's name. Raises ScratchworkError if there is none."""
    if name not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise ScratchworkError(f"no family {name!r}; a pattern's folder lies in one of: {known}")
    return cast("Family", import_module(f"scratchwork.families.{FAMILIES[name]}"))

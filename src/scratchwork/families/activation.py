"""Activations: a class with `forward(x)` -> y and `backward(dy)` -> dx."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import needed
from scratchwork.families.calls import (
    COLUMNS,
    LAWS,
    SLOPES,
    STRIDED,
    TURN,
    backward,
    case,
    digest,
    forward,
    observe,
    remark,
    script,
)
from scratchwork.families.draw import numbers
from scratchwork.model import Case, Contract

__all__ = ["DUTY", "LAWS", "cases", "digest", "observe", "remark", "script", "walkthrough"]

VISIBLE = {"alpha": 0.3}  # exaggerated, so that it shows
STEEP = {"alpha": 1.7}  # so that max(alpha * x, x) is another function

DUTY = (
    "`forward(x)` gets an array of any shape and returns y of the same shape; `backward(dy)` "
    "belongs to the latest forward and returns dx. Neither modifies what it is given."
)


def cases(contract: Contract, seed: int, _: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for every activation of this contract."""
    rng = Random(seed)
    names = {a.name for a in contract.arguments}

    def arguments(values: Mapping[str, float]) -> dict[str, float]:
        return {k: v for k, v in values.items() if k in names}

    usual = [arguments(VISIBLE)]

    def both(x: np.ndarray) -> list[dict[str, Any]]:
        return [forward(x), backward(numbers(rng, *x.shape))]

    def usually(name: str, heading: str, claim: str, done: list[Any], **how: Any) -> Case:
        return case(name, heading, claim, how.pop("make", usual), done, **how)

    base = both(numbers(rng, 2, 3))
    x, dy = base[0]["on"], base[1]["on"]
    second = both(numbers(rng, 2, 3))
    far = np.array([[-800.0, -41.0, 12.0, 30.0], [1000.0, 20.0, -15.0, 745.0]])
    apart = np.array([[0.5, -1.5, 0.25], [1000.5, 999.0, 1001.25]])
    single = [{**call, "on": call["on"].astype(np.float32)} for call in base]
    found = [
        usually(
            "forward and backward", "gradients", "forward and backward give the right values", base
        ),
        usually(SLOPES, "gradients", "backward is the gradient of forward", base, probe=1e-5),
        usually(
            "backward twice",
            "gradients",
            "backward may be called again for another dy",
            [*base, backward(numbers(rng, 2, 3))],
        ),
        usually(
            "the latest forward",
            "state",
            "backward belongs to the latest forward",
            [*base, *second],
        ),
        usually(
            TURN,
            "state",
            "Two instances share nothing",
            [base[0], forward(second[0]["on"], 1), base[1], backward(second[1]["on"], 1)],
            make=usual * 2,
        ),
        usually(
            "far from zero",
            "stability",
            "Large inputs give the exact limit",
            both(far),
            scale=1.0,
            same=1e-12,
        ),
        usually("rows far apart", "stability", "Each row is on its own", both(apart), scale=1.0),
        usually("near zero", "stability", "Tiny inputs are right", both(1e-9 * x), scale=1.0),
        usually("square", "shapes", "As many columns as rows", both(numbers(rng, 3, 3))),
        usually("one row", "shapes", "A batch of one", both(numbers(rng, 1, 3))),
        usually("one dimension", "shapes", "One dimension is enough", both(numbers(rng, 3))),
        usually(
            "three dimensions", "shapes", "More dimensions are fine", both(numbers(rng, 2, 2, 3))
        ),
        usually(COLUMNS, "shapes", "Fortran order works", base, layout="columns"),
        usually(STRIDED, "shapes", "A strided view works", base, layout="strided"),
        usually("float32", "shapes", "float32 in, float32 out", single),
        usually("two numbers", "edges", "Two numbers are right", both(numbers(rng, 2))),
        usually("at zero", "edges", "Zero is right", [forward(0.0 * x), backward(dy)]),
    ]
    if names:
        default = [{}]
        found.append(
            usually(
                "default arguments", "edges", "The defaults are the contract's", base, make=default
            )
        )
    if "alpha" in names:
        steep = [arguments(STEEP)]
        found.append(usually("steep", "edges", "alpha may be larger than 1", base, make=steep))
    return tuple(found)


def walkthrough(contract: Contract, given: Mapping[str, Any], _: Mapping[str, Any]) -> Any:
    """One pass forward and one backward."""
    x, dy = (np.array(v, float) for v in needed(given, "x", "dy"))
    return {"make": [contract.chosen(given)], "calls": [forward(x), backward(dy)]}

"""Losses: a function of two arrays, and its gradient with respect to the first.

What the arrays are depends on the loss, so a pattern's `cases.py` gives them: `pairs(draw)` yields
dicts with name, heading, claim, first and second, for instance from `draw(*shape)`, and scale if
small differences do not count. The first of them is the base of the laws.

The inputs of a case are
    first, second   the arrays
    layout          "columns" or "strided": how the first lies in memory
    probe           a step h: the loss is taken again with each element moved by h and by -h
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import needed
from scratchwork.families.arrays import (
    agree,
    as_code,
    close,
    each_moved,
    laid_out,
    numbers,
    told_apart,
)
from scratchwork.families.draw import numbers as draw
from scratchwork.model import Case, Contract, Law, Outcome, ScratchworkError

VALUE, GRADIENT = "the loss", "the gradient"
FIRST, SECOND = "the first argument", "the second argument"
SLOPES = "own slopes"
MOVED = "the loss with each element moved"
AGREES = "the gradient agrees with central differences of the loss"
FINE = 1e-8  # these are compared more closely: nothing here is rounded more than a few times

DUTY = (
    "The loss is one number, the mean; its gradient, with respect to the first argument, has that "
    "argument's shape and dtype. Neither modifies what it is given."
)


def cases(contract: Contract, seed: int, own: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for a loss, on the pairs of arrays that its pattern gives."""
    if "pairs" not in own:
        raise ScratchworkError(f"{contract.name}: its cases.py defines no pairs(draw)")
    pairs = list(own["pairs"](partial(draw, Random(seed))))

    def case(pair: Mapping[str, Any], **changed: Any) -> Case:
        given = {**pair, **changed}
        kept = ("first", "second", "layout", "probe")
        inputs = {k: given[k] for k in kept if k in given}
        scale = given.get("scale", 0.0)
        words = (given["name"], given["heading"], given["claim"])
        return Case(*words, inputs, scale=scale, same=FINE)

    base = pairs[0]
    single = {k: _single(base[k]) for k in ("first", "second")}
    derived = [
        {"name": SLOPES, "heading": "gradients", "claim": "Its slopes agree", "probe": 1e-5},
        {
            "name": "by columns",
            "heading": "shapes",
            "claim": "Fortran order works",
            "layout": "columns",
        },
        {
            "name": "strided",
            "heading": "shapes",
            "claim": "A strided view works",
            "layout": "strided",
        },
        dict(name="float32", heading="shapes", claim="float32 in, float32 out", **single),
    ]
    again = {
        "name": "once more",
        "heading": "state",
        "claim": "The same inputs give the same numbers",
    }
    return tuple(case(p) for p in pairs) + tuple(case(base, **d) for d in [again, *derived])


def walkthrough(contract: Contract, given: Mapping[str, Any], _: Mapping[str, Any]) -> Any:
    """The loss, and its gradient."""
    first, second = needed(given, *(a.name for a in contract.arguments))
    return {"first": np.array(first, float), "second": np.array(second)}


def _single(array: np.ndarray) -> np.ndarray:
    return array.astype(np.float32) if array.dtype == np.float64 else array


# --- observing -------------------------------------------------------------------------------


def observe(functions: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Take the loss and its gradient; note both, and what became of the arguments."""
    for f, name in zip(functions, (VALUE, GRADIENT), strict=True):
        first = laid_out(inputs["first"], inputs.get("layout"))
        second = inputs["second"].copy()
        seen[name] = numbers(name, f(first, second))
        seen[f"{FIRST} after {name}"] = np.array(first)
        seen[f"{SECOND} after {name}"] = np.array(second)
    if "probe" in inputs:
        loss, second = functions[0], inputs["second"]
        moved = [loss(x, second.copy()) for x in each_moved(inputs["first"], inputs["probe"])]
        seen[MOVED] = np.array([numbers(VALUE, value).sum() for value in moved])


def digest(inputs: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The loss as the number it is, whatever its dtype; of an argument only whether it is kept."""
    found = {}
    for name, value in outputs.items():
        if name == VALUE:
            found[name] = value.astype(np.result_type(inputs["first"], np.float32))
        elif name == MOVED:
            dx, h = outputs.get(GRADIENT), inputs["probe"]
            found[AGREES] = np.array(agree(value, dx, inputs["first"].shape, h))
        elif name.startswith((FIRST, SECOND)):
            given = inputs["first" if name.startswith(FIRST) else "second"]
            found[name.replace("after", "as it was after")] = np.array(np.array_equal(value, given))
        else:
            found[name] = value
    return found


# --- laws ------------------------------------------------------------------------------------

Cases = Mapping[str, Case]
Outcomes = Mapping[str, Outcome]


def _base(cases: Cases) -> str:
    return next(iter(cases))


def _like_base(name: str) -> Any:
    def holds(cases: Cases, outcomes: Outcomes) -> bool | None:
        base, mine = outcomes[_base(cases)], outcomes[name]
        results = (VALUE, GRADIENT)
        if base.trouble or not all(r in base.outputs for r in results):
            return None
        return all(close(mine.outputs.get(r), base.outputs.get(r)) for r in results)

    return holds


def _kept(cases: Cases, outcomes: Outcomes) -> bool | None:
    outputs = outcomes[_base(cases)].outputs
    kept = [v for k, v in outputs.items() if "as it was after" in k]
    return all(map(bool, kept)) if kept else None


def _slopes(_: Cases, outcomes: Outcomes) -> bool | None:
    flag = outcomes[SLOPES].outputs.get(AGREES)
    return None if flag is None else bool(flag)


LAWS = (
    Law(
        "state",
        "The same inputs give the same numbers",
        "Two calls with the same inputs give different numbers.",
        ("once more",),
        _like_base("once more"),
    ),
    Law(
        "gradients",
        "The gradient is that of your own loss",
        "Central differences of your own loss give another gradient than yours.",
        (SLOPES,),
        _slopes,
    ),
    Law(
        "gradients",
        "The arguments are left as they were",
        "An array that was passed in has other values afterwards.",
        (),
        _kept,
    ),
    Law(
        "shapes",
        "Fortran order gives the same numbers",
        "The numbers change when the first argument lies in memory by columns.",
        ("by columns",),
        _like_base("by columns"),
    ),
    Law(
        "shapes",
        "A strided view gives the same numbers",
        "The numbers change when the first argument is a strided view.",
        ("strided",),
        _like_base("strided"),
    ),
)


# --- words -----------------------------------------------------------------------------------


def remark(outcomes: Outcomes, off: Callable[[str, str], bool]) -> str:
    """Which of the loss and its gradient is wrong, as far as it can be told."""
    flag = outcomes[SLOPES].outputs.get(AGREES)
    flags = [] if flag is None else [bool(flag)]
    return told_apart("loss", "gradient", off(SLOPES, VALUE), flags)


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
    """A case as lines of Python that end in the value that `output` names."""
    loss, gradient = contract.functions
    first = as_code(inputs["first"], inputs.get("layout"))
    second = as_code(inputs["second"])
    if output == AGREES:
        return [
            f"x, h = {first}, {inputs['probe']}",
            f"second = {second}",
            "steps = h * np.eye(x.size).reshape(x.size, *x.shape)",
            f"up = [np.sum({loss}(x + e, second)) for e in steps]",
            f"down = [np.sum({loss}(x - e, second)) for e in steps]",
            "slopes = np.subtract(up, down).reshape(x.shape) / (2 * h)",
            f"error = np.abs(slopes - {gradient}(x, second))",
            "bool(np.all(error <= 1e-5 * max(np.abs(slopes).max(), 1e-8)))",
        ]
    f = loss if output.endswith(VALUE) else gradient
    if output in (VALUE, GRADIENT):
        return [f"{f}({first}, {second})"]
    what, given = ("first", first) if output.startswith(FIRST) else ("second", second)
    call = f"{f}(first, second)"
    lines = [f"first, second = {first}, {second}", call]
    return [*lines, f"np.array_equal({what}, {given})"]

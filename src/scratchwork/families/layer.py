"""Layers: a class with `forward(x)` -> y and `backward(dy)` -> dx, which sets the gradients.

A layer's parameters are set before it is used, so that its random start does not matter to the
numbers; the start is looked at on its own. What a layer is used on depends on the layer, so a
pattern's `cases.py` says it:

    PARAMETERS  names of the attributes that are set; the gradient of `W` is `dW`
    setups(draw) yields dicts with name, heading, claim, and
                make        keyword arguments of the constructor
                parameters  a dict of arrays, for instance from `draw(*shape)`
                x, dy       arrays; without dy it goes forward only
                before      arrays that go forward before x, if any
                options     more keyword arguments of forward, if any
                see         attributes to look at after forward, if any
                scale       the size below which differences do not count, if any
                seed        of the generator that is the constructor's `rng`, or None for no such
                            argument: then y and dx are random, and what counts are the facts that
                            `masks` has of them
    INDICES     True where x is an array of integers, such as indices: x has no gradient then, and
                what backward returns does not matter
    STARTS      pairs of keyword arguments of the constructor and names of attributes: these are
                looked at as they are at the start. An attribute with many numbers (`chance.ENOUGH`)
                is taken for random, and what counts is the distribution that it is drawn from.

The first setup is the base: small, since it is also the one for central differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import calls, chance, masks, needed
from scratchwork.families.calls import (
    COLUMNS,
    SLOPES,
    STRIDED,
    TURN,
    backward,
    case,
    forward,
    observe,
    remark,
    setting,
)
from scratchwork.families.draw import numbers
from scratchwork.model import Case, Contract, Law, ScratchworkError

__all__ = ["DUTY", "LAWS", "cases", "digest", "observe", "remark", "script", "walkthrough"]

DUTY = (
    "`forward(x)` returns y; `backward(dy)` belongs to the latest forward, sets the gradient of "
    "each parameter (`dW` for `W`) and returns dx. Neither modifies what it is given."
)

Setup = Mapping[str, Any]


def cases(contract: Contract, seed: int, own: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for a layer, on the setups that its pattern gives."""
    for name in ("PARAMETERS", "setups"):
        if name not in own:
            raise ScratchworkError(f"{contract.name}: its cases.py defines no {name}")
    rng = Random(seed)
    gradients = [f"d{name}" for name in own["PARAMETERS"]]
    bare = _bare(own)

    def passes(s: Setup, who: int = 0) -> list[dict[str, Any]]:
        """One pass forward and one backward."""
        more = {k: s[k] for k in ("options", "see") if k in s}
        there = [*(forward(x, who) for x in s.get("before", ())), forward(s["x"], who, **more)]
        return [*there, backward(s["dy"], who, see=gradients, **bare)] if "dy" in s else there

    def used(s: Setup, **how: Any) -> Case:
        """The case of a setup: it is set, and goes forward and backward."""
        scale = {"scale": s["scale"]} if "scale" in s else {}
        seeds = {"seeds": [s["seed"]]} if "seed" in s else {}
        done = [setting(s["parameters"]), *passes(s)]
        return case(s["name"], s["heading"], s["claim"], [s["make"]], done, **scale, **seeds, **how)

    setups = list(own["setups"](partial(numbers, rng)))
    base = setups[0]
    start, (there, back) = setting(base["parameters"]), passes(base)
    other = _redrawn(base, rng)
    there_2, back_2 = passes(other)
    probe = {"probe": 1e-5, "of": [*([] if bare else ["x"]), *own["PARAMETERS"]]}

    def derived(name: str, heading: str, claim: str, done: list[Any], **how: Any) -> Case:
        make = how.pop("make", [base["make"]])
        if "seed" in base:
            how["seeds"] = [base["seed"] + who for who in range(len(make))]
        return case(name, heading, claim, make, done, **how)

    def named(name: str, heading: str, claim: str, **changed: Any) -> Setup:
        return {**base, **changed, "name": name, "heading": heading, "claim": claim}

    return (
        *map(used, setups),
        used(named(SLOPES, "gradients", "Gradients are those of forward"), **probe),
        derived(
            "backward twice",
            "gradients",
            "backward may be called again; gradients are set anew",
            [start, there, back, back_2],
        ),
        derived(
            "the latest forward",
            "state",
            "backward belongs to the latest forward",
            [start, there, back, there_2, back_2],
        ),
        derived(
            TURN,
            "state",
            "Two instances share nothing",
            [start, setting(other["parameters"], 1), there, *passes(other, 1)[:1], back],
            make=[base["make"]] * 2,
        ),
        used(named(COLUMNS, "shapes", "Fortran order works"), layout="columns"),
        used(named(STRIDED, "shapes", "A strided view works"), layout="strided"),
        used(_single(named("float32", "shapes", "float32 in, float32 out"))),
        *_starts(own.get("STARTS", ())),
    )


def walkthrough(contract: Contract, given: Mapping[str, Any], own: Mapping[str, Any]) -> Any:
    """The parameters are set; then one pass forward and one backward."""
    names = own["PARAMETERS"]
    values = (np.array(v, float) for v in needed(given, *names))
    parameters = dict(zip(names, values, strict=True))
    x, dy = needed(given, "x", "dy")
    x = np.array(x, int if own.get("INDICES") else float)
    see = [f"d{name}" for name in parameters]
    back = backward(np.array(dy, float), see=see, **_bare(own))
    calls = [setting(parameters), forward(x), back]
    seeds = {"seeds": [given["seed"]]} if "seed" in given else {}
    return {"make": [contract.chosen(given)], "calls": calls, **seeds}


def _bare(own: Mapping[str, Any]) -> dict[str, bool]:
    return {"bare": True} if own.get("INDICES") else {}


def _starts(given: Iterable[tuple[dict[str, Any], list[str]]]) -> Iterator[Case]:
    for make, names in given:
        sizes = ", ".join(map(str, make.values()))
        claim = f"The start of {' and '.join(names)} is right, for the sizes {sizes}"
        look = {"who": 0, "do": "look", "see": names}
        yield case(f"the start ({sizes})", "state", claim, [make], [look])


def _redrawn(s: Setup, rng: Random) -> Setup:
    """The setup with other numbers of the same shapes."""
    parameters = {name: numbers(rng, *value.shape) for name, value in s["parameters"].items()}
    x, dy = (_other(s[name], rng) for name in ("x", "dy"))
    return {**s, "parameters": parameters, "x": x, "dy": dy}


def _other(array: np.ndarray, rng: Random) -> np.ndarray:
    """Other numbers, one for all of it if that is so here; indices in another order."""
    if array.dtype.kind == "i":
        return np.flip(array)
    if array.size > 1 and (array == array.flat[0]).all():
        return np.full(array.shape, numbers(rng))
    return numbers(rng, *array.shape)


def _single(s: Setup) -> Setup:
    """The setup in float32; attributes are not looked at, since a layer may keep float64."""
    parameters = {name: value.astype(np.float32) for name, value in s["parameters"].items()}
    x, dy = (a if a.dtype.kind == "i" else a.astype(np.float32) for a in (s["x"], s["dy"]))
    return {**s, "parameters": parameters, "x": x, "dy": dy, "see": []}


# --- the start -------------------------------------------------------------------------------


def digest(inputs: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """As for all calls; of what is random only facts: see `masks` and `chance`."""
    digested = calls.digest(inputs, outputs)
    if "seeds" in inputs:
        return masks.facts(inputs, outputs, digested)
    found: dict[str, np.ndarray] = {}
    usual: list[chance.Candidate] = []
    for name, value in digested.items():
        if not name.endswith("at the start") or value.size < chance.ENOUGH:
            found[name] = value
            continue
        usual = usual or chance.usual(value.shape)
        for moment, number in zip(chance.MOMENTS, chance.spread(value, usual), strict=True):
            found[f"the {moment} of {name}"] = np.array(number)
    return found


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
    """A case as lines of Python that end in the value that `output` names."""
    if "seeds" in inputs and (lines := masks.script(contract, inputs, output)):
        return lines
    for moment, formula in zip(chance.MOMENTS, chance.FORMULAS, strict=True):
        if output.startswith(lead := f"the {moment} of "):
            *lines, last = calls.script(contract, inputs, output.removeprefix(lead))
            return [*lines, formula.format(last)]
    return calls.script(contract, inputs, output)


# --- laws ------------------------------------------------------------------------------------


def _parameters_agree(_: Mapping[str, Case], outcomes: Mapping[str, calls.Outcome]) -> bool | None:
    ends = "agrees with central differences of forward"
    outputs = outcomes[SLOPES].outputs.items()
    flags = [bool(v) for k, v in outputs if k.endswith(ends) and not k.startswith("dx ")]
    return all(flags) if flags else None


LAWS = (
    *calls.LAWS,
    Law(
        "gradients",
        "The parameters' gradients are those of your own forward",
        "Central differences of your own forward give another gradient of a parameter.",
        (SLOPES,),
        _parameters_agree,
        lambda cases: calls.moved(cases) != ("x",),
    ),
)

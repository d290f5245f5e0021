"""Initializers: a function of two fans and a generator that returns an array of random weights.

The inputs of a case are
    fan_in, fan_out  how many inputs and outputs the layer has
    seeds            a generator is made of each
    calls            which of the generators each call gets, by its index

What is drawn at random cannot be compared number by number. Of the first call's weights it is
looked at from which distribution they are drawn (`chance.spread`), whether any number occurs twice,
and their shape; of the later calls whether they give what the first one gave.

How often is a right initializer called wrong? Its weights are looked at five times, each time with
a chance of less than 5e-9 (see `chance`). Two of n numbers that are uniform on 2**53 values are the
same with a chance of n**2 / 2**54 at most, which is less than 2e-8 for the largest n here, 15000;
normal ones less often. Weights from another seed, 12 of them, are the same with less than
2**-600. Together that is less than 5 * (5e-9 + 2e-8) < 2e-7 a check.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import chance, needed
from scratchwork.families.arrays import numbers
from scratchwork.model import Case, Contract, Law, Outcome

HEADINGS = ("state", "stability", "shapes", "edges")  # there are no gradients
DUTY = (
    "It returns an array of shape (fan_out, fan_in), drawn from the generator that it is given, a "
    "`numpy.random.Generator`: rng.standard_normal(shape), for instance."
)

FIRST = "the weights of call 1"
LIKE_FIRST = "the weights of call {} are those of call 1"
SHAPE, TWICE = "the shape of the weights", "no number occurs twice"
SAME_SEED, OTHER_SEED, AGAIN = "the same seed", "another seed", "the same generator again"


def cases(_: Contract, seed: int, __: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for every initializer."""
    rng = Random(seed)
    one, two = rng.sample(range(100, 1000), 2)

    def case(
        name: str,
        heading: str,
        claim: str,
        fans: tuple[int, int],
        seeds: list[int],
        calls: list[int],
    ) -> Case:
        fan_in, fan_out = fans
        inputs = {"fan_in": fan_in, "fan_out": fan_out, "seeds": seeds, "calls": calls}
        return Case(name, heading, claim, inputs)

    def drawn(name: str, heading: str, claim: str, *fans: int) -> Case:
        return case(name, heading, claim, (fans[0], fans[1]), [one], [0])

    return (
        drawn("150 inputs", "stability", "The spread is right for 150 inputs", 150, 100),
        drawn("60 inputs", "stability", "The spread is right for 60 inputs", 60, 250),
        drawn("as many outputs", "shapes", "As many outputs as inputs", 110, 110),
        drawn("one input", "edges", "One input", 1, 12_000),
        drawn("one output", "edges", "One output", 12_000, 1),
        drawn("three inputs", "shapes", "The shape is (fan_out, fan_in)", 3, 4),
        case(SAME_SEED, "state", "The same seed, the same weights", (3, 4), [one, one], [0, 1]),
        case(OTHER_SEED, "state", "Another seed, other weights", (3, 4), [one, two], [0, 1]),
        case(AGAIN, "state", "Another call, other weights", (3, 4), [one], [0, 0]),
    )


def walkthrough(_: Contract, given: Mapping[str, Any], __: Mapping[str, Any]) -> Any:
    """One call."""
    fan_in, fan_out, seed = needed(given, "fan_in", "fan_out", "seed")
    return {"fan_in": fan_in, "fan_out": fan_out, "seeds": [seed], "calls": [0]}


# --- observing -------------------------------------------------------------------------------


def observe(functions: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Call the function with the generators; note what it returns."""
    generators = [np.random.default_rng(seed) for seed in inputs["seeds"]]
    for n, which in enumerate(inputs["calls"], start=1):
        weights = functions[0](inputs["fan_in"], inputs["fan_out"], generators[which])
        seen[f"the weights of call {n}"] = numbers("its result", weights)


def digest(inputs: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Shape and dtype, and of the numbers what does not differ from run to run."""
    found: dict[str, np.ndarray] = {}
    shape = (inputs["fan_out"], inputs["fan_in"])
    for name, weights in outputs.items():
        if name != FIRST:
            same = np.array_equal(weights, outputs[FIRST])
            found[LIKE_FIRST.format(name.rpartition(" ")[2])] = np.array(same)
            continue
        found[SHAPE] = np.array(weights.shape)
        found["the weights are float64"] = np.array(weights.dtype == np.float64)
        if weights.size >= chance.ENOUGH:
            usual = chance.usual(shape)
            for moment, number in zip(chance.MOMENTS, chance.spread(weights, usual), strict=True):
                found[f"the {moment} of the weights"] = np.array(number)
            found[TWICE] = np.array(np.unique(weights).size == weights.size)
    return found


# --- laws ------------------------------------------------------------------------------------

Outcomes = Mapping[str, Outcome]


def _is(name: str, expected: bool) -> Any:
    """The law that the second call gives what the first one gave, or does not."""

    def holds(_: Mapping[str, Case], outcomes: Outcomes) -> bool | None:
        flag = outcomes[name].outputs.get(LIKE_FIRST.format(2))
        return None if flag is None else bool(flag) == expected

    return holds


LAWS = (
    Law(
        "state",
        "The same seed gives the same weights",
        "Two generators of one seed give different weights: the numbers come from elsewhere.",
        (SAME_SEED,),
        _is(SAME_SEED, True),
    ),
    Law(
        "state",
        "Another seed gives other weights",
        "Generators with different seeds give the same weights.",
        (OTHER_SEED,),
        _is(OTHER_SEED, False),
    ),
    Law(
        "state",
        "Every call gives other weights",
        "Two calls with one generator give the same weights.",
        (AGAIN,),
        _is(AGAIN, False),
    ),
)


# --- words -----------------------------------------------------------------------------------


def remark(_: Outcomes, __: object) -> str:
    """Nothing: an initializer is one function."""
    return ""


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
    """A case as lines of Python that end in the value that `output` names."""
    seeds = inputs["seeds"]
    names = ["rng"] if len(seeds) == 1 else [f"rng{n}" for n in range(1, len(seeds) + 1)]
    lines = [f"{n} = np.random.default_rng({s})" for n, s in zip(names, seeds, strict=True)]
    fans = f"{inputs['fan_in']}, {inputs['fan_out']}"
    calls = [f"{contract.name}({fans}, {names[which]})" for which in inputs["calls"]]
    drawn = ["W"] if len(calls) == 1 else [f"W{n}" for n in range(1, len(calls) + 1)]
    lines += [f"{W} = {call}" for W, call in zip(drawn, calls, strict=True)]
    if output == LIKE_FIRST.format(2):
        return [*lines, "np.array_equal(W1, W2)"]
    formulas = {
        f"the {m} of the weights": f for m, f in zip(chance.MOMENTS, chance.FORMULAS, strict=True)
    }
    formulas |= {SHAPE: "{0}.shape", TWICE: "np.unique({0}).size == {0}.size"}
    return [*lines, formulas.get(output, "{0}.dtype == np.float64").format(drawn[0])]

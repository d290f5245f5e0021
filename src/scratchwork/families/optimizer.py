"""Optimizers: a class whose `step(params, grads)` updates parameters in place.

The inputs of a case are
    optimizers: one dict each (they step in turn) with
        arguments  keyword arguments of the constructor
        params     the parameters' first values, a list of arrays
        grads      one list of arrays a step
    and, where a case needs them,
        rates      the value of `lr` to set before each step
        arrays     "copied": new array objects at each step; "replaced": with first values again
        buffers    "reused": the caller overwrites its gradient arrays after each step
        views      True: each parameter is a strided view of a larger array
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import needed
from scratchwork.families.arrays import as_code, close
from scratchwork.families.draw import numbers
from scratchwork.model import Case, Contract, Law, Outcome, Unseen

# Exaggerated, so that each has a visible effect; odd, so that no two effects look alike.
VISIBLE = {
    "lr": 0.13,
    "momentum": 0.7,
    "beta": 0.8,
    "beta1": 0.7,
    "beta2": 0.85,
    "weight_decay": 0.37,
}
OTHER = {
    "lr": 0.29,
    "momentum": 0.4,
    "beta": 0.6,
    "beta1": 0.45,
    "beta2": 0.7,
    "weight_decay": 0.23,
}
FAINT_EPS = 1e-15  # where epsilon is not the question, its place must not show
BASE = "four steps"
STEPS = 4


# --- cases -----------------------------------------------------------------------------------


def cases(contract: Contract, seed: int, _: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for every optimizer of this contract, smallest headings first."""
    rng = Random(seed)
    names = {a.name for a in contract.arguments}

    def arguments(values: Mapping[str, float], eps: float = FAINT_EPS) -> dict[str, float]:
        return {k: v for k, v in {**values, "eps": eps}.items() if k in names}

    def optimizer(shapes: list[tuple[int, ...]], steps: int, **given: Any) -> dict[str, Any]:
        return {
            "arguments": given.get("arguments", arguments(VISIBLE)),
            "params": [numbers(rng, *s) for s in shapes],
            "grads": [[numbers(rng, *s) for s in shapes] for _ in range(steps)],
        }

    base = optimizer([(3,), (2, 2)], STEPS)
    other = optimizer([(3,), (2, 2)], STEPS, arguments=arguments(OTHER))
    one = optimizer([(1,)], 1)
    small = optimizer([(1,)], 3, arguments=arguments(VISIBLE, eps=0.3))
    zero = optimizer([(2,)], 3)
    zero["grads"][0] = [np.zeros(2)]
    zero["grads"][2] = [np.zeros(2)]
    default = optimizer([(2,)], 3, arguments={})
    tiny = optimizer([(2,)], 3, arguments=arguments(VISIBLE, eps=1e-8))
    tiny["params"] = [p * 1e-6 for p in tiny["params"]]
    huge = optimizer([(2,)], 3)

    def scaled(o: dict[str, Any], factor: float) -> dict[str, Any]:
        return {**o, "grads": [[g * factor for g in gs] for gs in o["grads"]]}

    def each(o: dict[str, Any], change: Any) -> dict[str, Any]:
        grads = [[change(g) for g in gs] for gs in o["grads"]]
        return {**o, "params": [change(p) for p in o["params"]], "grads": grads}

    alone = {**base, "params": base["params"][1:], "grads": [gs[1:] for gs in base["grads"]]}
    rates = [0.13, 0.13, 0.05, 0.4]

    def case(name: str, heading: str, claim: str, *optimizers: dict[str, Any], **how: Any) -> Case:
        inputs = {"optimizers": list(optimizers), **how}
        return Case(name, heading, claim, inputs, optional="rates" in how)

    found = [
        case(BASE, "state", "Four steps with changing gradients land on the right values", base),
        case("one parameter alone", "state", "Each parameter has state of its own", alone),
        case(
            "two parameters of one shape",
            "state",
            "Two parameters of the same shape land on the right values",
            optimizer([(2,), (2,)], 3),
        ),
        case("two optimizers in turn", "state", "Two optimizers share nothing", base, other),
        case("once more", "state", "The same start gives the same numbers", base),
        case("copied arrays", "state", "State belongs to the position", base, arrays="copied"),
        case("another learning rate", "state", "A changed lr acts at once", base, rates=rates),
        case("reused buffers", "gradients", "Gradients may be overwritten", base, buffers="reused"),
        case("huge gradients", "stability", "Gradients near 1e40 are handled", scaled(huge, 1e40)),
        case("tiny gradients", "stability", "Gradients near 1e-9 are handled", scaled(tiny, 1e-9)),
        case("flattened", "shapes", "Any shape moves element by element", each(base, np.ravel)),
        case("views", "shapes", "A view of a larger array is updated", base, views=True),
        case("float32", "shapes", "float32 works", each(base, lambda a: a.astype(np.float32))),
        case("first step", "edges", "The first step is right", one),
        case("zero gradients", "edges", "Zero gradients do no harm", zero),
        case(
            "replaced arrays", "edges", "New parameters may be passed in", base, arrays="replaced"
        ),
        case("default arguments", "edges", "The default arguments are the contract's", default),
    ]
    if "eps" in names:
        found.append(case("large epsilon", "stability", "Epsilon is where it belongs", small))
    return tuple(found)


def walkthrough(contract: Contract, given: Mapping[str, Any], _: Mapping[str, Any]) -> Any:
    """One parameter, `w`, and a step for each gradient, `g_1`, `g_2`, ...; w is 1 if not given."""
    names = [name for name in given if name.startswith("g_")] or needed(given, "g_1")
    w, *grads = np.broadcast_arrays(
        *(np.atleast_1d(np.array(v, float)) for v in (given.get("w", 1.0), *map(given.get, names)))
    )
    steps = [[g.copy()] for g in grads]
    spec = {"arguments": contract.chosen(given), "params": [w.copy()], "grads": steps}
    return {"optimizers": [spec]}


# --- observing -------------------------------------------------------------------------------


def observe(cls: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Let the optimizers step in turn; note each parameter and gradient after each step."""
    runs = [_Caller(cls, spec, inputs) for spec in inputs["optimizers"]]
    for t in range(max(len(run.grads) for run in runs)):
        for who, run in zip(WHO, runs, strict=False):
            run.step(t, who, seen)


WHO = ("", "the second optimizer's ")


class _Caller:
    """The training loop around one optimizer."""

    def __init__(self, cls: Any, spec: Mapping[str, Any], how: Mapping[str, Any]):
        self.grads = spec["grads"]
        self.first = spec["params"]
        self.how = how
        self.wholes = [_whole(p) if how.get("views") else p.copy() for p in self.first]
        self.buffers = [g.copy() for g in self.grads[0]]
        self.optimizer = cls(**spec["arguments"])

    def step(self, t: int, who: str, seen: dict[str, np.ndarray]) -> None:
        params = [w[_EVERY_OTHER] if self.how.get("views") else w for w in self.wholes]
        if self.how.get("buffers") == "reused":
            grads = self.buffers
            for buffer, g in zip(grads, self.grads[t], strict=True):
                buffer[...] = g
        else:
            grads = [g.copy() for g in self.grads[t]]
        if "rates" in self.how:
            _set_rate(self.optimizer, self.how["rates"][t])
        self.optimizer.step(list(params), list(grads))
        for i, (whole, g) in enumerate(zip(self.wholes, grads, strict=True)):
            seen[f"{who}parameter {i} after step {t + 1}"] = np.array(whole)
            seen[f"{who}gradient {i} after step {t + 1}"] = np.array(g)
        if self.how.get("arrays") == "copied":
            self.wholes = [w.copy() for w in self.wholes]
        elif self.how.get("arrays") == "replaced":
            self.wholes = [p.copy() for p in self.first]


_EVERY_OTHER = (..., slice(0, None, 2))


def _whole(p: np.ndarray) -> np.ndarray:
    """An ndarray of shape (..., 2n) whose every other element along the last axis is p."""
    whole = np.full((*p.shape[:-1], 2 * p.shape[-1]), 7.0, p.dtype)
    whole[_EVERY_OTHER] = p
    return whole


def _set_rate(optimizer: Any, lr: float) -> None:
    try:
        _ = optimizer.lr
        optimizer.lr = lr
    except AttributeError:  # a property or a frozen dataclass may refuse, too
        raise Unseen("it has no attribute `lr` that can be changed") from None


def digest(inputs: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Parameters as they are; of a gradient only whether it is still what was passed in."""
    given = {
        f"{who}gradient {i} after step {t}": gradient
        for who, spec in zip(WHO, inputs["optimizers"], strict=False)
        for t, grads in enumerate(spec["grads"], start=1)
        for i, gradient in enumerate(grads)
    }
    return {
        name.replace("after", "as it was after") if name in given else name: (
            np.array(np.array_equal(value, given[name])) if name in given else value
        )
        for name, value in outputs.items()
    }


# --- laws ------------------------------------------------------------------------------------

Cases = Mapping[str, Case]
Outcomes = Mapping[str, Outcome]


def _parameters(outcome: Outcome, count: int = 2) -> list[np.ndarray | None]:
    names = [f"parameter {i} after step {t + 1}" for t in range(STEPS) for i in range(count)]
    return [outcome.outputs.get(name) for name in names]


def _like_base(name: str, rtol: float = 1e-9) -> Any:
    """The law that a case gives the very numbers of the base case, whatever those are."""

    def holds(_: Cases, outcomes: Outcomes) -> bool | None:
        base, mine = outcomes[BASE], outcomes[name]
        if base.trouble:
            return None
        pairs = zip(_parameters(mine), _parameters(base), strict=True)
        return all(close(_flat(a), _flat(b), rtol) for a, b in pairs)

    return holds


def _flat(a: np.ndarray | None) -> np.ndarray | None:
    return None if a is None else a.ravel()


def _alone_as_together(_: Cases, outcomes: Outcomes) -> bool | None:
    if outcomes[BASE].trouble and outcomes["one parameter alone"].trouble:
        return None
    together = _parameters(outcomes[BASE])[1::2]
    alone = _parameters(outcomes["one parameter alone"], count=1)
    return all(close(a, b) for a, b in zip(alone, together, strict=True))


def _gradients_kept(_: Cases, outcomes: Outcomes) -> bool | None:
    flags = [v for k, v in outcomes[BASE].outputs.items() if k.startswith("gradient")]
    return all(map(bool, flags)) if flags else None


def _in_place(cases: Cases, outcomes: Outcomes) -> bool | None:
    first = cases[BASE].inputs["optimizers"][0]["params"]
    after = _parameters(outcomes[BASE])[:2]
    if any(a is None for a in after):
        return None
    return not any(np.array_equal(a, p) for a, p in zip(after, first, strict=True) if a is not None)


def _zero_moves_nothing(cases: Cases, outcomes: Outcomes) -> bool | None:
    first = cases["zero gradients"].inputs["optimizers"][0]["params"][0]
    after = outcomes["zero gradients"].outputs.get("parameter 0 after step 1")
    return None if after is None else close(after, first)


def _neighbours_kept(_: Cases, outcomes: Outcomes) -> bool | None:
    base, views = outcomes[BASE], outcomes["views"]
    if base.trouble:
        return None
    for whole, plain in zip(_parameters(views), _parameters(base), strict=True):
        if whole is None or plain is None or not np.all(whole[..., 1::2] == 7.0):
            return False
        if not close(whole[_EVERY_OTHER], plain):
            return False
    return True


LAWS = (
    Law(
        "state",
        "The same start gives the same numbers",
        "Two runs from the same start give different numbers: something is drawn at random or "
        "left over from the run before. State starts at zeros.",
        ("once more",),
        _like_base("once more"),
    ),
    Law(
        "state",
        "Each parameter has state of its own",
        "A parameter moves differently when another one is in the list with it.",
        ("one parameter alone",),
        _alone_as_together,
    ),
    Law(
        "state",
        "Two optimizers share nothing",
        "An optimizer moves differently when a second one is at work too.",
        ("two optimizers in turn",),
        _like_base("two optimizers in turn"),
    ),
    Law(
        "state",
        "State belongs to the position in the list",
        "The numbers change when the caller passes new array objects at the same position.",
        ("copied arrays",),
        _like_base("copied arrays"),
    ),
    Law(
        "gradients",
        "Parameters are updated in place",
        "The arrays that were passed in are unchanged after `step`.",
        (),
        _in_place,
    ),
    Law(
        "gradients",
        "Gradients are left as they were",
        "A gradient array has other values after `step` than before.",
        (),
        _gradients_kept,
    ),
    Law(
        "gradients",
        "The caller may reuse its gradient buffers",
        "The numbers change when the caller overwrites its gradient arrays between steps.",
        ("reused buffers",),
        _like_base("reused buffers"),
    ),
    Law(
        "shapes",
        "A parameter of any shape moves element by element",
        "The same numbers in another shape move differently.",
        ("flattened",),
        _like_base("flattened"),
    ),
    Law(
        "shapes",
        "A parameter may be a view of a larger array",
        "A parameter that is a strided view is not updated like an array of its own.",
        ("views",),
        _neighbours_kept,
    ),
    Law(
        "shapes",
        "float32 parameters move like float64 ones",
        "float32 parameters move differently from the same numbers in float64.",
        ("float32",),
        _like_base("float32", rtol=1e-5),
    ),
    Law(
        "edges",
        "A zero gradient at the first step moves nothing",
        "A zero gradient at the very first step changes the parameter.",
        (),
        _zero_moves_nothing,
        lambda cases: "weight_decay" not in cases[BASE].inputs["optimizers"][0]["arguments"],
    ),
)


# --- words -----------------------------------------------------------------------------------


def remark(_: Outcomes, __: object) -> str:
    """Nothing: an optimizer is one function."""
    return ""


DUTY = (
    "`step(params, grads)` gets two lists of arrays of equal length, updates each parameter "
    "in place and returns nothing; state is kept per position in the list."
)


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
    """A case as lines of Python, up to the step and with the parameter that `output` names."""
    specs = inputs["optimizers"]
    which = 1 if output.startswith(WHO[1]) else 0
    kind, index, step = _parse(output)
    lines = []
    alone = len(specs) == 1 and len(specs[0]["params"]) == 1
    names = [f"{'ab'[k]}" if len(specs) > 1 else "" for k in range(len(specs))]

    def w(k: int, i: int) -> str:
        return f"w{names[k]}" + ("" if alone else str(i))

    for k, spec in enumerate(specs):
        given = ", ".join(f"{a}={v!r}" for a, v in spec["arguments"].items())
        lines.append(f"opt{names[k]} = {contract.name}({given})")
        for i, p in enumerate(spec["params"]):
            if inputs.get("views"):
                lines.append(f"whole{i} = {as_code(_whole(p))}")
                lines.append(f"{w(k, i)} = whole{i}[..., ::2]")
            else:
                lines.append(f"{w(k, i)} = {as_code(p)}")
    if inputs.get("buffers") == "reused":
        lines += [f"g{i} = {as_code(np.zeros_like(p))}" for i, p in enumerate(specs[0]["params"])]
    for t in range(step):
        for k, spec in enumerate(specs):
            if "rates" in inputs:
                lines.append(f"opt.lr = {inputs['rates'][t]}")
            params = ", ".join(w(k, i) for i in range(len(spec["params"])))
            grads = ", ".join(as_code(g) for g in spec["grads"][t])
            if inputs.get("buffers") == "reused":
                lines += [f"g{i}[...] = {as_code(g)}" for i, g in enumerate(spec["grads"][t])]
                grads = ", ".join(f"g{i}" for i in range(len(spec["params"])))
            elif kind == "gradient" and t == step - 1 and k == which:
                lines.append(f"g = {as_code(spec['grads'][t][index])}")
                grads = ", ".join(
                    "g" if i == index else as_code(g) for i, g in enumerate(spec["grads"][t])
                )
            lines.append(f"opt{names[k]}.step([{params}], [{grads}])")
            if t < step - 1 and "arrays" in inputs:
                lines += [
                    f"{w(k, i)} = {w(k, i)}.copy()"
                    if inputs["arrays"] == "copied"
                    else f"{w(k, i)} = {as_code(p)}"
                    for i, p in enumerate(spec["params"])
                ]
    if kind == "gradient":
        expected = as_code(specs[which]["grads"][step - 1][index])
        name = f"g{index}" if inputs.get("buffers") == "reused" else "g"
        lines.append(f"np.array_equal({name}, {expected})")
    else:
        lines.append(f"whole{index}" if inputs.get("views") else w(which, index))
    return lines


def _parse(output: str) -> tuple[str, int, int]:
    """("parameter", 1, 3) of "parameter 1 after step 3"."""
    words = output.removeprefix(WHO[1]).split()
    return words[0], int(words[1]), int(words[-1])

"""Objects that go forward and backward: a case is a list of calls.

The inputs of such a case are
    make    keyword arguments of the constructor, one dict for each instance
    calls   dicts with `who` (which instance), `do` and, depending on that,
            "forward", "backward"   `on`, an array, and `options`, more keyword arguments;
                                    `bare` says that the result does not matter
            "set"                   `on`, a dict of attributes: parameters get known values
            "look"                  nothing is done: the object as it was made
            and any of them `see`, names of attributes that are noted afterwards
and, where a case needs them,
    layout  "columns" or "strided": how x and dy lie in memory
    probe   a step h: forward is run again with each element of the first x moved by h and by -h
    of      what is moved in a probe instead: names of parameters, and "x"
    seeds   for each instance a seed: a generator that is made of it is the argument `rng`; or None
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from scratchwork.families.arrays import (
    SLOPE_TOLERANCE,
    agree,
    as_code,
    close,
    each_moved,
    laid_out,
    numbers,
    told_apart,
)
from scratchwork.model import Case, Contract, Law, Missing, Outcome

RESULT = {"forward": "y", "backward": "dx"}
GIVEN = {"forward": "x", "backward": "dy"}
WHO = ("", "the second one's ")
FINE = 1e-8  # these are compared more closely: nothing here is rounded more than a few times

Inputs = Mapping[str, Any]
Call = Mapping[str, Any]


# --- calls -----------------------------------------------------------------------------------


def forward(x: np.ndarray, who: int = 0, **more: Any) -> dict[str, Any]:
    """The call of forward on x."""
    return {"who": who, "do": "forward", "on": x, **more}


def backward(dy: np.ndarray, who: int = 0, **more: Any) -> dict[str, Any]:
    """The call of backward on dy."""
    return {"who": who, "do": "backward", "on": dy, **more}


def setting(values: Mapping[str, np.ndarray], who: int = 0) -> dict[str, Any]:
    """Parameters get these values."""
    return {"who": who, "do": "set", "on": dict(values)}


def places(calls: list[dict[str, Any]]) -> Iterator[tuple[Call, str]]:
    """Each call with its place among its own: "forward 2"."""
    counts: dict[tuple[int, str], int] = {}
    for call in calls:
        key = call["who"], call["do"]
        counts[key] = counts.get(key, 0) + 1
        yield call, f"{call['do']} {counts[key]}"


def names(call: Call, place: str) -> Iterator[tuple[str, str]]:
    """What a call shows, in order: (kind, name), of the result, the argument, the attributes."""
    who, do = WHO[call["who"]], call["do"]
    if do in RESULT:
        if not call.get("bare"):
            yield "result", f"{who}{RESULT[do]} of {place}"
        yield "argument", f"{who}{GIVEN[do]} as it was after {place}"
    at = "at the start" if do == "look" else f"after {place}"
    for attribute in call.get("see", ()):
        yield attribute, f"{who}{attribute} {at}"


# --- observing -------------------------------------------------------------------------------


def observe(cls: Any, inputs: Inputs, seen: dict[str, np.ndarray]) -> None:
    """Make the instances, call them in turn, and note results, arguments and attributes.

    A y of another shape than the dy to come ends the case: what backward makes of it says nothing.
    """
    made = [_made(cls, inputs, who) for who in range(len(inputs["make"]))]
    shapes: dict[int, tuple[int, ...]] = {}
    for call, place in places(inputs["calls"]):
        who = call["who"]
        if call["do"] == "backward" and shapes[who] != call["on"].shape:
            return
        _do(made[who], call, place, inputs.get("layout"), seen)
        if call["do"] == "forward":
            shapes[who] = seen[f"{WHO[who]}y of {place}"].shape
    for name in _probed(inputs):
        results = [
            _forward(_set_up(cls, inputs, parameters), call, x)
            for parameters, call, x in _moved_inputs(inputs, name)
        ]
        seen[moved_name(name)] = np.array([numbers("y", y) for y in results])


def _made(cls: Any, inputs: Inputs, who: int) -> Any:
    seed = _seed(inputs, who)
    generator = {} if seed is None else {"rng": np.random.default_rng(seed)}
    return cls(**inputs["make"][who], **generator)


def _seed(inputs: Inputs, who: int) -> int | None:
    return inputs["seeds"][who] if "seeds" in inputs else None


def _do(made: Any, call: Call, place: str, layout: str | None, seen: dict[str, np.ndarray]) -> None:
    given, value = None, None
    if call["do"] == "set":
        _set(made, call["on"])
    elif call["do"] in RESULT:
        given = laid_out(call["on"], layout)
        value = getattr(made, call["do"])(given, **call.get("options", {}))
    for kind, name in names(call, place):
        if kind == "result":
            seen[name] = numbers(RESULT[call["do"]], value)
        elif kind == "argument":
            seen[name] = np.array(given)
        else:
            seen[name] = _attribute(made, kind, place)


def _attribute(made: Any, name: str, place: str) -> np.ndarray:
    value = getattr(made, name, None)
    if value is None:
        raise Missing(f"there is no attribute `{name}` after {place.rpartition(' ')[0]}")
    return numbers(f"`{name}`", value)


def _set(made: Any, values: Mapping[str, np.ndarray]) -> None:
    """Give parameters these values, wherever the object keeps them."""
    for name, value in values.items():
        own = getattr(made, name, None)
        if own is None:
            raise Missing(f"there is no attribute `{name}` once it is made")
        if np.shape(own) != value.shape:
            raise Missing(f"`{name}` has the shape {np.shape(own)}; expected: {value.shape}")
        if isinstance(own, np.ndarray):
            own[...] = value  # it may be a view of where they are really kept
        try:
            setattr(made, name, value.copy())
        except AttributeError:
            raise Missing(f"`{name}` cannot be set") from None


def _forward(made: Any, call: Call, x: np.ndarray) -> Any:
    return made.forward(x, **call.get("options", {}))


def _set_up(cls: Any, inputs: Inputs, parameters: Mapping[str, np.ndarray]) -> Any:
    made = _made(cls, inputs, 0)
    _set(made, parameters)
    return made


# --- central differences ---------------------------------------------------------------------


def _probed(inputs: Inputs) -> tuple[str, ...]:
    return inputs.get("of", ("x",)) if "probe" in inputs else ()


def moved_name(name: str) -> str:
    """The output of forward with each element of `name` moved."""
    return f"y with each element of {name} moved"


def agrees_name(name: str) -> str:
    """The output that says whether the gradient d`name` agrees with central differences."""
    return f"d{name} agrees with central differences of forward"


def _first(inputs: Inputs, do: str) -> Call:
    return next((c for c in inputs["calls"] if c["do"] == do), {"on": {}})


def _moved_inputs(inputs: Inputs, name: str) -> Iterator[tuple[Any, Call, np.ndarray]]:
    """The parameters and x with each element of one of them moved: (parameters, forward, x)."""
    parameters, call, h = _first(inputs, "set")["on"], _first(inputs, "forward"), inputs["probe"]
    if name == "x":
        for x in each_moved(call["on"], h):
            yield parameters, call, x
    else:
        for value in each_moved(parameters[name], h):
            yield {**parameters, name: value}, call, call["on"].copy()


def _agrees(inputs: Inputs, outputs: Mapping[str, np.ndarray], name: str) -> bool:
    """Whether the gradient is the slope of sum(y * dy), by central differences."""
    of_what = _first(inputs, "forward")["on"] if name == "x" else _first(inputs, "set")["on"][name]
    dy, moved = _first(inputs, "backward")["on"], outputs[moved_name(name)]
    if moved.shape != (2 * of_what.size, *dy.shape):
        return False
    with np.errstate(all="ignore"):  # a forward may give inf or nan
        sums = (moved * dy).reshape(len(moved), -1).sum(axis=1)
    gradient = "dx of backward 1" if name == "x" else f"d{name} after backward 1"
    return agree(sums, outputs.get(gradient), of_what.shape, inputs["probe"])


def digest(inputs: Inputs, outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Results as they are; of an argument only whether it is still what was passed in.

    Of the moved results it says only whether they agree with the gradient.
    """
    given = {
        name: call["on"]
        for call, place in places(inputs["calls"])
        for kind, name in names(call, place)
        if kind == "argument"
    }
    probed = {moved_name(name): name for name in _probed(inputs)}
    found = {}
    for name, value in outputs.items():
        if name in probed:
            agree_or_not = _agrees(inputs, outputs, probed[name])
            found[agrees_name(probed[name])] = np.array(agree_or_not)
        elif name in given:
            found[name] = np.array(np.array_equal(value, given[name]))
        else:
            found[name] = value
    return found


# --- cases -----------------------------------------------------------------------------------


def case(
    name: str, heading: str, claim: str, make: list[Any], calls: list[Any], **how: Any
) -> Case:
    """A case of these calls; `how` may hold `scale` and `same` (see Case), and more inputs."""
    scale, same = how.pop("scale", 0.0), how.pop("same", FINE)
    return Case(name, heading, claim, {"make": make, "calls": calls, **how}, scale, same)


# --- laws ------------------------------------------------------------------------------------

Outcomes = Mapping[str, Outcome]
Cases = Mapping[str, Case]
Holds = Callable[[Cases, Outcomes], bool | None]
SLOPES, TURN, COLUMNS, STRIDED = "own slopes", "two in turn", "by columns", "strided"


def base_of(cases: Cases) -> str:
    """The name of the first case, which the others are compared with."""
    return next(iter(cases))


def like_base(name: str) -> Holds:
    """The law that a case gives the results of the base case, whatever those are."""

    def holds(cases: Cases, outcomes: Outcomes) -> bool | None:
        right, mine = outcomes[base_of(cases)], outcomes[name]
        results = [r for r in right.outputs if " as it was after " not in r]
        if right.trouble or not results:
            return None
        return all(close(mine.outputs.get(r), right.outputs.get(r)) for r in results)

    return holds


def _kept(cases: Cases, outcomes: Outcomes) -> bool | None:
    outputs = outcomes[base_of(cases)].outputs
    kept = [v for k, v in outputs.items() if " as it was after " in k]
    return all(map(bool, kept)) if kept else None


def agrees(name: str) -> Holds:
    """The law that a gradient is that of the implementation's own forward."""

    def holds(_: Cases, outcomes: Outcomes) -> bool | None:
        flag = outcomes[SLOPES].outputs.get(agrees_name(name))
        return None if flag is None else bool(flag)

    return holds


def moved(cases: Cases) -> tuple[str, ...]:
    """What is moved for central differences: x, parameters."""
    return tuple(_probed(cases[SLOPES].inputs))


LAWS = (
    Law(
        "state",
        "Two instances share nothing",
        "An instance gives other numbers when a second one is at work too.",
        (TURN,),
        like_base(TURN),
    ),
    Law(
        "gradients",
        "backward is the gradient of your own forward",
        "Central differences of your own forward give another gradient than your backward.",
        (SLOPES,),
        agrees("x"),
        lambda cases: "x" in moved(cases),
    ),
    Law(
        "gradients",
        "x and dy are left as they were",
        "An array that was passed in has other values afterwards.",
        (),
        _kept,
    ),
    Law(
        "shapes",
        "Fortran order gives the same numbers",
        "The numbers change when x and dy lie in memory by columns.",
        (COLUMNS,),
        like_base(COLUMNS),
    ),
    Law(
        "shapes",
        "A strided view gives the same numbers",
        "The numbers change when x and dy are strided views.",
        (STRIDED,),
        like_base(STRIDED),
    ),
)


# --- words -----------------------------------------------------------------------------------


def remark(outcomes: Outcomes, off: Callable[[str, str], bool]) -> str:
    """Which of forward and backward is wrong, as far as it can be told."""
    found = outcomes[SLOPES].outputs
    flags = [bool(v) for k, v in found.items() if k.endswith("differences of forward")]
    y = [name for name in found if "y of forward 1" in name]
    wrong = not y or any(off(SLOPES, name) for name in y)
    return told_apart("forward", "backward", wrong, flags)


def made_names(inputs: Inputs) -> tuple[str, ...]:
    """What the instances are called in a script."""
    return ("a", "b") if len(inputs["make"]) > 1 else ("f",)


def maker_lines(contract: Contract, inputs: Inputs) -> list[str]:
    """The lines of a script that make the instances."""
    names = made_names(inputs)
    return [f"{name} = {_maker(contract, inputs, who)}" for who, name in enumerate(names)]


def _maker(contract: Contract, inputs: Inputs, who: int) -> str:
    given = [f"{a}={v!r}" for a, v in inputs["make"][who].items()]
    seed = _seed(inputs, who)
    if seed is not None:
        given.append(f"rng=np.random.default_rng({seed})")
    return f"{contract.name}({', '.join(given)})"


def script(contract: Contract, inputs: Inputs, output: str) -> list[str]:
    """A case as lines of Python that end in the value that `output` names."""
    lines, made = maker_lines(contract, inputs), made_names(inputs)
    probed = {agrees_name(name): name for name in _probed(inputs)}
    if output in probed:
        # Whoever draws has to be made anew to draw the same.
        f = _maker(contract, inputs, 0) if "seeds" in inputs else "f"
        return lines + _slope_lines(inputs, probed[output], f)
    for call, place in places(inputs["calls"]):
        name, do = made[call["who"]], call["do"]
        kind = {shown: kind for kind, shown in names(call, place)}.get(output)
        if do == "set":
            lines += [f"{name}.{a} = {as_code(value)}" for a, value in call["on"].items()]
        elif do in RESULT:
            array = as_code(call["on"], inputs.get("layout"))
            options = "".join(f", {k}={v!r}" for k, v in call.get("options", {}).items())
            if kind == "argument":
                given = GIVEN[do]
                lines += [f"{given} = {array}", f"{name}.{do}({given}{options})"]
                return [*lines, f"np.array_equal({given}, {array})"]
            lines.append(f"{name}.{do}({array}{options})")
        if kind == "result":
            return lines
        if kind:
            return [*lines, f"{name}.{kind}"]
    return lines


def _slope_lines(inputs: Inputs, name: str, f: str) -> list[str]:
    parameters, h = _first(inputs, "set")["on"], inputs["probe"]
    x, dy = (_first(inputs, do) for do in ("forward", "backward"))
    lines = [f"f.{a} = {as_code(value)}" for a, value in parameters.items()]
    lines.append(f"x, dy, h = {as_code(x['on'])}, {as_code(dy['on'])}, {h}")
    options = "".join(f", {k}={v!r}" for k, v in x.get("options", {}).items())
    lines += [f"f.forward(x{options})", "dx = f.backward(dy)"]
    if name == "x":
        moved, at = [f"{f}.forward(x {sign} e{options})" for sign in "+-"], "x"
    else:
        at, kept = f"f.{name}", f"{name}0"
        lines += [f"dx, {kept} = f.d{name}, f.{name}"]
        lines += [
            "def forward_at(value):",
            f"    f.{name} = value",
            f"    return f.forward(x{options})",
        ]
        moved, at = [f"forward_at({kept} {sign} e)" for sign in "+-"], kept
    return [
        *lines,
        f"steps = h * np.eye({at}.size).reshape({at}.size, *{at}.shape)",
        f"slopes = [(({moved[0]} - {moved[1]}) * dy).sum() / (2 * h) for e in steps]",
        f"error = np.abs(np.reshape(slopes, {at}.shape) - dx)",
        f"bool(np.all(error <= {SLOPE_TOLERANCE} * max(np.abs(slopes).max(), 1e-8)))",
    ]

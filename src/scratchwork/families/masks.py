"""Random masks as facts: what a layer drops differs from run to run, what it does with it does not.

Such a layer gets its generators from the case's `seeds`, and every y and dx that it gives is
reduced to
    its shape, and whether its dtype is that of what came in
    whether anything is dropped, and the factor of what is kept: the same for all of it, else nan
    whether dx drops what the latest y does, and a later y what the first one does
and, with ENOUGH numbers or more (these cases have 40 or more along each axis that a mask is drawn
for),
    whether it drops the same all along an axis
    the share that it drops: p or 1 - p if the share found is near it, else as it is found. If there
    are fewer than ENOUGH independent draws, since a mask is shared along an axis, it is nan.

How often is a right layer called wrong? Elements are dropped independently, so by Hoeffding's
inequality the share of n of them is off by more than sqrt(log(2 / ALARM) / (2 n)) with probability
ALARM at most. The other facts fail where all of n elements are dropped, with probability p**n, or
two masks are the same, with probability (p**2 + (1 - p)**2)**n: for p = 0.4 and n = 40 these are
less than 1e-15 and 1e-11. With five shares and twenty masks a check that is less than 6e-9.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from scratchwork.families import calls
from scratchwork.families.arrays import as_code
from scratchwork.families.chance import ALARM, ENOUGH
from scratchwork.model import Contract

P = 0.5  # if a case leaves it to the default
Arrays = Mapping[str, np.ndarray]

SHAPE, DTYPE = "the shape of {}", "the dtype of {} is that of what came in"
DROPS = "{} drops something"
FACTOR, SHARE = "the factor of what {} keeps", "the share that {} drops"
ALONG = "{} drops the same all along axis {}"
LATEST, FIRST = "{} drops what the latest y does", "{} drops what the first y does"


def facts(inputs: Mapping[str, Any], outputs: Arrays, found: Arrays) -> dict[str, np.ndarray]:
    """The facts of a case with `seeds`.

    outputs: what was observed; found: the same, as `calls.digest` has it.
    """
    told: dict[str, np.ndarray] = {}
    results = {name: (call, ys) for call, name, ys in _results(inputs)}
    for name, value in found.items():
        if name not in results:
            told[name] = value
            continue
        call, ys = results[name]
        told |= _of(name, value, call["on"], inputs["make"][call["who"]].get("p", P))
        if ys and call["do"] == "backward":
            told[LATEST.format(name)] = _alike(value, outputs.get(ys[-1]))
        elif ys:
            told[FIRST.format(name)] = _alike(value, outputs.get(ys[0]))
    if "probe" in inputs and not _repeats(outputs):
        told.pop(calls.agrees_name("x"), None)  # its slopes say nothing
    return told


def _results(inputs: Mapping[str, Any]) -> Iterator[tuple[calls.Call, str, list[str]]]:
    """Each call with the name of its result, and of the y that it may be compared with.

    Of a backward these are those of its own forwards, of a forward all that came before it.
    """
    ys: list[tuple[int, str]] = []
    for call, place in calls.places(inputs["calls"]):
        for kind, name in calls.names(call, place):
            if kind == "result" and call["do"] == "forward":
                yield call, name, [y for _, y in ys]
                ys.append((call["who"], name))
            elif kind == "result":
                yield call, name, [y for who, y in ys if who == call["who"]]


def _of(name: str, value: np.ndarray, given: np.ndarray, p: float) -> dict[str, np.ndarray]:
    told = {SHAPE.format(name): np.array(value.shape)}
    if value.shape != given.shape:
        return told
    told[DTYPE.format(name)] = np.array(value.dtype == given.dtype)
    dropped = value == 0
    told[DROPS.format(name)] = np.array(dropped.any())
    told[FACTOR.format(name)] = np.array(_factor(value[~dropped], given[~dropped]))
    if value.size >= ENOUGH:
        along = [_constant(dropped, axis) for axis in range(dropped.ndim)]
        told |= {ALONG.format(name, axis): np.array(a) for axis, a in enumerate(along)}
        told[SHARE.format(name)] = np.array(_share(dropped, along, p))
    return told


def _factor(kept: np.ndarray, given: np.ndarray) -> float:
    """What the kept numbers were multiplied with; nan if that is not the same for all of them."""
    with np.errstate(all="ignore"):
        factors = kept / given
        if not factors.size or not (
            (factors == factors[0]).all() or np.ptp(factors) <= 1e-6 * np.abs(factors).max()
        ):
            return math.nan
        return np.median(factors)


def _constant(dropped: np.ndarray, axis: int) -> bool:
    return bool((dropped == dropped.take([0], axis)).all())


def _share(dropped: np.ndarray, along: list[bool], p: float) -> float:
    share = float(dropped.mean())
    draws = math.prod(size for size, same in zip(dropped.shape, along, strict=True) if not same)
    if share in (0.0, 1.0):
        return share
    if draws < ENOUGH:
        return math.nan
    near = math.sqrt(math.log(2 / ALARM) / (2 * draws))
    return next((usual for usual in (p, 1 - p) if abs(share - usual) <= near), share)


def _alike(a: np.ndarray, b: np.ndarray | None) -> np.ndarray:
    return np.array(b is not None and np.array_equal(a == 0, b == 0))


def _repeats(outputs: Arrays) -> bool:
    """Whether a new layer with the same seed drops the same, as central differences need it."""
    y, moved = outputs.get("y of forward 1"), outputs.get(calls.moved_name("x"))
    if y is None or moved is None or moved.shape[1:] != y.shape:
        return False
    return bool(((moved == 0) == (y == 0)).all())


# --- words -----------------------------------------------------------------------------------


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str] | None:
    """A case as lines of Python that end in a fact; None if `output` is none."""
    lines = calls.maker_lines(contract, inputs)
    made = calls.made_names(inputs)
    variables: dict[str, str] = {}
    for call, name, ys in _results(inputs):
        y, given = calls.RESULT[call["do"]], calls.GIVEN[call["do"]]
        many = sum(v.startswith(y) for v in variables.values())
        y, given = (f"{v}{many + 1}" if many else v for v in (y, given))
        variables[name] = y
        options = "".join(f", {k}={v!r}" for k, v in call.get("options", {}).items())
        array = as_code(call["on"], inputs.get("layout"))
        lines.append(f"{given} = {array}")
        lines.append(f"{y} = {made[call['who']]}.{call['do']}({given}{options})")
        kept = f"{y}[{y} != 0] / {given}[{y} != 0]"
        formulas = {
            SHAPE.format(name): f"{y}.shape",
            DTYPE.format(name): f"{y}.dtype == {given}.dtype",
            DROPS.format(name): f"({y} == 0).any()",
            FACTOR.format(name): f"np.median({kept})",
            SHARE.format(name): f"({y} == 0).mean()",
        }
        for axis in range(call["on"].ndim):
            same = f"(({y} == 0) == ({y} == 0).take([0], {axis})).all()"
            formulas[ALONG.format(name, axis)] = same
        if ys:
            fact, other = (LATEST, ys[-1]) if call["do"] == "backward" else (FIRST, ys[0])
            formulas[fact.format(name)] = f"np.array_equal({y} == 0, {variables[other]} == 0)"
        if output in formulas:
            return [*lines, formulas[output]]
    return None

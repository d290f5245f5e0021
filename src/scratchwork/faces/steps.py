"""A trace as lines to show, whatever shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from scratchwork.model import Step, Trace
from scratchwork.shown import brief, shape_of

_NO_TARGET = ("", "return")


@dataclass(frozen=True)
class Line:
    """One line: where it is, its source, what it computes (`m = 0.9 * 0 = 0`), and its form."""

    number: int
    source: str
    told: str
    form: str = ""


@dataclass(frozen=True)
class Call:
    """One activation of a function: its name, which one it is, and its lines."""

    function: str
    nth: int
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The heading of its lines; the module has none."""
        if self.function == "<module>":
            return ""
        return self.function if self.nth == 1 else f"{self.function}, call {self.nth}"


def given(trace: Trace) -> str:
    """What a trace began with: `lr = 0.001, g_1 = 0.5`."""
    return ", ".join(f"{name} = {_brief(value)}" for name, value in trace.given.items())


def _brief(value: Any) -> str:
    return brief(np.array(value) if isinstance(value, list) else value)


def calls(trace: Trace, every: bool = False) -> Iterator[Call]:
    """The lines of each call. `__init__`, which keeps the arguments, only if `every` is asked."""
    seen: dict[str, list[int]] = {}
    for (function, call), steps in groupby(trace.steps, key=lambda s: (s.function, s.call)):
        if function != "__init__" or every:
            numbers = seen.setdefault(function, [])
            if call not in numbers:  # a call goes on after those that it has made
                numbers.append(call)
            yield Call(function, numbers.index(call) + 1, tuple(map(line, steps)))


def shapes(trace: Trace, every: bool = False) -> Iterator[Line]:
    """What is computed, with its shape in symbols and in numbers: a line for each array."""
    for row in trace.shapes:
        if row.function != "__init__" or every:
            symbols = shape_of(row.symbols)
            told = f"{row.operands} → {symbols}" if row.operands else symbols
            yield Line(row.line, row.expression, told, shape_of(row.shape) if row.shape else "")


def sizes(trace: Trace) -> list[str]:
    """What the symbols stand for: those that are given, then a line for each that follows."""
    given = ", ".join(f"{s.name} = {s.value}" for s in trace.sizes if not s.formula)
    more = (s for s in trace.sizes if s.formula)
    return [given, *(_equal(s.name, s.formula, s.substituted, str(s.value)) for s in more)]


def _equal(*sides: str) -> str:
    return " = ".join(dict.fromkeys(sides))


def line(step: Step) -> Line:
    """One step as a line; where no number is to be shown, the source stands alone."""
    told = _told(step)
    if re.sub(r"\s", "", told) in re.sub(r"\s", "", step.source):
        told = ""
    shape = f"{step.sizes or step.shape} " if step.shape else ""
    return Line(step.line, step.source, told, f"{shape}{step.dtype}" if told else "")


def _told(step: Step) -> str:
    if step.kind == "more":
        return f"... {step.value} more turn{'s' if step.value > 1 else ''}"
    if step.kind == "loop":
        return ", ".join(f"{k} = {brief(v)}" for k, v in step.value.items() if v is not None)
    result = brief(step.value)
    right = " = ".join(dict.fromkeys(filter(None, (_number(step.substituted), result))))
    if step.kind == "update":
        name = step.target.rpartition(" ")[0]
        so = "" if step.after is None else f", so {name} = {brief(step.after)}"
        return f"{step.target} {right}{so}"
    if step.kind == "test":
        test = step.expression if step.substituted == result else step.substituted
        return f"{step.target} {test}: {result}"
    if step.target in _NO_TARGET:
        return f"{step.target} {right}".strip()
    return f"{step.target} = {right}"


def _number(text: str) -> str:
    """An expression that is a mere number as numbers are written here: 0 for 0.0."""
    try:
        return brief(float(text)) if "." in text else text
    except ValueError:
        return text

"""What a run computes, quantity by quantity: all numbers that an expression had, in order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

import numpy as np

from scratchwork.model import Summary
from scratchwork.sandbox.instrument import Instrumented
from scratchwork.sandbox.recorder import Event

MAX_TEXT = 80  # characters


@dataclass(frozen=True, eq=False)
class Quantity:
    """All numbers that one expression had in a run, in order.

    values: ndarray of shape (n,); ends: where each time's numbers end in it; forms: each time's
    shape and dtype; steps: the index of each time's step. `whole` says that it is the value of a
    statement and not of a part of one.
    """

    line: int
    text: str
    values: np.ndarray
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    steps: tuple[int, ...]
    whole: bool

    @cached_property
    def distinct(self) -> np.ndarray:
        """Its different numbers, in order."""
        # Not np.unique, which loads numpy.ma: a tenth of a whole check.
        values = np.sort(self.values)
        again = (values[1:] == values[:-1]) | np.isnan(values[:-1])
        return values[np.append(True, ~again)] if values.size else values

    @cached_property
    def single(self) -> bool:
        """Whether it is in float32, or less."""
        return self.forms[0].endswith(("float32", "float16"))

    @cached_property
    def integer(self) -> bool:
        """Whether it is one of Python's own integers, such as a counter."""
        return self.forms[0].endswith(" int")

    @cached_property
    def least(self) -> float:
        """The smallest of them."""
        return float(self.distinct[0])

    def packed(self) -> dict[str, Any]:
        """Its fields, for a frame."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def time(self, n: int) -> np.ndarray:
        """The numbers of one time, counted from 0."""
        return self.values[self.ends[n - 1] if n else 0 : self.ends[n]]

    def shape(self, n: int) -> tuple[int, ...]:
        """The shape of one time's array."""
        return tuple(map(int, re.findall(r"\d+", self.forms[n].partition(")")[0])))


def order(quantity: Quantity) -> tuple[int, bool]:
    """When a quantity is first computed: that of a statement after those of its parts."""
    return quantity.steps[0], quantity.whole


def quantities(rewritten: Instrumented, events: Iterable[Event]) -> tuple[Quantity, ...]:
    """The quantities of a run, in the order in which they were first computed."""
    found: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def note(kind: str, key: int, values: Iterable[Any], step: int) -> None:
        found.setdefault((kind, key), []).extend((step, v) for v in values)

    for n, event in enumerate(events):
        for key, values in sorted(event.values.items()):
            note("part", key, values, n)
        note("whole", event.place, [event.result], n)
        if event.after is not None:
            note("after", event.place, [event.after], n)
    numeric = ((kind, k, v) for (kind, k), v in found.items() if all(_numeric(x) for _, x in v))
    return tuple(sorted((_quantity(rewritten, *one) for one in numeric), key=order))


def _numeric(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return np.asarray(value).dtype.kind in "biuf"
    return isinstance(value, int | float | Summary) and not isinstance(value, bool)


def _quantity(
    rewritten: Instrumented, kind: str, key: int, told: Sequence[tuple[int, Any]]
) -> Quantity:
    arrays = [_numbers(value) for _, value in told]
    ends = tuple(np.cumsum([a.size for a in arrays]).tolist())
    forms = tuple(_form(value) for _, value in told)
    rest = np.concatenate(arrays), ends, forms, tuple(step for step, _ in told)
    if kind == "part":
        node = rewritten.nodes[key]
        return Quantity(node.lineno, ast.unparse(node)[:MAX_TEXT], *rest, whole=False)
    place = rewritten.places[key]
    text = place.target if place.kind in ("assign", "update", "return") else ""
    name = text.rpartition(" ")[0] if place.kind == "update" and kind == "after" else text
    return Quantity(place.line, name[:MAX_TEXT], *rest, whole=True)


def _form(value: Any) -> str:
    return _written(np.shape(value), getattr(value, "dtype", type(value).__name__))


@cache
def _written(shape: tuple[int, ...], dtype: np.dtype | str) -> str:
    return f"{shape} {dtype}"


def _numbers(value: Any) -> np.ndarray:
    """The numbers of a value in a row; of a large array where they lie."""
    if isinstance(value, Summary):
        return np.array([value.mean, value.least, value.most])
    return np.asarray(value, float).ravel()

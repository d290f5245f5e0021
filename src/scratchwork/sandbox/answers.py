"""What a child answers, read without trusting it: outcomes, and the steps of a traced run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from scratchwork.model import Clash, Defence, Fault, Outcome, Summary, Trouble
from scratchwork.sandbox import wire
from scratchwork.shown import printable

if TYPE_CHECKING:
    from scratchwork.sandbox.quantities import Quantity

MAX_WORDS = 400  # characters of a message
MAX_LINE = 2**31


def defences(answer: Any) -> tuple[Defence, ...]:
    """Which defences a child has taken on. Raises WireError if it is not of that form."""
    try:
        return tuple(Defence(_words(n), bool(on), _words(why)) for n, on, why in answer["defences"])
    except (TypeError, KeyError, ValueError) as error:
        raise wire.WireError(f"an answer without {error}") from error


def outcome(answer: Any) -> Outcome:
    """An outcome from the child's answer. Raises WireError if it is not of that form."""
    try:
        outputs, trouble = answer["outputs"], answer["trouble"]
        if not all(isinstance(v, np.ndarray) for v in outputs.values()):
            raise wire.WireError("outputs that are no arrays")
        fault = answer["fault"]
        if fault is not None:
            fault = Fault(_words(fault[0]), _line(fault[1]))
        if trouble is None:
            return Outcome(outputs, None, fault)
        kind, line = trouble["kind"], trouble["line"]
        if kind not in ("missing", "raised", "refused", "unseen"):
            raise wire.WireError("a trouble of no kind")
        line = None if line is None else _line(line)
        return Outcome(outputs, Trouble(kind, _words(trouble["message"]), line), fault)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise wire.WireError(f"an answer without {error}") from error


@dataclass(frozen=True)
class ToldStep:
    """One step as the child tells it: which statement, and its numbers.

    `parts` holds the values of the expressions in it, by their keys.
    """

    place: int
    function: str
    call: int
    text: str
    value: Any
    after: Any
    parts: Mapping[int, Sequence[Any]]


@dataclass(frozen=True)
class Told:
    """What a child computed on one case, by steps or by quantities, and what cut it short.

    `changes` are lines that changed an array which a function was called with, the function, and
    the position of the argument. `raised` are the operations that may have raised, innermost first.
    """

    steps: tuple[ToldStep, ...]
    quantities: tuple[Quantity, ...]
    lost: int
    trouble: Trouble | None
    changes: tuple[tuple[int, str, int], ...] = ()
    raised: tuple[Clash, ...] = ()


def told_step(given: Any) -> ToldStep:
    """A step from the child's answer. Raises WireError and the like if it is not of that form."""
    place, call = _count(given["place"]), _count(given["call"])
    words = _words(given["function"]), _words(given["text"])
    value, after = _value(given["value"]), _value(given["after"])
    parts = {int(key): [_value(v) for v in values] for key, values in given["parts"]}
    return ToldStep(place, words[0], call, words[1], value, after, parts)


def quantity(given: Any) -> Quantity:
    """A quantity from its fields. Raises WireError and the like if it is not of that form."""
    from scratchwork.sandbox.quantities import Quantity  # not on the way of a right file

    values, ends = given["values"], tuple(map(_count, given["ends"]))
    forms, steps = tuple(given["forms"]), tuple(map(_count, given["steps"]))
    if {_words(form) for form in set(forms)} != set(forms):
        raise wire.WireError("a quantity of no form")
    if not (isinstance(values, np.ndarray) and values.ndim == 1 and values.dtype == float):
        raise wire.WireError("a quantity that is not in numbers")
    if not len(ends) == len(forms) == len(steps) > 0 or list(ends) != sorted(ends):
        raise wire.WireError("a quantity of no times")
    if ends[-1] != values.size:
        raise wire.WireError("a quantity with other numbers than it says")
    place = _line(given["line"]), _words(given["text"])
    return Quantity(*place, values, ends, forms, steps, bool(given["whole"]))


def change(given: Any) -> tuple[int, str, int]:
    """A changed argument, from the child's answer."""
    line, function, position = given
    return _line(line), _words(function), _count(position)


def clash(given: Any) -> Clash:
    """An operation that raised, from the child's answer."""
    operator, operands = given
    pairs = ((_words(text), tuple(map(int, shape))) for text, shape in operands)
    return Clash(_words(operator), tuple(pairs))


def _value(given: Any) -> Any:
    """A value of a step. Raises WireError if it is of no kind that there is."""
    if given is None or isinstance(given, bool | int | float | np.ndarray):
        return given
    if isinstance(given, str):
        return _words(given)
    if isinstance(given, dict) and len(given) == 1:
        ((kind, inside),) = given.items()
        if kind == "items":
            return tuple(map(_value, inside))
        if kind == "names":
            return {_words(name): _value(value) for name, value in inside.items()}
        if kind == "summary":
            shape = tuple(map(int, inside["shape"]))
            numbers = (float(inside[name]) for name in ("mean", "least", "most"))
            return Summary(shape, _words(inside["dtype"]), *numbers)
    raise wire.WireError("a value that is none")


def _words(given: Any) -> str:
    """A message of the child's, as one printable line."""
    if not isinstance(given, str):
        raise wire.WireError("a message that is no text")
    return printable(" ".join(given.split())[:MAX_WORDS])


def _count(given: Any) -> int:
    if type(given) is not int or not 0 <= given < MAX_LINE:
        raise wire.WireError("a count that is none")
    return given


def _line(given: Any) -> int:
    if type(given) is not int or not 0 < given < MAX_LINE:
        raise wire.WireError("a line that is none")
    return given

"""Run a rewritten module and keep what it tells: events, in the order in which they happen."""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import asdict, dataclass
from types import MemberDescriptorType, ModuleType
from typing import Any

import numpy as np

from scratchwork.model import Contract, Outcome, Summary
from scratchwork.sandbox.execute import FILENAME, Observe, load, observed, trouble_of
from scratchwork.sandbox.instrument import (
    ACTIVATION,
    OPERATORS,
    TRACER,
    Instrumented,
    instrumented,
)
from scratchwork.shown import literal, summary

MAX_EVENTS = 20_000
MAX_TURNS = 1000  # values of one expression in one statement: of a comprehension
MAX_ARRAY = 4096  # numbers of an array that is kept; of a larger one its shape and range
MAX_KEPT = 2_000_000  # numbers that are kept in all
MAX_CHANGES = 100
MAX_NAME, MAX_TEXT = 80, 400  # characters
MAX_INT = 2**63
SMALL = 12  # numbers of an array that is written out

Values = dict[int, list[Any]]


@dataclass(slots=True)
class Event:
    """A statement that was carried out.

    `call` numbers the activations of functions; `values` holds those of the expressions in it, by
    their keys, once for each time that they were evaluated.
    """

    place: int
    function: str
    call: int
    values: Values
    result: Any
    after: Any = None


class Recorder:
    """The tracer of one run: it is put into the module under its name, and told everything."""

    slice = builtins.slice

    def __init__(self, watching: Collection[str] = ()) -> None:
        self.watching = watching
        self.watched: list[Watched] = []
        self.changes: list[tuple[int, str, int]] = []
        self.events: list[Event] = []
        self.lost = 0
        self.calls = 0
        self.room = MAX_KEPT
        self.at_work: Activation | None = None

    def enter(self, function: str, *arguments: Any) -> Activation:
        """A function begins, with these arguments."""
        self.calls += 1
        if function in self.watching:
            self.watched = [w for n, a in enumerate(arguments) for w in watched(function, n, a)]
        return Activation(self, function, self.calls)

    def look(self, place: int) -> None:
        """See whether a statement has changed an array that is watched."""
        for w in self.watched:
            now = w.array.tobytes()
            if now != w.seen:
                w.seen = now
                if len(self.changes) < MAX_CHANGES:
                    self.changes.append((place, w.function, w.position))

    def kept(self, value: Any, deep: int = 2) -> Any:
        """A copy that later changes do not reach; of what is no number or array, nothing.

        Only the type is asked what the value is: the value's own methods may do anything.
        """
        kind = type(value)
        if kind is np.ndarray:
            if value.dtype.kind not in "biufc":
                return None
            if value.size > min(MAX_ARRAY, self.room):
                return summary(value) if value.dtype.kind != "c" else None
            self.room -= value.size
            return value.copy()
        if id(kind) in _SCALARS or issubclass(kind, np.generic):  # a type may have no hash
            return value
        if kind is tuple and len(value) <= 4 and deep:
            return tuple(self.kept(v, deep - 1) for v in value)
        return None


@dataclass(slots=True)
class Watched:
    """An array that a function was called with, in its argument of this position, and its bytes."""

    function: str
    position: int
    array: np.ndarray
    seen: bytes


def watched(function: str, position: int, argument: Any) -> Iterator[Watched]:
    """The arrays of an argument, which is one or a list of them."""
    for array in argument if type(argument) in (list, tuple) else (argument,):
        if type(array) is np.ndarray and array.dtype.kind in "biufc" and array.size <= MAX_ARRAY:
            yield Watched(function, position, array, array.tobytes())


_SCALARS = frozenset(map(id, (float, int, bool, complex, str)))
_CONTAINERS = frozenset(map(id, (np.ndarray, list, dict, defaultdict)))
_READING = frozenset(
    map(id, (None, *(vars(t)["__getattribute__"] for t in (object, type, ModuleType))))
)


class Activation:
    """One activation of a function, or the module: what it tells of the statement at work."""

    __slots__ = ("call", "events", "function", "kept", "last", "recorder", "values")

    def __init__(self, recorder: Recorder, function: str, call: int):
        self.recorder, self.events, self.kept = recorder, recorder.events, recorder.kept
        self.function, self.call = function, call
        self.values: Values = {}
        self.last: Event | None = None

    def value(self, key: int, value: Any) -> Any:
        """An expression has this value."""
        self.recorder.at_work = self
        if key not in self.values:
            self.values[key] = [self.kept(value)]
        elif len(self.values[key]) < MAX_TURNS:
            self.values[key].append(self.kept(value))
        return value

    def asked(self, value: Any) -> bool:
        """Whether a value is true, which is asked only here."""
        return bool(value)

    def plain(self, owner: Any, name: str | None) -> bool:
        """Whether reading the attribute of this name, or an item, does nothing else."""
        kind = type(owner)
        if name is None:
            return id(kind) in _CONTAINERS
        bases = type.mro(kind)
        if any(id(base.__dict__.get("__getattribute__")) not in _READING for base in bases):
            return False
        found = [v for base in bases for key, v in base.__dict__.items() if key.endswith(name)]
        return all(
            type(v) is MemberDescriptorType or not hasattr(type(v), "__get__") for v in found
        )

    def step(self, place: int, value: Any) -> Any:
        """A statement has this value."""
        self.recorder.look(place)
        values, self.values = self.values, {}
        if len(self.events) < MAX_EVENTS:
            self.last = Event(place, self.function, self.call, values, self.kept(value))
            self.events.append(self.last)
        else:
            self.recorder.lost += 1
            self.last = None
        return value

    def updated(self, place: int, value: Any) -> None:
        """An augmented assignment has left this value in its target."""
        self.recorder.look(place)
        if self.last is not None and self.last.place == place:
            self.last.after = self.kept(value)

    def stored(self, place: int) -> None:
        """A statement has changed the inside of something."""
        self.recorder.look(place)

    def turn(self, place: int, variables: dict[str, Any]) -> None:
        """A loop begins a turn, with these variables."""
        self.step(place, None)
        if self.last is not None and self.last.place == place:
            self.last.result = {name: self.kept(value) for name, value in variables.items()}


# --- a run -----------------------------------------------------------------------------------


def recorded(
    source: str,
    contract: Contract,
    observe: Observe,
    inputs: Mapping[str, Any],
    *,
    watch: bool = False,
) -> tuple[Outcome, Recorder, Instrumented | None]:
    """One case on a source that tells what it does, and, if it is watched, to its arguments."""
    recorder = Recorder({*contract.methods, *contract.functions} if watch else ())
    try:
        compile(source, FILENAME, "exec", dont_inherit=True)  # what it says of errors counts
        rewritten = instrumented(source)
        code = compile(rewritten.tree, FILENAME, "exec", dont_inherit=True)
    except BaseException as error:
        return Outcome({}, trouble_of(error)), recorder, None
    if "random" in source:
        np.random.seed(0)  # noqa: NPY002 (so that two sources draw alike)
    names = {TRACER: recorder, ACTIVATION: recorder.enter("<module>")}
    with np.errstate(all="ignore"):
        outcome = observed(observe, lambda: load(code, contract, names), inputs)
    return outcome, recorder, rewritten


def told(recorder: Recorder, rewritten: Instrumented) -> list[dict[str, Any]]:
    """The events as what a frame can hold, with their expressions in numbers."""
    return [
        {
            "place": e.place,
            "function": e.function[:MAX_NAME],
            "call": e.call,
            "text": _text(rewritten, e),
            "value": _packed(e.result),
            "after": _packed(e.after),
            "parts": [[key, list(map(_packed, values))] for key, values in e.values.items()],
        }
        for e in recorder.events
    ]


def changes(recorder: Recorder, rewritten: Instrumented) -> list[Any]:
    """The statements that changed an array which a function of the contract was called with.

    Each as [line, function, position of the argument].
    """
    return [[rewritten.places[place].line, *whose] for place, *whose in recorder.changes]


def unfinished(recorder: Recorder, rewritten: Instrumented, line: int | None) -> list[Any]:
    """The operations of a line whose operands were there and whose result was not: they raised.

    Each as [operator, [[text, shape], ...]].
    """
    values = recorder.at_work.values if recorder.at_work else {}
    found = []
    for node in rewritten.nodes:
        if node.lineno != line or getattr(node, "key", None) in values:
            continue
        operator, operands = _operation(node)
        shapes = [_shape_of(part, values) for part in operands]
        if len(operands) == 2 and all(shape is not None for shape in shapes):
            texts = [ast.unparse(part)[:MAX_NAME] for part in operands]
            pairs = zip(texts, shapes, strict=True)
            found.append([operator, [[text, list(shape or ())] for text, shape in pairs]])
    return found


def _operation(node: ast.expr) -> tuple[str, list[ast.expr]]:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)], [node.left, node.right]
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).rpartition(".")[2], node.args[:2]
    return "", []


def _shape_of(part: ast.expr, values: Values) -> tuple[int, ...] | None:
    there = values.get(getattr(part, "key", -1))
    return np.shape(there[-1]) if there and isinstance(there[-1], np.ndarray) else None


def _text(rewritten: Instrumented, event: Event) -> str:
    expression = rewritten.places[event.place].expression
    if expression is None:
        return ""
    text = substituted(expression, event.values, rewritten.imported)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _packed(value: Any) -> Any:
    """A kept value as plain dicts, numbers and arrays; None for what is no number."""
    if isinstance(value, Summary):
        return {"summary": {**asdict(value), "shape": list(value.shape)}}
    if isinstance(value, tuple):
        return {"items": list(map(_packed, value))}
    if isinstance(value, dict):
        return {"names": {str(k)[:MAX_NAME]: _packed(v) for k, v in value.items()}}
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    if isinstance(value, str):
        return value[:MAX_NAME]
    if isinstance(value, int) and abs(value) >= MAX_INT:
        return None
    return value if isinstance(value, bool | int | float) else None


# --- the expression with values put in -------------------------------------------------------

_LEAVES = (ast.Name, ast.Attribute, ast.Subscript)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def substituted(expression: ast.expr, values: Values, imported: frozenset[str]) -> str:
    """The expression with numbers for names, as a person would write it on paper.

    What has no number, several numbers (in a comprehension) or too many keeps its name. A power,
    and a sum of two numbers in brackets, is worked out: 0.1 for (1 - 0.9).
    """
    return ast.unparse(_put_in(expression, values, imported))


def _put_in(node: Any, values: Values, imported: frozenset[str], factor: bool = False) -> Any:
    told = values.get(getattr(node, "key", -1), [])
    number = len(told) == 1 and (isinstance(node, _LEAVES) or _worked_out(node, told[0], factor))
    if number and (text := literal(told[0], SMALL)) is not None:
        return _written(text)
    if isinstance(node, _COMPREHENSIONS):
        return node  # its names have a value each turn
    if isinstance(node, ast.Attribute) and _named(node.value, imported):
        return ast.Name(node.attr, ast.Load())  # np.sqrt: sqrt, as on paper
    new = copy(node)
    inner = isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Sub)
    for name, part in ast.iter_fields(node):
        if name == "func" and isinstance(part, ast.Name):
            continue
        if isinstance(part, ast.expr):
            setattr(new, name, _put_in(part, values, imported, inner))
        elif isinstance(part, list):
            setattr(new, name, [_put_in(p, values, imported) if _holds(p) else p for p in part])
        elif isinstance(part, ast.keyword):
            setattr(new, name, _put_in(part, values, imported))
    match new:
        case ast.UnaryOp(op=ast.USub()):
            new.operand = _in_brackets(new.operand)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            new.right = _in_brackets(new.right)
    return new


def _in_brackets(node: ast.expr) -> ast.expr:
    """A negative number in brackets: 2 - (-3), as on paper."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Name):
        return ast.Name(f"({ast.unparse(node)})", ast.Load())
    return node


def _named(node: ast.expr, names: frozenset[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _holds(part: Any) -> bool:
    return isinstance(part, ast.expr | ast.keyword)


def _worked_out(node: Any, value: Any, factor: bool) -> bool:
    if not isinstance(node, ast.BinOp):
        return False
    if not all(isinstance(part, (*_LEAVES, ast.Constant)) for part in (node.left, node.right)):
        return False
    if isinstance(node.op, ast.Pow):
        return True
    return factor and isinstance(node.op, ast.Add | ast.Sub) and np.ndim(value) == 0


def _written(text: str) -> ast.expr:
    """A number as a node: a minus in front is one, so that brackets come out right."""
    if text.startswith("-"):
        return ast.UnaryOp(ast.USub(), ast.Name(text[1:], ast.Load()))
    return ast.Name(text, ast.Load())

"""The shape of everything that a run computes, in symbols: (batch, out_features), not (2, 4).

A file is run twice more, with sizes that all differ: an axis that is 5 long in one run and 7 in the
other is the size that is 5 there and 7 here, whatever the file calls it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from math import prod
from random import Random
from typing import Any

import numpy as np

from scratchwork.model import Pattern, ScratchworkError, Shaped, Size, Summary
from scratchwork.sandbox import Told
from scratchwork.sandbox.answers import ToldStep
from scratchwork.sandbox.instrument import Place
from scratchwork.shapes import Shape, derived, dimensions, drawn, settled, sizes, worth
from scratchwork.shown import shape_of

DRAWS = 60  # sets of sizes to choose from
FACTORS = 4  # sizes that a formula multiplies at most: batch * H_out * W_out
UNKNOWN = "?"

Symbols = tuple[str, ...]
Target = tuple[Shape, Symbols]
Steps = dict[int, ToldStep]  # the first one of each place


@dataclass(frozen=True)
class Probe:
    """The values of a run with sizes that tell each other apart, and these sizes."""

    values: Mapping[str, Any]
    sizes: Mapping[str, int]


def probes(pattern: Pattern, values: Mapping[str, Any]) -> tuple[Probe, ...]:
    """Two probes of a walkthrough with these values, with as few numbers as there can be.

    None if the lesson names no sizes, or if these arrays are not of the form that it has.
    """
    formulas = derived(pattern)
    aliases = {name for name, formula in formulas.items() if formula.isidentifier()}
    arrays = [dims for name, dims in dimensions(pattern).items() if name in values]

    def numbers(known: Mapping[str, int]) -> int:
        return sum(prod(worth(dim, known) for dim in dims) for dims in arrays)

    try:
        known = settled(pattern, values, {})
        found = sorted(_candidates(pattern, values), key=numbers)
    except ScratchworkError:
        return ()
    if any(known[name] != size for name, size in sizes(pattern, values).items()):
        return ()
    apart = (two for two in combinations(found, 2) if _tell_apart(*two, aliases))
    return tuple(
        Probe(drawn(pattern, values, {n: k for n, k in known.items() if n not in formulas}), known)
        for known in next(apart, ())
    )


def _candidates(pattern: Pattern, values: Mapping[str, Any]) -> Iterator[Mapping[str, int]]:
    """Sizes that a walkthrough can have, all different but for those that follow from others."""
    formulas = derived(pattern)
    names = [name for name in settled(pattern, values, {}) if name not in formulas]
    rng = Random(0)
    for _ in range(DRAWS if names else 0):
        wanted = dict(zip(names, rng.sample(range(2, len(names) + 4), len(names)), strict=True))
        known = settled(pattern, values, wanted)
        if min(known.values()) > 0:
            yield known


def _tell_apart(a: Mapping[str, int], b: Mapping[str, int], aliases: Set[str]) -> bool:
    """Whether no two sizes, and no size and number, are the same in both."""
    others = [name for name in a if name not in aliases]
    pairs = [(a[name], b[name]) for name in others]
    return len(set(pairs)) == len(pairs) and all(x != y for x, y in pairs)


@dataclass(frozen=True)
class Shapes:
    """The shapes of a run, as they are the first time.

    `rows` has a row for every array that is computed, in order, `targets` what each statement
    leaves, by its place, and `sizes` what the symbols stand for.
    """

    rows: tuple[Shaped, ...] = ()
    targets: Mapping[int, Target] = field(default_factory=dict)
    sizes: tuple[Size, ...] = ()


def shaped(
    pattern: Pattern,
    values: Mapping[str, Any],
    places: Sequence[Place],
    told: Told,
    probes: Sequence[Probe],
    probed: Sequence[Told | None],
) -> Shapes:
    """The shapes of a walkthrough with these values, by what its probes told."""
    others = [_first_steps(t) for t in probed if t is not None]
    if not probes or len(others) < len(probes):
        return Shapes()
    known, first = settled(pattern, values, {}), _first_steps(told)
    symbolic = Symbolic([known, *(probe.sizes for probe in probes)])
    return Shapes(
        tuple(_table(places, first, others, symbolic)),
        dict(_targets(first, others, symbolic)),
        tuple(_sizes(known, derived(pattern))),
    )


class Symbolic:
    """The lesson's words for the sizes that axes have in several runs, given those of each run."""

    def __init__(self, sizes: Sequence[Mapping[str, int]]):
        self._words: dict[tuple[int, ...], list[str]] = {}
        for n in range(1, FACTORS + 1):
            for names in combinations(sizes[0], n):
                key = tuple(prod(known[name] for name in names) for known in sizes)
                self._words.setdefault(key, []).append(" * ".join(names))
        for name in sizes[0]:  # of a column of ones, say
            key = tuple(known[name] + 1 for known in sizes)
            self._words.setdefault(key, []).append(f"{name} + 1")

    def shape(self, shapes: Sequence[Shape | None]) -> Symbols | None:
        """The symbols of an array by its shapes in these runs.

        None if it is no array, or not of the same rank in all of them.
        """
        there = [s for s in shapes if s is not None]
        if len(there) < len(shapes) or len(set(map(len, there))) != 1:
            return None
        found: list[str] = []
        for axis in zip(*there, strict=True):
            words = self._words.get(axis, [str(axis[0]) if len(set(axis)) == 1 else UNKNOWN])
            fresh = [w for w in words if w not in found]  # the sides of a square have two names
            found.append((fresh or words)[0])
        return tuple(found)


def _table(
    places: Sequence[Place], first: Steps, others: Sequence[Steps], symbolic: Symbolic
) -> Iterator[Shaped]:
    for number, step in first.items():
        there = [steps[number] for steps in others if number in steps]
        if number < len(places) and len(there) == len(others):
            yield from _rows(places[number], step, there, symbolic)


def _targets(
    first: Steps, others: Sequence[Steps], symbolic: Symbolic
) -> Iterator[tuple[int, Target]]:
    for number, step in first.items():
        shape = _left_by(step)
        there = (_left_by(steps[number]) if number in steps else None for steps in others)
        words = symbolic.shape([shape, *there])
        if shape and words:
            yield number, (shape, words)


def _left_by(step: ToldStep) -> Shape | None:
    value = step.value if step.after is None else step.after
    return value.shape if isinstance(value, np.ndarray | Summary) else None


def _first_steps(told: Told) -> Steps:
    found: Steps = {}
    for step in told.steps:
        found.setdefault(step.place, step)
    return found


def _rows(
    place: Place, step: ToldStep, others: Sequence[ToldStep], symbolic: Symbolic
) -> Iterator[Shaped]:
    if place.expression is None or place.kind in ("test", "loop"):
        return

    def symbols(node: ast.expr) -> Symbols | None:
        return symbolic.shape([_shape(node, s) for s in (step, *others)])

    nodes = [n for n in ast.walk(place.expression) if isinstance(n, ast.expr)]
    arrays = [n for n in nodes if _shape(n, step)]
    for node in sorted(nodes, key=_order):
        shape, words = _shape(node, step), symbols(node)
        whole = node is place.expression
        computed = shape and not isinstance(node, ast.Name) and not _is_field(node)
        if shape is None or words is None or not ((arrays and whole) or computed):
            continue
        text = _statement(place) if whole else ast.unparse(node)
        operands = [(n, symbols(n)) for n in _operands(node) if n in arrays]
        put_together = _put_together(node, [(n, w) for n, w in operands if w], words)
        yield Shaped(place.line, step.function, text, put_together, words, shape)


def _order(node: ast.expr) -> int:
    return getattr(node, "key", -1)


def _is_field(node: ast.expr) -> bool:
    """Whether it is `self.W`: a name, though with a point."""
    return isinstance(node, ast.Attribute) and node.attr != "T"


def _shape(node: ast.expr, step: ToldStep) -> Shape | None:
    """The shape of an expression's first value: () for a float, None for what is no array."""
    values = step.parts.get(_order(node), ())
    value = values[0] if values else None
    if isinstance(value, np.ndarray | Summary):
        return value.shape
    return () if isinstance(value, float) else None


def _statement(place: Place) -> str:
    assert place.expression is not None
    between = " = " if place.kind == "assign" else " " if place.target else ""
    return f"{place.target}{between}{ast.unparse(place.expression)}"


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Call(func=ast.Attribute(value=owner), args=args):
            return [owner, *args]
        case ast.Call(args=args):
            return list(args)
        case ast.Attribute(value=owner) | ast.Subscript(value=owner):
            return [owner]
    return []


def _put_together(
    node: ast.expr, operands: Sequence[tuple[ast.expr, Symbols]], result: Symbols
) -> str:
    """The operands' shapes as they are put together; empty if they say nothing new."""
    texts = [shape_of(words) for _, words in operands]
    if isinstance(node, ast.BinOp) and len(texts) == 2:
        left, right = (ast.Name(text, ast.Load()) for text in texts)
        return ast.unparse(ast.BinOp(left, node.op, right))
    told = len(texts) > 1 or (len(texts) == 1 and texts[0] != shape_of(result))
    return ", ".join(texts) if told else ""


def put_in(shape: Shape, words: Symbols) -> str:
    """A shape in symbols with their numbers: (batch = 2, 3)."""
    parts = (f"{w} = {n}" if w != str(n) else w for w, n in zip(words, shape, strict=True))
    return shape_of(tuple(parts))


def _sizes(known: Mapping[str, int], formulas: Mapping[str, str]) -> Iterator[Size]:
    for name, value in known.items():
        if name not in formulas:
            yield Size(name, value)
    for name, formula in formulas.items():
        yield Size(name, known[name], formula, _with_numbers(formula, known))


def _with_numbers(formula: str, known: Mapping[str, int]) -> str:
    tree = ast.parse(formula, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = str(known[node.id])
    return ast.unparse(tree)

"""Where two runs part: the learner's line, and the numbers there and in the reference.

Runs are aligned by value, not by name: a quantity is the sequence of numbers that an expression
had over a whole run with odd hyperparameters and changing gradients, and two quantities are the
same if all of these are. A mistake with a name is looked for as the quantities that its edit of
the reference has and the reference has not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

import numpy as np

from scratchwork.edits import unmarked
from scratchwork.model import Contract, Summary
from scratchwork.sandbox import Told
from scratchwork.sandbox.execute import Observe
from scratchwork.sandbox.instrument import Instrumented, Place
from scratchwork.sandbox.recorder import recorded

SAME = 1e-7  # relative: how far two numbers of one quantity may be apart
ENOUGH = 2  # different numbers that a quantity needs to be recognised by


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
    def least(self) -> float:
        """The smallest of them."""
        return float(self.distinct[0])

    def time(self, n: int) -> np.ndarray:
        """The numbers of one time, counted from 0."""
        return self.values[self.ends[n - 1] if n else 0 : self.ends[n]]

    def shape(self, n: int) -> tuple[int, ...]:
        """The shape of one time's array."""
        return tuple(map(int, re.findall(r"\d+", self.forms[n].partition(")")[0])))


@dataclass(frozen=True)
class Run:
    """A run as quantities, in the order in which they were first computed."""

    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]


# What a step tells: the statement, its value, what an update left, and the values of its parts.
Event = tuple[int, Any, Any, Mapping[int, Sequence[Any]]]


def learners(rewritten: Instrumented, told: Told) -> Run:
    """The quantities of a learner's source, as a child told them."""
    return _run(rewritten, ((s.place, s.value, s.after, s.parts) for s in told.steps))


def _run(rewritten: Instrumented, told: Iterable[Event]) -> Run:
    found: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def note(kind: str, key: int, values: Iterable[Any], step: int) -> None:
        found.setdefault((kind, key), []).extend((step, v) for v in values)

    for n, (place, value, after, parts) in enumerate(told):
        if place >= len(rewritten.places):
            continue
        for key, values in sorted(parts.items()):
            note("part", key, values, n)
        note("whole", place, [value], n)
        if after is not None:
            note("after", place, [after], n)
    quantities = [_quantity(rewritten, kind, k, v) for (kind, k), v in found.items()]
    there = [q for q in quantities if q is not None]
    return Run(tuple(sorted(there, key=_order)), rewritten.places)


def _order(q: Quantity) -> tuple[int, bool]:
    return q.steps[0], q.whole


def trusted(source: str, contract: Contract, observe: Observe, inputs: Mapping[str, Any]) -> Run:
    """The quantities of a trusted source, run here."""
    _, kept, rewritten = recorded(source, contract, observe, inputs)
    assert rewritten is not None
    return _run(rewritten, ((e.place, e.result, e.after, e.values) for e in kept.events))


def _quantity(
    rewritten: Instrumented, kind: str, key: int, told: list[tuple[int, Any]]
) -> Quantity | None:
    """The quantity of these values, each with its step; None if they are no numbers."""
    values = [v for _, v in told]
    if not values or not all(map(_numeric, values)):
        return None
    arrays = [_numbers(v) for v in values]
    ends = tuple(np.cumsum([a.size for a in arrays]).tolist())
    forms = tuple(f"{np.shape(v)} {getattr(v, 'dtype', type(v).__name__)}" for v in values)
    rest = np.concatenate(arrays), ends, forms, tuple(step for step, _ in told)
    if kind == "part":
        node = rewritten.nodes[key]
        return Quantity(node.lineno, ast.unparse(node), *rest, False)
    place = rewritten.places[key]
    text = place.target if place.kind in ("assign", "update", "return") else ""
    name = text.rpartition(" ")[0] if place.kind == "update" and kind == "after" else text
    return Quantity(place.line, name, *rest, True)


def _numeric(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return np.asarray(value).dtype.kind in "biuf"
    return isinstance(value, int | float | Summary) and not isinstance(value, bool)


def _numbers(value: Any) -> np.ndarray:
    """The numbers of a value in a row; of a large array where they lie."""
    if isinstance(value, Summary):
        return np.array([value.mean, value.least, value.most])
    return np.asarray(value, float).ravel()


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have the same numbers, in whatever order."""
    if a.distinct.size != b.distinct.size or a.distinct.size == 0:
        return False
    least, other = a.least, b.least  # most are told apart by this one number
    if abs(least - other) > SAME * max(abs(least), abs(other)):
        return False
    return _close(a.distinct, b.distinct)


def _close(a: np.ndarray, b: np.ndarray) -> bool:
    if a.shape != b.shape:
        return False
    with np.errstate(all="ignore"):
        size = np.maximum(np.abs(a), np.abs(b))
        return bool(np.all((np.abs(a - b) <= SAME * size) | (a == b) | (np.isnan(a) & np.isnan(b))))


def telling(quantity: Quantity) -> bool:
    """Whether a quantity has enough different numbers to be recognised by them."""
    return quantity.distinct.size >= ENOUGH


# --- where they part -------------------------------------------------------------------------


@dataclass(frozen=True)
class Parting:
    """Quantities of a variant that the reference has not, and where their statements part.

    `new` are those quantities, in order. `mine` and `right` are the first statement's numbers in
    the variant and in the reference (`known`: those of the variant are elsewhere in the reference;
    `sooner`: before the first new quantity); `edited` are the statements that the edit has touched.
    """

    new: tuple[Quantity, ...]
    mine: Quantity | None
    right: Quantity | None
    known: bool
    sooner: bool
    edited: tuple[Quantity, ...]


def parting(reference: Run, variant: Run, old: str, new: str) -> Parting:
    """Where a variant's run parts from the reference's; `old` and `new` are their sources."""
    lines = _lines_between(new, old)
    there = {q: _counterpart(q, reference, lines) for q in variant.quantities}

    def parts_at(q: Quantity) -> tuple[int, bool]:
        """The step in which a quantity first parts from its counterpart, if it has one."""
        right = there[q]
        return q.steps[first_time(q, right) if right else 0], q.whole

    fresh = tuple(sorted(foreign(variant, reference), key=parts_at))
    statements = [q for q in variant.quantities if q.whole and q.text]
    kept = _kept_lines(new, old)
    edited = tuple(q for q in statements if q.line not in kept)
    parted = [q for q in statements if (right := there[q]) and not _alike(q, right)]
    if not parted:
        return Parting(fresh, None, None, False, False, edited)
    mine = min(parted, key=parts_at)
    known = _has(reference.quantities, mine)
    sooner = not fresh or parts_at(mine)[0] <= parts_at(fresh[0])[0]
    return Parting(fresh, mine, there[mine], known, sooner, edited)


def foreign(run: Run, reference: Run) -> Iterator[Quantity]:
    """The quantities of a run that the reference has not, in order."""
    for q in run.quantities:
        if telling(q) and not _has(reference.quantities, q):
            yield q


def first_foreign(run: Run, reference: Sequence[Quantity]) -> Quantity | None:
    """What a run first computes that the reference does not have, as far as one can tell.

    Counters and plain names do not count; a quantity that goes along with one of the reference
    for some steps counts from where they part.
    """

    def parts_at(q: Quantity) -> int:
        along = max((_times_alike(q, r) for r in reference), default=0)
        return q.steps[min(along, len(q.steps) - 1)]

    right = {q.line for q in run.quantities if q.whole and _has(reference, q)}
    computed = [
        q
        for q in run.quantities
        if telling(q)
        and q.line not in right  # another way to the same number
        and not q.text.replace(".", "").isidentifier()
        and not q.forms[0].endswith(" int")
        and not _has(reference, q)
    ]
    return min(computed, key=lambda q: (parts_at(q), *_order(q)), default=None)


def _has(reference: Sequence[Quantity], q: Quantity) -> bool:
    return any(same(q, r) for r in reference)


def _times_alike(a: Quantity, b: Quantity) -> int:
    """How many times in a row, from the first, two quantities have the same numbers."""
    n = 0
    while n < min(len(a.ends), len(b.ends)) and _close(a.time(n), b.time(n)):
        n += 1
    return n


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.forms == b.forms and _close(a.values, b.values)


def _counterpart(q: Quantity, run: Run, lines: Mapping[int, int]) -> Quantity | None:
    line = lines.get(q.line)
    kind = (line, q.text, q.whole)
    return next((r for r in run.quantities if (r.line, r.text, r.whole) == kind), None)


def _lines_between(a: str, b: str) -> dict[int, int]:
    """For each line of one source the line of the other that stands in its place."""
    found: dict[int, int] = {}
    for _, i, j, k, m in _matcher(a, b).get_opcodes():
        found.update(zip(range(i + 1, j + 1), range(k + 1, m + 1), strict=False))
    return found


def _kept_lines(a: str, b: str) -> set[int]:
    """The lines of one source that stand in the other as they are."""
    blocks = _matcher(a, b).get_matching_blocks()
    return {line for i, _, n in blocks for line in range(i + 1, i + n + 1)}


def _matcher(a: str, b: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, unmarked(a).splitlines(), unmarked(b).splitlines(), autojunk=False)


def located(run: Run, where: Parting) -> Quantity | None:
    """The learner's quantity at which a run that does what the variant does parts.

    The first statement whose numbers are not the reference's, if it can be told by its numbers or
    by its name; else the first quantity that only the variant has; else a statement of the edit.
    """
    wanted, mine = list(where.new), where.mine
    if mine is not None and where.sooner:
        named = [q for q in run.quantities if q.text == mine.text and same(q, mine)]
        if named and (where.known or not telling(mine)):
            return min(named, key=lambda q: q.forms != mine.forms)
        if not where.known:
            wanted.insert(0, mine)
    for quantity in wanted:
        found = [q for q in run.quantities if telling(q) and same(q, quantity)]
        if found:
            return min(found, key=_order)
    for statement in where.edited:
        found = [q for q in run.quantities if q.whole and telling(q) and same(q, statement)]
        if found:
            return min(found, key=lambda q: (q.text != statement.text, q.steps[0]))
    return None


def first_time(mine: Quantity, right: Quantity) -> int:
    """Which time two statements' numbers part first, from 0."""
    for n in range(min(len(mine.ends), len(right.ends))):
        if mine.forms[n] != right.forms[n] or not _close(mine.time(n), right.time(n)):
            return n
    return 0

"""Where two runs part: the learner's line, and the numbers there and in the reference.

Runs are aligned by value, not by name: a quantity is the sequence of numbers that an expression
had over a whole run with odd hyperparameters and changing gradients, and two quantities are the
same if all of these are. A mistake with a name is looked for as the quantities that its edit of
the reference has and the reference has not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import numpy as np

from scratchwork.edits import unmarked
from scratchwork.model import Contract
from scratchwork.sandbox.execute import Observe
from scratchwork.sandbox.quantities import Quantity, order, quantities
from scratchwork.sandbox.recorder import recorded

SAME = 1e-7  # relative: how far two numbers of one quantity may be apart
SAME_IN_SINGLE = 1e-5  # the same for what is in float32 both times
ENOUGH = 2  # different numbers that a quantity needs to be recognised by, unless one is odd
DECIMALS = 3  # an odd number has more of them
ALIKE = 0.5  # how much of two lines is the same if one stands for the other
ENOUGH_OF_MANY = 3  # different numbers by which a part of a quantity is recognised

Run = Sequence[Quantity]  # in the order in which they were first computed


def trusted(source: str, contract: Contract, observe: Observe, inputs: Mapping[str, Any]) -> Run:
    """The quantities of a trusted source, run here."""
    _, kept, rewritten = recorded(source, contract, observe, inputs)
    assert rewritten is not None
    return quantities(rewritten, kept.events)


# --- the same or not -------------------------------------------------------------------------


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have the same numbers, in whatever order."""
    if a.single != b.single or a.distinct.size != b.distinct.size or a.distinct.size == 0:
        return False
    tolerance = SAME_IN_SINGLE if a.single else SAME
    least, other = a.least, b.least  # most are told apart by this one number
    if abs(least - other) > tolerance * max(abs(least), abs(other)):
        return False
    return _close(a.distinct, b.distinct, tolerance) and (telling(a) or a.forms == b.forms)


def _close(a: np.ndarray, b: np.ndarray, tolerance: float = SAME) -> bool:
    if a.shape != b.shape:
        return False
    with np.errstate(all="ignore"):
        size = np.maximum(np.abs(a), np.abs(b))
        near = np.abs(a - b) <= tolerance * size
        return bool(np.all(near | (a == b) | (np.isnan(a) & np.isnan(b))))


def telling(quantity: Quantity) -> bool:
    """Whether a quantity can be recognised by its numbers alone."""
    numbers = quantity.distinct
    return numbers.size >= ENOUGH or (numbers.size == 1 and _odd(float(numbers[0])))


def _odd(number: float) -> bool:
    scaled = number * 10**DECIMALS
    return math.isfinite(scaled) and abs(scaled - round(scaled)) > SAME * max(1, abs(scaled))


def _recognisable(quantity: Quantity) -> bool:
    """Whether it is more than a counter or zeros: telling numbers, an array of ones, a dtype."""
    constant = bool(quantity.shape(0)) and (quantity.single or bool(np.any(quantity.distinct)))
    return not quantity.integer and (telling(quantity) or constant)


def _part_of(a: Quantity, b: Quantity) -> bool:
    """Whether all numbers of a are among those of b, which has more."""
    if not ENOUGH_OF_MANY <= a.distinct.size < b.distinct.size:
        return False
    after = np.clip(np.searchsorted(b.distinct, a.distinct), 1, b.distinct.size - 1)
    with np.errstate(all="ignore"):
        gaps = np.abs([b.distinct[after] - a.distinct, b.distinct[after - 1] - a.distinct])
        return bool(np.all(gaps.min(axis=0) <= SAME * np.abs(a.distinct)))


def _ends_as(a: Quantity, b: Quantity) -> bool:
    """Whether a statement, in a loop, comes in the end to what b is at once."""
    last, other = a.time(len(a.ends) - 1), b.time(len(b.ends) - 1)
    return a.whole and len(a.ends) > len(b.ends) and last.size > 1 and _close(last, other)


def _has(reference: Run, q: Quantity) -> bool:
    return any(same(q, r) for r in reference)


def _times_alike(a: Quantity, b: Quantity) -> int:
    """How many times in a row, from the first, two quantities have the same numbers."""
    n = 0
    while n < min(len(a.ends), len(b.ends)) and _close(a.time(n), b.time(n)):
        n += 1
    return n


def _along(q: Quantity, reference: Run) -> int:
    """Which time a quantity leaves all of the reference's that it goes along with at first."""
    along = max((_times_alike(q, r) for r in reference), default=0)
    return min(along, len(q.steps) - 1)


# --- a variant and the reference -------------------------------------------------------------


@dataclass(frozen=True)
class Parting:
    """What a variant computes that the reference does not, and where their statements part.

    `new` are those quantities, `times` which time each of them is first wrong, and `rights` what
    stands in the reference for those that are a statement's. `mine` and `right` are the numbers of
    the statement that is wrong first, in the variant and in the reference (`known`: those of the
    variant are elsewhere in the reference); `edited` are the statements that the edit has touched.
    """

    new: tuple[Quantity, ...]
    times: tuple[int, ...]
    rights: tuple[Quantity | None, ...]
    mine: Quantity | None
    right: Quantity | None
    known: bool
    edited: tuple[Quantity, ...]


def parting(reference: Run, variant: Run, old: str, new: str) -> Parting:
    """Where a variant's run parts from the reference's; `old` and `new` are their sources."""
    lines = _lines_between(new, old)
    there = {q: _counterpart(q, reference, lines) for q in variant}

    def parts_at(q: Quantity) -> tuple[int, bool]:
        """The step in which a quantity first parts from its counterpart."""
        right = there[q]
        return q.steps[first_time(q, right) if right else 0], q.whole

    statements = [q for q in variant if q.whole and q.text]
    kept = _kept_lines(new, old)
    edited = tuple(q for q in statements if q.line not in kept)
    parted = [q for q in statements if (right := there[q]) and not _alike(q, right)]
    mine = min(parted, key=parts_at, default=None)
    start, end = (mine.steps[0], parts_at(mine)[0]) if mine else (0, 0)

    def wrong_at(q: Quantity) -> int:
        """Which time it is first wrong; of what the reference has nowhere, when that matters."""
        right = there[q]
        if right:
            return first_time(q, right)
        if q.steps[0] <= start:  # on the way to the first wrong statement
            return max((n for n, step in enumerate(q.steps) if step <= end), default=0)
        return next((n for n, step in enumerate(q.steps) if step >= end), 0)

    fresh = tuple(q for q in variant if _recognisable(q) and not _has(reference, q))
    times = tuple(map(wrong_at, fresh))
    known = mine is not None and _has(reference, mine)
    rights = tuple(there[q] if q.whole and q.text else None for q in fresh)
    return Parting(fresh, times, rights, mine, there[mine] if mine else None, known, edited)


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.forms == b.forms and _close(a.values, b.values)


def first_time(mine: Quantity, right: Quantity) -> int:
    """Which time two quantities' numbers part first, from 0."""
    for n in range(min(len(mine.ends), len(right.ends))):
        if mine.forms[n] != right.forms[n] or not _close(mine.time(n), right.time(n)):
            return n
    return 0


def _counterpart(q: Quantity, run: Run, lines: Mapping[int, int]) -> Quantity | None:
    line = lines.get(q.line)
    kind = (line, q.text, q.whole)
    return next((r for r in run if (r.line, r.text, r.whole) == kind), None)


def _lines_between(a: str, b: str) -> dict[int, int]:
    """For the lines of one source the line of the other that stands in its place."""
    theirs, others = unmarked(a).splitlines(), unmarked(b).splitlines()
    found: dict[int, int] = {}
    for what, i, j, k, m in _matcher(a, b).get_opcodes():
        if what == "equal":
            found.update(zip(range(i + 1, j + 1), range(k + 1, m + 1), strict=True))
            continue
        pairs = [(_likeness(theirs[x], others[y]), x, y) for x in range(i, j) for y in range(k, m)]
        for likeness, x, y in sorted(pairs, reverse=True):
            if likeness >= ALIKE and x + 1 not in found and y + 1 not in found.values():
                found[x + 1] = y + 1
    return found


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _kept_lines(a: str, b: str) -> set[int]:
    """The lines of one source that stand in the other as they are."""
    blocks = _matcher(a, b).get_matching_blocks()
    return {line for i, _, n in blocks for line in range(i + 1, i + n + 1)}


def _matcher(a: str, b: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, unmarked(a).splitlines(), unmarked(b).splitlines(), autojunk=False)


# --- a learner's run -------------------------------------------------------------------------


def located(run: Run, where: Parting, reference: Run) -> Quantity | None:
    """The learner's quantity at which a run that does what the variant does parts.

    The first that only the variant has, by the time when it is first wrong. Before it counts the
    statement of the same name and numbers as the variant's first wrong one, if these numbers alone
    would not tell; after all, a statement of the edit.
    """
    mine = where.mine
    if mine is not None and (where.known or not telling(mine)):
        there = [q for q in run if q.whole and same(q, mine)]
        named = [q for q in there if q.text == mine.text]
        if named:
            return min(named, key=lambda q: q.forms != mine.forms)
        if there and not any(r.whole and same(r, mine) for r in reference):
            return min(there, key=order)  # there it is only a part of a statement
    wrong = [(step, *order(q), q) for q in run for step in _wrong_from(q, where, reference)]
    if wrong:
        return min(wrong, key=lambda found: found[:3])[3]
    for statement in where.edited:
        found = [q for q in run if q.whole and telling(q) and same(q, statement)]
        if found:
            return min(found, key=lambda q: (q.text != statement.text, q.steps[0]))
    return None


def _wrong_from(q: Quantity, where: Parting, reference: Run) -> Iterator[int]:
    """The step from which a quantity is wrong, if only the variant has it."""
    if not _recognisable(q):
        return
    pairs = list(zip(where.new, where.times, strict=True))
    there = [(n, time) for n, time in pairs if same(q, n)]
    if not there and any(_ends_as(q, n) for n in where.new):
        yield q.steps[-1]
        return
    if not there:
        there = [(n, time) for n, time in pairs if _part_of(q, n)]
        if not there or any(_part_of(q, r) or same(q, r) for r in reference):
            return
    times = [time for n, time in there if len(n.ends) == len(q.ends)]
    yield q.steps[min(times) if times else _along(q, reference)]


def first_foreign(run: Run, reference: Run) -> Quantity | None:
    """What a run first computes that the reference does not have, as far as one can tell.

    Counters and plain names do not count; a quantity that goes along with one of the reference
    for some steps counts from where they part.
    """
    right = {q.line for q in run if q.whole and _has(reference, q)}
    computed = [
        q
        for q in run
        if telling(q)
        and q.line not in right  # another way to the same number
        and not q.text.replace(".", "").isidentifier()
        and not q.integer
        and not _has(reference, q)
    ]

    def parts_at(q: Quantity) -> tuple[int, int, bool]:
        return (q.steps[_along(q, reference)], *order(q))

    return min(computed, key=parts_at, default=None)

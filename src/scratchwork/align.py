"""Where two runs part: the learner's line, and the numbers there and in the reference.

Runs are aligned by value, not by name: a quantity is the sequence of numbers that an expression
had over a whole run with odd hyperparameters and changing gradients, and two quantities are the
same if all of these are. A mistake with a name is looked for as the quantities that its edit of
the reference has and the reference has not.
"""

from __future__ import annotations

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
ENOUGH = 2  # different numbers that a quantity needs to be recognised by

Run = Sequence[Quantity]  # in the order in which they were first computed


def trusted(source: str, contract: Contract, observe: Observe, inputs: Mapping[str, Any]) -> Run:
    """The quantities of a trusted source, run here."""
    _, kept, rewritten = recorded(source, contract, observe, inputs)
    assert rewritten is not None
    return quantities(rewritten, kept.events)


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
    there = {q: _counterpart(q, reference, lines) for q in variant}

    def parts_at(q: Quantity) -> tuple[int, bool]:
        """The step in which a quantity first parts from its counterpart, if it has one."""
        right = there[q]
        return q.steps[first_time(q, right) if right else 0], q.whole

    fresh = tuple(sorted(foreign(variant, reference), key=parts_at))
    statements = [q for q in variant if q.whole and q.text]
    kept = _kept_lines(new, old)
    edited = tuple(q for q in statements if q.line not in kept)
    parted = [q for q in statements if (right := there[q]) and not _alike(q, right)]
    if not parted:
        return Parting(fresh, None, None, False, False, edited)
    mine = min(parted, key=parts_at)
    known = _has(reference, mine)
    sooner = not fresh or parts_at(mine)[0] <= parts_at(fresh[0])[0]
    return Parting(fresh, mine, there[mine], known, sooner, edited)


def foreign(run: Run, reference: Run) -> Iterator[Quantity]:
    """The quantities of a run that the reference has not, in order."""
    for q in run:
        if telling(q) and not _has(reference, q):
            yield q


def first_foreign(run: Run, reference: Sequence[Quantity]) -> Quantity | None:
    """What a run first computes that the reference does not have, as far as one can tell.

    Counters and plain names do not count; a quantity that goes along with one of the reference
    for some steps counts from where they part.
    """

    def parts_at(q: Quantity) -> int:
        along = max((_times_alike(q, r) for r in reference), default=0)
        return q.steps[min(along, len(q.steps) - 1)]

    right = {q.line for q in run if q.whole and _has(reference, q)}
    computed = [
        q
        for q in run
        if telling(q)
        and q.line not in right  # another way to the same number
        and not q.text.replace(".", "").isidentifier()
        and not q.forms[0].endswith(" int")
        and not _has(reference, q)
    ]
    return min(computed, key=lambda q: (parts_at(q), *order(q)), default=None)


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
    return next((r for r in run if (r.line, r.text, r.whole) == kind), None)


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
        named = [q for q in run if q.text == mine.text and same(q, mine)]
        if named and (where.known or not telling(mine)):
            return min(named, key=lambda q: q.forms != mine.forms)
        if not where.known:
            wanted.insert(0, mine)
    for quantity in wanted:
        found = [q for q in run if telling(q) and same(q, quantity)]
        if found:
            return min(found, key=order)
    for statement in where.edited:
        found = [q for q in run if q.whole and telling(q) and same(q, statement)]
        if found:
            return min(found, key=lambda q: (q.text != statement.text, q.steps[0]))
    return None


def first_time(mine: Quantity, right: Quantity) -> int:
    """Which time two statements' numbers part first, from 0."""
    for n in range(min(len(mine.ends), len(right.ends))):
        if mine.forms[n] != right.forms[n] or not _close(mine.time(n), right.time(n)):
            return n
    return 0

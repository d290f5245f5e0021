"""The learner's own line at which a wrong run parts from the right one, with the two numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from scratchwork import align, edits
from scratchwork.align import Parting
from scratchwork.model import Culprit
from scratchwork.sandbox import Told
from scratchwork.sandbox.answers import quantity
from scratchwork.sandbox.quantities import Quantity
from scratchwork.submission import Submission
from scratchwork.truth import Label, Truth


def culprit(
    given: Submission, truth: Truth, found: Label, case: int, tell: Callable[[], Told | None]
) -> Culprit | None:
    """The line at which a file parts from the reference, as its run on a case tells.

    Of a recognised mistake it is the line that does what the mistake does; of an unknown one the
    first that computes what the reference does not have. None if neither is to be seen.
    """
    # The child is at work on what it tells: what follows from the lesson alone comes first.
    where = _parting(truth, found, case) if found else None
    reference = () if found else quantities_of_reference(truth, case)
    told = tell()
    if told is None:
        return None
    run = told.quantities
    name = truth.cases[case].name
    if where is None:
        first = align.first_foreign(run, reference)
        return first and Culprit(first.line, given.line(first.line), certain=False, case=name)
    place = align.located(run, where)
    if place is None:
        return None
    line = Culprit(place.line, given.line(place.line), case=name)
    mine, right = where.mine, where.right
    if mine is None or right is None:
        return line
    n = align.first_time(mine, right)
    there = (q for q in run if q.whole and q.text and q.line == place.line)
    own = next((q for q in there if align.same(q, mine)), None)
    what = own.text if own else mine.text
    yours, expected = value_at(mine, n).tolist(), value_at(right, n).tolist()
    return replace(line, what=what, own=bool(own), yours=yours, expected=expected, time=n + 1)


def value_at(quantity: Quantity, n: int) -> np.ndarray:
    """The numbers of one time, in their shape if all of them are there."""
    numbers, shape = quantity.time(n), quantity.shape(n)
    return numbers.reshape(shape) if math.prod(shape) == numbers.size else numbers


def quantities_of_reference(truth: Truth, case: int) -> tuple[Quantity, ...]:
    """What the reference computes on a case."""

    def compute() -> dict[str, Any]:
        source, inputs = edits.unmarked(truth.pattern.source), truth.cases[case].inputs
        run = align.trusted(source, truth.pattern.contract, truth.family.observe, inputs)
        return {"quantities": [q.packed() for q in run]}

    return tuple(map(quantity, truth.cached(f"reference-{case}", compute)["quantities"]))


def _parting(truth: Truth, found: Label, case: int) -> Parting:
    """Where the variants of a label part from the reference on a case: computed once, then kept."""
    names = "+".join(f"{form.variant.slug}-{form.number}" for form in found)

    def compute() -> dict[str, Any]:
        old = edits.unmarked(truth.pattern.source)
        new = edits.apply(truth.pattern.source, *(form.edits for form in found))
        inputs = truth.cases[case].inputs
        contract, observe = truth.pattern.contract, truth.family.observe
        reference, variant = (
            align.trusted(source, contract, observe, inputs) for source in (old, new)
        )
        return asdict(align.parting(reference, variant, old, new))

    kept = truth.cached(f"parting-{case}-{names}", compute)
    quantities = {name: tuple(map(quantity, kept[name])) for name in ("new", "edited")}
    mine, right = (kept[name] and quantity(kept[name]) for name in ("mine", "right"))
    flags = kept["known"], kept["sooner"]
    return Parting(quantities["new"], mine, right, *flags, quantities["edited"])

"""The learner's own line at which a wrong run parts from the right one, with the two numbers."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from scratchwork import align, edits
from scratchwork.align import Parting
from scratchwork.model import Contract, Culprit
from scratchwork.sandbox import Told
from scratchwork.sandbox.answers import quantity
from scratchwork.sandbox.quantities import Quantity
from scratchwork.submission import Submission
from scratchwork.truth import Label, Truth

MAX_CASES = 5  # that are looked at, to choose one


def culprit(
    given: Submission,
    truth: Truth,
    found: Label,
    cases: Sequence[int],
    off: Mapping[int, Sequence[str]],
    tell: Callable[[int], Callable[[], Told | None]],
) -> Culprit | None:
    """The line at which a file parts from the reference, as its run on one of these cases tells.

    Of a recognised mistake it is the line that does what the mistake does; of an unknown one the
    first that computes what the reference does not have. `off` are the outputs that are not right,
    by case: of an argument that is not left as it was, it is the line that changes it. None if
    nothing of this is to be seen.
    """
    case = _telling_case(truth, found, cases) if found else cases[0]
    told = tell(case)
    # The child is at work on what it tells: what follows from the lesson alone comes first.
    where = _parting(truth, found, case) if found else None
    reference = quantities_of_reference(truth, case)
    there = told()
    if there is None:
        return None

    def at(line: int, **more: Any) -> Culprit:
        return Culprit(line, given.line(line), case=truth.cases[case].name, **more)

    names = off.get(case, ())
    if any(" as it was after " in name for name in names):
        for line, function, position in there.changes:
            changed = _of_caller(truth.pattern.contract, function, position)
            if changed:
                return at(line, changes=changed)
    if where is None:
        first = align.first_foreign(there.quantities, reference)
        return first and at(first.line, certain=False)
    place = align.located(there.quantities, where, reference)
    if place is None:
        line = _by_words(given, found) or _sets(given, names)
        return at(line) if line else None
    if not any(align.same(place, r) for r in reference):
        line = _assigned(given, there.quantities, place)
        if line is not None:
            return at(line)
    return at(place.line, **_both_numbers(there.quantities, where, place))


def _telling_case(truth: Truth, found: Label, cases: Sequence[int]) -> int:
    """The first of these cases on which the variants compute most that the reference does not."""

    def compute() -> dict[str, Any]:
        some = cases[:: -(-len(cases) // MAX_CASES)]
        return {"case": max(some, key=lambda k: len(_parting(truth, found, k).new))}

    name = f"telling-{_names(found)}-{'-'.join(map(str, cases))}"
    return truth.once(name, lambda: truth.cached(name, compute)["case"])


def _both_numbers(run: Sequence[Quantity], where: Parting, place: Quantity) -> dict[str, Any]:
    """The fields of a Culprit that say which number is another one, and both."""
    mine, right = where.mine, where.right
    if mine is None or right is None:
        return {}
    there = [q for q in run if q.whole and q.text and q.line == place.line]
    for new, other in zip(where.new, where.rights, strict=True):
        sooner = other and new.steps[0] < mine.steps[0]  # though it is wrong only later
        if other and sooner and any(align.same(q, new) for q in there):
            mine, right = new, other
            break
    n = align.first_time(mine, right)
    own = next((q for q in there if align.same(q, mine)), None)
    return {
        "what": own.text if own else mine.text,
        "own": bool(own),
        "yours": value_at(mine, n).tolist(),
        "expected": value_at(right, n).tolist(),
        "time": n + 1,
    }


def _by_words(given: Submission, found: Label) -> int | None:
    """The line with all the names that the edits have brought in, if there is just one."""
    edits = [edit for form in found for edit in form.edits]
    brought = {*_NAME.findall(" ".join(e.new for e in edits))}
    brought -= {*_NAME.findall(" ".join(e.old for e in edits))}
    having = [
        n
        for n, line in enumerate(given.source.splitlines(), start=1)
        if brought and brought <= {*_NAME.findall(line)}
    ]
    return having[0] if len(having) == 1 else None


_NAME = re.compile(r"[A-Za-z_]\w+")


def _sets(given: Submission, outputs: Sequence[str]) -> int | None:
    """The last line that sets the attribute which an output shows: `W at the start`."""
    names = {match[1] for name in outputs if (match := re.search(r"(\w+) at the start$", name))}
    lines = enumerate(given.source.splitlines(), start=1)
    setting = [n for n, line in lines if any(re.match(rf"\s*self\.{w}\b.*=", line) for w in names)]
    return setting[-1] if setting else None


def _names(found: Label) -> str:
    return "+".join(f"{form.variant.slug}-{form.number}" for form in found)


def _of_caller(contract: Contract, function: str, position: int) -> str:
    """The argument that belongs to the caller; empty for `params`, which `step` is to change."""
    methods = {name: ("self", *(a.name for a in m)) for name, m in contract.methods.items()}
    functions = {name: tuple(a.name for a in f) for name, f in contract.functions.items()}
    names = {**methods, **functions}.get(function, ())
    name = names[position] if position < len(names) else ""
    return "" if name == "params" else name


_READS = re.compile(r"(?:return|[\w.\[\]]+ =) ([A-Za-z_]\w*)")


def _assigned(given: Submission, run: Sequence[Quantity], place: Quantity) -> int | None:
    """The line that computed what a line only returns or renames; None if it does more."""
    reads = _READS.fullmatch(given.line(place.line).partition("#")[0].strip())
    if reads is None:
        return None
    start = _function_line(given.source, place.line)
    before = [
        (step, q.line)
        for q in run
        if q.whole and start < q.line < place.line and re.split(r"\W", q.text)[0] == reads[1]
        for step in q.steps
        if step < place.steps[-1]
    ]
    return max(before)[1] if before else None


def _function_line(source: str, line: int) -> int:
    """Where the function begins that a line is in; 0 if in none."""
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef))
    return max((f.lineno for f in functions if f.lineno < line <= (f.end_lineno or 0)), default=0)


def value_at(quantity: Quantity, n: int) -> np.ndarray:
    """The numbers of one time, in their shape if all of them are there."""
    numbers, shape = quantity.time(n), quantity.shape(n)
    return numbers.reshape(shape) if math.prod(shape) == numbers.size else numbers


def quantities_of_reference(truth: Truth, case: int) -> tuple[Quantity, ...]:
    """What the reference computes on a case: computed once, then kept."""
    name = f"reference-{case}"

    def compute() -> dict[str, Any]:
        source, inputs = edits.unmarked(truth.pattern.source), truth.cases[case].inputs
        run = align.trusted(source, truth.pattern.contract, truth.family.observe, inputs)
        return {"quantities": [q.packed() for q in run]}

    return truth.once(name, lambda: tuple(map(quantity, truth.cached(name, compute)["quantities"])))


def _parting(truth: Truth, found: Label, case: int) -> Parting:
    """Where the variants of a label part from the reference on a case: computed once, then kept."""
    name = f"parting-{case}-{_names(found)}"

    def compute() -> dict[str, Any]:
        old = edits.unmarked(truth.pattern.source)
        new = edits.apply(truth.pattern.source, *(form.edits for form in found))
        inputs = truth.cases[case].inputs
        variant = align.trusted(new, truth.pattern.contract, truth.family.observe, inputs)
        return asdict(align.parting(quantities_of_reference(truth, case), variant, old, new))

    return truth.once(name, lambda: _unpacked(truth.cached(name, compute)))


def _unpacked(kept: dict[str, Any]) -> Parting:
    new, edited, rights = (
        tuple(q and quantity(q) for q in kept[name]) for name in ("new", "edited", "rights")
    )
    mine, right = (kept[name] and quantity(kept[name]) for name in ("mine", "right"))
    return Parting(new, tuple(kept["times"]), rights, mine, right, kept["known"], edited)

"""When two implementations count as the same: every outcome as one row of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scratchwork.families import Family
from scratchwork.model import Case, Outcome, dtype_name

# Relative to the largest element of an output. RIGHT separates rounding (1e-15 a step) from
# mistakes. A case's `same` is coarser: it recognises a variant that rounds in another order.
RIGHT = 1e-9
SINGLE = 2e-5  # both, for outputs in float32
SEPARATION = 100.0  # audit: variants differ by at least this many times `same` on some case


# One output of one case: (index of the case, name, shape, dtype).
Slot = tuple[int, str, list[int], str]


@dataclass(frozen=True)
class Layout:
    """Where each output of the reference lies in a row, and how precise each number is.

    size: ndarray of shape (n,), the largest element of the output that a number belongs to.
    right, same: ndarray of shape (n,), the tolerances relative to that size.
    case_of: ndarray of shape (n,), the index of the case that a number belongs to.
    """

    slots: list[Slot]
    size: np.ndarray
    right: np.ndarray
    same: np.ndarray
    case_of: np.ndarray


@dataclass(frozen=True)
class Rows:
    """Implementations as rows of numbers.

    values: ndarray of shape (implementations, n). troubles and faults: of each implementation,
    for each case, a word for how it was cut short and for its first floating-point fault (""
    if there was none).
    """

    values: np.ndarray
    troubles: tuple[tuple[str, ...], ...]
    faults: tuple[tuple[str, ...], ...]

    def __getitem__(self, i: int) -> Rows:
        one = slice(i, i + 1)
        return Rows(self.values[one], self.troubles[one], self.faults[one])


def digested(family: Family, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes reduced to what is compared; a case may be unseen only if it is optional."""
    result = []
    for case, outcome in zip(cases, outcomes, strict=True):
        trouble = outcome.trouble
        if trouble and trouble.kind == "unseen" and not case.optional:
            trouble = type(trouble)("died", trouble.message)
        outputs = family.digest(case.inputs, outcome.outputs)
        result.append(Outcome(outputs, trouble, outcome.fault))
    return result


def slots(reference: Sequence[Outcome]) -> list[Slot]:
    """Every output that the reference gives, in order."""
    return [
        (k, name, list(value.shape), dtype_name(value.dtype))
        for k, outcome in enumerate(reference)
        for name, value in outcome.outputs.items()
    ]


def spans(where: Sequence[Slot]) -> Iterator[tuple[Slot, slice]]:
    """Each slot with its place in a row."""
    start = 0
    for slot in where:
        stop = start + math.prod(slot[2])
        yield slot, slice(start, stop)
        start = stop


def layout(cases: Sequence[Case], where: list[Slot], reference: np.ndarray) -> Layout:
    """The layout of these slots. reference: ndarray of shape (n,), the reference's row."""
    size, right, same, case_of = np.zeros((4, len(reference)))
    for (k, _, _, dtype), span in spans(where):
        size[span] = max(float(np.abs(reference[span]).max(initial=0.0)), cases[k].scale)
        right[span] = SINGLE if dtype == "float32" else RIGHT
        same[span] = SINGLE if dtype == "float32" else cases[k].same
        case_of[span] = k
    return Layout(where, size, right, same, case_of.astype(int))


def row(where: Sequence[Slot], outcomes: Sequence[Outcome]) -> Rows:
    """One implementation as a row: what it lacks is 0 there, and the first of it is its trouble."""
    misfits: dict[int, str] = {}
    values = []
    for k, name, shape, dtype in where:
        value = outcomes[k].outputs.get(name)
        if value is not None and (list(value.shape) != shape or dtype_name(value.dtype) != dtype):
            found, asked = f"shape {value.shape}", f"{tuple(shape)}"
            if list(value.shape) == shape:
                found, asked = f"dtype {dtype_name(value.dtype)}", dtype
            misfits.setdefault(k, f"{name} has the {found}, not {asked}")
            value = None
        lacking = np.zeros(math.prod(shape))
        values.append(lacking if value is None else value.astype(float).ravel())
    troubles = tuple(misfits.get(k) or _word(o) for k, o in enumerate(outcomes))
    faults = tuple(o.fault.kind if o.fault else "" for o in outcomes)
    return Rows(np.concatenate(values)[None], (troubles,), (faults,))


def conforming(where: Sequence[Slot], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes with only those outputs that have the reference's name, shape and dtype."""
    kept: list[dict[str, np.ndarray]] = [{} for _ in outcomes]
    for k, name, shape, dtype in where:
        value = outcomes[k].outputs.get(name)
        if value is not None and list(value.shape) == shape and dtype_name(value.dtype) == dtype:
            kept[k][name] = value
    return [Outcome(v, o.trouble, o.fault) for v, o in zip(kept, outcomes, strict=True)]


def _word(outcome: Outcome) -> str:
    """How a case was cut short: the kind of exception and how far it got, not its wording."""
    trouble = outcome.trouble
    if trouble is None:
        return ""
    what = trouble.message.partition(":")[0] if trouble.kind == "raised" else trouble.kind
    return f"{what} after {len(outcome.outputs)}"


def stack(rows: Sequence[Rows]) -> Rows:
    """Rows below each other."""
    values = np.concatenate([r.values for r in rows])
    troubles = tuple(t for r in rows for t in r.troubles)
    return Rows(values, troubles, tuple(f for r in rows for f in r.faults))


def differs(a: np.ndarray, b: np.ndarray, tolerance: np.ndarray) -> np.ndarray:
    """Where two rows part: ndarray of bool, of their common shape. nan equals nan here."""
    with np.errstate(invalid="ignore", over="ignore"):
        close = (np.abs(a - b) <= tolerance) | (a == b) | (np.isnan(a) & np.isnan(b))
    return ~np.asarray(close)


def off(where: Layout, yours: Rows, reference: Rows) -> np.ndarray:
    """Which numbers of one implementation are not right: ndarray of bool, of shape (n,)."""
    return differs(yours.values[0], reference.values[0], where.right * where.size)


def failing(where: Layout, yours: Rows, reference: Rows) -> tuple[int, ...]:
    """The indices of the cases on which `yours` is not right."""
    wrong = off(where, yours, reference)
    cases = set(where.case_of[wrong].tolist())
    cut = {k for k, t in enumerate(yours.troubles[0]) if t and not t.startswith("unseen")}
    unseen = {k for k, t in enumerate(yours.troubles[0]) if t.startswith("unseen")}
    return tuple(sorted((cases | cut) - unseen))


def outputs_off(where: Layout, yours: Rows, reference: Rows) -> dict[int, list[str]]:
    """The names of the outputs that are not right, by case."""
    wrong = off(where, yours, reference)
    found: dict[int, list[str]] = {}
    for (k, name, _, _), span in spans(where.slots):
        if wrong[span].any():
            found.setdefault(k, []).append(name)
    return found


def first_case(where: Layout) -> Layout:
    """The layout of the first case alone."""
    n = int(np.sum(where.case_of == 0))
    slots = [slot for slot in where.slots if slot[0] == 0]
    return Layout(slots, where.size[:n], where.right[:n], where.same[:n], where.case_of[:n])


def cut(rows: Rows, where: Layout) -> Rows:
    """Rows of all cases as rows of the first case."""

    def first(words: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(w[:1] for w in words)

    return Rows(rows.values[:, : len(where.size)], first(rows.troubles), first(rows.faults))


def fits(where: Layout, yours: Rows, variants: Rows) -> list[int]:
    """The indices of the variants whose numbers and troubles are those of `yours`."""
    mine = yours.troubles[0]
    unseen = np.array([t.startswith("unseen") for t in mine])
    counted = ~unseen[where.case_of]
    # A variant's numbers may be far larger than the reference's, and so is their rounding.
    finite = np.where(np.isfinite(variants.values), np.abs(variants.values), 0.0)
    tolerance = where.same * np.maximum(where.size, finite)
    part: np.ndarray = np.any(differs(variants.values, yours.values, tolerance)[:, counted], axis=1)

    def alike(troubles: tuple[str, ...]) -> bool:
        pairs = zip(troubles, mine, unseen, strict=True)
        return all(skip or theirs == own for theirs, own, skip in pairs)

    return [i for i, t in enumerate(variants.troubles) if not part[i] and alike(t)]


def matches(
    where: Layout, yours: Rows, variants: Rows, reference: Rows, by_fault: bool = False
) -> list[int]:
    """The indices of the variants that do on every case what `yours` does.

    There are many ways to nan: a variant that gives no finite number but the reference's is
    recognised only `by_fault`, if its floating-point faults are the same as well.
    """
    own = differs(variants.values, reference.values, where.right * where.size)
    own_numbers: np.ndarray = np.any(own & np.isfinite(variants.values), axis=1)
    return [
        i
        for i in fits(where, yours, variants)
        if own_numbers[i]
        or any(variants.troubles[i])
        or (by_fault and variants.faults[i] == yours.faults[0])
    ]


def distance(where: Layout, a: Rows, b: Rows) -> float:
    """How far apart two implementations are, in units of `same`, on the case that shows it best."""
    if a.troubles != b.troubles:
        return float("inf")
    with np.errstate(all="ignore"):
        size = np.maximum(where.size, np.minimum(np.abs(a.values[0]), np.abs(b.values[0])))
        gap = np.abs(a.values[0] - b.values[0]) / (where.same * size)
    equal = ~differs(a.values[0], b.values[0], np.zeros(1))
    gap = np.where(equal, 0.0, np.where(np.isnan(gap), np.inf, gap))
    return float(gap.max(initial=0.0))

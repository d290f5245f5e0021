"""What a verdict rests on: the checklist, and the smallest case that shows the difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from scratchwork import compare
from scratchwork.compare import Rows
from scratchwork.model import (
    HEADINGS,
    Case,
    Counterexample,
    Finding,
    Law,
    Outcome,
    Trouble,
)
from scratchwork.truth import Truth

HALTING = ("timeout", "died", "missing", "refused", "unreached")
UNREACHED = "not reached"
VISIBLE = 1e-6  # relative to the largest number of an output: smaller differences are not printed


def ends_it(trouble: Trouble | None) -> bool:
    """Whether a trouble says nothing about the numbers, so that no mistake is looked for."""
    return trouble is not None and trouble.kind in HALTING


def checklist(
    truth: Truth, outcomes: Sequence[Outcome], yours: Rows, right: Rows
) -> tuple[Finding, ...]:
    """One finding per law and per case that no law judges, in the order of the headings.

    `right` is what the cases are judged by: the reference, or another convention.
    """
    names = {c.name: k for k, c in enumerate(truth.cases)}
    cases = {c.name: c for c in truth.cases}
    by_name = {name: outcomes[k] for name, k in names.items()}
    laws = [law for law in truth.family.LAWS if law.applies(cases)]
    judged = {name for law in laws for name in law.cases}
    failing = compare.failing(truth.layout, yours, right)
    findings = [_law(law, cases, by_name) for law in laws]
    for name, k in names.items():
        if name not in judged:
            findings.append(_case(truth, k, outcomes[k], yours, right if k in failing else None))
    if not any(f.ok is False for f in findings):  # off where no law looks
        findings += [_case(truth, k, outcomes[k], yours, right) for k in failing]
    return tuple(sorted(findings, key=lambda f: HEADINGS.index(f.heading)))


def _law(law: Law, cases: dict[str, Case], outcomes: dict[str, Outcome]) -> Finding:
    if any(ends_it(outcomes[name].trouble) for name in law.cases):
        return Finding(law.heading, law.claim, None, UNREACHED)
    ok = law.holds(cases, outcomes)
    if ok is None:
        return Finding(law.heading, law.claim, None, UNREACHED)
    troubles = [outcomes[name].trouble for name in law.cases]
    detail = next((t.message for t in troubles if t), law.broken)
    return Finding(law.heading, law.claim, ok, "" if ok else detail)


def _case(truth: Truth, k: int, outcome: Outcome, yours: Rows, right: Rows | None) -> Finding:
    """What one case showed; `right` is None if it went well."""
    case, trouble = truth.cases[k], outcome.trouble
    if trouble and trouble.kind in ("unseen", "unreached"):
        return Finding(case.heading, case.claim, None, trouble.message)
    if right is None:
        return Finding(case.heading, case.claim, True)
    if trouble:
        detail = trouble.message
    elif yours.troubles[0][k]:
        detail = f'Case "{case.name}": {yours.troubles[0][k]}.'
    else:
        (_, name, _, _), span = _first_difference(truth, k, outcome, yours, right)
        detail = f'Case "{case.name}": off at {name}.'
        if np.isnan(yours.values[0, span]).any():
            detail = f'Case "{case.name}": nan in {name}'
            fault = outcome.fault
            detail += f" (line {fault.line}: {fault.kind})." if fault else "."
    return Finding(case.heading, case.claim, False, detail)


def smallest(truth: Truth, failing: Sequence[int], yours: Rows) -> int:
    """The failing case with the fewest numbers in it.

    A case whose difference is too small to be seen in print is taken only if no other one fails.
    """
    far = compare.differs(yours.values[0], truth.reference.values[0], VISIBLE * truth.layout.size)
    visible = set(truth.layout.case_of[far].tolist())
    seen = [k for k in failing if k in visible or yours.troubles[0][k]]
    return min(seen or failing, key=lambda k: _size(truth.cases[k].inputs))


def counterexample(
    truth: Truth, k: int, outcomes: Sequence[Outcome], yours: Rows, variant: Rows | None
) -> Counterexample:
    """A failing case, up to the first output that is off."""
    (_, name, shape, dtype), span = _first_difference(truth, k, outcomes[k], yours, truth.reference)
    values = outcomes[k].outputs

    def shown(row: Rows) -> np.ndarray:
        return row.values[0, span].reshape(shape).astype(dtype)

    trouble = outcomes[k].trouble
    absent = trouble.message if trouble else yours.troubles[0][k]
    case = truth.cases[k]
    return Counterexample(
        case.name,
        tuple(truth.family.script(truth.pattern.contract, case.inputs, name)),
        name,
        shown(yours) if name in values else absent,
        shown(truth.reference),
        shown(variant) if variant and name in values else None,
    )


def _first_difference(
    truth: Truth, k: int, outcome: Outcome, yours: Rows, right: Rows
) -> tuple[compare.Slot, slice]:
    """The first output of a failing case that is off or absent."""
    wrong = compare.off(truth.layout, yours, right)
    mine = [(slot, span) for slot, span in compare.spans(truth.layout.slots) if slot[0] == k]
    differing = (
        (slot, span) for slot, span in mine if wrong[span].any() or slot[1] not in outcome.outputs
    )
    return next(differing, mine[-1])


def _size(inputs: Any) -> int:
    """How many numbers there are in some inputs."""
    if isinstance(inputs, np.ndarray):
        return inputs.size
    if isinstance(inputs, dict):
        return sum(map(_size, inputs.values()))
    if isinstance(inputs, list):
        return sum(map(_size, inputs))
    return 1

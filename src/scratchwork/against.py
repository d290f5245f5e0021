"""A file and the reference side by side, on the same inputs: what of the one is in the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from scratchwork import align
from scratchwork.catalogue import Catalogue
from scratchwork.checking import report_on, send, telling
from scratchwork.culprit import quantities_of_reference, value_at
from scratchwork.model import Report, ScratchworkError
from scratchwork.sandbox import Limits, Worker
from scratchwork.sandbox.quantities import Quantity
from scratchwork.submission import Submission, inferred, nothing_known
from scratchwork.truth import Truth


@dataclass(frozen=True)
class Row:
    """A statement of the file with its first number, and the reference's that has the same ones.

    `there` is that statement of the reference, with its line; empty if there is none.
    """

    line: int
    source: str
    what: str
    value: Any
    there_line: int = 0
    there: str = ""


@dataclass(frozen=True)
class Comparison:
    """Both runs, statement by statement, and the report, which knows where they part."""

    report: Report
    rows: tuple[Row, ...]
    version: int = 1


def against(
    read: Submission,
    slug: str | None,
    known: Catalogue,
    start: Callable[[], Worker],
    limits: Limits | None = None,
) -> Comparison:
    """A file beside the reference of a pattern, on the first of its cases that the file fails.

    Raises ScratchworkError if the file cannot be run.
    """
    if read.trouble:
        raise ScratchworkError(f"{read.file}: {read.trouble.message}")
    with start() as worker:
        slug = slug or inferred(read, known)
        if slug is None:
            raise ScratchworkError(f"{read.file}: {nothing_known(read, known)}")
        truth = Truth(known.pattern(slug))
        send(worker, read, truth, limits)
        tell = cache(telling(worker, truth))  # the report has most often asked for the same case
        report = report_on(read, truth, worker.receive(), tell)
        names = [c.name for c in truth.cases]
        case = names.index(report.culprit.case) if report.culprit and report.culprit.case else 0
        told = tell(case)()
    if told is None:
        raise ScratchworkError(f"{read.file}: {report.summary}")
    reference = quantities_of_reference(truth, case)
    rows = [_row(read, q, reference) for q in told.quantities if _worth_a_row(q)]
    return Comparison(report, tuple(r for r in rows if r.there or not r.what.endswith("=")))


def _worth_a_row(q: Quantity) -> bool:
    """Whether it is a statement with numbers that it can be told by."""
    return bool(q.whole and q.text and align.telling(q))


def _row(read: Submission, q: Quantity, reference: tuple[Quantity, ...]) -> Row:
    there = [r for r in reference if align.telling(q) and r.text and align.same(q, r)]
    best = min(there, key=lambda r: (not r.whole, r.text != q.text), default=None)
    found = (best.line, best.text) if best else (0, "")
    return Row(q.line, read.line(q.line), q.text, value_at(q, 0), *found)

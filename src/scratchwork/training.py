"""A network of somebody's own pieces, where they are right, and of references elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from scratchwork import submission
from scratchwork.catalogue import Catalogue
from scratchwork.checking import judge
from scratchwork.experimenting import Entry, Plan, place, ran
from scratchwork.model import Pattern, Played, ScratchworkError, Training
from scratchwork.problems import Problem
from scratchwork.sandbox import Limits, spawn
from scratchwork.submission import Submission

LOSSES = "losses"
STEP = "train_step"  # the piece that all others are put into


def files(path: Path) -> tuple[Path, ...]:
    """The Python files of a folder, or this one. Raises ScratchworkError if there is none."""
    found = (path,) if path.is_file() else tuple(sorted(path.glob("*.py")))
    if not found:
        raise ScratchworkError(f"no Python file in {path}; `scratchwork start linear` begins one")
    return found


def trained(
    problem: Problem,
    own: Sequence[Path],
    known: Catalogue,
    seed: int = 0,
    limits: Limits | None = None,
) -> Training:
    """Train the problem's network; a file of one's own plays a piece if it passes its check.

    Raises ScratchworkError if the problem is no network.
    """
    goal = getattr(problem, "GOAL", None)
    if goal is None:
        raise ScratchworkError("there is nothing to train on it; expected digits-mlp or digits-cnn")
    taken: dict[str, Entry] = {}
    played = {slug: Played(slug) for slug in problem.PIECES}
    for given, pattern, where in _pieces(own, problem, known):
        if where in taken and pattern.slug != where:
            continue  # of two files for a piece, the one of its own pattern
        report = judge(given, pattern.slug, known, spawn)
        if report.ok:
            taken[where] = Entry(given.file, pattern, given.source, file=given.file)
            played[where] = Played(where, given.file)
        elif not played[where].file:
            played[where] = Played(where, why=f"{given.file}: {report.summary}")
    step = known.pattern(STEP)
    source = taken[STEP].source if STEP in taken else step.source
    plan = Plan([Entry("the network", step, source)], problem, known, own=taken, first=seed)
    found = plan.result(ran(plan, limits=limits))
    accuracy = found.curves[0].figures.get("test accuracy", 0.0)
    return Training(tuple(played.values()), goal, accuracy, found)


def _pieces(
    own: Sequence[Path], problem: Problem, known: Catalogue
) -> Iterator[tuple[Submission, Pattern, str]]:
    """The files that can be pieces of this problem, their patterns, and whose place each takes."""
    for path in own:
        given = submission.of_file(path)
        slug = None if given.trouble else submission.inferred(given, known)
        if slug is None:
            continue
        pattern = known.pattern(slug)
        with contextlib.suppress(ScratchworkError):
            where = place(pattern, problem, known)
            if where == slug or pattern.family != LOSSES:  # another loss wants other targets
                yield given, pattern, where

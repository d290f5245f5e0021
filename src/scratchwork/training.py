"""A network of somebody's own pieces, where they are right, and of references elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scratchwork import submission
from scratchwork.catalogue import Catalogue
from scratchwork.checking import judge
from scratchwork.experimenting import Entry, Plan, ran
from scratchwork.model import Played, ScratchworkError, Training
from scratchwork.problems import Problem
from scratchwork.sandbox import Limits, spawn
from scratchwork.submission import Submission

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
    sources: dict[str, str] = {}
    played = {slug: Played(slug) for slug in problem.PIECES}
    for given, slug in _pieces(own, problem, known):
        report = judge(given, slug, known, spawn)
        if report.ok:
            sources[slug] = given.source
            played[slug] = Played(slug, given.file)
        elif not played[slug].file:
            played[slug] = Played(slug, why=f"{given.file}: {report.summary}")
    step = known.pattern(STEP)
    entry = Entry("the network", step, sources.get(STEP, step.source))
    plan = Plan([entry], problem, known, own=sources, first=seed)
    found = plan.result(ran(plan, limits=limits))
    accuracy = found.curves[0].figures.get("test accuracy", 0.0)
    return Training(tuple(played.values()), goal, accuracy, found)


def _pieces(
    own: Sequence[Path], problem: Problem, known: Catalogue
) -> Iterator[tuple[Submission, str]]:
    """The files that are pieces of this problem, and of which pattern each is."""
    for path in own:
        given = submission.of_file(path)
        slug = None if given.trouble else submission.inferred(given, known)
        if slug in problem.PIECES:
            yield given, slug

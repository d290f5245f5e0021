"""The way to a goal, from what each lesson builds on; and what to do next, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from scratchwork import problems
from scratchwork.catalogue import Catalogue
from scratchwork.learner import WRITE, Card, Learner, card_of
from scratchwork.memory import AGAIN
from scratchwork.model import Pattern, ScratchworkError
from scratchwork.store import stamp

State = Literal["new", "tried", "right", "kept"]
GOALS = ("digits-mlp", "digits-cnn")  # networks that can be trained of one's own pieces


@dataclass(frozen=True)
class Advice:
    """A command, and why it is the one."""

    command: str
    why: str


def state(learner: Learner, slug: str, now: datetime) -> State:
    """How far somebody is with a pattern.

    It is kept once it was written again from a blank page, and that is not overdue.
    """
    standing = learner.standings.get(slug)
    if standing is None or not (standing.checks or standing.begun):
        return "new"
    if not standing.right:
        return "tried"
    card = learner.cards.get(f"{WRITE}:{slug}", Card())
    again = card.reviews > 1 and card.rating != AGAIN
    return "kept" if again and (not card.due or card.due > stamp(now)) else "right"


def way(goal: str, known: Catalogue) -> tuple[Pattern, ...]:
    """The patterns to a goal, each after those that it builds on.

    A goal is a network (`GOALS`) or a pattern. Raises ScratchworkError if it is neither.
    """
    if goal in GOALS:
        ends: Iterable[str] = problems.problem(goal).PIECES
    elif goal in known:
        ends = [goal]
    else:
        raise ScratchworkError(
            f"no goal {goal!r}; expected a pattern, or one of: {', '.join(GOALS)}"
        )
    found: dict[str, Pattern] = {}
    for slug in ends:
        _add(slug, known, found, ())
    return tuple(found.values())


def _add(slug: str, known: Catalogue, found: dict[str, Pattern], above: tuple[str, ...]) -> None:
    if slug in found or slug in above:
        return
    pattern = known.pattern(slug)
    for below in pattern.builds_on:
        _add(below, known, found, (*above, slug))
    found[slug] = pattern


def advice(learner: Learner, known: Catalogue, now: datetime) -> Iterator[Advice]:
    """What to do next, the most useful first. There is always something."""
    due = len(learner.due(now))
    if due:
        cards = f"{due} card{'s are' if due > 1 else ' is'}"
        yield Advice("scratchwork review", f"{cards} due: what is nearly forgotten comes first")
    there = {p.slug: p for p in known.patterns()}
    for slug, standing in learner.standings.items():
        if slug in there and standing.checks and not standing.right:
            open_ones = [m for m, slip in standing.mistakes.items() if not slip.overcome]
            why = f"it is not right yet{': ' + ', '.join(open_ones) if open_ones else ''}"
            yield Advice(f"scratchwork hint {near(standing.file)}", why)
    for slug, standing in learner.standings.items():
        if slug in there and standing.right:
            names = [f"{slug}/{q.slug}" for q in there[slug].questions]
            left = sum(card_of(name) not in learner.cards for name in names)
            if left:
                why = f"{left} of its {len(names)} questions were not answered yet"
                yield Advice(f"scratchwork ask {slug}", why)
    yield from _new(learner, there.values())
    yield Advice("scratchwork quiz", "everything was right once: a mock interview shows what is")


def _new(learner: Learner, patterns: Iterable[Pattern]) -> Iterator[Advice]:
    """The patterns that were not begun, and whose foundations are there."""
    right = {slug for slug, standing in learner.standings.items() if standing.right}
    for pattern in patterns:
        if pattern.slug not in learner.standings and right.issuperset(pattern.builds_on):
            before = ", ".join(pattern.builds_on)
            why = f"it builds on {before}" if before else "it builds on nothing else"
            yield Advice(f"scratchwork start {pattern.slug}", why)


def near(file: str) -> str:
    """A path from here, if that is below here."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file

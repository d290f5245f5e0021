"""Where a learner stands: the catalogue as a map, mistakes, what is due, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from scratchwork.catalogue import Catalogue
from scratchwork.learner import QUESTION, Learner
from scratchwork.model import as_json
from scratchwork.pathway import GOALS, Advice, State, advice, state
from scratchwork.problems import problem
from scratchwork.store import stamp

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Place:
    """A pattern on the map; `answered` counts its questions that were answered at least once."""

    pattern: str
    family: str
    title: str
    state: State
    checks: int
    questions: int
    answered: int


@dataclass(frozen=True)
class Made:
    """A mistake that a check has named: how often, when last, and when it was overcome, if so."""

    pattern: str
    mistake: str
    times: int
    last: str
    overcome: str


@dataclass(frozen=True)
class Coming:
    """A card: when it is due, and how often it was remembered and forgotten."""

    card: str
    due: str
    reviews: int
    lapses: int


@dataclass(frozen=True)
class Milestone:
    """A network to train of one's own pieces: the best that was reached, and how many were own."""

    problem: str
    goal: float
    accuracy: float | None
    own: int
    at: str


@dataclass(frozen=True)
class Progress:
    """Where a learner stands. `soon` counts the cards that are due within a week."""

    places: tuple[Place, ...]
    mistakes: tuple[Made, ...]
    due: tuple[Coming, ...]
    soon: int
    coming: tuple[Coming, ...]
    milestones: tuple[Milestone, ...]
    next: tuple[Advice, ...]
    version: int = 1

    def to_json(self) -> dict[str, Any]:
        """The progress as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


def progress(learner: Learner, known: Catalogue, now: datetime) -> Progress:
    """Where the learner stands at this time."""
    cards = [Coming(name, c.due, c.reviews, c.lapses) for name, c in learner.cards.items() if c.due]
    cards.sort(key=lambda card: card.due)
    soon = stamp(now + SOON)
    return Progress(
        tuple(_places(learner, known, now)),
        tuple(_mistakes(learner)),
        tuple(card for card in cards if card.due <= stamp(now)),
        sum(card.due <= soon for card in cards),
        tuple(card for card in cards if card.due > stamp(now)),
        tuple(_milestone(slug, learner.goals.get(slug, {})) for slug in GOALS),
        tuple(advice(learner, known, now)),
    )


def _places(learner: Learner, known: Catalogue, now: datetime) -> Iterator[Place]:
    asked = (card.partition(":") for card in learner.cards)
    answered = Counter(about.partition("/")[0] for kind, _, about in asked if kind == QUESTION)
    for p in known.patterns():
        standing = learner.standings.get(p.slug)
        checks = standing.checks if standing else 0
        where = state(learner, p.slug, now)
        yield Place(p.slug, p.family, p.title, where, checks, len(p.questions), answered[p.slug])


def _mistakes(learner: Learner) -> Iterator[Made]:
    for slug, standing in learner.standings.items():
        for name, slip in standing.mistakes.items():
            yield Made(slug, name, slip.times, slip.last, slip.overcome)


def _milestone(slug: str, best: Mapping[str, Any]) -> Milestone:
    goal = float(getattr(problem(slug), "GOAL", 0.0))
    return Milestone(slug, goal, best.get("accuracy"), len(best.get("own", ())), best.get("at", ""))

"""What is due, in the order in which it is reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from scratchwork.catalogue import Catalogue
from scratchwork.learner import QUESTION, Learner
from scratchwork.model import ScratchworkError
from scratchwork.questions import question_of


@dataclass(frozen=True)
class Due:
    """A card that is due: the question again, a line to spot, or a page to write again."""

    card: str
    kind: str
    pattern: str
    family: str
    question: str = ""


def due(learner: Learner, known: Catalogue, now: datetime) -> Iterator[Due]:
    """The cards that are due, the longest overdue first, and families in turn.

    A card of something that is not in the catalogue any more is kept, and not asked for.
    """
    return interleaved(filter(None, (_found(card, known) for card in learner.due(now))))


def _found(card: str, known: Catalogue) -> Due | None:
    kind, _, about = card.partition(":")
    slug, _, name = about.partition("/")
    if slug not in known:
        return None
    family = known.family(slug)
    if kind != QUESTION:
        return Due(card, kind, slug, family)
    if f"\n### {name}\n" in known.text(slug):  # without reading all lessons, to count what is due
        return Due(card, kind, slug, family, name)
    try:
        return Due(card, kind, slug, family, question_of(known.pattern(slug), name).slug)
    except ScratchworkError:
        return None


def interleaved(cards: Iterable[Due]) -> Iterator[Due]:
    """One of each family in turn, in their order."""
    queues: dict[str, list[Due]] = {}
    for card in cards:
        queues.setdefault(card.family, []).append(card)
    while queues:
        for family in list(queues):
            yield queues[family].pop(0)
            if not queues[family]:
                del queues[family]

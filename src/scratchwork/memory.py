"""When a card comes back: FSRS, by the package `fsrs` (an extra)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from scratchwork.model import ScratchworkError
from scratchwork.store import stamp

if TYPE_CHECKING:
    from fsrs import Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
Rating = Literal[1, 2, 3, 4]
RETENTION = 0.9  # the share of what is due that is still remembered


@cache
def scheduler() -> Scheduler:
    """The scheduler. Raises ScratchworkError if the package is missing.

    Cards come back after days and not after minutes, and not at random ones: the same events
    always give the same days.
    """
    try:
        from fsrs import Scheduler
    except ImportError:
        raise ScratchworkError(
            "what comes back when is computed by fsrs: pip install 'scratchwork[tutor]'"
        ) from None
    return Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def reviewed(memory: Mapping[str, Any], at: str, rating: Rating) -> dict[str, Any]:
    """A memory after a review, as the package keeps it: stability in days, difficulty, due, ...

    Args:
        memory: what this has returned of the review before; empty if this is the first one.
        at: when the review was, ISO 8601 in UTC.
        rating: how well it was remembered.
    """
    planned = scheduler()
    from fsrs import Card
    from fsrs import Rating as Rated

    # Without a number of our own, the package waits for a new one.
    card = Card.from_dict(cast("Any", memory)) if memory else Card(card_id=1)
    when = datetime.fromisoformat(at).astimezone(UTC)
    card, _ = planned.review_card(card, Rated(rating), when)
    return {**card.to_dict(), "due": stamp(card.due)}

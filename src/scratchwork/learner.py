"""What is known of a learner: all of it follows from the events in the store.

    learner = Learner()
    for event in store.events():
        learner.take(event)

A fold: what an event does depends on nothing but the state and the event, so that the same events
give the same state, wherever and whenever. What FSRS has to say is asked later (`schedule`), for a
state can be had without the package.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from scratchwork import memory
from scratchwork.memory import AGAIN, EASY, GOOD, HARD, Rating
from scratchwork.model import PASSING, ScratchworkError
from scratchwork.store import Event, Store, stamp

FORM = 1  # of the state; a snapshot of another form is made anew
HALF = 0.5  # of the key points: fewer are not an answer
SLIPS = 2  # wrong answers and hints with which something still counts as remembered
# Seconds within which a first right answer is an easy one. An open answer, which learners mark
# themselves, is never that.
QUICK = {"number": 40.0, "shape": 15.0, "predict": 10.0, "write": 300.0, "spot": 60.0}
QUESTION, SPOT, WRITE = "question", "spot", "write"
FIRST_SPOT = timedelta(days=1)  # after a pattern was right


@dataclass
class Episode:
    """Something that was begun and is not ended: a question, or a pattern that is written.

    `slips` counts wrong answers, `hints` those that were taken; `told` says that the answer was.
    """

    at: str
    draw: int = 0
    slips: int = 0
    hints: int = 0
    told: bool = False
    seen: str = ""  # the digest of the last file: the same file again is no second slip

    def rating(self, quick: bool) -> Rating:
        """How well it was remembered, if it is right in the end."""
        if self.told or self.slips + self.hints > SLIPS:
            return AGAIN
        if self.slips or self.hints:
            return HARD
        return EASY if quick else GOOD


@dataclass
class Card:
    """Something that comes back: a question, a line to spot, a page to write.

    `waiting` are reviews that FSRS has not been told of yet, `memory` is what it keeps, and `new`
    is when a card that was not reviewed yet is due.
    """

    reviews: int = 0
    lapses: int = 0
    rating: int = 0
    memory: dict[str, Any] = field(default_factory=dict)
    waiting: list[tuple[str, Rating]] = field(default_factory=list)
    new: str = ""

    @property
    def due(self) -> str:
        """When it comes back, ISO 8601; empty if that is not known."""
        return "" if self.waiting else self.memory.get("due", self.new)


def card_of(about: str) -> str:
    """The name of the card of a question, "adam/second-step"."""
    return f"{QUESTION}:{about}"


@dataclass
class Slip:
    """A mistake that a check has named: how often, when last, and when it was overcome."""

    times: int = 0
    last: str = ""
    overcome: str = ""


@dataclass
class Standing:
    """How far somebody is with a pattern. Times are ISO 8601; empty: not yet."""

    begun: str = ""
    checks: int = 0
    verdict: str = ""
    file: str = ""
    right: str = ""
    mistakes: dict[str, Slip] = field(default_factory=dict)


@dataclass
class Learner:
    """Everything that is known of a learner, after the event `upto`, which was `at`."""

    upto: int = 0
    at: str = ""
    cards: dict[str, Card] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    episodes: dict[str, Episode] = field(default_factory=dict)
    goals: dict[str, dict[str, Any]] = field(default_factory=dict)
    form: int = FORM

    # --- events ------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Let the state follow an event. One of a kind or a form that is not known is no news."""
        with suppress(KeyError, TypeError, ValueError):
            TAKEN.get(event.kind, _nothing)(self, event)
        self.upto, self.at = event.id, max(self.at, event.at)

    def standing(self, pattern: str) -> Standing:
        """How far they are with this pattern, to be changed."""
        return self.standings.setdefault(pattern, Standing())

    def _review(self, card: str, at: str, rating: Rating) -> None:
        found = self.cards.setdefault(card, Card())
        found.reviews += 1
        found.lapses += rating == AGAIN and found.reviews > 1
        found.rating = rating
        found.waiting.append((at, rating))

    def _end(self, about: str, card: str, event: Event, quick: bool) -> None:
        """The episode is over, and it was right or told."""
        episode = self.episodes.pop(about, Episode(event.at))
        self._review(card, event.at, episode.rating(quick))

    # --- what comes back ---------------------------------------------------------------------

    def schedule(self) -> bool:
        """Tell FSRS of the reviews that it does not know; whether there were any.

        Raises ScratchworkError if the package is missing, and changes nothing then.
        """
        waiting = [card for card in self.cards.values() if card.waiting]
        for card in waiting:
            for at, rating in card.waiting:
                card.memory = memory.reviewed(card.memory, at, rating)
            card.waiting = []
        return bool(waiting)

    def due(self, now: datetime) -> list[str]:
        """The names of the cards that are due, the longest overdue first."""
        limit = stamp(now)
        found = [(card.due, name) for name, card in self.cards.items() if card.due]
        return [name for due, name in sorted(found) if due <= limit]

    # --- as JSON -----------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """The state as dicts, lists, strings and numbers."""
        return asdict(self)

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> Learner:
        """The state of what `to_json` gave; a new one if that is of another form."""
        if given.get("form") != FORM:
            return cls()
        standings = {
            slug: Standing(**{**s, "mistakes": {m: Slip(**v) for m, v in s["mistakes"].items()}})
            for slug, s in given["standings"].items()
        }
        cards = {name: Card(**c) for name, c in given["cards"].items()}
        episodes = {name: Episode(**e) for name, e in given["episodes"].items()}
        return cls(given["upto"], given["at"], cards, standings, episodes, given["goals"])


def known(store: Store) -> tuple[Learner, int]:
    """What is known of the learner of this store, and how much of that its snapshot has.

    Raises ScratchworkError if it cannot be read.

    What the snapshot does not have yet follows from the events since; all of it anew if one of
    these is older than the snapshot, as those are that were imported.
    """
    upto, kept = store.snapshot()
    learner = Learner.of_json(kept)
    events = store.events(after=upto if learner.upto else 0)
    if any(event.at < learner.at for event in events):
        learner, events = Learner(), store.events()
    for event in sorted(events, key=lambda e: (e.at, e.id)):
        learner.take(event)
    learner.upto = max((event.id for event in events), default=learner.upto)
    return learner, upto


# --- what events do --------------------------------------------------------------------------


def _nothing(learner: Learner, event: Event) -> None:
    pass


def _start(learner: Learner, event: Event) -> None:
    """A blank page."""
    standing = learner.standing(event.about)
    standing.begun = standing.begun or event.at
    standing.file = event.data.get("file", standing.file)
    learner.episodes[f"{WRITE}:{event.about}"] = Episode(event.at)


def _check(learner: Learner, event: Event) -> None:
    standing, data = learner.standing(event.about), event.data
    about = f"{WRITE}:{event.about}"
    if not standing.begun:
        standing.begun = event.at
        learner.episodes[about] = Episode(event.at)
    standing.checks += 1
    standing.verdict, standing.file = data["verdict"], data["file"]
    episode = learner.episodes.get(about)
    if data["verdict"] in PASSING:
        standing.right = standing.right or event.at
        for slip in standing.mistakes.values():
            slip.overcome = slip.overcome or event.at
        if episode:
            now = datetime.fromisoformat(event.at)
            seconds = (now - datetime.fromisoformat(episode.at)).total_seconds()
            learner._end(about, about, event, seconds <= QUICK[WRITE])
            first = now + FIRST_SPOT
            learner.cards.setdefault(f"{SPOT}:{event.about}", Card(new=stamp(first)))
        return
    if episode is None or episode.seen != data["sha256"]:
        for slug in data.get("mistakes", ()):
            slip = standing.mistakes.setdefault(slug, Slip())
            slip.times, slip.last, slip.overcome = slip.times + 1, event.at, ""
    if episode and episode.seen != data["sha256"]:
        episode.slips += 1
        episode.seen = data["sha256"]


def _hint(learner: Learner, event: Event) -> None:
    """A hint on a file: the last one tells the fix."""
    episode = learner.episodes.get(f"{WRITE}:{event.data.get('pattern', '')}")
    if episode:
        episode.hints += 1
        episode.told |= event.data["level"] == event.data["of"]


def _ask(learner: Learner, event: Event) -> None:
    before = learner.episodes.get(event.about)
    if before and before.slips:  # it was left with a wrong answer
        learner._review(card_of(event.about), before.at, AGAIN)
    learner.episodes[event.about] = Episode(event.at, event.data["draw"])


def _nudge(learner: Learner, event: Event) -> None:
    if episode := learner.episodes.get(event.about):
        episode.hints += 1


def _answer(learner: Learner, event: Event) -> None:
    data, card = event.data, card_of(event.about)
    for old in data.get("formerly", ()):
        if (kept := learner.cards.pop(card_of(old), None)) is not None:
            learner.cards.setdefault(card, kept)
    episode = learner.episodes.setdefault(event.about, Episode(event.at))
    kind, right = data["kind"], data["right"]
    if kind == "open":  # how many of its points were there
        share = len(data["had"]) / data["of"]
        episode.slips += 0 if share == 1 else 1 if share >= HALF else SLIPS + 1
    elif kind == "predict":  # it has been shown now
        episode.told = not right
    if right or kind in ("open", "predict"):
        quick = data.get("seconds", math.inf) <= QUICK.get(kind, 0.0)
        learner._end(event.about, card, event, quick)
    else:
        episode.slips += 1


def _told(learner: Learner, event: Event) -> None:
    """The answer to a question was asked for."""
    learner.episodes.setdefault(event.about, Episode(event.at)).told = True
    learner._end(event.about, card_of(event.about), event, quick=False)


def _spot(learner: Learner, event: Event) -> None:
    """A line was looked for; and why it is wrong, and what training shows, were said."""
    data = event.data
    slips = data["slips"] + (not data["why"])
    episode = Episode(event.at, slips=slips, told=not data["line"])
    learner.episodes[about := f"{SPOT}:{event.about}"] = episode
    quick = data["effect"] and data["seconds"] <= QUICK[SPOT]
    learner._end(about, about, event, quick)


def _train(learner: Learner, event: Event) -> None:
    data = event.data
    best = learner.goals.get(event.about, {"accuracy": -1.0})
    if data["accuracy"] > best["accuracy"]:
        learner.goals[event.about] = {**data, "at": event.at}


TAKEN: Mapping[str, Callable[[Learner, Event], None]] = {
    "start": _start,
    "check": _check,
    "hint": _hint,
    "ask": _ask,
    "nudge": _nudge,
    "answer": _answer,
    "told": _told,
    "spot": _spot,
    "train": _train,
}


# --- keeping it ------------------------------------------------------------------------------


class Diary:
    """A store, and what is known of its learner: what is noted is kept, and known at once.

    What cannot be kept is known all the same, so that a full disk ends no lesson; `warn` gets the
    reason, once.
    """

    def __init__(self, store: Store, warn: Callable[[str], None]):
        self.store, self._warn = store, warn
        self.learner, self._derived = known(store)
        self._kept = True

    def note(self, kind: str, about: str, /, **data: Any) -> None:
        """Something that the learner did."""
        try:
            event = self.store.add(kind, about, **data)
        except ScratchworkError as error:
            event = Event(self.learner.upto, "", stamp(datetime.now(UTC)), kind, about, data)
            if self._kept:
                self._warn(f"not remembered: {error}")
            self._kept = False
        self.learner.take(event)

    def prepare(self) -> None:
        """Let every card have its day. Raises ScratchworkError if the package is missing."""
        if self.learner.schedule():
            self._derived = 0  # the snapshot has none of that

    def close(self) -> None:
        """Keep what is derived, so that it need not be derived again; no matter if it cannot be."""
        with suppress(ScratchworkError):
            self.prepare()
        with suppress(ScratchworkError):
            if self._kept and self.learner.upto != self._derived:
                self.store.keep(self.learner.upto, self.learner.to_json())

"""A mock interview: blank pages, a clock, follow-up questions, and a verdict with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from scratchwork.catalogue import Catalogue
from scratchwork.learner import Diary, Learner, card_of
from scratchwork.model import PASSING, Pattern, Question, Report, ScratchworkError, as_json
from scratchwork.questions import mistaken, put, value_of
from scratchwork.store import Event, Store

KIND = "quiz"  # of its events
MINUTES = 15  # for each page, if the patterns are not named
PAGES = 4  # at most, then
HAND_INS = 2  # of a page: after the first there is a question
Verdict = Literal["strong pass", "pass", "borderline", "needs work"]


@dataclass
class Page:
    """One pattern of an interview: the verdicts of its hand-ins, and of its follow-up question.

    `said` is what was answered to the question about a mistake; `notes` are the headings of the
    checklist, with what was seen under each, of the last hand-in.
    """

    pattern: str
    verdicts: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)
    said: str = ""
    follow_up: str = ""
    follow_up_right: bool | None = None
    over: bool = False

    @property
    def right(self) -> bool:
        """Whether it was right in the end."""
        return bool(self.verdicts) and self.verdicts[-1] in PASSING

    @property
    def right_at_once(self) -> bool:
        """Whether it was right when it was handed in first."""
        return bool(self.verdicts) and self.verdicts[0] in PASSING


@dataclass
class Interview:
    """An interview, as its events tell it; `used` are the seconds that it has taken so far."""

    name: str
    minutes: float
    folder: str
    pages: dict[str, Page]
    used: float = 0.0
    over: bool = False

    def take(self, data: Mapping[str, Any]) -> None:
        """Let it follow one of its events."""
        self.used = max(self.used, data.get("used", 0.0))
        page = self.pages.get(data.get("pattern", ""))
        match data["did"]:
            case "end":
                self.over = True
            case "hand-in" if page:
                page.verdicts.append(data["verdict"])
                page.mistakes, page.notes = data["mistakes"], data["notes"]
            case "said" if page:
                page.said = data["words"]
            case "follow-up" if page:
                page.follow_up, page.follow_up_right = data["question"], data["right"]
            case "page-over" if page:
                page.over = True

    @property
    def verdict(self) -> Verdict:
        """What it comes to (docs/decisions/0011)."""
        pages = list(self.pages.values())
        right = sum(p.right for p in pages)
        asked = [p.follow_up_right for p in pages if p.follow_up_right is not None]
        if all(p.right_at_once for p in pages) and all(asked):
            return "strong pass"
        if right == len(pages) and sum(asked) * 2 >= len(asked):
            return "pass"
        return "borderline" if right * 2 >= len(pages) else "needs work"

    def to_json(self) -> dict[str, Any]:
        """The interview as plain dicts, lists, strings and numbers (docs/json.md)."""
        return {"version": 1, **as_json(self), "verdict": self.verdict}


def unfinished(store: Store) -> Interview:
    """The interview that was begun last. Raises ScratchworkError if none waits."""
    found: Interview | None = None
    for event in store.of_kind(KIND):
        if event.data["did"] == "begin":
            found = _begun(event)
        elif found and found.name == event.about:
            found.take(event.data)
    if found is None or found.over:
        raise ScratchworkError("no interview waits to be resumed; `scratchwork quiz` begins one")
    return found


def _begun(event: Event) -> Interview:
    data = event.data
    pages = {slug: Page(slug) for slug in data["patterns"]}
    return Interview(event.about, data["minutes"], data["folder"], pages)


class Record:
    """An interview that goes on: what happens is noted, with the time that it has taken."""

    def __init__(self, diary: Diary, interview: Interview, clock: Callable[[], float]):
        self.diary, self.interview = diary, interview
        self._clock, self._before = clock, interview.used
        self._began = clock()

    @property
    def left(self) -> float:
        """The seconds that are left now."""
        used = self._before + self._clock() - self._began
        return max(0.0, 60 * self.interview.minutes - used)

    def note(self, did: str, **data: Any) -> None:
        """Something that happens in it."""
        used = round(self._before + self._clock() - self._began, 1)
        data = {"did": did, "used": used, **data}
        self.diary.note(KIND, self.interview.name, **data)
        self.interview.take(data)

    def handed_in(self, pattern: str, report: Report) -> None:
        """A page was handed in, and this is its report."""
        notes: dict[str, Any] = {}
        for finding in report.checklist:
            told = notes.setdefault(finding.heading, {"held": 0, "of": 0, "failed": []})
            told["of"] += finding.ok is not None
            told["held"] += finding.ok is True
            if finding.ok is False:
                told["failed"].append(finding.claim)
        mistakes = [d.slug for d in report.diagnosis if d.kind == "mistake"]
        verdict = {"verdict": report.verdict, "mistakes": mistakes, "notes": notes}
        self.note("hand-in", pattern=pattern, **verdict)


def begin(
    diary: Diary, name: str, patterns: Sequence[str], minutes: float, folder: str
) -> Interview:
    """Begin an interview on these patterns."""
    given = {"patterns": list(patterns), "minutes": minutes, "folder": folder}
    diary.note(KIND, name, did="begin", **given)
    return Interview(name, minutes, folder, {slug: Page(slug) for slug in patterns})


def chosen(learner: Learner, known: Catalogue, minutes: float, draw: int) -> tuple[str, ...]:
    """Patterns to be asked for: those that were right once, of different families if possible."""
    many = max(1, min(PAGES, int(minutes // MINUTES)))
    there = list(known.slugs())
    Random(draw).shuffle(there)

    def turn(slug: str) -> int:
        standing = learner.standings.get(slug)
        return 2 if standing is None else 0 if standing.right else 1

    found: list[str] = []
    for slug in sorted(there, key=turn):
        families = [known.family(s) for s in found]
        if known.family(slug) not in families:
            found.append(slug)
    rest = [slug for slug in sorted(there, key=turn) if slug not in found]
    return tuple(sorted([*found, *rest][:many], key=list(known.slugs()).index))


def follow_up(pattern: Pattern, page: Page, learner: Learner, draw: int) -> Question | None:
    """A question that can be marked: one on which the mistake that was made shows, if there is.

    Else the one that was answered least often; None if the pattern has none.
    """
    there = [q for q in pattern.questions if q.kind in ("number", "shape")]

    def turn(question: Question) -> tuple[bool, int]:
        card = learner.cards.get(card_of(f"{pattern.slug}/{question.slug}"))
        shows = set(page.mistakes) & set(_told_by(pattern, question, draw))
        return not shows, card.reviews if card else 0

    return min(there, key=turn, default=None)


def _told_by(pattern: Pattern, question: Question, draw: int) -> Iterable[str]:
    """The mistakes that give another answer to a question."""
    code = put(pattern, question, draw).code
    right = value_of(pattern.source, code)
    return (variant.slug for variant, _ in mistaken(pattern, code, right))

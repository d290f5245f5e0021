"""A question from being put to its answer: what every face does, and what is noted of it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime

from scratchwork import questions
from scratchwork.catalogue import Catalogue
from scratchwork.learner import Diary, card_of
from scratchwork.model import Experiment, Hint, Pattern, Question, ScratchworkError
from scratchwork.questions import Asked, Mark


def chosen(diary: Diary, known: Catalogue, slug: str | None = None) -> tuple[Pattern, Question]:
    """What to ask next, of one pattern or of all that were begun: something new if there is.

    Else what comes back first. Somebody who has begun nothing is asked of the first pattern.
    """
    if slug is not None:
        among = [known.pattern(slug)]
    else:
        begun = [s for s in diary.learner.standings if s in known]
        among = list(map(known.pattern, begun)) or [known.patterns()[0]]
    there = [(p, q) for p in among for q in p.questions]
    cards = diary.learner.cards

    def turn(pair: tuple[Pattern, Question]) -> tuple[bool, str]:
        card = cards.get(card_of(f"{pair[0].slug}/{pair[1].slug}"))
        return card is not None, card.due if card else ""

    if not there:
        raise ScratchworkError(f"{among[0].slug} has no questions")
    return min(there, key=turn)


def fresh_draw() -> int:
    """A draw that nobody has had yet, in all likelihood."""
    return int.from_bytes(os.urandom(3), "big")


def begin(diary: Diary, pattern: Pattern, question: Question, draw: int | None = None) -> Asked:
    """Put a question, with new numbers or with those of a draw."""
    draw = fresh_draw() if draw is None else draw
    asked = questions.put(pattern, question, draw)
    diary.note("ask", asked.name, draw=draw)
    return asked


def going_on(diary: Diary, pattern: Pattern, question: Question) -> Asked:
    """The question as it was put last, and not answered yet. Raises ScratchworkError."""
    name = f"{pattern.slug}/{question.slug}"
    episode = diary.learner.episodes.get(name)
    if episode is None:
        command = f"scratchwork ask {pattern.slug} {question.slug}"
        raise ScratchworkError(f"{name} is not asked at present; `{command}` asks it")
    return questions.put(pattern, question, episode.draw)


def asked_at(diary: Diary, asked: Asked) -> float:
    """When the question was put, in seconds since 1970."""
    return datetime.fromisoformat(diary.learner.episodes[asked.name].at).timestamp()


def draft(diary: Diary, asked: Asked, words: str) -> None:
    """Keep what was said in words, until the learner has compared it with the key points."""
    diary.note("draft", asked.name, words=words)


def drafted(diary: Diary, asked: Asked) -> str:
    """What was said in words last; empty if nothing was."""
    return diary.store.last("draft", asked.name).get("words", "")


def hints_left(diary: Diary, pattern: Pattern, asked: Asked) -> int:
    """How many hints there are that were not taken yet."""
    episode = diary.learner.episodes.get(asked.name)
    hints = questions.question_of(pattern, asked.question).hints
    return len(hints) - min(episode.hints if episode else 0, len(hints))


def nudge(diary: Diary, pattern: Pattern, asked: Asked) -> Hint:
    """The next hint, a smaller step each time; the last one again if there is no other."""
    hints = questions.question_of(pattern, asked.question).hints
    level = len(hints) - hints_left(diary, pattern, asked) + 1
    if level <= len(hints):
        diary.note("nudge", asked.name, level=level)
    level = min(level, len(hints))
    return Hint(level, len(hints), asked.question, hints[level - 1])


def answer(diary: Diary, pattern: Pattern, asked: Asked, given: str, seconds: float) -> Mark:
    """Mark a number or a shape. Raises ScratchworkError, and notes nothing, if it is neither."""
    mark = questions.marked(pattern, asked, given)
    _note(diary, pattern, asked, given=given, right=mark.right, seconds=round(seconds, 1))
    return mark


def predict(
    diary: Diary, pattern: Pattern, asked: Asked, given: str, seconds: float, found: Experiment
) -> Mark:
    """Mark a choice by the experiment that it was about. Raises ScratchworkError if it is none."""
    choice = questions.as_choice(given, asked.choices)
    shown = questions.shown_by(questions.question_of(pattern, asked.question), found)
    if len(shown) != 1:
        raise ScratchworkError(
            f"{asked.name}: this run shows {len(shown)} of the choices, so that none is right here"
        )
    mark = Mark(choice == shown[0], f"what is seen: {shown[0]}")
    _note(diary, pattern, asked, given=choice, right=mark.right, seconds=round(seconds, 1))
    return mark


def compare(
    diary: Diary, pattern: Pattern, asked: Asked, given: str, seconds: float, had: Sequence[int]
) -> Mark:
    """Mark an answer in words by the key points that the learner says were in it."""
    of = len(questions.question_of(pattern, asked.question).points)
    right = len(had) == of
    more = {"had": list(had), "of": of}
    _note(diary, pattern, asked, given=given, right=right, seconds=round(seconds, 1), **more)
    return Mark(right, f"{len(had)} of {of} key points")


def tell(diary: Diary, asked: Asked) -> None:
    """The learner wants to be told the answer: the question comes back soon."""
    diary.note("told", asked.name)


def as_points(text: str, many: int) -> tuple[int, ...]:
    """The numbers of key points as they are typed: "1 3", "all", "none". Raises ScratchworkError.

    >>> as_points("1, 3", 3), as_points("all", 2), as_points("none", 2)
    ((1, 3), (1, 2), ())
    """
    word = text.strip().lower()
    if word in ("all", "none", "0", ""):
        return tuple(range(1, many + 1)) if word == "all" else ()
    found = re.split(r"[\s,]+", word)
    if not all(n.isdecimal() and 1 <= int(n) <= many for n in found):
        raise ScratchworkError(f"{text.strip()!r}: expected numbers from 1 to {many}, all, or none")
    return tuple(sorted(set(map(int, found))))


def _note(diary: Diary, pattern: Pattern, asked: Asked, **data: object) -> None:
    formerly = questions.question_of(pattern, asked.question).formerly
    renamed = {"formerly": [f"{pattern.slug}/{old}" for old in formerly]} if formerly else {}
    diary.note("answer", asked.name, kind=asked.kind, draw=asked.draw, **data, **renamed)

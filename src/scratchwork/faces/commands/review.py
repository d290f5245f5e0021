"""Review what is due."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from scratchwork import asking, reviewing
from scratchwork.catalogue import Catalogue
from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json, style
from scratchwork.faces.commands.stored import diary_of, store_option
from scratchwork.learner import QUESTION, SPOT, Diary
from scratchwork.model import ScratchworkError
from scratchwork.questions import question_of
from scratchwork.reviewing import Due

if TYPE_CHECKING:
    from scratchwork.faces.dialogue import Dialogue

EXAMPLES = ("review", "review --limit 5", "review --json")
LIMIT = 20
PURPOSE = "what you are asked, and what you write, comes back here"
WORDS = {
    QUESTION: ("question", "questions"),
    SPOT: ("line to spot", "lines to spot"),
    "write": ("page to write again", "pages to write again"),
}


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"cards ({LIMIT})")
    added.add_argument("--draw", type=int, metavar="N", help="these numbers again, not new ones")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Go through what is due; without a terminal, say what it is."""
    if arguments.limit < 1:
        raise ScratchworkError(f"--limit is {arguments.limit}; expected 1 or more")
    known = catalogue(arguments)
    with diary_of(arguments) as diary:
        diary.prepare()
        cards = list(reviewing.due(diary.learner, known, datetime.now(UTC)))
        if arguments.json:
            print_json({"version": 1, "due": cards})
            return RIGHT
        print(_head(cards, diary))
        if cards and sys.stdin.isatty():
            _hold(diary, known, list(islice(cards, arguments.limit)), arguments.draw)
    return RIGHT


def _head(cards: list[Due], diary: Diary) -> str:
    """What is due, or when something is."""
    if cards:
        counts = Counter(card.kind for card in cards)
        told = ", ".join(f"{n} {WORDS[kind][n > 1]}" for kind, n in counts.items())
        return style().paint(f"{len(cards)} due: {told}\n", "bold")
    coming = sorted(card.due for card in diary.learner.cards.values() if card.due)
    if not coming:
        return f"Nothing to review yet: {PURPOSE}.\n  next: scratchwork ask"
    from scratchwork.faces.progress import day

    return f"Nothing is due. The next card comes back on {day(coming[0])}.\n  next: scratchwork ask"


def _hold(diary: Diary, known: Catalogue, cards: list[Due], draw: int | None) -> None:
    from scratchwork.faces.dialogue import Dialogue, Left

    dialogue, right = Dialogue(style()), 0
    done = 0
    try:
        for n, card in enumerate(cards, start=1):
            dialogue.say(style().paint(f"{n} of {len(cards)}", "dim"))
            right += _one(dialogue, diary, known, card, draw)
            done = n
            dialogue.say(_back(diary, card))
    except Left:
        pass
    dialogue.say(f"  {right} of {done} were there.  next: scratchwork progress")


def _one(dialogue: Dialogue, diary: Diary, known: Catalogue, card: Due, draw: int | None) -> bool:
    from scratchwork.faces import asking as talks
    from scratchwork.faces import reviews

    pattern = known.pattern(card.pattern)
    if card.kind == QUESTION:
        question = question_of(pattern, card.question)
        asked = asking.begin(diary, pattern, question, draw)
        return talks.Talk(dialogue, diary, known, pattern, asked).held()
    if card.kind == SPOT:
        return reviews.spot(dialogue, diary, known, pattern, draw)
    return reviews.write(dialogue, diary, known, pattern)


def _back(diary: Diary, card: Due) -> str:
    """When a card comes back."""
    from scratchwork.faces.progress import day

    diary.prepare()
    found = diary.learner.cards.get(card.card)
    return f"  It comes back on {day(found.due)}." if found and found.due else ""

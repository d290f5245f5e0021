"""A mock interview."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from itertools import count
from pathlib import Path

from scratchwork import interview
from scratchwork.asking import fresh_draw
from scratchwork.catalogue import Catalogue
from scratchwork.faces import interviews
from scratchwork.faces.commands.shared import (
    INTERRUPTED,
    RIGHT,
    WRONG,
    catalogue,
    print_json,
    style,
)
from scratchwork.faces.commands.stored import diary_of, store_option
from scratchwork.interview import Interview
from scratchwork.learner import Diary
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "quiz",
    "quiz --minutes 15 --patterns adam",
    "quiz --patterns adam,linear",
    "quiz --resume",
)
PASSED = ("strong pass", "pass")


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments. Here --patterns also takes the names of patterns."""
    added.add_argument("--minutes", type=float, default=30.0, metavar="N", help="in all (30)")
    added.add_argument("--resume", action="store_true", help="go on with the one you have left")
    added.add_argument("--draw", type=int, metavar="N", help="these numbers again, not new ones")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Hold an interview on a terminal."""
    if not 1 <= arguments.minutes <= 600:
        raise ScratchworkError(f"--minutes is {arguments.minutes:g}; expected 1 to 600")
    if not sys.stdin.isatty():
        raise ScratchworkError("an interview is a conversation: it needs a terminal")
    from scratchwork.faces.dialogue import Dialogue

    names = _names(arguments)
    known = catalogue(arguments)
    with diary_of(arguments) as diary:
        given = interview.unfinished(diary.store) if arguments.resume else None
        given = given or _begun(arguments, diary, known, names)
        dialogue = Dialogue(style())
        if not interviews.hold(dialogue, diary, known, given, arguments.draw):
            return INTERRUPTED
        if arguments.json:
            print_json(given)
        else:
            print(interviews.result(given, style()), end="")
    return RIGHT if given.verdict in PASSED else WRONG


def _begun(
    arguments: argparse.Namespace, diary: Diary, known: Catalogue, names: list[str]
) -> Interview:
    """A new interview, its pages in a folder of its own."""
    draw = fresh_draw() if arguments.draw is None else arguments.draw
    slugs = [known.pattern(name).slug for name in names]
    slugs = slugs or list(interview.chosen(diary.learner, known, arguments.minutes, draw))
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    folders = (Path(f"quiz-{today}{'' if n == 1 else f'-{n}'}") for n in count(1))
    folder = next(path for path in folders if not path.exists()).resolve()
    return interview.begin(diary, f"{folder.name}-{draw}", slugs, arguments.minutes, str(folder))


def _names(arguments: argparse.Namespace) -> list[str]:
    """The names of patterns in --patterns, which keeps the folders."""
    folders = [given for given in arguments.patterns if Path(given).is_dir()]
    names = [
        name for given in arguments.patterns if given not in folders for name in given.split(",")
    ]
    arguments.patterns = folders
    return [name.strip() for name in names if name.strip()]

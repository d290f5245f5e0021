"""Ask a question, and mark the answer."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from scratchwork import asking, questions
from scratchwork.catalogue import Catalogue
from scratchwork.faces import asking as shown
from scratchwork.faces.commands.shared import RIGHT, WRONG, catalogue, print_json, style
from scratchwork.faces.commands.stored import diary_of, store_option
from scratchwork.learner import Diary
from scratchwork.model import Pattern, Question, ScratchworkError
from scratchwork.questions import Asked, question_of

EXAMPLES = (
    "ask",
    "ask adam",
    "ask adam second-step",
    "ask adam second-step --answer -1.33",
    "ask adam second-step --hint",
    "ask adam where-epsilon --answer 'outside the root' --had 1,3",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("pattern", metavar="PATTERN", nargs="?", help="one that you have begun")
    added.add_argument("question", metavar="QUESTION", nargs="?", help="the next one")
    added.add_argument("--draw", type=int, metavar="N", help="these numbers again, not new ones")
    step = added.add_mutually_exclusive_group()
    step.add_argument("--answer", metavar="TEXT", help="answer what was asked last")
    step.add_argument("--hint", action="store_true", help="one hint more on what was asked last")
    step.add_argument("--tell", action="store_true", help="the answer to what was asked last")
    added.add_argument("--had", metavar="N,N", help="the key points that were in an open answer")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Ask on a terminal; anywhere else, take one step of it."""
    known = catalogue(arguments)
    with diary_of(arguments) as diary:
        pattern, question = _chosen(arguments, diary, known)
        if arguments.hint or arguments.tell or arguments.had or arguments.answer is not None:
            return _step(arguments, diary, known, pattern, question)
        asked = asking.begin(diary, pattern, question, arguments.draw)
        if arguments.json or not sys.stdin.isatty():
            _put(arguments, {"asked": asked}, _told(asked, pattern))
            return RIGHT
        return _talk(arguments, diary, known, pattern, asked)


def _chosen(
    arguments: argparse.Namespace, diary: Diary, known: Catalogue
) -> tuple[Pattern, Question]:
    if arguments.question:
        pattern = known.pattern(arguments.pattern)
        return pattern, question_of(pattern, arguments.question)
    return asking.chosen(diary, known, arguments.pattern)


def _talk(
    arguments: argparse.Namespace, diary: Diary, known: Catalogue, pattern: Pattern, asked: Asked
) -> int:
    """Talk it through, and go on with others unless one was named."""
    from scratchwork.faces.dialogue import Dialogue, Left

    dialogue, right = Dialogue(style()), True
    try:
        while True:
            right = shown.Talk(dialogue, diary, known, pattern, asked).held()
            if arguments.question:
                break
            dialogue.read("Enter: another question   q: leave > ")
            pattern, question = asking.chosen(diary, known, arguments.pattern)
            asked = asking.begin(diary, pattern, question)
    except Left:
        return RIGHT
    return RIGHT if right else WRONG


# --- one step, without a terminal ------------------------------------------------------------


def _step(
    arguments: argparse.Namespace,
    diary: Diary,
    known: Catalogue,
    pattern: Pattern,
    question: Question,
) -> int:
    asked = asking.going_on(diary, pattern, question)
    if arguments.hint:
        found = asking.nudge(diary, pattern, asked)
        _put(arguments, {"asked": asked, "hint": found}, shown.hint(found, style()))
        return RIGHT
    if arguments.tell:
        asking.tell(diary, asked)
        value = shown.solution(pattern, asked) if question.code else ""
        _put(
            arguments,
            {"asked": asked, "value": value.strip(), "points": question.points},
            *filter(None, [value]),
            shown.points(question, style()),
        )
        return RIGHT
    seconds = time.time() - asking.asked_at(diary, asked)
    if asked.kind == "open":
        return _open(arguments, diary, pattern, question, asked, seconds)
    if arguments.had:
        raise ScratchworkError(f"--had is for open questions; {asked.name} is a {asked.kind}")
    if asked.kind == "predict":
        from scratchwork.experimenting import tried
        from scratchwork.faces import experiments

        questions.as_choice(arguments.answer, asked.choices)
        found = tried(question.experiment, known)
        mark = asking.predict(diary, pattern, asked, arguments.answer, seconds, found)
        said = [experiments.text(found, style()).rstrip()]
    else:
        mark = asking.answer(diary, pattern, asked, arguments.answer, seconds)
        said = []
    ended = mark.right or asked.kind == "predict"
    points = question.points if ended else ()
    said.append(shown.mark(mark, style()))
    said.append(shown.points(question, style()) if ended else _more(asked))
    _put(arguments, {"asked": asked, "mark": mark, "points": points}, *said)
    return RIGHT if mark.right else WRONG


def _open(
    arguments: argparse.Namespace,
    diary: Diary,
    pattern: Pattern,
    question: Question,
    asked: Asked,
    seconds: float,
) -> int:
    if not arguments.had:
        asking.draft(diary, asked, arguments.answer)
        said = f"  next: {_command(asked)} --had N,N: those that were in yours, or all, or none"
        found = {"asked": asked, "points": question.points}
        _put(arguments, found, shown.points(question, style()), said)
        return RIGHT
    had = asking.as_points(arguments.had, len(question.points))
    given = arguments.answer or asking.drafted(diary, asked)
    mark = asking.compare(diary, pattern, asked, given, seconds, had)
    _put(arguments, {"asked": asked, "mark": mark, "points": question.points}, f"  {mark.said}")
    return RIGHT if mark.right else WRONG


def _put(arguments: argparse.Namespace, found: dict[str, Any], *said: str) -> None:
    if arguments.json:
        nothing = {"hint": None, "mark": None, "value": "", "points": ()}
        print_json({"version": 1, **nothing, **found})
    else:
        print("\n\n".join(said))


def _told(asked: Asked, pattern: Pattern) -> str:
    return f"{shown.question(asked, pattern, style())}\n\n{_more(asked)}"


def _more(asked: Asked) -> str:
    command = _command(asked)
    return style().paint(f"  next: {command} --answer TEXT, or --hint, or --tell", "dim")


def _command(asked: Asked) -> str:
    return f"scratchwork ask {asked.pattern} {asked.question}"

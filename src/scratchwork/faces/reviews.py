"""A review on the terminal: a line to spot, and a page to write again."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

from scratchwork import spotting, submission
from scratchwork.catalogue import Catalogue
from scratchwork.checking import judge
from scratchwork.faces import experiments, text
from scratchwork.faces.dialogue import Dialogue, editor
from scratchwork.faces.style import Style
from scratchwork.learner import Diary
from scratchwork.model import Pattern, Report
from scratchwork.sandbox import Limits, spawn
from scratchwork.spotting import Spot
from scratchwork.stub import start
from scratchwork.tutor import hints, next_level, note_check, note_hint

LOOKS = 2  # at the lines, before it is told


def spot(
    dialogue: Dialogue,
    diary: Diary,
    known: Catalogue,
    pattern: Pattern,
    draw: int | None = None,
) -> bool:
    """Which line, why, and what will training show; whether the line and the reason were right.

    Raises Left.
    """
    style, began = dialogue.style, time.monotonic()
    standing = diary.learner.standings.get(pattern.slug)
    given = spotting.spot(pattern, standing.mistakes if standing else {}, draw)
    dialogue.say(*spotted(given, pattern, style))
    slips, line = _line(dialogue, given)
    dialogue.say(style.paint("  Why: what does it do?", "bold"))
    why = dialogue.choose(given.whys) == given.why
    dialogue.say(f"  {'Right.' if why else style.wrap(f'Not yet: {given.why}', '  ', '').strip()}")
    dialogue.say(style.paint("  And what will training show?", "bold"))
    expected = dialogue.choose(spotting.EFFECTS)
    mistake = pattern.variant(given.mistake)
    command = f"scratchwork try {pattern.slug} {pattern.slug}:{mistake.slug}"
    dialogue.say(style.paint(f"  {command}", "dim"))
    found = spotting.shown(pattern, mistake, known)
    dialogue.say(experiments.text(found, style).rstrip())
    seen = spotting.effect(found)
    dialogue.say(f"  {'Right' if seen == expected else 'Not yet'}: {seen}.")
    seconds = round(time.monotonic() - began, 1)
    told = {"line": line, "slips": slips, "why": why, "effect": seen == expected}
    diary.note("spot", pattern.slug, mistake=mistake.slug, seconds=seconds, **told)
    return line and why


def spotted(given: Spot, pattern: Pattern, style: Style) -> list[str]:
    """What is asked: the code with numbered lines."""
    lines = enumerate(given.code.splitlines(), start=1)
    code = "\n".join(style.paint(f"{n:>4} | {line}".rstrip(), "cyan") for n, line in lines)
    return [
        style.paint(f"{pattern.title}: spot the line", "bold"),
        style.wrap("This is the reference, with one mistake in it. In which line is it?"),
        code,
    ]


def _line(dialogue: Dialogue, given: Spot) -> tuple[int, bool]:
    """(wrong lines, whether the right one was found)."""
    slips = 0
    while slips < LOOKS:
        typed = dialogue.read("line (t: tell me   q: leave) > ")
        if typed in ("t", "tell"):
            break
        if typed.isdecimal() and int(typed) in given.lines:
            dialogue.say("  Right.")
            return slips, True
        if not typed.isdecimal():
            dialogue.say(f"  {typed!r} is no line; a number is expected")
            continue
        slips += 1
        more = "look once more." if slips < LOOKS else ""
        dialogue.say(
            f"  Not yet: line {typed} is as it is in the reference{'; ' * bool(more)}{more}"
        )
    where = " or ".join(map(str, given.lines[:1] + given.lines[-1:] * (len(given.lines) > 1)))
    dialogue.say(f"  It is line {where}.")
    return slips, False


# --- write it again --------------------------------------------------------------------------


def write(dialogue: Dialogue, diary: Diary, known: Catalogue, pattern: Pattern) -> bool:
    """Write a pattern from a blank page until its check passes; whether it did. Raises Left."""
    style = dialogue.style
    file = blank(pattern, Path(), f"{pattern.slug}_again")
    diary.note("start", pattern.slug, file=str(file.resolve()))
    dialogue.say(
        style.paint(f"{pattern.title}: write it again", "bold"),
        style.wrap(f"{file} is a blank page with the contract. Write it in your editor."),
    )
    offered = "e: $EDITOR   " if editor() else ""
    report: Report | None = None
    while True:
        prompt = f"Enter: check it   {offered}h: a hint   s: not now   q: leave > "
        typed = dialogue.read(prompt)
        if typed in ("s", "skip"):
            return False
        if typed in ("e", "edit"):
            dialogue.edit(file)
            continue
        if typed in ("h", "hint", "?"):
            _hint(dialogue, diary, known, report, file)
            continue
        report = checked(diary, known, pattern, file)
        dialogue.say(text.report(report, style).rstrip())
        if report.ok:
            return True


def blank(pattern: Pattern, folder: Path, name: str) -> Path:
    """A blank page under this name, or under the next one that is free."""
    names = (folder / f"{name}{'' if n == 1 else f'_{n}'}.py" for n in count(1))
    return start(pattern, next(path for path in names if not path.exists()))


def checked(diary: Diary, known: Catalogue, pattern: Pattern, file: Path) -> Report:
    """The report on a file, which is noted. Nothing of the file runs in this process."""
    report = judge(submission.of_file(file), pattern.slug, known, spawn, Limits(seconds=2.0))
    note_check(diary.note, report)
    return report


def _hint(
    dialogue: Dialogue, diary: Diary, known: Catalogue, report: Report | None, file: Path
) -> None:
    ladder = hints(report, known) if report else ()
    if report is None or not ladder:
        dialogue.say("  There is nothing to give a hint on yet; Enter checks the file.")
        return
    given = ladder[next_level(diary.store, report, ladder) - 1]
    note_hint(diary.note, report, given)
    dialogue.say(text.hint(given, dialogue.style, str(file), at_end=True).rstrip())

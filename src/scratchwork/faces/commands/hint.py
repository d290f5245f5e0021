"""Get one hint more each time."""

from __future__ import annotations

import argparse
from functools import partial

from scratchwork.faces.commands import check
from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    catalogue,
    fresh_report,
    print_json,
    put_report,
    style,
)
from scratchwork.faces.commands.stored import note, store_of
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "hint adam.py",
    "hint adam.py --tell",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    check.options(added)
    added.add_argument("--tell", action="store_true", help="the last one at once: the fix")
    added.add_argument("--level", type=int, metavar="N", help="this one, whichever was last")


def run(arguments: argparse.Namespace) -> int:
    """Get one hint more each time."""
    report = fresh_report(arguments)
    from scratchwork.tutor import hints, next_level, note_hint

    ladder = hints(report, catalogue(arguments))
    if not ladder:
        put_report(arguments, report)
        return RIGHT if report.ok else WRONG
    if arguments.tell:
        level = len(ladder)
    elif arguments.level is not None:
        level = arguments.level
    else:
        level = next_level(store_of(arguments), report, ladder)
    if not 1 <= level <= len(ladder):
        raise ScratchworkError(f"there is no level {level}; the levels are 1 to {len(ladder)}")
    given = ladder[level - 1]
    note_hint(partial(note, arguments), report, given)
    if arguments.json:
        print_json({"version": report.version, "report": report, "hint": given})
    else:
        from scratchwork.faces import text

        print(text.hint(given, style(), arguments.file, level == len(ladder)), end="")
    return RIGHT if report.ok else WRONG

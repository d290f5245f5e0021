"""Check a file, and name its mistake."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    checking_options,
    flush,
    fresh_report,
    put_report,
)
from scratchwork.faces.commands.stored import note, store_option

if TYPE_CHECKING:
    from scratchwork.model import Report

EXAMPLES = (
    "check adam.py",
    "check my_file.py adam",
    "check adam.py --json",
    "check - adam < adam.py",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("file", metavar="FILE", help="a Python file, or - for standard input")
    added.add_argument("pattern", metavar="PATTERN", nargs="?", help="if the names do not tell")
    checking_options(added)
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Check a file, and name its mistake."""
    report = fresh_report(arguments)
    put_report(arguments, report)
    flush()  # the report is there, and nobody waits for what follows
    note_of(arguments, report)
    return RIGHT if report.ok else WRONG


def note_of(arguments: argparse.Namespace, report: Report) -> None:
    """Note a check; what that takes is loaded now, and not on the way to the report."""
    from scratchwork.tutor import note_check

    note_check(partial(note, arguments), report)

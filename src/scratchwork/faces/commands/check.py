"""Check a file, and name its mistake."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    checking_options,
    fresh_report,
    put_report,
)
from scratchwork.faces.commands.stored import note, store_option

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
    sys.stdout.flush()  # the report is there, and nobody waits for what follows
    from scratchwork.tutor import note_check

    note_check(partial(note, arguments), report)
    return RIGHT if report.ok else WRONG

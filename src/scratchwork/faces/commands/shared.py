"""What the commands share."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scratchwork.model import ScratchworkError, as_json

if TYPE_CHECKING:
    from scratchwork.catalogue import Catalogue
    from scratchwork.faces.style import Style
    from scratchwork.model import Report
    from scratchwork.sandbox import Limits
    from scratchwork.submission import Submission

RIGHT, WRONG, USAGE = 0, 1, 2
INTERRUPTED = 130


def fresh_report(arguments: argparse.Namespace) -> Report:
    """The report on a file.

    This process has read nothing of any pattern yet, so that it can fork the child: one import
    of NumPy serves both.
    """
    from scratchwork.checking import judge
    from scratchwork.sandbox import fork

    given = submission_of(arguments.file)
    return judge(given, arguments.pattern, catalogue(arguments), fork, limits(arguments))


def with_progress(things: Iterable[Any], total: int, done: str) -> Iterator[Any]:
    """The things as they come, with a line on the terminal that counts them."""
    shown = sys.stderr.isatty()
    for n, thing in enumerate(things, start=1):
        if shown:
            print(f"\r{n} of {total} {done}", end="", file=sys.stderr, flush=True)
        yield thing
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def submission_of(file: str) -> Submission:
    """The submission in a file; - is standard input."""
    from scratchwork import submission

    if file == "-":
        return submission.of_bytes(sys.stdin.buffer.read(), "<stdin>")
    return submission.of_file(Path(file))


def catalogue(arguments: argparse.Namespace) -> Catalogue:
    """Our patterns, and those in --patterns."""
    from scratchwork.catalogue import catalogue

    return catalogue(*map(Path, arguments.patterns))


def limits(arguments: argparse.Namespace) -> Limits:
    """The limits of --seconds."""
    from scratchwork.sandbox import Limits

    if not 0 < arguments.seconds < 3600:
        raise ScratchworkError(f"--seconds is {arguments.seconds:g}; expected 0 to 3600")
    return Limits(seconds=arguments.seconds)


def put_report(arguments: argparse.Namespace, report: Report) -> None:
    """Print a report, as it is asked for."""
    if arguments.json:
        print_json(report)
    else:
        from scratchwork.faces import text

        print(text.report(report, style(), arguments.verbose), end="")


def print_json(value: Any) -> None:
    """Print JSON, on one line."""
    print(json.dumps(as_json(value)))


def flush() -> None:
    """Send what was printed to its reader, or to nobody."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # `scratchwork list | head`: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def style() -> Style:
    """How to write on standard output."""
    from scratchwork.faces.style import style_for

    return style_for(sys.stdout)


def checking_options(added: argparse.ArgumentParser) -> None:
    """The options of whatever checks a file."""
    added.add_argument("-v", "--verbose", action="store_true", help="list what holds, too")
    added.add_argument("--seconds", type=float, default=2.0, help="time limit per case (2)")

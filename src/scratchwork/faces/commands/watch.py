"""Check on every save."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from scratchwork.faces.commands import check
from scratchwork.faces.commands.shared import (
    RIGHT,
    catalogue,
    checking_options,
    flush,
    limits,
    put_report,
    submission_of,
)
from scratchwork.faces.commands.stored import store_option
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "watch adam.py",
    "watch .",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("path", metavar="FILE|DIR", nargs="?", default=".")
    added.add_argument("pattern", metavar="PATTERN", nargs="?")
    checking_options(added)
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Check on every save."""
    from scratchwork import sandbox
    from scratchwork.checking import judge
    from scratchwork.faces.watching import changes

    path = Path(arguments.path)
    if not path.exists():
        raise ScratchworkError(f"no such file or directory: {path}")
    known = catalogue(arguments)
    saves = changes(path)
    print(f"watching {path}; Ctrl-C ends", file=sys.stderr)
    with contextlib.suppress(KeyboardInterrupt):
        for file in (file for files in saves for file in files):
            try:
                given = submission_of(str(file))
                if path.is_dir() and not given.trouble and not known.defining(given.names):
                    continue  # some other file of theirs
                report = judge(given, arguments.pattern, known, sandbox.spawn, limits(arguments))
            except ScratchworkError as error:  # this file's, not the next one's
                print(f"scratchwork: {error}", file=sys.stderr)
                continue
            put_report(arguments, report)
            flush()
            check.note_of(arguments, report)
    return RIGHT

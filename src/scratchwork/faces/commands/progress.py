"""Progress: what is known of the learner; and to carry it elsewhere."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json, style
from scratchwork.faces.commands.stored import diary_of, store_of, store_option
from scratchwork.model import ScratchworkError
from scratchwork.store import lines, parsed

EXAMPLES = (
    "progress",
    "progress --json",
    "progress export mine.jsonl",
    "progress import mine.jsonl",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument(
        "action", metavar="export|import", nargs="?", choices=("export", "import"), help="events"
    )
    added.add_argument("file", metavar="FILE", nargs="?", help="JSON Lines (standard output)")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Show where the learner stands, or carry the events."""
    if arguments.action == "export":
        return _export(arguments)
    if arguments.action == "import":
        return _import(arguments)
    from scratchwork.progress import progress

    known = catalogue(arguments)
    with diary_of(arguments) as diary:
        try:
            diary.prepare()
        except ScratchworkError as error:  # the rest is known without it
            print(f"scratchwork: {error}", file=sys.stderr)
        found = progress(diary.learner, known, datetime.now(UTC))
        if arguments.json:
            print_json(found)
        else:
            from scratchwork.faces.progress import text

            print(text(found, style()), end="")
    return RIGHT


def _export(arguments: argparse.Namespace) -> int:
    events = store_of(arguments).events()
    text = "".join(f"{line}\n" for line in lines(events))
    if not arguments.file:
        sys.stdout.write(text)
        return RIGHT
    try:
        Path(arguments.file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ScratchworkError(f"cannot write {arguments.file}: {error.strerror}") from None
    _said(arguments, f"{len(events)} events are in {arguments.file}", exported=len(events))
    return RIGHT


def _import(arguments: argparse.Namespace) -> int:
    if not arguments.file:
        raise ScratchworkError("import from which file? scratchwork progress import FILE")
    try:
        text = Path(arguments.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ScratchworkError(f"cannot read {arguments.file}: {why}") from None
    new = store_of(arguments).merge(parsed(text.splitlines(), arguments.file))
    with diary_of(arguments):
        pass  # what follows from all of them is derived now, and not when a question is wanted
    _said(arguments, f"{new} new events", imported=new)
    return RIGHT


def _said(arguments: argparse.Namespace, words: str, **counts: int) -> None:
    if arguments.json:
        print_json({"version": 1, **counts})
    else:
        print(words)

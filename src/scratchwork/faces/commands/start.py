"""Begin a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json
from scratchwork.faces.commands.stored import note, store_option

EXAMPLES = (
    "start adam",
    "start adam my/first_adam.py",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("pattern", metavar="PATTERN")
    added.add_argument("file", metavar="FILE", nargs="?", help="PATTERN.py if not given")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Begin a file."""
    from scratchwork.stub import start

    pattern = catalogue(arguments).pattern(arguments.pattern)
    path = start(pattern, Path(arguments.file or f"{pattern.slug}.py"))
    note(arguments, "start", pattern.slug, file=str(path.resolve()))
    if arguments.json:
        print_json({"version": 1, "pattern": pattern.slug, "file": str(path)})
    else:
        print(f"{path} is ready: fill it in, then  scratchwork check {path}")
    return RIGHT

"""Read a lesson, or a page made of all lessons."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json, style
from scratchwork.families import FAMILIES
from scratchwork.model import as_json

if TYPE_CHECKING:
    from scratchwork.catalogue import Catalogue

GOTCHAS = "gotchas"

EXAMPLES = (
    "show adam",
    "show adam --hide",
    "show adam --answers",
    "show optimizers",
    "show gotchas",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument(
        "pattern", metavar="PATTERN|PAGE", help=f"a pattern, a family, or {GOTCHAS!r}"
    )
    added.add_argument("--hide", action="store_true", help="leave the template out")
    added.add_argument("--answers", action="store_true", help="with the hints and the answers")
    added.add_argument("--mistakes", action="store_true", help="with the mistakes, as diffs")


def run(arguments: argparse.Namespace) -> int:
    """Read a lesson, or a page made of all lessons."""
    known = catalogue(arguments)
    if arguments.pattern in (GOTCHAS, *FAMILIES):
        return _show_page(arguments, known)
    pattern = known.pattern(arguments.pattern)
    if arguments.json:
        shown = as_json(pattern)
        del shown["folder"]
        if arguments.hide:
            del shown["source"]
        print_json({"version": 1, **shown})
    else:
        from scratchwork.faces import text

        print(
            text.lesson(pattern, style(), arguments.hide, arguments.answers, arguments.mistakes),
            end="",
        )
    return RIGHT


def _show_page(arguments: argparse.Namespace, known: Catalogue) -> int:
    from scratchwork import pages
    from scratchwork.faces import text

    name, patterns = arguments.pattern, known.patterns()
    if name == GOTCHAS:
        rows = pages.gotchas(patterns)
        page = text.gotchas(rows, style())
    else:
        rows = pages.guide(name, patterns)
        page = text.guide(name, rows, style())
    if arguments.json:
        print_json({"version": 1, "page": name, "rows": rows})
    else:
        print(page, end="")
    return RIGHT

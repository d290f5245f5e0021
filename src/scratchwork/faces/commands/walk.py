"""Show a run line by line, with its numbers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    catalogue,
    limits,
    print_json,
    style,
    submission_of,
)
from scratchwork.model import ScratchworkError

if TYPE_CHECKING:
    from scratchwork.catalogue import Catalogue

EXAMPLES = (
    "walk adam",
    "walk adam --set lr=0.01 --grad 0.5,-0.2 --steps 3",
    "walk linear --shape batch=2,in=3,out=4",
    "walk adam.py",
    "walk adam.py --against adam",
    "walk linear --markdown > notes.md",
    "walk conv2d --html > conv2d.html",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("what", metavar="PATTERN|FILE", help="a pattern's reference, or a file")
    added.add_argument("pattern", metavar="PATTERN", nargs="?", help="if the names do not tell")
    added.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="another value; repeat"
    )
    added.add_argument("--grad", default="", metavar="G,G,...", help="an optimizer's gradients")
    added.add_argument(
        "--shape", default="", metavar="SIZE=N,...", help="other sizes of the arrays"
    )
    added.add_argument("--steps", type=int, metavar="N", help="how many steps an optimizer takes")
    added.add_argument("--all", action="store_true", help="every turn of every loop, and __init__")
    added.add_argument("--against", metavar="PATTERN", help="beside that pattern's reference")
    added.add_argument("--markdown", action="store_true", help="as study notes")
    added.add_argument("--html", action="store_true", help="as a page to step through")
    added.add_argument("--seconds", type=float, default=10.0, help="time limit (10)")


def run(arguments: argparse.Namespace) -> int:
    """Show a run line by line, with its numbers."""
    from scratchwork import submission, trace
    from scratchwork.sandbox import fork

    known = catalogue(arguments)
    if arguments.against:
        chosen = (arguments.set, arguments.grad, arguments.steps, arguments.shape)
        if any((*chosen, arguments.html, arguments.markdown)):
            raise ScratchworkError("--against runs the check's own cases, as text or as --json")
        return _against(arguments, known)
    pattern = trace.named(arguments.what, known)
    read = submission.of_source(pattern.source, "") if pattern else submission_of(arguments.what)
    found = trace.walked(
        read,
        pattern.slug if pattern else arguments.pattern,
        known,
        fork,
        given=dict(trace.assigned(text) for text in arguments.set),
        grads=[trace.parsed("--grad", g) for g in arguments.grad.split(",") if arguments.grad],
        steps=arguments.steps,
        sizes=trace.sized(arguments.shape),
        every=arguments.all,
        limits=limits(arguments),
    )
    if arguments.json:
        print_json(found)
    else:
        from scratchwork.faces import walks

        if arguments.html:
            from scratchwork.faces import walk_page

            page = walk_page.html(found, read.source, arguments.all)
        elif arguments.markdown:
            page = walks.markdown(found, arguments.all)
        else:
            page = walks.text(found, style(), arguments.all)
        print(page, end="")
    return WRONG if found.trouble else RIGHT


def _against(arguments: argparse.Namespace, known: Catalogue) -> int:
    from scratchwork.against import against
    from scratchwork.sandbox import fork

    found = against(
        submission_of(arguments.what), arguments.against, known, fork, limits(arguments)
    )
    if arguments.json:
        print_json(found)
    else:
        from scratchwork.faces import text, walks

        print(walks.comparison(found, style()))
        if found.report.culprit:
            print(text.culprit(found.report.culprit, style()))
        elif not found.report.ok:
            print("  No line can be said to be the one.")
    return RIGHT if found.report.ok else WRONG

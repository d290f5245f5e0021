"""The picture of an experiment: where it is put, and shown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scratchwork.model import ScratchworkError

if TYPE_CHECKING:
    from scratchwork.model import Experiment


def picture_options(added: argparse.ArgumentParser) -> None:
    """--save and --open."""
    added.add_argument("--save", metavar="FILE", help="the picture: .png, .svg, .html, .json")
    added.add_argument("--open", action="store_true", help="show the picture in a browser")


def refuse_kinds(arguments: argparse.Namespace) -> None:
    """Raises ScratchworkError, before the work and not after it, if the picture is of no kind."""
    if arguments.save:
        from scratchwork.faces import pictures

        pictures.kind(Path(arguments.save))


def save(arguments: argparse.Namespace, found: Experiment) -> None:
    """Write the picture where --save says; show it if --open does."""
    if not (arguments.save or arguments.open):
        return
    from scratchwork import chart
    from scratchwork.faces import pictures

    path = Path(arguments.save) if arguments.save else pictures.somewhere(found.problem)
    pictures.save(chart.vega(found), path)
    print(f"{path} has the picture", file=sys.stderr)
    if arguments.open and not pictures.opened(path):
        raise ScratchworkError(f"there is no browser to open it with; the picture is {path}")

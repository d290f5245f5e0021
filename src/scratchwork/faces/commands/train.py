"""Train a network with one's own pieces."""

from __future__ import annotations

import argparse
from pathlib import Path

from scratchwork.faces.commands.pictures import picture_options, refuse_kinds, save
from scratchwork.faces.commands.shared import RIGHT, WRONG, catalogue, limits, print_json, style
from scratchwork.faces.commands.stored import note, store_option

EXAMPLES = (
    "train digits-mlp",
    "train digits-mlp --with my/",
    "train digits-cnn --save curves.png",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("problem", metavar="PROBLEM", help="digits-mlp, digits-cnn")
    added.add_argument("--with", dest="own", metavar="DIR|FILE", help="your files, if they pass")
    added.add_argument("--seed", type=int, default=0, metavar="N", help="of the start (0)")
    picture_options(added)
    added.add_argument("--seconds", type=float, default=60.0, help="time limit (60)")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Train a network with one's own pieces."""
    from scratchwork import problems, training

    known = catalogue(arguments)
    refuse_kinds(arguments)
    files = training.files(Path(arguments.own)) if arguments.own else ()
    found = training.trained(
        problems.problem(arguments.problem), files, known, arguments.seed, limits(arguments)
    )
    own = [piece.pattern for piece in found.pieces if piece.file]
    reached = {"accuracy": found.accuracy, "reached": found.reached, "own": own}
    note(arguments, "train", arguments.problem, **reached)
    save(arguments, found.experiment)
    if arguments.json:
        print_json(found)
    else:
        from scratchwork.faces import experiments

        print(experiments.training(found, style()), end="")
    return RIGHT if found.reached else WRONG

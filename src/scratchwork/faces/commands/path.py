"""The way to a goal."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from scratchwork.faces import progress as shown
from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json, style
from scratchwork.faces.commands.stored import store_of, store_option
from scratchwork.learner import known as learner_of
from scratchwork.model import Pattern
from scratchwork.pathway import State, state, way

EXAMPLES = ("path digits-mlp", "path digits-cnn", "path adam", "path digits-mlp --json")


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("goal", metavar="GOAL", help="digits-mlp, digits-cnn, or a pattern")
    store_option(added)


def run(arguments: argparse.Namespace) -> int:
    """Print the patterns in order, and how far the learner is with each."""
    known, now = catalogue(arguments), datetime.now(UTC)
    patterns = way(arguments.goal, known)
    learner, _ = learner_of(store_of(arguments))
    steps: list[tuple[Pattern, State]] = [(p, state(learner, p.slug, now)) for p in patterns]
    if arguments.json:
        rows = [{"pattern": p.slug, "state": s, "builds_on": p.builds_on} for p, s in steps]
        print_json({"version": 1, "goal": arguments.goal, "steps": rows})
    else:
        print(shown.way(arguments.goal, steps, style()), end="")
    return RIGHT

"""What this machine has."""

from __future__ import annotations

import argparse

from scratchwork.faces.commands.shared import RIGHT, WRONG, print_json

EXAMPLES = (
    "doctor",
    "doctor --json",
)


def options(_: argparse.ArgumentParser) -> None:
    """Its arguments."""


def run(arguments: argparse.Namespace) -> int:
    """What this machine has."""
    from scratchwork.doctor import examined

    health = examined()
    lacking = any(not d.on for d in health.defences)
    if arguments.json:
        print_json(health)
        return WRONG if lacking else RIGHT
    from scratchwork.faces.text import MARK

    print(f"Python {health.python}\nNumPy {health.numpy}\n{health.system}\ncache {health.cache}\n")
    print("What keeps a submission in its place:")
    for d in health.defences:
        print(f"  {MARK[d.on]} {d.name}" + (f": {d.why}" if d.why else ""))
    print("\nExtras:")
    for extra, there in health.extras.items():
        how = "" if there else f": pip install 'scratchwork[{extra}]'"
        print(f"  {MARK[there]} {extra}{how}")
    return WRONG if lacking else RIGHT

"""List the patterns."""

from __future__ import annotations

import argparse

from scratchwork.faces.commands.shared import RIGHT, catalogue, print_json, style

EXAMPLES = (
    "list",
    "list --json",
)


def options(_: argparse.ArgumentParser) -> None:
    """Its arguments."""


def run(arguments: argparse.Namespace) -> int:
    """List the patterns."""
    patterns = catalogue(arguments).patterns()
    if arguments.json:
        keys = ("slug", "family", "title", "summary", "contract", "builds_on")
        rows = [{k: getattr(p, k) for k in keys} for p in patterns]
        for row, p in zip(rows, patterns, strict=True):
            row["mistakes"] = [v.slug for v in p.variants if v.kind == "mistake"]
            row["conventions"] = [v.slug for v in p.variants if v.kind == "convention"]
        print_json({"version": 1, "patterns": rows})
    else:
        from scratchwork.faces import text

        print(text.catalogue(patterns, style()), end="")
    return RIGHT

"""Prove the patterns right."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    catalogue,
    print_json,
    style,
    with_progress,
)
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "audit",
    "audit adam --matrix",
    "audit --patterns my/patterns",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument("pattern", metavar="PATTERN", nargs="*", help="all if not given")
    added.add_argument("--matrix", action="store_true", help="print what each variant is named as")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    added.add_argument(
        "--jobs", type=int, default=cores or 1, metavar="N", help="processes at a time (all cores)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Prove the patterns right."""
    from scratchwork.audit import audits

    known = catalogue(arguments)
    slugs = tuple(known.pattern(slug).slug for slug in arguments.pattern or known.slugs())
    if arguments.jobs < 1:
        raise ScratchworkError(f"--jobs is {arguments.jobs}; expected 1 or more")
    made = audits(slugs, tuple(map(Path, arguments.patterns)), arguments.jobs)
    done = list(with_progress(made, len(slugs), "audited"))
    clean = not any(a.complaints for a in done)
    if arguments.json:
        print_json({"version": 1, "ok": clean, "audits": done})
    else:
        from scratchwork.faces import text

        print(text.complaints(done), end="")
        if arguments.matrix:
            print(text.matrix(done, style()), end="")
    return RIGHT if clean else WRONG

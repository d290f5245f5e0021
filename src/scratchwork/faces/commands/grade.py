"""Grade a class."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from scratchwork.faces.commands.shared import (
    INTERRUPTED,
    RIGHT,
    catalogue,
    limits,
    print_json,
    style,
)
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "grade hand-ins/ --pattern adam",
    "grade export.zip --assignment course.toml --out week3",
    "grade 'hand-ins/*.ipynb' --pattern linear --require-isolation",
    "grade hand-ins/ --pattern adam --resume",
    "grade --assignment course.toml --autograder autograder.zip",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders, archives, patterns like '*.py'"
    )
    added.add_argument("--pattern", metavar="PATTERN", help="what all of it is")
    added.add_argument("--assignment", metavar="FILE", help="patterns and points, in TOML")
    added.add_argument("--out", default="grades", metavar="DIR", help="for the results (grades/)")
    added.add_argument("--resume", action="store_true", help="go on where a run was ended")
    added.add_argument("--jobs", type=int, metavar="N", help="processes at a time (all cores)")
    added.add_argument("--backend", choices=("loky", "dask"), default="loky", help="this machine")
    added.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    added.add_argument("--seed", type=int, metavar="N", help="of the inputs; another one each time")
    added.add_argument("--seconds", type=float, default=2.0, help="time limit per case (2)")
    added.add_argument(
        "--require-isolation", action="store_true", help="run nothing without all defences"
    )
    added.add_argument("--gradescope", metavar="FILE", help="all as one student's results.json")
    added.add_argument("--autograder", metavar="ZIP", help="write one to upload to Gradescope")


def run(arguments: argparse.Namespace) -> int:
    """Grade a class."""
    from scratchwork import assignment, grading, intake
    from scratchwork.faces import gradebook, grades

    known = catalogue(arguments)
    if bool(arguments.pattern) == bool(arguments.assignment):
        raise ScratchworkError("say what is graded: --pattern adam, or --assignment course.toml")
    if arguments.pattern:
        asked = assignment.single(arguments.pattern, known)
    else:
        asked = assignment.load(Path(arguments.assignment), known)
    if arguments.autograder:
        from scratchwork.faces import autograder

        text = (
            f'[[part]]\npattern = "{asked.parts[0].pattern}"\n'
            if arguments.pattern
            else Path(arguments.assignment).read_text(encoding="utf-8")
        )
        autograder.archive(Path(arguments.autograder), text)
        print(f"{arguments.autograder} is ready to be uploaded to Gradescope")
        return RIGHT
    found = list(intake.students(arguments.paths))
    if not found and not arguments.gradescope:
        there = ", ".join(arguments.paths) or "no path"
        raise ScratchworkError(f"no .py, .ipynb or .zip in {there}")
    given = {
        "jobs": arguments.jobs,
        "backend": arguments.backend,
        "scheduler": arguments.scheduler,
        "seed": arguments.seed,
        "patterns": [Path(folder) for folder in arguments.patterns],
        "limits": replace(limits(arguments), isolation=arguments.require_isolation),
    }
    if arguments.require_isolation:
        _demand_isolation()
    if arguments.gradescope:
        whole = intake.Student("submission", tuple(f for student in found for f in student.files))
        rows = [grades.row(g) for g in grading.grade([whole], asked, **given)]
        Path(arguments.gradescope).write_text(json.dumps(grades.gradescope(rows), indent=1))
        return RIGHT
    with gradebook.opened(Path(arguments.out), len(asked.parts), arguments.resume) as book:
        waiting = list(book.waiting(found))
        many = len(waiting) * len(asked.parts)
        interrupted = False
        try:
            with contextlib.closing(grading.grade(waiting, asked, **given)) as graded:
                for grade in _progress(graded, many, quiet=arguments.json):
                    book.add(grade)
                    if arguments.json:
                        print_json(grade)
        except KeyboardInterrupt:  # what is done is kept
            interrupted = True
        rows, files = book.close(asked)
    if not arguments.json:
        print(grades.summary(rows, style()), end="")
        print(f"  {Path(arguments.out) / gradebook.LOG}, {', '.join(f.name for f in files)}")
    if interrupted:
        print(f"scratchwork: {len(rows)} grades are kept; --resume goes on", file=sys.stderr)
        return INTERRUPTED
    return RIGHT


def _demand_isolation() -> None:
    """Raises ScratchworkError if this machine lacks a defence of the sandbox."""
    from scratchwork.doctor import examined

    off = [f"{d.name} ({d.why})" for d in examined().defences if not d.on]
    if off:
        raise ScratchworkError(f"--require-isolation, but this machine has no {', '.join(off)}")


def _progress(graded: Iterator[Any], many: int, quiet: bool) -> Iterator[Any]:
    """The same, with a bar on a terminal."""
    if quiet or not sys.stderr.isatty():
        return graded
    try:
        from tqdm import tqdm
    except ImportError:
        return graded
    return iter(tqdm(graded, total=many, unit=" files", dynamic_ncols=True, leave=False))

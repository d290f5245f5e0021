"""`scratchwork grade`: what is kept of a run, so that nothing is lost, whatever ends it.

Every grade is appended to DIR/grades.jsonl as it comes; what is made of all of them is written in
the end, each file at once or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TextIO

from scratchwork.assignment import Assignment
from scratchwork.faces import class_report, grades
from scratchwork.faces.grades import Row
from scratchwork.intake import Student
from scratchwork.model import Grade, ScratchworkError

LOG = "grades.jsonl"


@dataclass
class Gradebook:
    """The folder of a run, and the students that have their grades from before."""

    folder: Path
    log: TextIO
    done: set[str] = field(default_factory=set)

    def add(self, grade: Grade) -> None:
        """Keep a grade: it is in the file when this returns."""
        self.log.write(json.dumps(grade.to_json()) + "\n")
        self.log.flush()

    def waiting(self, students: Iterable[Student]) -> Iterator[Student]:
        """The students that have no grade yet."""
        return (s for s in students if s.name not in self.done)

    def close(self, assignment: Assignment) -> tuple[list[Row], list[Path]]:
        """All grades by student, and the files that are made of them."""
        order = {part.pattern: n for n, part in enumerate(assignment.parts)}
        rows = sorted(
            map(grades.parsed, _lines(self.folder / LOG)),
            key=lambda g: (g.student, order.get(g.pattern, len(order))),
        )
        texts = {
            "grades.csv": grades.table(rows),
            "junit.xml": grades.junit(rows, assignment.title),
            "report.html": class_report.page(rows, assignment),
        }
        pages = self.folder / "students"
        pages.mkdir(exist_ok=True)
        for name, some in groupby(rows, key=lambda g: g.student):
            _written(pages / _file_name(name), class_report.page_of(name, list(some), assignment))
        written = [_written(self.folder / name, text) for name, text in texts.items()]
        return rows, [*written, pages]


@contextlib.contextmanager
def opened(folder: Path, parts: int, resume: bool) -> Iterator[Gradebook]:
    """The book in this folder, for work of so many parts; with `resume` it is gone on with.

    Raises ScratchworkError if there is one and it is not, or if it cannot be written.
    """
    log = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = list(_lines(log)) if log.exists() else []
        if lines and not resume:
            raise ScratchworkError(
                f"{log} has {len(lines)} grades; --resume goes on, --out DIR begins another"
            )
        names = [grades.parsed(line).student for line in lines]
        done = {name for name in names if names.count(name) >= parts} if parts > 1 else set(names)
        if lines:  # without what a run that was cut short has left of a student
            kept = [line for line, name in zip(lines, names, strict=True) if name in done]
            _written(log, "".join(f"{line}\n" for line in kept))
        with log.open("a", encoding="utf-8") as file:
            yield Gradebook(folder, file, done)
    except OSError as error:
        raise ScratchworkError(f"cannot write {folder}: {error.strerror or error}") from None


def _file_name(student: str) -> str:
    """A name for a student's page, which is theirs alone, whatever they are called."""
    plain = re.sub(r"[^\w -]", "_", student)[:80].strip() or "_"
    digest = hashlib.sha256(student.encode()).hexdigest()[:8]
    return f"{plain}.html" if plain == student else f"{plain}-{digest}.html"


def _lines(log: Path) -> Iterator[str]:
    """The whole lines of a log; a last one that was cut short does not count."""
    with log.open(encoding="utf-8") as file:
        yield from (line[:-1] for line in file if line.endswith("\n"))


def _written(path: Path, text: str) -> Path:
    """Write a file at once or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).chmod(0o644)
    return Path(name).replace(path)

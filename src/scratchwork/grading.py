"""Many submissions, many cores or machines: a Grade for each part of each student's work, always.

    for grade in grade(students, assignment): ...

Work is spread by joblib: by processes of this machine (loky), or by those of a Dask cluster. Every
process has a fork server of its own, and keeps what it knows of a pattern from one submission to
the next. Inputs are drawn afresh for each run of the grader.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from scratchwork import assignment, checking, intake, notebook, submission
from scratchwork.assignment import Assignment, Part, earned, single
from scratchwork.audit import separated
from scratchwork.catalogue import Catalogue, catalogue
from scratchwork.cluster import cluster
from scratchwork.intake import File, Student
from scratchwork.model import Defence, Grade, Pattern, Report, ScratchworkError, Trouble
from scratchwork.sandbox import Limits, Worker, spawn
from scratchwork.submission import Submission
from scratchwork.truth import Truth

CHUNK = 16  # students that a process takes at a time
AHEAD = 3  # children at work in a process: while one is judged, the next ones compute
DRAWS = 20  # of inputs, to choose one that tells all mistakes apart
Backend = Literal["loky", "dask"]
Source = Student | Path | str | tuple[str, str]


@dataclass(frozen=True)
class Settings:
    """What every process of a run needs to know."""

    assignment: Assignment
    seed: int
    folders: tuple[Path, ...] = ()
    limits: Limits | None = None
    kept_in: Path | None = None  # a folder for the numbers of this draw, where it is to be seen


def grade(
    sources: Iterable[Source],
    asked: Assignment | str | Path,
    *,
    jobs: int | None = None,
    backend: Backend = "loky",
    scheduler: str = "",
    seed: int | None = None,
    patterns: Sequence[Path] = (),
    limits: Limits | None = None,
) -> Generator[Grade, None, None]:
    """The grades of these sources, as they come; no source costs another one its grade.

    Memory does not grow with their number: they are taken as they are needed, and what is graded is
    yours to keep. The report of a grade says which mistake it is; `to_json` gives a row.

    Args:
        sources: Python sources, pairs of a name and a source, paths, or students with all their
            files. One without a name is called by its number, from 0.
        asked: what is graded: the slug of a pattern, an assignment, or the path of one in TOML.
        jobs: processes at once; by default as many as there are cores.
        backend: "loky" for processes of this machine, "dask" for those of a cluster.
        scheduler: the address of a Dask cluster's scheduler.
        seed: of the inputs; by default another one each time, so that nobody can know them.
        patterns: folders with patterns of your own.
        limits: seconds and memory that a submission may use; with `isolation` none is run where a
            defence of the sandbox is lacking.

    Raises:
        ScratchworkError: a pattern cannot be used, a path cannot be read, or joblib or Dask is
            needed and not there.

    Examples:
        >>> up = "class SGD: ..."
        >>> [(g.student, g.report.verdict) for g in grade([("ada", up), up], "sgd", jobs=1)]
        [('ada', 'incomplete'), ('1', 'incomplete')]
    """
    taken = (_student(n, source) for n, source in enumerate(sources))
    chunks = iter(lambda: list(islice(taken, CHUNK)), [])
    jobs = jobs or os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="scratchwork-") as folder:
        folders = tuple(p.resolve() for p in patterns)
        settings = Settings(_assignment(asked, folders), 0, folders, limits, Path(folder))
        settings = _drawn(settings, seed)
        if jobs == 1 and backend == "loky":
            for chunk in chunks:
                yield from graded(chunk, settings)
        else:
            yield from _spread(chunks, settings, jobs, backend, scheduler)


def _assignment(asked: Assignment | str | Path, folders: tuple[Path, ...]) -> Assignment:
    if isinstance(asked, Assignment):
        return asked
    known = _known(folders)
    return assignment.load(asked, known) if isinstance(asked, Path) else single(asked, known)


def _student(n: int, source: Source) -> Student:
    match source:
        case Student():
            return source
        case Path():
            return Student(source.stem, (intake.file(source),))
        case str():
            return Student(str(n), (File("<source>", source.encode()),))
        case (name, text):
            return Student(name, (File("<source>", text.encode()),))


def _spread(
    chunks: Iterable[list[Student]], settings: Settings, jobs: int, backend: Backend, scheduler: str
) -> Iterator[Grade]:
    """The grades, by as many processes; what a process that was killed had begun is done again."""
    try:
        from joblib import Parallel, delayed, parallel_config
        from joblib.externals.loky.process_executor import TerminatedWorkerError
    except ImportError:
        raise ScratchworkError(
            "grading with several processes needs joblib: pip install 'scratchwork[grade]', "
            "or --jobs 1"
        ) from None
    waiting: dict[int, list[Student]] = {}

    def tasks() -> Iterator[Any]:
        yield from [delayed(_numbered)(n, chunk, settings) for n, chunk in list(waiting.items())]
        for n, chunk in numbered:
            waiting[n] = chunk
            yield delayed(_numbered)(n, chunk, settings)

    numbered = enumerate(chunks)
    with ExitStack() as stack:
        if backend == "dask":
            stack.enter_context(cluster(scheduler))
        stack.enter_context(parallel_config(backend, n_jobs=jobs if backend == "loky" else -1))
        while True:
            try:
                run: Any = Parallel(return_as="generator_unordered", pre_dispatch="2 * n_jobs")
                for n, grades in run(tasks()):
                    del waiting[n]
                    yield from grades
                return
            except TerminatedWorkerError:  # a process was killed: its students wait still
                continue


def _numbered(n: int, chunk: list[Student], settings: Settings) -> tuple[int, list[Grade]]:
    return n, list(graded(chunk, settings))


# --- in a process ------------------------------------------------------------------------------


def graded(chunk: Iterable[Student], settings: Settings) -> Iterator[Grade]:
    """The grades of some students, one after the other, with several children at work."""
    known = _known(settings.folders)
    ahead: deque[_Begun] = deque()
    for student in chunk:
        for part in settings.assignment.parts:
            truth = _truth(known.pattern(part.pattern), settings.seed, settings.kept_in)
            ahead.append(_begun(student, part, truth, known, settings))
            if len(ahead) > AHEAD:
                yield _ended(ahead.popleft())
    while ahead:
        yield _ended(ahead.popleft())


@dataclass(frozen=True)
class _Begun:
    student: str
    part: Part
    truth: Truth
    given: Submission
    report: Report | None
    worker: Worker | None
    start: float


def _begun(
    student: Student, part: Part, truth: Truth, known: Catalogue, settings: Settings
) -> _Begun:
    """A child at work on a student's file, or the report if there is nothing to run."""
    start = time.perf_counter()
    given = handed_in(student.files, truth.pattern, known)
    report, worker = checking.hindered(given, truth.pattern), None
    if report is None:
        try:
            worker = spawn(truth.task)
            checking.send(worker, given, truth, settings.limits)
        except (ScratchworkError, OSError) as error:
            report = _failed(given, truth, error)
    return _Begun(student.name, part, truth, given, report, worker, start)


def _ended(begun: _Begun) -> Grade:
    """The grade, whatever has happened."""
    given, truth, report = begun.given, begun.truth, begun.report
    defences: tuple[Defence, ...] = ()
    if begun.worker is not None:
        with begun.worker as worker:
            try:
                run = worker.receive()
                defences = run.defences
                report = checking.report_on(given, truth, run, checking.telling(worker, truth))
            except Exception as error:  # of ours: the others get their grades
                report = _failed(given, truth, error)
    assert report is not None
    by_heading = earned(begun.part, report)
    return Grade(
        begun.student,
        truth.pattern.slug,
        report,
        sum(points for points, _ in by_heading.values()),
        begun.part.points,
        by_heading,
        defences,
        round(time.perf_counter() - begun.start, 4),
    )


def _failed(given: Submission, truth: Truth, error: Exception) -> Report:
    said = " ".join(str(error).split()) or type(error).__name__
    return checking.not_run(given, truth.pattern.slug, Trouble("died", f"not graded: {said}"))


@cache
def _known(folders: tuple[Path, ...]) -> Catalogue:
    return catalogue(*folders)


_truths: dict[tuple[Path, int], Truth] = {}  # of the latest run in this process


def _truth(pattern: Pattern, seed: int, kept_in: Path | None) -> Truth:
    """The right numbers, once for each process and run."""
    key = pattern.folder, seed
    if key not in _truths:
        for other in [k for k in _truths if k[1] != seed]:
            del _truths[other]
        _truths[key] = Truth(pattern, seed, kept_in)
    return _truths[key]


# --- whose file it is --------------------------------------------------------------------------


def handed_in(files: Sequence[File], pattern: Pattern, known: Catalogue) -> Submission:
    """A student's submission for a pattern: the file that defines its name.

    Of several it is the one that is called after the pattern, else the last by name.
    """
    read = [_read(file, pattern) for file in files]
    contract = pattern.contract
    wanted = {*contract.functions} or {contract.name}
    fits = [s for s in read if wanted & set(s.names)]
    if len(fits) > 1:
        fits = [s for s in fits if pattern.slug in Path(s.file).stem.lower()] or fits
    if fits:
        return fits[-1]
    broken = [s for s in read if s.trouble]
    called = [s for s in read if pattern.slug in Path(s.file).stem.lower()]
    if broken and (len(read) == 1 or (called and called[-1].trouble)):
        return (called or broken)[-1]
    if len(read) == 1:  # the check says what it defines instead
        given = read[0]
        trouble = Trouble("missing", submission.nothing_known(given, known))
        return replace(given, trouble=given.trouble or trouble)
    names = ", ".join(file.name for file in files[:5]) or "no file at all"
    lacking = f"no file defines `{contract.name}`; there is {names}"
    return Submission("", "", "", trouble=Trouble("missing", lacking))


def _read(file: File, pattern: Pattern) -> Submission:
    if file.trouble:
        return Submission("", file.name, "", trouble=Trouble("raised", file.trouble))
    if not file.name.lower().endswith(".ipynb"):
        return submission.of_bytes(file.data, file.name)
    contract = pattern.contract
    try:
        names = tuple(contract.functions) or (contract.name,)
        source = notebook.source(file.data, names, (pattern.slug,))
    except ScratchworkError as error:
        return Submission("", file.name, "", trouble=Trouble("raised", str(error)))
    return submission.of_source(source, file.name)


# --- the inputs --------------------------------------------------------------------------------


def _drawn(settings: Settings, seed: int | None) -> Settings:
    """The settings with a seed that nobody knows, by which all mistakes are still told apart."""
    parts = settings.assignment.parts
    if seed is not None:
        return replace(settings, seed=seed)
    known = _known(settings.folders)
    for _ in range(DRAWS):
        seed = secrets.randbits(48)
        patterns = (known.pattern(part.pattern) for part in parts)
        if all(separated(_truth(pattern, seed, settings.kept_in)) for pattern in patterns):
            return replace(settings, seed=seed)
    slugs = ", ".join(part.pattern for part in parts)
    raise ScratchworkError(f"no draw of inputs tells the mistakes apart: {slugs}; see the audit")

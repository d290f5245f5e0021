"""Implementations on a problem, from the same start: what does this change do.

    experiment(["adam", "adam:no-bias-correction"], on="ravine")

Every implementation runs in the sandbox, the reference too: one way for all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, Literal

import numpy as np

from scratchwork import edits, problems, submission
from scratchwork.catalogue import Catalogue, catalogue
from scratchwork.cluster import cluster
from scratchwork.model import Curve, Experiment, Pattern, ScratchworkError, Trouble
from scratchwork.problems import Problem
from scratchwork.sandbox import Limits, Task, Worker, spawn
from scratchwork.trace import parsed

LIMITS = Limits(seconds=60.0)
FIRST = "digits-mlp"
NAMED = "scratchwork try {pattern}:{file}"


@dataclass(frozen=True)
class Entry:
    """One implementation to run: a pattern's reference, a variant of it, or a file."""

    label: str
    pattern: Pattern
    source: str
    variant: str = ""
    file: str = ""
    settings: Mapping[str, Any] | None = None


def experiment(
    what: Sequence[str],
    on: str | None = None,
    *,
    seeds: int = 1,
    steps: int | None = None,
    jobs: int | None = None,
    patterns: Sequence[Path] = (),
    limits: Limits | None = None,
) -> Experiment:
    """Run implementations on a problem, and return their curves.

    Args:
        what: for each implementation a pattern ("adam"), a variant ("adam:no-bias-correction")
            or a file ("adam:mine.py" if its names do not tell what it is), followed by settings if
            there are some ("lr=0.1", or "lr=0.1,0.2": a curve for each value).
        on: the name of a problem, such as "ravine"; by default handwritten digits, learned by a
            small network.
        seeds: how many starts; with several, a curve has a band.
        steps: how many steps, instead of the problem's own number.
        jobs: implementations at a time; by default as many as there are cores.
        patterns: folders with patterns of your own.
        limits: seconds and memory that a run may use.

    Raises:
        ScratchworkError: there is no such problem, pattern, variant, setting or file, or it has no
            place in the problem.

    Examples:
        >>> found = experiment(["sgd", "momentum"], on="ravine")
        >>> [(c.label, c.figures["steps to 0.001"]) for c in found.curves]
        [('sgd', 453.0), ('momentum', 97.0)]
    """
    known = catalogue(*patterns)
    asked = entries(what, known)
    problem = problems.problem(on or chosen(asked, known))
    planned = Plan(asked, problem, known, seeds, steps)
    return planned.result(ran(planned, jobs, limits))


class Plan:
    """Which runs an experiment is made of, and how their outputs become curves."""

    def __init__(
        self,
        entries: Sequence[Entry],
        problem: Problem,
        known: Catalogue,
        seeds: int = 1,
        steps: int | None = None,
        own: Mapping[str, Entry] | None = None,
        first: int = 0,
    ):
        """`own` has other pieces than that on trial, by the place they take; `first` is a seed."""
        if seeds < 1 or (steps is not None and steps < 1):
            raise ScratchworkError("--seeds and --steps are 1 or more")
        self.problem, self.entries = problem, entries
        self.seeds = tuple(range(first, first + seeds))
        self._places = [place(entry.pattern, problem, known) for entry in entries]
        reference = {
            slug: Entry(slug, p := known.pattern(slug), p.source) for slug in problem.PIECES
        }
        pieces = {slug: self._piece(e) for slug, e in {**reference, **(own or {})}.items()}
        starts = [problem.inputs(seed) for seed in self.seeds]
        if steps is not None:
            starts = [{**start, "steps": steps} for start in starts]
        self.tasks: list[tuple[str, Task]] = [
            self._task(entry, {**start, "pieces": pieces, "place": where})
            for entry, where in zip(entries, self._places, strict=True)
            for start in starts
        ]

    def _piece(self, entry: Entry) -> list[Any]:
        """Source, names and arguments of a piece that is not on trial."""
        contract = entry.pattern.contract
        names = list(contract.functions) or [contract.name]
        return [entry.source, names, self.problem.SETTINGS.get(entry.pattern.slug, {})]

    def _task(self, entry: Entry, inputs: Mapping[str, Any]) -> tuple[str, Task]:
        arguments = {**self.problem.SETTINGS.get(entry.pattern.slug, {}), **(entry.settings or {})}
        inputs = {**inputs, "arguments": arguments, "subject": entry.pattern.slug}
        return entry.source, Task(entry.pattern.contract, self.problem.__name__, [inputs])

    def result(self, runs: Iterable[Ran]) -> Experiment:
        """The curves, of the runs in the order of the tasks."""
        runs, many = list(runs), len(self.seeds)
        curves = [
            self._curve(entry, runs[k * many : (k + 1) * many])
            for k, entry in enumerate(self.entries)
        ]
        name = self.problem.__name__.rpartition(".")[2].replace("_", "-")
        return Experiment(
            name,
            problems.title(self.problem),
            self.problem.JUDGED_BY,
            self.problem.CHARTS,
            self.seeds,
            tuple(curves),
            self.problem.surface(),
        )

    def _curve(self, entry: Entry, runs: Sequence[Ran]) -> Curve:
        trouble = next((run.trouble for run in runs if run.trouble), None)
        whole = [run.outputs for run in runs if not run.trouble]
        each = [self.problem.figures(outputs) for outputs in whole]
        medians = {n: float(np.median([f[n] for f in each])) for n in (each[0] if each else ())}
        return Curve(
            entry.label,
            entry.pattern.slug,
            entry.variant,
            entry.file,
            {**self.problem.SETTINGS.get(entry.pattern.slug, {}), **(entry.settings or {})},
            tuple(whole),
            medians,
            trouble,
        )


@dataclass(frozen=True)
class Ran:
    """What one run left, and what cut it short."""

    outputs: Mapping[str, np.ndarray]
    trouble: Trouble | None


def ran(
    plan: Plan,
    jobs: int | None = None,
    limits: Limits | None = None,
    backend: Literal["threads", "dask"] = "threads",
    scheduler: str = "",
) -> Iterator[Ran]:
    """The runs of a plan, in order, several at a time; ended with those that are still at work.

    Threads are enough to use all cores, since each run computes in a process of its own. With
    "dask" they are spread over the cluster at the scheduler's address.

    Raises:
        ScratchworkError: joblib or Dask is needed and not there, or there is no such scheduler.
    """
    limits = limits or LIMITS
    if backend == "dask":
        yield from _spread(plan, limits, scheduler)
        return
    from concurrent.futures import ThreadPoolExecutor

    at_work: set[Worker] = set()
    pool = ThreadPoolExecutor(jobs or os.cpu_count() or 1)
    try:
        yield from pool.map(lambda task: _run(task, limits, at_work), plan.tasks)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in list(at_work):
            worker.kill()


def _run(given: tuple[str, Task], limits: Limits, at_work: set[Worker]) -> Ran:
    with spawn() as worker:
        at_work.add(worker)
        worker.send(*given, limits)
        found = worker.receive()
        at_work.discard(worker)
    (outcome,) = found.outcomes
    return Ran(outcome.outputs, found.loading or outcome.trouble)


def _spread(plan: Plan, limits: Limits, scheduler: str) -> Iterator[Ran]:
    try:
        from joblib import Parallel, delayed, parallel_config
    except ImportError:
        raise ScratchworkError("--backend dask needs it: pip install 'scratchwork[dask]'") from None
    with cluster(scheduler), parallel_config("dask"):
        run: Any = Parallel(return_as="generator")
        yield from run(delayed(_run)(task, limits, set[Worker]()) for task in plan.tasks)


# --- what is asked ---------------------------------------------------------------------------


def tried(text: str, known: Catalogue) -> Experiment:
    """What a lesson says under **Try.**, run: "adam adam:no-eps --on slope"."""
    what, _, on = text.partition(" --on ")
    return run(entries(what.split(), known), on, known)


def run(which: Sequence[Entry], on: str, known: Catalogue) -> Experiment:
    """These on a problem, from one start."""
    plan = Plan(which, problems.problem(on), known)
    return plan.result(ran(plan))


def entries(what: Sequence[str], known: Catalogue) -> tuple[Entry, ...]:
    """The implementations that are asked for; one for each combination of the settings' values."""
    groups: list[tuple[str, list[str]]] = []
    for word in what:
        if "=" in word and groups and not Path(word).exists():
            groups[-1][1].append(word)
        elif "=" in word:
            raise ScratchworkError(f"{word} belongs to nothing; say what first: adam {word}")
        else:
            groups.append((word, []))
    if not groups:
        raise ScratchworkError("nothing to try; expected a pattern, adam:no-eps, or a file")
    found = [entry for word, settings in groups for entry in _swept(_entry(word, known), settings)]
    return tuple(found)


def _entry(word: str, known: Catalogue) -> Entry:
    slug, _, variant = word.partition(":")
    if Path(word).is_file() or (word.endswith(".py") and not variant):
        return _of_file(word, "", known)
    if variant.endswith(".py"):
        return _of_file(variant, known.pattern(slug).slug, known)
    pattern = known.pattern(slug)
    if not variant:
        return Entry(word, pattern, pattern.source)
    try:
        edited = edits.apply(pattern.source, pattern.variant(variant).forms[0])
    except KeyError:
        from difflib import get_close_matches

        there = [v.slug for v in pattern.variants]
        near = get_close_matches(variant, there, n=1, cutoff=0.5)
        hint = f"did you mean {slug}:{near[0]}?" if near else f"there are: {', '.join(there)}"
        raise ScratchworkError(f"{slug} has no {variant!r}; {hint}") from None
    return Entry(word, pattern, edited, variant)


def _of_file(file: str, slug: str, known: Catalogue) -> Entry:
    """A file, of the pattern that its names tell if none is given."""
    given = submission.of_file(Path(file))
    slug = slug or submission.inferred(given, known, NAMED) or ""
    if given.trouble or not slug:
        why = given.trouble.message if given.trouble else submission.nothing_known(given, known)
        raise ScratchworkError(f"{file}: {why}")
    return Entry(file, known.pattern(slug), given.source, file=file)


def _swept(entry: Entry, settings: Sequence[str]) -> Iterator[Entry]:
    """The entry with each combination of the values."""
    each = [_values(entry.pattern, text) for text in settings]
    for chosen in product(*each):
        words = " ".join(f"{name}={value:g}" for name, value in chosen)
        label = f"{entry.label} {words}".strip()
        yield replace(entry, label=label, settings=dict(chosen))


def _values(pattern: Pattern, text: str) -> list[tuple[str, float]]:
    """The argument that a setting names, with each of its values."""
    name, _, values = text.partition("=")
    given = [parsed(name, value) for value in values.split(",")]
    arguments = [a.name for a in pattern.contract.arguments]
    # As the lesson has it: `beta` is SGDMomentum's `momentum`.
    symbols = {
        s.symbol.strip("$\\"): s.code.strip("`").removeprefix("self.") for s in pattern.symbols
    }
    argument = name if name in arguments else symbols.get(name, "")
    if argument not in arguments:
        there = ", ".join(arguments) or "none"
        raise ScratchworkError(f"{pattern.slug} has no setting {name!r}; there are: {there}")
    return [(argument, value) for value in given]


def place(pattern: Pattern, problem: Problem, known: Catalogue) -> str:
    """Which piece of a problem an implementation takes the place of, by its pattern.

    Raises ScratchworkError if there is none.
    """
    if pattern.slug in problem.PIECES:
        return pattern.slug
    if pattern.slug in (also := getattr(problem, "ALSO", {})):
        return also[pattern.slug]
    for slug in problem.PIECES if pattern.family != "layers" else ():  # layers differ in shapes
        other = known.pattern(slug)
        if (other.family, _required(other)) == (pattern.family, _required(pattern)):
            return slug
    name = problem.__name__.rpartition(".")[2].replace("_", "-")
    takes = ", ".join(sorted({known.pattern(slug).family for slug in problem.PIECES}))
    raise ScratchworkError(f"{name} has no place for {pattern.slug}; it takes {takes}")


def _required(pattern: Pattern) -> int:
    """How many arguments it has to be given."""
    return sum(argument.default is None for argument in pattern.contract.arguments)


def chosen(entries: Sequence[Entry], known: Catalogue) -> str:
    """The problem to run these on, if none is named: digits by an MLP, or the first that fits."""
    for slug in (FIRST, *problems.slugs()):
        if fits(entries, problems.problem(slug), known):
            return slug
    together = ", ".join(sorted({entry.pattern.slug for entry in entries}))
    raise ScratchworkError(f"no problem has a place for each of: {together}")


def fits(entries: Sequence[Entry], problem: Problem, known: Catalogue) -> bool:
    """Whether a problem has a place for all of them."""
    try:
        return all(place(entry.pattern, problem, known) for entry in entries)
    except ScratchworkError:
        return False

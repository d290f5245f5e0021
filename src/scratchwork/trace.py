"""A run, line by line, with its numbers: the walkthrough of a lesson, for any implementation."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice, pairwise
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np

from scratchwork import families, shape_table, shapes, submission
from scratchwork.catalogue import Catalogue, catalogue, definitions
from scratchwork.model import Pattern, ScratchworkError, Step, Summary, Trace, Trouble
from scratchwork.sandbox import Limits, Task, Told, Worker, spawn
from scratchwork.sandbox.answers import ToldStep
from scratchwork.sandbox.instrument import Place, instrumented
from scratchwork.submission import Submission, inferred, of_source

FIRST, LAST = 2, 1  # turns of a loop that are shown


def walk(
    what: str | Path | type | FunctionType,
    pattern: str | None = None,
    *,
    given: Mapping[str, Any] | None = None,
    grads: Sequence[float] = (),
    steps: int | None = None,
    sizes: Mapping[str, int] | None = None,
    every: bool = False,
    patterns: Sequence[Path] = (),
    limits: Limits | None = None,
) -> Trace:
    """Run an implementation on its lesson's walkthrough and say what every line computes.

    Args:
        what: the slug of a pattern, whose reference is run; or the path of a file, Python source,
            a class or a function, as for `check`.
        pattern: the slug of the pattern, if the names in `what` do not tell.
        given: other values for the walkthrough, by the names in the lesson's table.
        grads: the gradients of an optimizer, one for each step.
        steps: how many steps an optimizer takes; its gradients are used again and again.
        sizes: other sizes for the arrays of a layer or a loss, by their names in the lesson, such
            as {"batch": 2, "in": 3}; their numbers are drawn.
        every: keep every turn of a loop, not only the first two and the last.
        patterns: folders with patterns of your own.
        limits: seconds and memory that the run may use.

    Raises:
        ScratchworkError: there is no such file or pattern, or a value is missing.

    Examples:
        >>> trace = walk("adam")
        >>> m = next(s for s in trace.steps if s.line == 22)
        >>> m.expression, m.substituted, m.value.round(6)
        ('self.beta1 * self.m[i] + (1 - self.beta1) * g', '0.9 * 0 + 0.1 * 0.5', array([0.05]))
    """
    known = catalogue(*patterns)
    found = named(what, known) if isinstance(what, str) else None
    read = of_source(found.source, "") if found else submission.read(what)
    return walked(
        read,
        found.slug if found else pattern,
        known,
        spawn,
        given=given or {},
        grads=grads,
        steps=steps,
        sizes=sizes or {},
        every=every,
        limits=limits,
    )


def named(what: str, known: Catalogue) -> Pattern | None:
    """The pattern that a word names; None if it is a file or source.

    Raises ScratchworkError for a mere word that is neither.
    """
    if what in known:
        return None if Path(what).is_file() else known.pattern(what)
    word = what.replace("_", "").isalnum()
    if word and not os.path.exists(what):  # noqa: PTH110 (Path raises where a name is too long)
        return known.pattern(what)
    return None


def walked(
    read: Submission,
    slug: str | None,
    known: Catalogue,
    start: Callable[[], Worker],
    *,
    given: Mapping[str, Any],
    grads: Sequence[float] = (),
    steps: int | None = None,
    sizes: Mapping[str, int] | None = None,
    every: bool = False,
    limits: Limits | None = None,
) -> Trace:
    """The trace of a submission; `start` makes its Worker, as for `checking.judge`."""
    if read.trouble:
        return Trace(slug or "", read.file, {}, (), read.trouble)
    with start() as worker:
        slug = slug or inferred(read, known)
        if slug is None:
            raise ScratchworkError(f"{read.file}: {submission.nothing_known(read, known)}")
        pattern = known.pattern(slug)
        family = families.family(pattern.family)
        values = with_gradients(_changed(pattern, given), grads, steps)
        if sizes:
            values = shapes.drawn(pattern, values, sizes)

        def inputs_of(values: Mapping[str, Any]) -> Any:
            return family.walkthrough(pattern.contract, values, definitions(pattern))

        try:
            inputs = inputs_of(values)
        except (ValueError, TypeError) as error:
            raise ScratchworkError(f"these values do not fit together: {error}") from None
        task = Task(pattern.contract, family.__name__, [inputs])
        worker.send(read.source, task, limits)
        run = worker.receive()
        told = worker.tell(inputs)()
        probes = shape_table.probes(pattern, values) if told else ()
        probed = [worker.tell(inputs_of(probe.values))() for probe in probes]
    trouble = run.loading or run.outcomes[0].trouble
    if told is None:
        slow = "telling every step takes longer than the time limit; --seconds gives it more"
        trouble = trouble or Trouble("timeout", slow)
        return Trace(pattern.slug, read.file, values, (), trouble, stdout=run.stdout)
    places = instrumented(read.source).places
    shaped = shape_table.shaped(pattern, values, places, told, probes, probed)
    return Trace(
        pattern.slug,
        read.file,
        values,
        tuple(steps_of(read, places, told, shaped.targets, every)),
        told.trouble and replace(told.trouble, text=read.line(told.trouble.line)),
        told.lost,
        shaped.rows,
        shaped.sizes,
        run.stdout,
    )


# --- the values ------------------------------------------------------------------------------


def values_of(pattern: Pattern) -> dict[str, Any]:
    """The table of a lesson's walkthrough: names with numbers, or lists of them."""
    table = pattern.sections.get("Walkthrough", "")
    rows = re.findall(r"^\| *([\w ]+?) *\| *(.+?) *\|$", table, flags=re.M)[1:]
    return {name: parsed(name, value) for name, value in rows}


def _changed(pattern: Pattern, given: Mapping[str, Any]) -> dict[str, Any]:
    """The table with these values. Raises ScratchworkError for a name that means nothing here."""
    values = values_of(pattern)
    known = [*values, *(a.name for a in pattern.contract.arguments)]
    known += ["w"] if pattern.family == "optimizers" else []
    for name in given:
        if name not in known and not re.fullmatch(r"g_\d+|w\d+", name):
            names = ", ".join(dict.fromkeys(known))
            raise ScratchworkError(f"{pattern.slug} knows no {name}; expected one of: {names}")
    return {**values, **given}


def parsed(name: str, text: str) -> Any:
    """A value as it is typed: a number, or a list. Raises ScratchworkError if it is neither."""
    try:
        value = ast.literal_eval(text)
        if np.asarray(value).dtype.kind not in "iuf":
            raise ValueError
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise ScratchworkError(
            f"{name} is {text!r}; expected a number, or a list of them"
        ) from None
    return value


def assigned(text: str) -> tuple[str, Any]:
    """The name and the value in `name=value`. Raises ScratchworkError if it is not of that form."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise ScratchworkError(f"--set {text}: expected NAME=VALUE, such as lr=0.01")
    return name.strip(), parsed(name.strip(), value.strip())


def sized(text: str) -> dict[str, int]:
    """The sizes in `batch=2,in=3`. Raises ScratchworkError if it is not of that form."""
    pairs = [part.partition("=") for part in text.split(",") if text]
    if not all(equals and value.strip().isdigit() and int(value) for _, equals, value in pairs):
        raise ScratchworkError(f"--shape {text}: expected sizes, such as batch=2,in=3")
    return {name.strip(): int(value) for name, _, value in pairs}


def with_gradients(
    values: Mapping[str, Any], grads: Sequence[float], steps: int | None
) -> dict[str, Any]:
    """The values with these gradients for g_1, g_2, ..., or with so many of those there are."""
    others = {name: value for name, value in values.items() if not name.startswith("g_")}
    there = list(grads) or [v for name, v in values.items() if name.startswith("g_")]
    if (grads or steps is not None) and len(others) == len(values):
        raise ScratchworkError("only an optimizer takes gradients and steps")
    if steps is not None and not 1 <= steps <= 1000:
        raise ScratchworkError(f"{steps} steps; expected 1 to 1000")
    many = len(there) if steps is None else steps
    return others | {f"g_{n}": g for n, g in enumerate(islice(cycle(there), many), start=1)}


# --- the steps -------------------------------------------------------------------------------


def steps_of(
    read: Submission,
    places: Sequence[Place],
    told: Told,
    symbols: Mapping[int, shape_table.Target],
    every: bool = False,
) -> Iterator[Step]:
    """What a child told, as steps; of a loop the first turns and the last, unless `every`."""
    kept = [s for s in told.steps if s.place < len(places)]
    steps = [_step(read, places[s.place], s, symbols.get(s.place)) for s in kept]
    return iter(steps) if every else _abridged(steps, [places[s.place] for s in kept])


def _step(
    read: Submission, place: Place, told: ToldStep, symbols: shape_table.Target | None
) -> Step:
    new = told.value if told.after is None else told.after
    shape, dtype = _form(new)
    words = shape_table.put_in(*symbols) if symbols and symbols[0] == shape else ""
    return Step(
        place.kind,
        place.line,
        told.function,
        told.call,
        read.line(place.line),
        place.target,
        ast.unparse(place.expression) if place.expression else "",
        told.text,
        told.value,
        told.after,
        shape,
        dtype,
        words,
    )


def _form(value: Any) -> tuple[tuple[int, ...] | None, str]:
    """The shape and the dtype of a value, or the name of its type."""
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.name
    if isinstance(value, Summary):
        return value.shape, value.dtype
    return None, type(value).__name__ if isinstance(value, bool | int | float) else ""


def _abridged(steps: Sequence[Step], places: Sequence[Place]) -> Iterator[Step]:
    """The steps without the middle turns of loops."""
    i = 0
    while i < len(steps):
        if not _turns(places[i]):
            yield steps[i]
            i += 1
            continue
        starts = _starts(steps, places, i)
        turns = list(pairwise(starts))
        last = LAST + (steps[turns[-1][0]].value is False)  # the test that ends a while is no turn
        left_out = len(turns) - FIRST - last
        for n, (begin, end) in enumerate(turns):
            if left_out > 0 and n == FIRST:
                s = steps[begin]
                yield Step("more", s.line, s.function, s.call, "", s.target, "", "", left_out)
            if left_out <= 0 or n < FIRST or n >= len(turns) - last:
                yield steps[begin]
                yield from _abridged(steps[begin + 1 : end], places[begin + 1 : end])
        i = starts[-1]


def _turns(place: Place) -> bool:
    return place.kind == "loop" or place.target == "while"


def _starts(steps: Sequence[Step], places: Sequence[Place], i: int) -> list[int]:
    """Where the turns of the loop begin that begins at i, and where the last one ends."""
    loop, call, starts = places[i], steps[i].call, [i]
    j = i + 1
    while j < len(steps):
        if steps[j].call == call:
            if places[j] is loop:
                starts.append(j)
            elif not loop.line <= places[j].line <= loop.last:
                break
        j += 1
    return [*starts, j]

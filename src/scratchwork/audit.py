"""Prove a pattern folder right. Each complaint says what is not so, and what to do next."""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, repeat
from pathlib import Path

import numpy as np

from scratchwork import compare, pages
from scratchwork.catalogue import catalogue
from scratchwork.checking import diagnose, report_on, send
from scratchwork.edits import EditError, apply
from scratchwork.experimenting import entries, fits
from scratchwork.latex import unreadable
from scratchwork.model import HEADINGS, PASSING, Pattern, Question, ScratchworkError
from scratchwork.problems import problem
from scratchwork.questions import mistaken, value_of, with_values
from scratchwork.sandbox import spawn
from scratchwork.submission import of_source
from scratchwork.truth import Label, Truth

HINTS = 3
POINTS = 2
QUESTIONS, MARKED = 4, 2
REFERENCE = "(reference)"
SECTIONS = ("Equations", "Walkthrough", "Questions", "Mistakes", "When to use it", "Sources")


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a pattern, and what to do about it."""

    pattern: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.pattern}: {self.what}; {self.advice}"


@dataclass(frozen=True)
class Audit:
    """The result for one pattern: its complaints, and what each variant was named as."""

    pattern: str
    complaints: tuple[Complaint, ...]
    matrix: tuple[tuple[str, str], ...] = ()


def audits(slugs: Sequence[str], folders: Sequence[Path] = (), jobs: int = 1) -> Iterator[Audit]:
    """The proofs of several patterns, in this order, made by so many processes at a time.

    folders: where patterns of your own are, as for `catalogue`.
    """
    if min(jobs, len(slugs)) <= 1:
        yield from map(_audited, slugs, repeat(folders))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # New interpreters, since a forked one would have this one's threads' locks.
    with ProcessPoolExecutor(min(jobs, len(slugs)), get_context("spawn")) as pool:
        yield from pool.map(_audited, slugs, repeat(folders))


def _audited(slug: str, folders: Sequence[Path]) -> Audit:
    known = catalogue(*folders)
    return audit(known.pattern(slug), known.slugs())


def audit(pattern: Pattern, known: Sequence[str] = ()) -> Audit:
    """All proofs of one pattern; `known` are the slugs that it may build on, if they are known."""
    said = [*_lesson(pattern), *_neighbours(pattern, known), *_edits(pattern)]
    matrix: tuple[tuple[str, str], ...] = ()
    if not said:  # what follows runs the edits
        try:
            truth = Truth(pattern)
            matrix = tuple(_named_as(truth))
            said = list(_cases(truth))
            if not said:  # what follows holds against the reference
                said = [*_submissions(truth), *_apart(truth), *_diagonal(matrix)]
        except ScratchworkError as error:
            said = [(str(error), "make it run on every case")]
    complaints = tuple(Complaint(pattern.slug, what, advice) for what, advice in said)
    return Audit(pattern.slug, complaints, matrix)


Said = Iterator[tuple[str, str]]

# --- the lesson ------------------------------------------------------------------------------


def _lesson(pattern: Pattern) -> Said:
    for section in SECTIONS:
        if section not in pattern.sections:
            yield f"no section {section!r}", f"add `## {section}` to its README.md"
    if not pattern.summary:
        yield "no summary", "write one sentence below the title"
    yield from _equations(pattern)
    yield from _symbols(pattern)
    yield from _questions(pattern)
    yield from _variants(pattern)
    yield from _experiments(pattern)
    yield from _numbers(pattern)
    yield from _doctests(pattern)


def _equations(pattern: Pattern) -> Said:
    tags = [e.tag for e in pattern.equations]
    marks = [int(n) for n in re.findall(r"# \((\d+)\)[ \t]*$", pattern.source, flags=re.M)]
    if tags != sorted(set(tags)) or tags != sorted(marks):
        yield (
            f"equations {tags} but marks {marks} in reference.py",
            "end each line that does equation n in `# (n)`, once",
        )
    for text in [e.latex for e in pattern.equations] + [s.symbol for s in pattern.symbols]:
        for command in unreadable(text):
            yield f"LaTeX that no terminal can show: {command}", "use the commands in latex.py"


def _symbols(pattern: Pattern) -> Said:
    if not pattern.symbols:
        yield "no symbol table", "add | symbol | in code | shape | what it is | below the equations"
    known = {n.id for n in ast.walk(ast.parse(pattern.source)) if isinstance(n, ast.Name)}
    known |= {n.attr for n in ast.walk(ast.parse(pattern.source)) if isinstance(n, ast.Attribute)}
    known |= {n.arg for n in ast.walk(ast.parse(pattern.source)) if isinstance(n, ast.arg)}
    for symbol in pattern.symbols:
        names = set(re.findall(r"[A-Za-z_]\w*", symbol.code))
        if not names or names - known:
            lost = ", ".join(sorted(names - known)) or symbol.code
            yield (
                f"{symbol.symbol} is {symbol.code} in the table, but reference.py has no {lost}",
                "use the name in the code",
            )


def _questions(pattern: Pattern) -> Said:
    if "Questions" in pattern.sections and not pattern.questions:
        yield "no question", "add `### a-name` below `## Questions`"
    for question in pattern.questions:
        if len(question.hints) != HINTS:
            yield (
                f"the question {question.slug} has {len(question.hints)} hints",
                f"give it {HINTS}: a direction, a structural hint, a specific step",
            )
        if any("?" not in hint for hint in question.hints):
            yield f"a hint of {question.slug} asks nothing", "make it a question"
        if not question.answer:
            yield f"the question {question.slug} has no answer", "add `**Answer.**`"
        elif len(question.points) < POINTS:
            yield (
                f"the answer to {question.slug} has {len(question.points)} key points",
                f"begin it with a list (`- `) of {POINTS} or more: each a thing to have thought of",
            )
        if question.choices:
            yield from _choices(question)
    marked = [q for q in pattern.questions if q.kind != "open"]
    if pattern.questions and (len(pattern.questions) < QUESTIONS or len(marked) < MARKED):
        yield (
            f"{len(pattern.questions)} questions, of which {len(marked)} can be marked",
            f"let there be {QUESTIONS}, and {MARKED} of them for a number, a shape or a prediction",
        )


def _drawn(pattern: Pattern, question: Question) -> Said:
    """What is asked for can be computed from every draw, and mistakes give something else."""
    slug = question.slug
    first = ast.parse(question.code.partition("\n")[0]).body[0]
    names = {n.id for n in ast.walk(first) if isinstance(n, ast.Name)}
    if not isinstance(first, ast.Assign) or names != set(question.draws) or not names:
        yield (
            f"the first line of {slug} assigns to {', '.join(sorted(names))}, "
            f"and {', '.join(question.draws) or 'nothing'} is drawn",
            "let **Draw.** have all these names: `lr` from 0.1, 0.2; `g` from 1, -2",
        )
        return
    for values in product(*question.draws.values()):
        code = with_values(question.code, dict(zip(question.draws, values, strict=True)))
        try:
            right = value_of(pattern.source, code)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
            yield f"{slug} cannot be computed with {values}: {found}", "correct its code"
            return
        if not any(v.kind == "mistake" for v, _ in mistaken(pattern, code, right)):
            yield f"with {values} no mistake gives another answer to {slug}", "draw others"
            return


def _choices(question: Question) -> Said:
    if not question.experiment:
        yield f"{question.slug} predicts what nothing shows", "add **Try.** below its answer"
    for choice in question.choices:
        try:
            compile(choice.holds, question.slug, "eval")
        except SyntaxError:
            yield (
                f"the choice {choice.text!r} of {question.slug} has no condition",
                'end it in one of the figures: `b["first step"] > a["first step"]`',
            )


def _variants(pattern: Pattern) -> Said:
    for variant in pattern.variants:
        if not variant.why or not variant.ask:
            yield (
                f"{variant.slug} lacks its sentence or its question",
                "write one sentence above the diff and `> a question` below",
            )
        if variant.kind == "convention" and not variant.source:
            yield f"the convention {variant.slug} has no source", "add `**Source.** ...`"


def _neighbours(pattern: Pattern, known: Sequence[str]) -> Said:
    for slug in pattern.builds_on if known else ():
        if slug not in known:
            yield f"it builds on {slug}, which is no pattern", "correct **Builds on.**"
    gotchas = pages.known_gotchas()
    for variant in pattern.variants:
        if variant.gotcha and variant.gotcha not in gotchas:
            yield (
                f"{variant.slug} names the gotcha {variant.gotcha!r}, which there is not",
                f"name one of: {', '.join(gotchas)}",
            )


_FENCED = re.compile(r"```.*?```", flags=re.S)
_NUMBER = re.compile(r"(?<![\w.])\d+\.\d+(?:e-?\d+)?|(?<![\w.])\d+e-?\d+")


def _experiments(pattern: Pattern) -> Said:
    """Who asks what happens shows it; and what is to be tried can be tried."""
    for question in pattern.questions:
        if re.search(r"\bhappens?\b", question.text) and not question.experiment:
            yield (
                f"{question.slug} asks what happens, and nothing shows it",
                "add **Try.** below its answer, with the arguments of `scratchwork try`",
            )
        if question.experiment:
            what, _, on = question.experiment.partition(" --on ")
            try:
                known = catalogue(pattern.folder.parents[1])
                fitting = fits(entries(what.split(), known), problem(on), known)
            except ScratchworkError as error:
                yield f"what {question.slug} tries cannot be run: {error}", "see scratchwork try"
                continue
            if not fitting:
                yield (
                    f"{question.slug} tries {what} on {on}, which has no place for it",
                    "see its PIECES",
                )


def _numbers(pattern: Pattern) -> Said:
    """Every decimal number in an answer's prose stands in a doctest of that answer."""
    for question in pattern.questions:
        ran = " ".join(
            e.source + e.want for e in doctest.DocTestParser().get_examples(question.answer)
        )
        for number in _NUMBER.findall(_FENCED.sub("", question.answer)):
            if number not in ran:
                yield (
                    f"the answer to {question.slug} says {number}, which nothing computes",
                    "add a doctest (>>>) to the answer that prints it",
                )


def _doctests(pattern: Pattern) -> Said:
    runner = doctest.DocTestRunner(verbose=False)
    space: dict[str, object] = {"np": np}
    try:
        exec(compile(pattern.source, "reference.py", "exec"), space)
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
        yield f"reference.py cannot be loaded: {found}", "make it run on every case"
        return
    for question in pattern.questions:
        if question.code:
            yield from _drawn(pattern, question)
        test = doctest.DocTestParser().get_doctest(
            "\n".join(re.findall(r"```python\n(.*?)```", question.answer, flags=re.S)),
            dict(space),
            question.slug,
            "README.md",
            0,
        )
        said: list[str] = []
        if runner.run(test, out=said.append).failed:
            got = " ".join(" ".join(said).split())
            yield f"the answer to {question.slug} does not compute: {got}", "correct the numbers"


# --- the edits and the cases -----------------------------------------------------------------


def _edits(pattern: Pattern) -> Said:
    for variant in pattern.variants:
        for edits in variant.forms:
            try:
                compile(apply(pattern.source, edits), variant.slug, "exec")
            except (EditError, SyntaxError) as error:
                yield (
                    f"the diff of {variant.slug} cannot be applied: {error}",
                    "let its - lines be those of reference.py",
                )


def _cases(truth: Truth) -> Said:
    cases = {c.name: c for c in truth.cases}
    if len(cases) != len(truth.cases):
        yield "two cases have the same name", "rename one"
        return
    for heading in getattr(truth.family, "HEADINGS", HEADINGS):  # a family may lack some
        if not any(c.heading == heading for c in truth.cases):
            yield f"no case probes {heading}", "add one to its cases.py"
    outcomes = dict(zip(cases, truth.run(truth.pattern.source), strict=True))
    for law in truth.family.LAWS:
        if law.applies(cases) and not law.holds(cases, outcomes):
            yield f"the reference breaks the law {law.claim!r}", "correct the reference or the law"
    bad = ~np.isfinite(truth.reference.values)
    if bad.any() or any(truth.reference.troubles[0]):
        yield "the reference gives nan or inf, or raises, on a case", "correct it"


def _submissions(truth: Truth) -> Said:
    """The reference, and fast.py if there is one, pass the check that learners pass."""
    pattern = truth.pattern
    for name in ("reference.py", "fast.py"):
        path = pattern.folder / name
        if path.exists():
            given = of_source(path.read_text(encoding="utf-8"), name)
            with spawn() as worker:
                send(worker, given, truth)
                report = report_on(given, truth, worker.receive())
            if report.verdict not in PASSING:
                yield f"{name} does not pass its own check: {report.summary}", "correct it"


# --- telling variants apart ------------------------------------------------------------------


def _name(label: Label) -> str:
    return " + ".join(form.variant.slug for form in label) or REFERENCE


def _apart(truth: Truth) -> Said:
    table = truth.singles
    for (i, a), (j, b) in combinations(enumerate(table.labels), 2):
        if {form.variant.slug for form in a} != {form.variant.slug for form in b}:
            gap = compare.distance(truth.layout, table.rows[i], table.rows[j])
            if gap < compare.SEPARATION:
                yield (
                    f"{_name(a)} and {_name(b)} differ by {gap:.3g} times the tolerance, "
                    f"not by {compare.SEPARATION:g}",
                    "add a case that tells them apart",
                )


def _named_as(truth: Truth) -> Iterator[tuple[str, str]]:
    """(implementation, what the diagnosis calls it), for every form of every variant."""
    table = truth.singles
    for i, label in enumerate(table.labels):
        row = table.rows[i]
        if not compare.failing(truth.layout, row, truth.reference):
            yield _name(label), REFERENCE
        else:
            found = diagnose(truth, row)[0]
            yield _name(label), _name(found) if found else "(wrong)"


def separated(truth: Truth) -> bool:
    """Whether all mistakes are told apart, and named as themselves, on the inputs of this draw."""
    return not any(_apart(truth)) and all(given == named for given, named in _named_as(truth))


def _diagonal(matrix: tuple[tuple[str, str], ...]) -> Said:
    for given, named in matrix:
        if given != named:
            yield f"{given} is named as {named}", "add a case that tells them apart"

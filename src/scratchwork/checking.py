"""Compare a submission with the truth and say what it is: the verdict, the name, the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import FunctionType
from typing import Any

from scratchwork import compare, evidence, submission
from scratchwork.catalogue import Catalogue, catalogue
from scratchwork.evidence import ends_it
from scratchwork.model import (
    PASSING,
    Case,
    Counterexample,
    Culprit,
    Diagnosis,
    Finding,
    Outcome,
    Pattern,
    Report,
    Run,
    Trouble,
    Variant,
    Verdict,
)
from scratchwork.sandbox import Limits, Told, Worker, spawn
from scratchwork.submission import Submission, inferred
from scratchwork.truth import Form, Label, Truth

Tell = Callable[[int], Callable[[], Told | None]]
IMPORTS = "imports NumPy and the standard library only"
COMPUTES = "computes, and does nothing else"
RUNNABLE: tuple[Verdict, ...] = ("convention", "mistake", "wrong")  # and not right as the lesson
TROUBLE_VERDICT: dict[str, Verdict] = {
    "missing": "incomplete",
    "raised": "error",
    "died": "error",
    "timeout": "timeout",
    "refused": "refused",
}


def check(
    given: str | Path | type | FunctionType,
    pattern: str | None = None,
    *,
    patterns: Sequence[Path] = (),
    limits: Limits | None = None,
) -> Report:
    """Check an implementation: run it in the sandbox, compare, and name what it does.

    Args:
        given: the path of a file, Python source (a str of several lines), or a live
            class or function, whose module is read.
        pattern: the slug of the pattern to check against, such as "adam". By default it is the
            one whose name the file defines.
        patterns: folders with patterns of your own.
        limits: seconds and memory that the submission may use.

    Returns:
        The Report; `report.verdict`, `report.summary` and `report.diagnosis` are good starts.

    Raises:
        ScratchworkError: there is no such file or pattern, or the file fits several patterns.

    Examples:
        >>> report = check('''
        ... class SGD:
        ...     def __init__(self, lr=0.01):
        ...         self.lr = lr
        ...     def step(self, params, grads):
        ...         for p, g in zip(params, grads):
        ...             p += self.lr * g
        ... ''')
        >>> report.verdict, report.diagnosis[0].slug
        ('mistake', 'ascent')
    """
    return judge(submission.read(given), pattern, catalogue(*patterns), spawn, limits)


def judge(
    given: Submission,
    slug: str | None,
    known: Catalogue,
    start: Callable[[], Worker],
    limits: Limits | None = None,
) -> Report:
    """The report on a submission.

    `start` makes its Worker, before anything of a pattern is read: a forked child inherits what
    this process knows.
    """
    if given.trouble:
        return not_run(given, slug, given.trouble)
    with start() as worker:
        slug = slug or inferred(given, known)
        if slug is None:
            return not_run(given, slug, Trouble("missing", submission.nothing_known(given, known)))
        pattern = known.pattern(slug)
        hindrance = hindered(given, pattern)
        if hindrance:
            return hindrance
        truth = Truth(pattern)
        send(worker, given, truth, limits)
        _ = truth.singles  # made ready here while the child is at work
        return report_on(given, truth, worker.receive(), telling(worker, truth))


def hindered(given: Submission, pattern: Pattern) -> Report | None:
    """The report on a submission that there is no need to run; None if there is."""
    if given.trouble:
        return not_run(given, pattern.slug, given.trouble)
    hollow = submission.unwritten(given, pattern.contract)
    if hollow:
        return not_run(given, pattern.slug, Trouble("missing", f"`{hollow}` is not written yet"))
    return None


def send(worker: Worker, given: Submission, truth: Truth, limits: Limits | None = None) -> None:
    """Let a child begin on all cases of a pattern; of the truth it gets the inputs alone."""
    worker.send(given.source, truth.task, limits)


def telling(worker: Worker, truth: Truth) -> Tell:
    """Asks a child what it does on a case, by the case's number."""
    return lambda k: worker.tell(truth.cases[k].inputs, "quantities")


def report_on(given: Submission, truth: Truth, run: Run, tell: Tell | None = None) -> Report:
    """The report on what a submission did; `tell` runs it on a case once more, step by step."""
    slug, slots = truth.pattern.slug, truth.layout.slots
    if run.loading:
        found = replace(run.loading, message=f"{run.loading.message}{_while_loading(run.loading)}")
        return not_run(given, slug, found, run.stdout)
    outcomes = compare.digested(truth.family, truth.cases, run.outcomes)
    yours = compare.row(slots, outcomes)
    outcomes = compare.conforming(slots, outcomes)
    failing = compare.failing(truth.layout, yours, truth.reference)
    if not failing:
        summary = f"{truth.pattern.contract.name} is right on all {len(truth.cases)} cases."
        checklist = evidence.checklist(truth, outcomes, yours, truth.reference)
        return _report(given, slug, "correct", summary, checklist=checklist, stdout=run.stdout)
    halt = next((k for k in failing if ends_it(outcomes[k].trouble)), None)
    found, same = ((), None) if halt is not None else diagnose(truth, yours)
    # Who follows another convention is judged by it.
    named = [form.variant for form in found]
    convention = same if named and all(v.kind == "convention" for v in named) else None
    checklist = evidence.checklist(truth, outcomes, yours, convention or truth.reference)
    trouble = None
    if not found:
        where = next((k for k in failing if outcomes[k].trouble), None) if halt is None else halt
        if where is not None:
            trouble = _located(given, outcomes[where].trouble, truth.cases[where])
    verdict, summary, ask = _verdict(named, trouble, _broken(truth, checklist))
    remark = "" if convention or halt is not None else _remark(truth, outcomes, yours)
    shown = failing if halt is None else (halt,)
    k = evidence.smallest(truth, shown, yours)
    example = evidence.counterexample(truth, k, outcomes, yours, same)
    line = None
    if tell is not None and verdict in ("mistake", "wrong"):
        # The cases with many numbers come first, and many numbers are what runs are aligned by.
        rich = [j for j in shown if not outcomes[j].trouble]
        if rich:
            off = compare.outputs_off(truth.layout, yours, truth.reference)
            line = _culprit(given, truth, found, rich, off, tell)
        else:
            line = _raised(given, outcomes[k].trouble)
    if tell is not None:
        raised = next((j for j in shown if _of_shapes(outcomes[j].trouble)), None)
        if raised is not None:
            remark = " ".join(filter(None, (_clash(truth, raised, tell), remark)))
    return _report(
        given,
        slug,
        verdict,
        summary,
        checklist=checklist,
        counterexample=_pasteable(given, example),
        culprit=line,
        diagnosis=tuple(map(_diagnosis, found)),
        remark=remark,
        ask=ask,
        trouble=trouble,
        stdout=run.stdout,
    )


def diagnose(truth: Truth, yours: compare.Rows) -> tuple[Label, compare.Rows | None]:
    """The variant, else the only pair of variants, that does what `yours` does; and its row.

    Nothing is guessed: where two different ones fit, none is named.
    """
    for single in (True, False):
        table = truth.singles if single else truth.pairs_like(yours)
        found = compare.matches(truth.layout, yours, table.rows, truth.reference, by_fault=single)
        fits = [i for i in found if table.labels[i]]
        labels = {frozenset(form.variant.slug for form in table.labels[i]) for i in fits}
        if len(labels) == 1:
            return table.labels[fits[0]], table.rows[fits[0]]
        if labels:
            break
    return (), None


def _of_shapes(trouble: Trouble | None) -> bool:
    """Whether it is what NumPy raises where shapes do not fit."""
    return bool(trouble and trouble.kind == "raised" and trouble.message.startswith("ValueError"))


def _clash(truth: Truth, case: int, tell: Tell) -> str:
    """Which axes do not fit, in the words of the lesson."""
    told = tell(case)()
    if told is None or not told.raised:
        return ""
    from scratchwork import shapes  # not on the way of a right file

    return shapes.told(told.raised, shapes.sizes_of(truth.pattern, truth.cases[case].inputs))


def _culprit(
    given: Submission,
    truth: Truth,
    found: Label,
    cases: Sequence[int],
    off: Mapping[int, Sequence[str]],
    tell: Tell,
) -> Culprit | None:
    """The line in which the mistake is."""
    from scratchwork.culprit import culprit  # not on the way of a right file

    return culprit(given, truth, found, cases, off, tell)


def _raised(given: Submission, trouble: Trouble | None) -> Culprit | None:
    """The line that raises."""
    line = trouble and trouble.line
    return Culprit(line, given.line(line)) if line else None


def _diagnosis(form: Form) -> Diagnosis:
    v = form.variant
    return Diagnosis(v.slug, v.kind, v.why, v.ask, v.source, form.number)


def _pasteable(given: Submission, example: Counterexample) -> Counterexample:
    """The counterexample with the import that it needs, if the file does not have it."""
    if "import numpy as np" in given.source:
        return example
    return replace(example, code=("import numpy as np", *example.code))


def _while_loading(trouble: Trouble) -> str:
    return " (while the file was loaded)" if trouble.kind in ("raised", "timeout", "died") else ""


def _broken(truth: Truth, checklist: tuple[Finding, ...]) -> str:
    """What to say first of all that failed: a law, since it needs no comparison, else a case."""
    failed = [f for f in checklist if f.ok is False]
    laws = {law.claim for law in truth.laws}
    first = [f for f in failed if f.claim in laws] or failed
    return first[0].detail if first else ""


def _remark(truth: Truth, outcomes: Sequence[Outcome], yours: compare.Rows) -> str:
    """What the family says of a file that is not right."""
    names = [c.name for c in truth.cases]
    wrong = compare.off(truth.layout, yours, truth.reference)
    spans = {(names[k], name): span for (k, name, _, _), span in compare.spans(truth.layout.slots)}

    def off(case: str, output: str) -> bool:
        return bool(wrong[spans[case, output]].any())

    return truth.family.remark(dict(zip(names, outcomes, strict=True)), off)


def _verdict(
    found: Sequence[Variant], trouble: Trouble | None, broken: str
) -> tuple[Verdict, str, str]:
    """(verdict, summary, question)."""
    if found:
        mistakes = [v for v in found if v.kind == "mistake"] or list(found)
        names = " + ".join(v.slug for v in found)
        convention = mistakes[0].kind == "convention"
        verdict: Verdict = "convention" if convention else "mistake"
        lead = "right by another published convention, " if convention else ""
        return verdict, f"{lead}{names}: {' '.join(v.why for v in found)}", mistakes[0].ask
    if trouble:
        place = f"line {trouble.line}: " if trouble.line else ""
        rule = ""
        if trouble.kind == "refused":
            imported = trouble.message.startswith("imports")
            rule = f"; from-scratch code {IMPORTS if imported else COMPUTES}"
        return TROUBLE_VERDICT[trouble.kind], place + trouble.message + rule, ""
    return "wrong", f"not right yet, cause unknown: no named mistake does the same. {broken}", ASK


ASK = (
    "The case above is small enough to work through by hand: "
    "which of your lines is the first to give another number than the equations do?"
)


def not_run(given: Submission, slug: str | None, trouble: Trouble, stdout: str = "") -> Report:
    """The report on a submission that could not be run."""
    trouble = _located(given, trouble, None)
    verdict, summary, _ = _verdict((), trouble, "")
    return _report(given, slug, verdict, summary, trouble=trouble, stdout=stdout)


def _located(given: Submission, trouble: Trouble | None, case: Case | None) -> Trouble:
    """The trouble with the text of its line, and the case that it came up in."""
    assert trouble is not None
    message = trouble.message
    if case is not None:
        message += f' (in the case "{case.name}")'
    return replace(trouble, message=message, text=given.line(trouble.line))


def _report(
    given: Submission, slug: str | None, verdict: Verdict, summary: str, **more: Any
) -> Report:
    command = ""
    if slug and verdict == "incomplete":
        command = f"scratchwork show {slug}"
    elif slug and verdict not in PASSING and not given.file.startswith("<"):
        command = f"scratchwork hint {given.file}"
    experiment = ""
    if slug and verdict in RUNNABLE and not given.file.startswith("<"):
        experiment = f"scratchwork try {given.file} {slug}"
    commands = {"next": command, "experiment": experiment}
    return Report(slug, given.sha256, verdict, summary, given.file, **commands, **more)

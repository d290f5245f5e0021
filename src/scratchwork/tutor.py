"""From what was seen to the fix, in steps: each hint says a little more than the one before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent

from scratchwork.catalogue import Catalogue
from scratchwork.edits import unmarked
from scratchwork.latex import unicode_of
from scratchwork.model import Edit, Hint, Pattern, Report
from scratchwork.shown import apart
from scratchwork.store import Store


def hints(report: Report, known: Catalogue) -> tuple[Hint, ...]:
    """The ladder for a report, in order; empty if there is nothing to mend."""
    if report.verdict == "correct" or report.pattern is None:
        return ()
    pattern = known.pattern(report.pattern)
    if report.diagnosis:
        steps = _named(report, pattern)
    elif report.verdict == "wrong":
        steps = _unnamed(report, pattern)
    else:
        steps = _troubled(report, pattern)
    return tuple(Hint(n, len(steps), *step) for n, step in enumerate(steps, start=1))


# --- what is noted of a report ---------------------------------------------------------------

Note = Callable[..., object]  # takes an event's kind, what it is about, and data: Store.add


def note_check(note: Note, report: Report) -> None:
    """Note a check, if it is known of what."""
    if report.pattern is not None:
        mistakes = [d.slug for d in report.diagnosis if d.kind == "mistake"]
        judged = {"verdict": report.verdict, "mistakes": mistakes}
        note("check", report.pattern, file=_whole(report.file), sha256=report.sha256, **judged)


def note_hint(note: Note, report: Report, given: Hint) -> None:
    """Note that a hint was given."""
    what = {"pattern": report.pattern, "level": given.level, "of": given.of}
    note("hint", _matter(report), **what, sha256=report.sha256)


def next_level(store: Store, report: Report, ladder: Sequence[Hint]) -> int:
    """The level of the hint that comes next for this file and its mistake; the last one stays."""
    return min(store.last("hint", _matter(report)).get("level", 0) + 1, len(ladder))


def _matter(report: Report) -> str:
    """A file and its mistake: each has a ladder of its own."""
    names = "+".join(d.slug for d in report.diagnosis) or report.verdict
    return f"{_whole(report.file)}:{report.pattern}:{names}"


def _whole(file: str) -> str:
    """The whole path of a file; what is none, such as "<stdin>", as it is."""
    return file if file.startswith("<") else str(Path(file).resolve())


# --- the ladders -----------------------------------------------------------------------------

Step = tuple[str, str, str]  # title, text, code


def _named(report: Report, pattern: Pattern) -> list[Step]:
    names = " and ".join(d.slug for d in report.diagnosis)
    why = " ".join(d.why for d in report.diagnosis)
    edits = [e for d in report.diagnosis for e in pattern.variant(d.slug).forms[d.form]]
    mistaken = dedent("\n".join(e.new for e in edits if e.new))
    fix = "\n".join(line for e in edits for line in _reversed(e))
    return [
        ("What happens", report.ask, _case(report)),
        ("Where to look", _direction(edits, report, pattern), ""),
        ("Its name", f"{names}: {why} In the reference's words it would read:", mistaken),
        ("The fix", "As a change of that reference:", fix),
    ]


def _unnamed(report: Report, pattern: Pattern) -> list[Step]:
    broken = next(
        (f"{f.claim}: not here. {f.detail}" for f in report.checklist if f.ok is False), ""
    )
    return [
        ("What happens", report.ask, _case(report)),
        ("Where to look", broken, ""),
        ("The equations", "Hold each of your lines against these:", _equations(pattern)),
        ("The reference", "One way to write it:", pattern.source.strip()),
    ]


def _troubled(report: Report, pattern: Pattern) -> list[Step]:
    line = report.trouble.text if report.trouble else ""
    contract = pattern.contract.outline()
    return [
        ("What happens", report.summary, line),
        ("The contract", "What your file is asked to define:", "\n".join(contract)),
        ("The equations", "What it is asked to compute:", _equations(pattern)),
        ("The reference", "One way to write it:", pattern.source.strip()),
    ]


def _direction(edits: list[Edit], report: Report, pattern: Pattern) -> str:
    """The equations whose lines the mistake touches, else the headings under which it shows."""
    touched = {line.strip() for e in edits for line in unmarked(e.old).splitlines()}
    tags = {
        int(mark)
        for line, mark in re.findall(r"^(.*?)\s*# \((\d+)\)\s*$", pattern.source, flags=re.M)
        if line.strip() in touched
    }
    if tags:
        chosen = [e for e in pattern.equations if e.tag in tags]
        equations = ";  ".join(f"({e.tag}) {unicode_of(e.latex)}" for e in chosen)
        return f"Read your code against {equations}"
    headings = dict.fromkeys(f.heading for f in report.checklist if f.ok is False)
    return (
        "Your equations may stay as they are. Look at what surrounds them: it shows under "
        + " and ".join(headings)
        + "."
    )


def _case(report: Report) -> str:
    shown = report.counterexample
    if shown is None:
        return ""
    yours, expected = apart(shown.yours, shown.expected)
    return "\n".join([*shown.code, f"# yours:    {yours}", f"# expected: {expected}"])


def _equations(pattern: Pattern) -> str:
    return "\n".join(f"({e.tag})  {unicode_of(e.latex)}" for e in pattern.equations)


def _reversed(edit: Edit) -> list[str]:
    """The edit back to the reference, as the lines of a diff without their common indent."""
    old, new = unmarked(edit.old).splitlines(), edit.new.splitlines()
    lines = dedent("\n".join([*new, *old])).splitlines()
    marks = ["-"] * len(new) + ["+"] * len(old)
    return [f"{m} {line}" for m, line in zip(marks, lines, strict=True) if line.strip()]

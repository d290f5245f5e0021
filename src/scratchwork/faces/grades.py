"""Grades in the forms that other tools read: CSV, JUnit XML, Gradescope's results, a summary.

A grade is here what docs/json.md says of it, with attributes for its fields: it may come from a
file that an earlier run has left.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

from scratchwork.faces.style import Style
from scratchwork.model import HEADINGS, PASSING, Grade

Row = Any

COLUMNS = (
    *("student", "pattern", "file", "verdict", "points", "out_of", "mistakes", "line", "summary"),
    *("sha256", "seconds", *HEADINGS),
)


def row(grade: Grade) -> Row:
    """A grade with attributes for the fields of its JSON."""
    return parsed(json.dumps(grade.to_json()))


def parsed(text: str) -> Row:
    """A grade from its JSON."""
    return json.loads(text, object_hook=lambda fields: SimpleNamespace(**fields))


def mistakes(grade: Row) -> str:
    """The slugs of the mistakes, or of the convention, in one word."""
    return " + ".join(d.slug for d in grade.report.diagnosis)


def table(grades: Iterable[Row]) -> str:
    """The grades as CSV, a row for each student and pattern."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for g in grades:
        line = g.report.culprit.line if g.report.culprit else ""
        cells = (g.student, g.pattern, g.report.file, g.report.verdict, f"{g.points:g}")
        more = (f"{g.out_of:g}", mistakes(g), line, g.report.summary, g.report.sha256, g.seconds)
        earned = {heading: f"{points:g}" for heading, (points, _) in vars(g.headings).items()}
        points = (earned.get(heading, "") for heading in HEADINGS)
        rows.writerow([_cell(c) for c in (*cells, *more, *points)])
    return text.getvalue()


def _cell(value: object) -> object:
    """What a spreadsheet does not take for a formula: names of students are theirs to choose."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def junit(grades: Iterable[Row], title: str) -> str:
    """The grades as JUnit XML: a test suite for each pattern, a test for each student."""
    root = ElementTree.Element("testsuites")
    suites: dict[str, list[Row]] = {}
    for g in grades:
        suites.setdefault(g.pattern, []).append(g)
    for pattern, some in suites.items():
        kinds = Counter(_kind(g) for g in some)
        suite = ElementTree.SubElement(
            root, "testsuite", name=f"{title}: {pattern}", tests=str(len(some))
        )
        suite.set("failures", str(kinds["failure"]))
        suite.set("errors", str(kinds["error"]))
        suite.set("skipped", str(kinds["skipped"]))
        suite.set("time", f"{sum(g.seconds for g in some):.3f}")
        for g in some:
            case = ElementTree.SubElement(
                suite, "testcase", classname=pattern, name=_xml(g.student)
            )
            case.set("time", f"{g.seconds:.3f}")
            kind = _kind(g)
            if kind:
                said = ElementTree.SubElement(case, kind, message=_xml(g.report.summary))
                said.set("type", g.report.verdict)
                said.text = _xml("\n".join(explained(g)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _kind(grade: Row) -> str:
    if grade.report.verdict in PASSING:
        return ""
    if grade.report.verdict == "incomplete":
        return "skipped"
    return "failure" if grade.report.verdict in ("mistake", "wrong") else "error"


def _xml(text: str) -> str:
    """Text without what XML cannot hold, not even escaped."""
    return "".join(c if c in "\n\t" or c.isprintable() else "\ufffd" for c in text)


def explained(grade: Row) -> list[str]:
    """What a report has to say of a file, a line each: never a right number."""
    report = grade.report
    lines = [f"line {report.culprit.line}: {report.culprit.text}"] if report.culprit else []
    lines += [f"{f.heading}: {f.detail or f.claim}" for f in report.checklist if f.ok is False]
    return [*lines, *([f"? {report.ask}"] if report.ask else [])]


def gradescope(grades: Sequence[Row]) -> dict[str, Any]:
    """One student's grades as Gradescope's results.json, a test for each heading."""
    tests = []
    for number, g in enumerate(grades, start=1):
        passed = g.report.verdict in PASSING
        head = f"{g.pattern}: {g.report.summary}"
        for k, (heading, (points, most)) in enumerate(vars(g.headings).items(), start=1):
            failed = [
                f.detail or f.claim
                for f in g.report.checklist
                if f.heading == heading and f.ok is False and not passed
            ]
            test = {
                "name": f"{g.pattern}: {heading}" if heading else g.pattern,
                "number": f"{number}.{k}",
                "score": round(points, 6),
                "max_score": round(most, 6),
                "status": "passed" if points >= most else "failed",
                "output": "\n".join(failed or [head]),
                "output_format": "text",
                "visibility": "visible",
            }
            tests.append(test)
    said = ["\n".join([f"{g.pattern}: {g.report.summary}", *explained(g)]) for g in grades]
    return {
        "score": round(sum(g.points for g in grades), 6),
        "execution_time": round(sum(g.seconds for g in grades), 3),
        "output": "\n\n".join(said),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
        "extra_data": {"verdicts": {g.pattern: g.report.verdict for g in grades}},
    }


def summary(grades: Sequence[Row], style: Style) -> str:
    """How a class has done, for a terminal."""
    lines = []
    for pattern in dict.fromkeys(g.pattern for g in grades):
        some = [g for g in grades if g.pattern == pattern]
        verdicts = Counter(g.report.verdict for g in some)
        mean = sum(g.points for g in some) / len(some)
        head = (
            f"{pattern}  {len(some)} students, {mean:.1f} of {some[0].out_of:g} points on average"
        )
        lines += [style.paint(head, "bold"), ""]
        for verdict, n in verdicts.most_common():
            lines.append(f"  {n:>5}  {verdict}")
        named = Counter(mistakes(g) for g in some if g.report.diagnosis)
        if named:
            lines += ["", "  the mistakes, and a line that makes each:"]
        for slug, n in named.most_common():
            example = next(g for g in some if mistakes(g) == slug)
            where = example.report.culprit
            lines.append(f"  {n:>5}  {slug}" + (f"    {where.text}" if where else ""))
        lines.append("")
    lines += [f"  {said}" for said in defended(grades)]
    return "\n".join(lines) + "\n"


def defended(grades: Iterable[Row]) -> list[str]:
    """Which defences the files ran under, and which they lacked."""
    found = {(d.name, d.on, d.why) for g in grades for d in g.defences}
    off = sorted(f"{name} ({why})" for name, on, why in found if not on)
    on = sorted({name for name, on, _ in found if on} - {name for name, on, _ in found if not on})
    said = [f"run with {', '.join(on)}"] if on else []
    return [*said, *([f"run WITHOUT {', '.join(off)}"] if off else [])]

"""A class's grades as one page: how it did, which mistakes it made, and a part for each student.

It asks nothing of any other address. What a student's file says is text there and never markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from string import Template

from scratchwork.assignment import Assignment
from scratchwork.faces.grades import Row, defended, explained, mistakes
from scratchwork.model import PASSING

EXAMPLES = 3  # lines of code that show a mistake


def page(grades: Sequence[Row], assignment: Assignment) -> str:
    """The page."""
    parts = [_pattern([g for g in grades if g.pattern == p.pattern]) for p in assignment.parts]
    students: dict[str, list[Row]] = {}
    for grade in grades:
        students.setdefault(grade.student, []).append(grade)
    rows = "".join(_row(name, some) for name, some in students.items())
    pages = "".join(_student(name, some) for name, some in students.items())
    return PAGE.substitute(
        title=escape(assignment.title),
        patterns=f"<p>{len(students)} students</p>{''.join(parts)}",
        class_table=f"<h2>Students</h2><table class=students>{HEAD}{rows}</table>",
        students=pages,
        defences="".join(f"<p>{escape(said)}</p>" for said in defended(grades)),
    )


def page_of(name: str, grades: Sequence[Row], assignment: Assignment) -> str:
    """The page of one student, to be given to them: nothing of others is in it."""
    return PAGE.substitute(
        title=escape(assignment.title),
        patterns="",
        class_table="",
        students=_student(name, grades),
        defences="",
    )


def _pattern(grades: Sequence[Row]) -> str:
    """How a class did on a pattern, with the questions to raise."""
    if not grades:
        return ""
    mean = sum(g.points for g in grades) / len(grades)
    verdicts = Counter(g.report.verdict for g in grades)
    bars = "".join(_bar(verdict, n, len(grades)) for verdict, n in verdicts.most_common())
    found, other = (
        "".join(_mistake(slug, n, grades) for slug, n in _named(grades, verdict).most_common())
        for verdict in ("mistake", "convention")
    )
    head = f"{len(grades)} students, {mean:.1f} of {grades[0].out_of:g} points on average"
    return (
        f"<section><h2>{escape(grades[0].pattern)}</h2><p>{head}</p>"
        f"<table class=bars>{bars}</table>"
        + (f"<h3>Mistakes, and what to ask in class</h3>{found}" if found else "")
        + (f"<h3>Other published conventions</h3>{other}" if other else "")
        + "</section>"
    )


def _named(grades: Sequence[Row], verdict: str) -> Counter[str]:
    return Counter(mistakes(g) for g in grades if g.report.verdict == verdict)


def _bar(verdict: str, n: int, of: int) -> str:
    kind = "right" if verdict in PASSING else "not"
    return (
        f"<tr><th scope=row>{escape(verdict)}</th><td>{n}</td>"
        f"<td><meter class={kind} min=0 max={of} value={n}>{n} of {of}</meter></td></tr>"
    )


def _mistake(slug: str, n: int, grades: Sequence[Row]) -> str:
    some = [g for g in grades if mistakes(g) == slug]
    why = " ".join(d.why for d in some[0].report.diagnosis)
    lines = dict.fromkeys(g.report.culprit.text for g in some if g.report.culprit)
    code = "".join(f"<li><code>{escape(line)}</code></li>" for line in list(lines)[:EXAMPLES])
    ask = f"<blockquote>{escape(some[0].report.ask)}</blockquote>" if some[0].report.ask else ""
    return f"<h4>{escape(slug)} <small>{n}</small></h4><p>{escape(why)}</p><ul>{code}</ul>{ask}"


def _row(name: str, grades: Sequence[Row]) -> str:
    points, most = sum(g.points for g in grades), sum(g.out_of for g in grades)
    verdicts = ", ".join(f"{g.pattern}: {mistakes(g) or g.report.verdict}" for g in grades)
    return (
        f'<tr><td><a href="#{_anchor(name)}">{escape(name)}</a></td>'
        f"<td>{points:.4g}</td><td>{most:g}</td><td>{escape(verdicts)}</td></tr>"
    )


def _student(name: str, grades: Sequence[Row]) -> str:
    told = "".join(
        f"<h4>{escape(g.pattern)}: {g.points:.4g} of {g.out_of:g} "
        f"<small>{escape(g.report.verdict)} {escape(g.report.file)}</small></h4>"
        f"<p>{escape(g.report.summary)}</p>"
        + "".join(f"<p><code>{escape(line)}</code></p>" for line in explained(g))
        for g in grades
    )
    return f'<section id="{_anchor(name)}"><h3>{escape(name)}</h3>{told}</section>'


def _anchor(name: str) -> str:
    return "s-" + name.encode().hex()


HEAD = "<tr><th>student</th><th>points</th><th>of</th><th>what was found</th></tr>"
PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; --dim: #666; --line: #ddd; }
@media (prefers-color-scheme: dark) { :root { --dim: #aaa; --line: #444; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; }
.students td, .students th { border-bottom: 1px solid var(--line); }
meter { width: 16rem; }
meter.not::-webkit-meter-optimum-value { background: #c44; }
meter.not::-moz-meter-bar { background: #c44; }
small { color: var(--dim); font-weight: normal; }
blockquote { border-left: 3px solid var(--line); margin-left: 0; padding-left: 1rem; }
code { font: 0.85rem ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { section { break-inside: avoid; } }
</style>
</head>
<body>
<h1>$title</h1>
$patterns
$class_table
$students
$defences
</body>
</html>
""")

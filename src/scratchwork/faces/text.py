"""Reports, hints, lessons and audits as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from scratchwork.faces.style import Style
from scratchwork.latex import unicode_of
from scratchwork.model import (
    HEADINGS,
    Counterexample,
    Culprit,
    Finding,
    Hint,
    Pattern,
    Report,
    Variant,
)
from scratchwork.shown import apart, cells, padded, printable

if TYPE_CHECKING:
    from scratchwork.audit import Audit
    from scratchwork.pages import Choice, Gotcha

MANY = 6  # numbers of an array; of a larger one a line shows the worst
COLOUR = {"correct": "green", "convention": "green", "incomplete": "yellow"}
MARK = {True: "✓", False: "✗", None: "–"}
TINT = {True: "green", False: "red", None: "dim"}


def report(found: Report, style: Style, verbose: bool = False) -> str:
    """A report: verdict and name, checklist, counterexample, question, next command.

    `verbose` lists what holds, too.
    """
    tint = COLOUR.get(found.verdict, "red")
    mark = "✓" if found.ok else "✗"
    of = f" · {found.pattern}" if found.pattern else ""
    head = style.paint(f"{mark} {found.verdict}", tint, "bold")
    parts = [f"{head}  {printable(found.file)}{of}", style.wrap(found.summary)]
    if found.remark:
        parts.append(style.wrap(found.remark))
    if found.trouble and found.trouble.text:
        line = f"{found.trouble.line:>4} | {printable(found.trouble.text)}"
        parts.append(style.paint(f"  {line}", "cyan"))
    if found.checklist:
        parts.append(checklist(found.checklist, style, verbose))
    if found.counterexample:
        parts.append(counterexample(found.counterexample, found.verdict == "convention", style))
    if found.culprit:
        parts.append(culprit(found.culprit, style))
    if found.ask:
        parts.append(style.paint(style.wrap(found.ask, "    ", "  ? "), "bold"))
    if found.diagnosis and found.verdict == "convention":
        sources = " ".join(d.source for d in found.diagnosis)
        parts.append(style.wrap(f"Published in: {sources}"))
    if found.stdout.strip() and not found.ok:
        parts.append("\n".join(printed(found.stdout)))
    commands = {"next": found.next, "what it does to training": found.experiment}
    told = [f"  {what}: {command}" for what, command in commands.items() if command]
    if told:
        parts.append(style.paint("\n".join(told), "dim"))
    return "\n\n".join(parts) + "\n"


def printed(stdout: str) -> list[str]:
    """The first lines of what a file has printed."""
    shown = stdout.strip().splitlines()[:5]
    return ["  It printed:", *(f"    {printable(line)[:90]}" for line in shown)]


def checklist(findings: Iterable[Finding], style: Style, verbose: bool = False) -> str:
    """The five headings, each with what failed under it, or with all that was looked at."""
    lines = []
    for heading in HEADINGS:
        items = [f for f in findings if f.heading == heading]
        if not items:
            continue
        failed = [f for f in items if f.ok is False]
        told = [f for f in items if f.ok is not None]
        ok = None if not told else not failed
        tally = f"{sum(f.ok is True for f in items)} of {len(items)}"
        mark = style.paint(MARK[ok], TINT[ok])
        lines.append(f"  {mark} {heading:<10} {style.paint(tally, 'dim')}")
        for f in items:
            if verbose or (f.ok is not True and f.detail != "not reached"):
                lead = f"      {style.paint(MARK[f.ok], TINT[f.ok])} "
                detail = f" {f.detail}" if f.detail else ""
                lines.append(style.wrap(f"{f.claim}.{detail}", "        ", lead))
    return "\n".join(lines)


def counterexample(example: Counterexample, convention: bool, style: Style) -> str:
    """The smallest case that shows the difference as code, and the numbers side by side."""
    what = "tells the two apart" if convention else "shows it"
    lines = [f'  The smallest case that {what}, "{example.case}":', ""]
    lines += [style.paint(f"    {line}", "cyan") for line in example.code]
    lines += ["", f"  {example.output}:"]
    right = "ours" if convention else "expected"
    rows: dict[str, Any] = {"yours": example.yours, right: example.expected}
    if example.mistake is not None and not convention:
        rows["this mistake gives"] = example.mistake
    texts = apart(*rows.values())
    lines += [f"    {name:<19} {text}" for name, text in zip(rows, texts, strict=True)]
    return "\n".join(lines)


def culprit(line: Culprit, style: Style) -> str:
    """The line at which the numbers part, with both."""
    source = style.paint(f"{line.line:>4} | {line.text}", "cyan")
    if not line.certain:
        return f"  The first number that the reference does not have is computed here:\n  {source}"
    head = f"  The line that does it:\n  {source}"
    if line.changes:
        return f"{head}\n         It changes `{line.changes}`, which belongs to the caller."
    if not line.what:
        return head
    mine, right = np.asarray(line.yours), np.asarray(line.expected)
    what = equated(line.what)
    if mine.size > MANY and mine.shape == right.shape:  # one number of each is enough to see it
        at = np.unravel_index(int(np.argmax(np.abs(mine - right))), mine.shape)
        what = f"at {list(map(int, at))}, {what}"
        mine, right = mine[at], right[at]
    elif mine.size > MANY:  # there is nothing to hold so many numbers against
        return head
    yours, expected = apart(mine, right)
    when = f" (first at turn {line.time})" if line.time > 1 else ""
    lead = "" if line.own else "In the reference's words: "
    there = "in the reference" if line.own else "there"
    told = f"{lead}{what} {yours} here, {expected} {there}{when}"
    return f"{head}\n{style.wrap(told, '         ')}"


def equated(what: str) -> str:
    """What a number is of, ready for the number: `m =`, but `p -=` and `return` as they are."""
    return what if what.endswith("=") or what == "return" else f"{what} ="


def hint(given: Hint, style: Style, file: str, at_end: bool) -> str:
    """One hint."""
    head = style.paint(f"Hint {given.level} of {given.of}: {given.title}", "bold")
    parts = [head, style.wrap(given.text)]
    if given.code:
        parts.append(
            "\n".join(_diff_line(f"    {line}", style) for line in given.code.splitlines())
        )
    if not at_end:
        parts.append(style.paint(f"  next: scratchwork hint {file}", "dim"))
    return "\n\n".join(parts) + "\n"


def _diff_line(line: str, style: Style) -> str:
    tint = {"-": "red", "+": "green"}.get(line.strip()[:1], "cyan")
    return style.paint(line, tint)


# --- lessons ---------------------------------------------------------------------------------


def catalogue(patterns: Sequence[Pattern], style: Style) -> str:
    """All patterns, by family."""
    lines = []
    slug_width = max((len(p.slug) for p in patterns), default=0)
    titles = {p.slug: _titled(p) for p in patterns}
    width = max(map(cells, titles.values()), default=0)
    for family, members in groupby(patterns, key=lambda p: p.family):
        lines.append(style.paint(family, "bold"))
        for p in members:
            kinds = [v.kind for v in p.variants]
            tally = ", ".join(
                f"{n} {kind}{'s' if n > 1 else ''}"
                for kind in ("mistake", "convention")
                if (n := kinds.count(kind))
            )
            slug = style.paint(f"{p.slug:<{slug_width}}", "cyan")
            line = f"  {slug}  {padded(titles[p.slug], width)}  "
            if p.builds_on:
                line += style.paint(f"{tally:<28}", "dim") + f"  after {', '.join(p.builds_on)}"
            else:
                line += style.paint(tally, "dim")
            lines.append(line)
        lines.append("")
    lines.append("What a pattern builds on stands at the end of its line.")
    lines.append("")
    lines.append(
        style.paint(
            "next: scratchwork show PATTERN, scratchwork start PATTERN, scratchwork show gotchas",
            "dim",
        )
    )
    return "\n".join(lines) + "\n"


def _titled(pattern: Pattern) -> str:
    """The title, with the name that a file defines unless that is the title again."""
    name = pattern.contract.name
    same = re.sub(r"\W", "", pattern.title).lower() == name.replace("_", "").lower()
    return pattern.title if same else f"{pattern.title} ({name})"


def lesson(pattern: Pattern, style: Style, hide: bool, answers: bool, mistakes: bool) -> str:
    """A lesson; `hide` leaves the template out, `answers` and `mistakes` add what they say."""

    def head(text: str) -> str:
        return style.paint(text, "bold")

    parts = [head(pattern.title), style.wrap(prose(pattern.summary))]
    parts += [head("Equations"), equations(pattern), symbols(pattern, style)]
    parts += [head("Contract"), "\n".join(f"  {line}" for line in pattern.contract.outline())]
    if pattern.contract.doc:
        parts.append("\n".join(f"  {line}".rstrip() for line in pattern.contract.doc.splitlines()))
    if not hide:
        code = pattern.source.strip().splitlines()
        parts += [
            head("Template"),
            "\n".join(style.paint(f"    {line}".rstrip(), "cyan") for line in code),
        ]
    for title in ("Shapes", "Walkthrough"):
        if title in pattern.sections:
            parts += [head(title), body(pattern.sections[title], style)]
    parts.append(head("Questions"))
    for q in pattern.questions:
        parts.append(style.wrap(prose(q.text), "    ", "  ? "))
        if q.code:
            code = q.code.splitlines()
            parts.append("\n".join(style.paint(f"        {line}", "cyan") for line in code))
        if q.choices:
            parts.append(
                "\n".join(style.wrap(prose(c.text), "        ", "      - ") for c in q.choices)
            )
        if answers:
            parts += [
                style.wrap(prose(h), "       ", f"    {n}. ") for n, h in enumerate(q.hints, 1)
            ]
            parts.append(body(q.answer, style, "    "))
            if q.experiment:
                parts.append(style.paint(f"    scratchwork try {q.experiment}", "dim"))
    if mistakes:
        parts.append(head("Mistakes"))
        parts += [_variant(v, style) for v in pattern.variants if v.kind == "mistake"]
    conventions = [v for v in pattern.variants if v.kind == "convention"]
    if conventions:
        parts.append(head("Conventions"))
        parts += [_variant(v, style, diff=not hide) for v in conventions]
    for title in ("When to use it", "Sources"):
        parts += [head(title), body(pattern.sections.get(title, ""), style)]
    parts.append(style.paint(f"next: scratchwork start {pattern.slug}", "dim"))
    return "\n\n".join(parts) + "\n"


def guide(family: str, rows: Sequence[Choice], style: Style) -> str:
    """The selection guide of a family."""
    parts = [style.paint(f"When to use which: {family}", "bold")]
    for row in rows:
        lines = [f"  {style.paint(row.title, 'bold')} ({style.paint(row.slug, 'cyan')})"]
        for lead, said in (
            ("Best for:", row.best_for),
            ("Drawback:", row.drawback),
            ("Instead:", row.instead),
        ):
            if said:
                lines.append(style.wrap(prose(said), " " * 14, f"    {lead:<10}"))
        parts.append("\n".join(lines))
    parts.append(style.paint("next: scratchwork show PATTERN", "dim"))
    return "\n\n".join(parts) + "\n"


def gotchas(rows: Sequence[Gotcha], style: Style) -> str:
    """The page of gotchas, each with the mistakes that show it."""
    parts = [style.paint("Common implementation gotchas", "bold")]
    for row in rows:
        lines = [f"  {style.paint(row.title, 'bold')}"]
        lines.append(style.wrap(prose(row.problem), " " * 13, "    Problem: "))
        lines.append(style.wrap(prose(row.fix), " " * 13, "    Fix:     "))
        for pattern, examples in groupby(row.shown_by, key=lambda e: e.pattern):
            slugs = ", ".join(e.slug for e in examples)
            lead = f"    {style.paint(f'{pattern:<21}', 'cyan')}"
            lines.append(style.wrap(slugs, " " * 25, lead))
        parts.append("\n".join(lines))
    parts.append(style.paint("next: scratchwork show PATTERN --mistakes", "dim"))
    return "\n\n".join(parts) + "\n"


def equations(pattern: Pattern) -> str:
    """The equations, one a line, with their numbers on the right."""
    lines = [(unicode_of(e.latex), e.tag) for e in pattern.equations]
    width = max((cells(text) for text, _ in lines), default=0)
    return "\n".join(f"    {padded(text, width)}   ({tag})" for text, tag in lines)


def symbols(pattern: Pattern, style: Style) -> str:
    """The symbol table."""
    rows = [
        (prose(s.symbol), s.code.strip("`"), prose(s.shape), prose(s.meaning))
        for s in pattern.symbols
    ]
    widths = [max(cells(row[i]) for row in rows) for i in range(3)]
    lines = []
    for symbol, code, shape, meaning in rows:
        name = style.paint(padded(code, widths[1]), "cyan")
        lead = f"    {padded(symbol, widths[0])}  {name}  {padded(shape, widths[2])}  "
        indent = " " * (sum(widths) + 10)
        lines.append(style.wrap(meaning, indent, lead))
    return "\n".join(lines)


def prose(text: str) -> str:
    """Markdown on one line: formulas as Unicode, without the marks of emphasis."""
    text = re.sub(r"\$([^$]+)\$", lambda m: unicode_of(m[1]), text)
    return re.sub(r"\*\*(.+?)\*\*|\*(\S.*?)\*", lambda m: m[1] or m[2], text)


def body(text: str, style: Style, indent: str = "  ") -> str:
    """A section of Markdown: paragraphs, lists, tables and code."""
    parts = []
    for block in re.split(r"(^```.*?^```)|\n\s*\n", text, flags=re.M | re.S):
        if not block or not block.strip():
            continue
        if block.startswith("```"):
            lines = block.split("\n")[1:-1]
            parts.append("\n".join(style.paint(f"{indent}    {line}", "cyan") for line in lines))
        elif block.startswith("|"):
            parts.append(_table(block, indent))
        elif block.startswith("- "):
            items = re.split(r"^- ", block, flags=re.M)[1:]
            parts.append(
                "\n".join(style.wrap(prose(i), f"{indent}  ", f"{indent}- ") for i in items)
            )
        else:
            parts.append(style.wrap(prose(" ".join(block.split())), indent))
    return "\n\n".join(parts)


def _table(block: str, indent: str) -> str:
    rows = [
        [prose(c.strip()) for c in line.strip("|").split("|")]
        for line in block.splitlines()
        if not re.fullmatch(r"[|\s:-]+", line)
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        indent + "  ".join(padded(c, w) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _variant(v: Variant, style: Style, diff: bool = True) -> str:
    lines = [f"  {style.paint(v.slug, 'yellow')}", style.wrap(prose(v.why), "    ")]
    for edit in v.forms[0] if diff else ():
        lines += [style.paint(f"      - {line.strip()}", "red") for line in edit.old.splitlines()]
        lines += [
            style.paint(f"      + {line.strip()}", "green")
            for line in edit.new.splitlines()
            if line
        ]
    if v.source:
        lines.append(style.wrap(f"Source: {v.source}", "    "))
    return "\n".join(lines)


# --- audits ----------------------------------------------------------------------------------


def complaints(audits: Iterable[Audit]) -> str:
    """The complaints, one a line; nothing if there are none."""
    return "".join(f"{complaint}\n" for a in audits for complaint in a.complaints)


def matrix(audits: Iterable[Audit], style: Style) -> str:
    """The confusion matrix of each pattern: a row per implementation, a column per name given."""
    parts = []
    for a in audits:
        rows = list(dict.fromkeys(given for given, _ in a.matrix))
        columns = list(dict.fromkeys([*rows, *(named for _, named in a.matrix)]))
        width = max(map(len, rows), default=0)
        numbers = "".join(f"{n:>4}" for n in range(1, len(columns) + 1))
        lines = [style.paint(f"{a.pattern}: what was run (rows), what it was named as", "bold")]
        lines.append(f"{'':>{width + 5}}{numbers}")
        for n, name in enumerate(rows, start=1):
            counts = [sum(pair == (name, c) for pair in a.matrix) for c in columns]
            cells = "".join(f"{c or '·':>4}" for c in counts)
            lines.append(f"{n:>3}  {name:<{width}}{cells}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def problems(rows: Mapping[str, str], style: Style) -> str:
    """What experiments run on: names and titles."""
    wide = max(map(len, rows))
    lines = [f"  {style.paint(f'{name:{wide}}', 'bold')}  {title}" for name, title in rows.items()]
    return "\n".join([*lines, "", "  scratchwork try adam --on ravine", ""])

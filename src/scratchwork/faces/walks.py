"""A trace as text for a terminal, and as Markdown for notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scratchwork.faces import steps
from scratchwork.faces.style import Style
from scratchwork.faces.text import equated, printed
from scratchwork.model import Trace
from scratchwork.shown import brief

if TYPE_CHECKING:
    from scratchwork.against import Comparison


def text(trace: Trace, style: Style, every: bool = False) -> str:
    """A run, line by line, for a terminal."""
    parts = [style.paint(title(trace), "bold")]
    if trace.given:
        parts.append(style.wrap(f"Given: {steps.given(trace)}", "         ", "  "))
    for call in steps.calls(trace, every):
        head = [style.paint(f"  {call.title}", "bold")] if call.title else []
        parts.append("\n".join([*head, *(_line(line, style) for line in call.lines)]))
    if trace.shapes:
        parts.append("  " + style.paint("shapes", "bold"))
        parts[-1] += "".join(f"\n{style.wrap(size, '    ', '  ')}" for size in steps.sizes(trace))
        parts.append("\n".join(_line(line, style) for line in steps.shapes(trace, every)))
    if trace.stdout.strip():
        parts.append("\n".join(printed(trace.stdout)))
    parts += [style.wrap(said, "    ", "  ") for said in end(trace)]
    return "\n\n".join(parts) + "\n"


def title(trace: Trace) -> str:
    """What is walked through."""
    if not trace.pattern:
        return trace.file
    return f"{trace.pattern}, step by step" + (f": {trace.file}" if trace.file else "")


def _line(line: steps.Line, style: Style) -> str:
    source = style.paint(f"  {line.number:>4}  {line.source}", "cyan")
    if not line.told:
        return source
    shown = style.wrap(line.told, " " * 12, " " * 8)
    gap = style.width - len(shown.splitlines()[-1]) - len(line.form)
    below = f"\n{' ' * style.width}"[: style.width - len(line.form) + 1]
    form = (" " * gap if gap > 1 else below) + style.paint(line.form, "dim") if line.form else ""
    if not line.source:
        return shown
    return f"{source}\n{shown}{form}"


def end(trace: Trace) -> list[str]:
    """What there is to say after the last step."""
    said = []
    if trace.lost:
        said.append(f"... and {trace.lost} more steps, which were not kept")
    if trace.trouble:
        place = f"line {trace.trouble.line}: " if trace.trouble.line else ""
        if trace.trouble.text:
            said.append(f"{trace.trouble.line:>4}  {trace.trouble.text}")
        said.append(f"✗ {place}{trace.trouble.message}")
    return said


def markdown(trace: Trace, every: bool = False) -> str:
    """A run, line by line, as study notes: a table for each call."""
    parts = [f"# {title(trace)}"]
    if trace.given:
        parts.append(f"Given: {steps.given(trace)}")
    for call in steps.calls(trace, every):
        head = f"## {call.title}\n\n" if call.title else ""
        parts.append(head + _table("| line | code | with numbers | |", call.lines))
    if trace.shapes:
        head = "## Shapes\n\n" + "\n".join(f"- {size}" for size in steps.sizes(trace))
        lines = steps.shapes(trace, every)
        parts += [head, _table("| line | code | shape | in numbers |", lines)]
    parts += end(trace)
    return "\n\n".join(parts) + "\n"


def _table(head: str, lines: Iterable[steps.Line]) -> str:
    rows = (
        f"| {line.number} | {_code(line.source)} | {_code(line.told)} | {line.form} |"
        for line in lines
    )
    return "\n".join([head, "|---|---|---|---|", *rows])


def _code(text: str) -> str:
    escaped = text.replace("|", "\\|")
    ticks = "``" if "`" in escaped else "`"  # a longer fence than what is in it
    space = " " if "`" in escaped else ""
    return f"{ticks}{space}{escaped}{space}{ticks}" if escaped else ""


def comparison(found: Comparison, style: Style) -> str:
    """A file beside the reference: each number, and where the reference has it."""
    culprit, pattern = found.report.culprit, found.report.pattern
    lines = [style.paint(f"{found.report.file}, beside the reference of {pattern}", "bold"), ""]
    for row in found.rows:
        here = culprit is not None and row.line == culprit.line
        mark = style.paint("✗", "red") if here else " "
        lines.append(f"{mark} {style.paint(f'{row.line:>4}  {row.source}', 'cyan')}")
        where = f"line {row.there_line}: {row.there}" if row.there else "nothing there has this"
        told = style.wrap(f"{equated(row.what)} {brief(row.value)}", " " * 12, " " * 8)
        gap = style.width - len(told.splitlines()[-1]) - len(where)
        below = "\n" + " " * (style.width - len(where))
        lines.append(f"{told}{' ' * gap if gap > 1 else below}{style.paint(where, 'dim')}")
    lines.append("")
    return "\n".join(lines)

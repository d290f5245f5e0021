"""An experiment on the terminal: its table, and a plot of its chart."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from scratchwork import chart
from scratchwork.faces.style import CODES, Style
from scratchwork.faces.text import MARK
from scratchwork.model import Curve, Experiment, Training
from scratchwork.pages import Choice

MARKS = "●○▲△■□◆◇"
HUES = [name for name in CODES if name not in ("bold", "dim")]
ROWS = 14
COLUMN = 14  # of the table, in characters
MARGIN = 10  # columns for the numbers at the axis


def text(found: Experiment, style: Style) -> str:
    """Title, plot and table."""
    shown = [style.paint(found.title, "bold"), ""]
    first = found.charts[0]
    rows = chart.view(found, first)["data"]["values"]
    if rows:
        shown += [f"  {first.y}", *plot(rows, [c.label for c in found.curves], first.log, style)]
        shown += [f"{first.x:>{style.width - 2}}", ""]
    shown += table(found, style)
    if len(found.seeds) > 1:
        shown += ["", f"  medians of {len(found.seeds)} seeds"]
    return "\n".join(line.rstrip() for line in shown) + "\n"


def table(found: Experiment, style: Style) -> list[str]:
    """A row for each curve, with its mark in the plot; what cut a run short is below it."""
    names = list(dict.fromkeys(name for curve in found.curves for name in curve.figures))
    wide = max(len(curve.label) for curve in found.curves)
    heads = [textwrap.wrap(name, COLUMN) for name in names]
    widths = [max(map(len, head)) for head in heads]
    tall = max(map(len, heads), default=0)
    lines = []
    for row in range(tall):  # a long name has several lines, the last one at the bottom
        parts = ("" if row < tall - len(head) else head[row - tall] for head in heads)
        cells = "  ".join(f"{part:>{w}}" for part, w in zip(parts, widths, strict=True))
        lines.append(style.paint(f"    {'':{wide}}  {cells}", "dim"))
    for k, curve in enumerate(found.curves):
        figures = (number(curve.figures.get(name)) for name in names)
        cells = "  ".join(f"{text:>{w}}" for text, w in zip(figures, widths, strict=True))
        mark = style.paint(_mark(k), _hue(k))
        lines.append(f"  {mark} {curve.label:{wide}}  {cells}  {_settings(curve)}")
        if curve.trouble:
            line = f"line {curve.trouble.line}: " if curve.trouble.line else ""
            lines.append(f"      {line}{curve.trouble.message}")
    return lines


def evidence(found: Sequence[Experiment], claims: Mapping[str, Choice], style: Style) -> str:
    """What the guide says of each implementation, and what was measured of it on each problem."""
    lines = [style.paint("What the guide says, and what was measured", "bold")]
    for k, curve in enumerate(found[0].curves):
        lines += ["", f"  {style.paint(curve.label, 'bold')}"]
        if curve.pattern in claims:
            claim = claims[curve.pattern]
            lines += [style.wrap(claim.best_for, "              ", "    best for  ")]
            lines += [style.wrap(claim.drawback, "              ", "    drawback  ")]
        for one in found:
            name, best = one.judged_by
            values = [other.figures.get(name, math.nan) for other in one.curves]
            better = [v > values[k] if best == "most" else v < values[k] for v in values]
            place = f"{1 + sum(better)} of {len(values)}" if not math.isnan(values[k]) else "-"
            lines.append(f"    {place:8}  {one.problem}: {number(values[k])} {name}")
    return "\n".join(lines) + "\n"


def training(found: Training, style: Style) -> str:
    """Who plays which piece, the plot, and whether the goal is reached."""
    wide = max(len(piece.pattern) for piece in found.pieces)
    lines = []
    for piece in found.pieces:
        who = piece.file or "the reference"
        lines.append(f"  {piece.pattern:{wide}}  {style.paint(who, *['cyan'] * bool(piece.file))}")
        if piece.why:
            lines.append(style.wrap(piece.why, " " * (wide + 6), " " * (wide + 4)))
    mark = style.paint(MARK[found.reached], "green" if found.reached else "red")
    share = f"{found.accuracy:.1%} of the test images are right; the goal is {found.goal:.1%}"
    return f"{text(found.experiment, style)}\n" + "\n".join([*lines, "", f"  {mark} {share}", ""])


def _settings(curve: Curve) -> str:
    """The arguments that the label does not have."""
    given = (f"{name}={value:g}" for name, value in curve.settings.items())
    return " ".join(text for text in given if text not in curve.label)


def number(value: float | None) -> str:
    """A figure of the table."""
    if value is None or math.isnan(value):
        return "-"
    return "never" if math.isinf(value) else f"{value:.4g}"


def plot(
    rows: Sequence[Mapping[str, Any]], labels: list[str], log: bool, style: Style
) -> list[str]:
    """Points in character cells, the axes' ends as numbers."""
    across = [row["x"] for row in rows]
    up = [math.log10(row["y"]) if log else row["y"] for row in rows]
    width = style.width - MARGIN - 4
    cells = [[" "] * width for _ in range(ROWS)]
    for row, x, y in sorted(zip(rows, across, up, strict=True), key=lambda p: p[1]):
        k = labels.index(row["what"])
        line = ROWS - 1 - _cell(y, min(up), max(up), ROWS)
        cells[line][_cell(x, min(across), max(across), width)] = style.paint(_mark(k), _hue(k))
    ends = {0: max(up), ROWS - 1: min(up)}
    shown = {line: number(10**end if log else end) for line, end in ends.items()}
    left, right = number(min(across)), number(max(across))
    return [
        *(f"  {shown.get(n, ''):>{MARGIN}}│{''.join(line)}" for n, line in enumerate(cells)),
        f"  {'':{MARGIN}}└{'─' * width}",
        f"  {'':{MARGIN}} {left}{right:>{width - len(left)}}",
    ]


def _cell(value: float, least: float, most: float, many: int) -> int:
    """In which of so many cells between the two ends a value lies."""
    return round((value - least) / (most - least) * (many - 1)) if most > least else 0


def _mark(k: int) -> str:
    return MARKS[k % len(MARKS)]


def _hue(k: int) -> str:
    return HUES[k % len(HUES)]

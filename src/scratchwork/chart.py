"""An experiment as one declarative chart, in Vega-Lite: terminal, file, page and notebook show it.

https://vega.github.io/vega-lite/docs/spec.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from scratchwork.model import Chart, Curve, Experiment, Surface

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH, HEIGHT = 460, 300
POINTS = 250  # of a curve, at most: more would not be seen
DEPTH = 1e-12  # of the highest value: a logarithmic axis goes no deeper, and curves leave it
LEVELS = 12  # of a surface
# Okabe and Ito 2008: colours that can be told apart by everybody.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999933")


def vega(found: Experiment) -> dict[str, Any]:
    """The charts of an experiment beside each other, as a Vega-Lite specification."""
    seeds = f"; the median of {len(found.seeds)} seeds" if len(found.seeds) > 1 else ""
    return {
        "$schema": SCHEMA,
        "title": {"text": found.title, "subtitle": f"{found.problem}{seeds}"},
        "hconcat": [view(found, chart) for chart in found.charts],
        "config": {"background": "white", "range": {"category": list(COLOURS)}},
    }


def view(found: Experiment, chart: Chart) -> dict[str, Any]:
    """One of its charts."""
    labels = [curve.label for curve in found.curves]
    colour = {"field": "what", "type": "nominal", "scale": {"domain": labels}, "title": None}
    colour["legend"] = {"symbolType": "stroke", "symbolOpacity": 1, "symbolStrokeWidth": 2}
    if chart.kind == "path":
        legend = {} if chart is found.charts[0] else {"legend": None}  # one is enough
        return _paths(found, chart, {**colour, **legend})
    scale: dict[str, Any] = {"type": "log" if chart.log else "linear", "zero": False}
    x = {"field": "x", "type": "quantitative", "title": chart.x}
    y = {"field": "y", "type": "quantitative", "title": chart.y, "scale": scale}
    rows = [row for curve in found.curves for row in _rows(curve, chart)]
    if chart.log:
        floor = DEPTH * max((row["y"] for row in rows), default=0.0)
        rows = [row for row in rows if row["y"] >= floor]
    line = {
        "mark": {"type": "line", "tooltip": True},
        "encoding": {"x": x, "y": y, "color": colour},
    }
    layers = [line]
    if len(found.seeds) > 1:
        band = {"x": x, "y": {**y, "field": "least"}, "y2": {"field": "most"}}
        area = {"mark": {"type": "area", "opacity": 0.2}, "encoding": {**band, "color": colour}}
        layers.insert(0, area)
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": rows}, "layer": layers}


def _rows(curve: Curve, chart: Chart) -> Iterator[dict[str, Any]]:
    """The points of a curve: the median over its seeds, the least and the most."""
    if not curve.runs:
        return
    length = max(len(run[chart.y]) for run in curve.runs)
    ys = np.full((len(curve.runs), length), np.nan)  # a run that diverged is shorter
    for row, run in zip(ys, curve.runs, strict=True):
        row[: len(run[chart.y])] = run[chart.y]
    xs = next((r[chart.x] for r in curve.runs if chart.x in r), np.arange(length))
    for k in np.unique(np.linspace(0, length - 1, POINTS).round().astype(int)):
        drawn = ys[:, k][np.isfinite(ys[:, k]) & ((ys[:, k] > 0) | (not chart.log))]
        if len(drawn) == len(curve.runs):
            point = {"x": float(xs[k]), "y": float(np.median(drawn)), "what": curve.label}
            many = {"least": float(drawn.min()), "most": float(drawn.max())}
            yield point | (many if len(curve.runs) > 1 else {})


def _paths(found: Experiment, chart: Chart, colour: Mapping[str, Any]) -> dict[str, Any]:
    """The paths of the first seed, over the surface that they go down."""
    surface = found.surface
    assert surface is not None
    (left, right), (low, high) = surface.x[[0, -1]].tolist(), surface.y[[0, -1]].tolist()
    x = {"field": "x", "type": "quantitative", "title": chart.x, "scale": {"domain": [left, right]}}
    y = {"field": "y", "type": "quantitative", "title": chart.y, "scale": {"domain": [low, high]}}
    order = {"field": "step", "type": "quantitative"}
    rows = [
        {"x": float(a), "y": float(b), "step": step, "what": curve.label}
        for curve in found.curves
        for run in curve.runs[:1]
        for step, (a, b) in enumerate(zip(run[chart.x], run[chart.y], strict=True))
        if left <= a <= right and low <= b <= high
    ]
    line = {"type": "line", "strokeWidth": 1.5, "tooltip": True, "clip": True}
    drawn = {"x": x, "y": y, "order": order, "color": colour}
    layers = [_ground(surface, x, y), {"data": {"values": rows}, "mark": line, "encoding": drawn}]
    apart = {"scale": {"color": "independent"}}  # the heights' greys, and the paths' colours
    return {"width": WIDTH, "height": HEIGHT, "layer": layers, "resolve": apart}


def _ground(surface: Surface, x: Mapping[str, Any], y: Mapping[str, Any]) -> dict[str, Any]:
    """The surface in bands of equal ratio, the lower the darker."""
    above = np.log(surface.z - surface.z.min() + 1e-3 * np.ptp(surface.z))
    bands = ((above - above.min()) / np.ptp(above) * (LEVELS - 1e-9)).astype(int)
    xs, ys = surface.x.tolist(), surface.y.tolist()
    dx, dy = (1.05 * (ends[1] - ends[0]) for ends in (xs, ys))  # no gaps
    cells = [
        {"x": a, "x2": a + dx, "y": b, "y2": b + dy, "band": band}
        for b, row in zip(ys, bands.tolist(), strict=True)
        for a, band in zip(xs, row, strict=True)
    ]
    greys = {"scheme": "greys", "reverse": True, "domain": [-LEVELS, LEVELS]}
    shade = {"field": "band", "type": "quantitative", "scale": greys, "legend": None}
    return {
        "data": {"values": cells},
        "mark": {"type": "rect", "clip": True, "strokeWidth": 0},
        "encoding": {
            "x": x,
            "x2": {"field": "x2"},
            "y": y,
            "y2": {"field": "y2"},
            "color": shade,
        },
    }

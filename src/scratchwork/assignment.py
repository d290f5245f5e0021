"""What is graded and what it is worth: one pattern, or those of an assignment in TOML.

title = "Optimizers"

[[part]]
pattern = "adam"
points = 10             # for a right one, or one by another published convention

[[part]]
pattern = "sgd"
headings = {state = 3, gradients = 2, edges = 1}  # points for each, instead of `points`
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scratchwork.catalogue import Catalogue
from scratchwork.model import HEADINGS, PASSING, Report, ScratchworkError

POINTS = 100.0  # of a single pattern


@dataclass(frozen=True)
class Part:
    """A pattern and its points; `headings` divides them, evenly if it is empty."""

    pattern: str
    points: float = POINTS
    headings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Assignment:
    """What is handed in."""

    title: str
    parts: tuple[Part, ...]


def single(pattern: str, known: Catalogue) -> Assignment:
    """The assignment of one pattern. Raises ScratchworkError if there is none of this name."""
    found = known.pattern(pattern)
    return Assignment(found.title, (Part(found.slug),))


def load(path: Path, known: Catalogue) -> Assignment:
    """An assignment from a TOML file. Raises ScratchworkError, with what is wrong in it."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        parts = tuple(_part(one, known) for one in given.pop("part", []))
        title = str(given.pop("title", path.stem))
        if given:
            raise ScratchworkError(f"it knows no {', '.join(given)}; only title and [[part]]")
        if not parts:
            raise ScratchworkError('it has no part; expected: [[part]] and pattern = "adam"')
    except OSError as error:
        raise ScratchworkError(f"cannot read {path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise ScratchworkError(f"{path} is no assignment: {error}") from None
    except ScratchworkError as error:
        raise ScratchworkError(f"{path}: {error}") from None
    slugs = [part.pattern for part in parts]
    twice = [slug for slug in slugs if slugs.count(slug) > 1]
    if twice:
        raise ScratchworkError(f"{path}: {twice[0]} is there twice")
    return Assignment(title, parts)


def _part(given: Mapping[str, Any], known: Catalogue) -> Part:
    more = set(given) - {"pattern", "points", "headings"}
    if more:
        raise ScratchworkError(f"a part knows no {', '.join(sorted(more))}")
    if "pattern" not in given:
        raise ScratchworkError("a part has no pattern")
    slug = known.pattern(str(given["pattern"])).slug
    headings = {str(name): _points(slug, n) for name, n in given.get("headings", {}).items()}
    unknown = set(headings) - set(HEADINGS)
    if unknown:
        there = ", ".join(HEADINGS)
        raise ScratchworkError(
            f"{slug}: no heading {', '.join(sorted(unknown))}; there are {there}"
        )
    points = sum(headings.values()) if headings else _points(slug, given.get("points", POINTS))
    if headings and "points" in given and given["points"] != points:
        raise ScratchworkError(f"{slug}: points is {given['points']}, its headings make {points:g}")
    return Part(slug, points, headings)


def _points(slug: str, given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 1e9:
        raise ScratchworkError(f"{slug}: {given!r} is no number of points")
    return float(given)


def earned(part: Part, report: Report) -> dict[str, tuple[float, float]]:
    """Points by heading: those that a report earns, and those that there are.

    A heading that the pattern has no item for has no points either. Of a heading with several
    items each is worth the same; all are had by what is right, also by another convention.
    """
    items = {h: [f.ok for f in report.checklist if f.heading == h] for h in HEADINGS}
    there = [h for h in HEADINGS if items[h]] or [h for h in HEADINGS if part.headings.get(h)]
    weights = {h: part.headings.get(h, 0.0) if part.headings else 1.0 for h in there}
    total = sum(weights.values())
    if not total:
        whole = part.points if report.verdict in PASSING else 0.0
        return {"": (whole, part.points)}
    found = {}
    for h in there:
        most = part.points * weights[h] / total
        right = sum(ok is not False for ok in items[h]) / len(items[h]) if items[h] else 0.0
        found[h] = (most if report.verdict in PASSING else most * right, most)
    return found

"""Spot the line: a reference with one mistake in it; which line, why, and what training shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from scratchwork import edits, experimenting
from scratchwork.asking import fresh_draw
from scratchwork.catalogue import Catalogue
from scratchwork.learner import Slip
from scratchwork.model import Experiment, Pattern, ScratchworkError, Variant

WHYS = 4  # to choose from
OWN = 3  # a mistake that the learner has made comes so many times as often
SAME = 0.02  # figures that are nearer than this, relative to their size, are as good
WORSE, AS_WELL, BETTER, BREAKS = EFFECTS = (
    "it trains worse",
    "it trains as well: there is nothing to see",
    "it trains better",
    "it breaks: there is no number in the end",
)


@dataclass(frozen=True)
class Spot:
    """A reference with one mistake's edit made: `lines` of `code`, the first one is 1, do it.

    `whys` has what each of some mistakes does; the one that was made is `why`.
    """

    pattern: str
    mistake: str
    code: str
    lines: tuple[int, ...]
    whys: tuple[str, ...]
    why: str


def spot(pattern: Pattern, made: Mapping[str, Slip], draw: int | None = None) -> Spot:
    """A mistake of the pattern, freshly chosen, rather one that the learner has `made`."""
    draw = fresh_draw() if draw is None else draw
    random = Random(f"{pattern.slug}/{draw}")
    there = [v for v in pattern.variants if v.kind == "mistake"]
    if not there:
        raise ScratchworkError(f"{pattern.slug} has no mistake to spot")
    weights = [OWN if v.slug in made else 1 for v in there]
    (mistake,) = random.choices(there, weights)
    code = edits.apply(pattern.source, mistake.forms[0])
    lines = tuple(sorted(set(_changed(edits.unmarked(pattern.source), code))))
    others = [v.why for v in there if v.why != mistake.why]
    whys = [mistake.why, *random.sample(others, min(WHYS - 1, len(others)))]
    random.shuffle(whys)
    return Spot(pattern.slug, mistake.slug, code, lines, tuple(whys), mistake.why)


def _changed(before: str, after: str) -> Iterator[int]:
    """The lines of `after` that are not in `before`; beside lines that are gone, the neighbours."""
    from difflib import SequenceMatcher

    old, new = before.splitlines(), after.splitlines()
    for kind, _, _, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "delete":
            yield from (n for n in (start, start + 1) if 1 <= n <= len(new))
        elif kind != "equal":
            yield from range(start + 1, stop + 1)


def shown(pattern: Pattern, mistake: Variant, known: Catalogue) -> Experiment:
    """The pattern with and without the mistake, on the problem that fits first."""
    entries = experimenting.entries([pattern.slug, f"{pattern.slug}:{mistake.slug}"], known)
    return experimenting.run(entries, experimenting.chosen(entries, known), known)


def effect(found: Experiment) -> str:
    """Which of the EFFECTS it is, by the figure that the problem is judged by."""
    name, best = found.judged_by
    right, wrong = found.curves
    one, other = (curve.figures.get(name, math.nan) for curve in (right, wrong))
    if wrong.trouble or not math.isfinite(other):
        return BREAKS
    if math.isclose(one, other, rel_tol=SAME):
        return AS_WELL
    return BETTER if (other > one) == (best == "most") else WORSE

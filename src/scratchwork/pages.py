"""Pages that are made of all lessons: the selection guide of a family, and the gotchas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scratchwork.model import Pattern, ScratchworkError

GOTCHAS = Path(__file__).parent / "gotchas.md"


@dataclass(frozen=True)
class Choice:
    """One row of a selection guide, from the lesson's "When to use it"."""

    slug: str
    title: str
    best_for: str
    drawback: str
    instead: str


@dataclass(frozen=True)
class Example:
    """A mistake or a convention that shows a gotcha."""

    pattern: str
    slug: str
    why: str


@dataclass(frozen=True)
class Gotcha:
    """One row of the page of gotchas, with the mistakes that show it, in every family."""

    slug: str
    title: str
    problem: str
    fix: str
    shown_by: tuple[Example, ...]


def guide(family: str, patterns: Sequence[Pattern]) -> tuple[Choice, ...]:
    """The selection guide of a family. Raises ScratchworkError if it has no pattern."""
    members = [p for p in patterns if p.family == family]
    if not members:
        raise ScratchworkError(f"there is no pattern of the family {family!r} yet")
    return tuple(choice(p) for p in members)


def choice(pattern: Pattern) -> Choice:
    """What a lesson says on when to use it; what it does not say is empty."""
    text = pattern.sections.get("When to use it", "")
    said = {
        lead: " ".join(words.split())
        for lead, words in re.findall(r"\*\*([^*]+)\.\*\*\s+(.*?)(?=\n\n|\Z)", text, flags=re.S)
    }
    words = (said.get(lead, "") for lead in ("Best for", "Drawback", "Instead"))
    return Choice(pattern.slug, pattern.title, *words)


def gotchas(patterns: Sequence[Pattern]) -> tuple[Gotcha, ...]:
    """All gotchas, each with its examples in the order of the patterns."""
    variants = [(p.slug, v) for p in patterns for v in p.variants]
    return tuple(
        Gotcha(
            slug,
            title,
            problem,
            fix,
            tuple(Example(p, v.slug, v.why) for p, v in variants if v.gotcha == slug),
        )
        for slug, title, problem, fix in _rows()
    )


def known_gotchas() -> tuple[str, ...]:
    """The slugs that a lesson may name."""
    return tuple(slug for slug, *_ in _rows())


def _rows() -> list[list[str]]:
    rows = re.findall(r"^\|(.+)\|$", GOTCHAS.read_text(encoding="utf-8"), flags=re.M)[2:]
    return [[cell.strip() for cell in row.split("|")] for row in rows]

"""The pages that are made of all lessons say what the mission document says, and hold together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scratchwork import pages, patterns
from scratchwork.families import FAMILIES
from scratchwork.model import ScratchworkError

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs" / "ml-implementation-patterns.md").read_text(encoding="utf-8")
PATTERNS = patterns()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_a_guide(family: str) -> None:
    rows = pages.guide(family, PATTERNS)
    assert [r.slug for r in rows] == [p.slug for p in PATTERNS if p.family == family]
    assert [r.slug for r in rows if not (r.best_for and r.drawback and r.instead)] == []


def test_a_family_without_patterns_has_no_guide() -> None:
    with pytest.raises(ScratchworkError, match="no pattern of the family 'losses' yet"):
        pages.guide("losses", [p for p in PATTERNS if p.family != "losses"])


# The selection guide of the document: what each row comes down to, per column.
GUIDE = {
    "sgd": (("simple problems", "convex objectives"), ("slow convergence", "learning rate")),
    "momentum": (("most deep learning", "budget", "tuning"), ("momentum", "learning rate", "tune")),
    "adam": (("default choice", "quick"), ("not generalize as well", "sgd with momentum", "some")),
    "rmsprop": (("recurrent networks", "non-stationary objectives"), ("no bias correction",)),
    "adagrad": (("sparse gradients", "nlp", "embeddings"), ("learning rate decays to zero",)),
}


@pytest.mark.parametrize("slug", GUIDE)
def test_the_guide_of_optimizers_says_what_the_document_says(slug: str) -> None:
    (row,) = (r for r in pages.guide("optimizers", PATTERNS) if r.slug == slug)
    best, drawback = GUIDE[slug]
    assert [w for w in best if w not in row.best_for.lower()] == []
    assert [w for w in drawback if w not in row.drawback.lower()] == []


def test_every_gotcha_of_the_document_is_shown_by_mistakes() -> None:
    table = DOCUMENT.partition("## Common Implementation Gotchas")[2]
    told = [row.split("|")[1].strip() for row in re.findall(r"^\|.*\|$", table, flags=re.M)[2:]]
    rows = pages.gotchas(PATTERNS)
    assert [r.title for r in rows] == told
    assert [r.slug for r in rows if not (r.problem and r.fix and r.shown_by)] == []


def test_a_gotcha_names_mistakes_that_there_are_in_the_order_of_the_list() -> None:
    slugs = [p.slug for p in PATTERNS]
    variants = {(p.slug, v.slug): v for p in PATTERNS for v in p.variants}
    for row in pages.gotchas(PATTERNS):
        assert [variants[e.pattern, e.slug].why for e in row.shown_by] == [
            e.why for e in row.shown_by
        ]
        order = [slugs.index(e.pattern) for e in row.shown_by]
        assert order == sorted(order)


def test_the_mistakes_of_every_family_are_on_the_page() -> None:
    families = {p.slug: p.family for p in PATTERNS}
    shown = {families[e.pattern] for row in pages.gotchas(PATTERNS) for e in row.shown_by}
    assert shown == set(FAMILIES)

"""Whole files as learners write them, right and wrong, each get their verdict and their name.

The first line of a file says what it is: `# [correct]`, `# [wrong]` (no named mistake does the
same), or the slugs of one or two variants. They were written from the contracts and from a
sentence per mistake, without the references.
"""

from pathlib import Path

import pytest

from scratchwork import check
from scratchwork.catalogue import catalogue

FOLDER = Path(__file__).parent / "learners"
KNOWN = catalogue()
FILES = sorted(FOLDER.glob("*/*.py"))


def label(file: Path) -> str:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    return first.removeprefix("# [").removesuffix("]")


def expected(file: Path) -> tuple[str, list[str]]:
    """(verdict, slugs) that the first line asks for."""
    if label(file) in ("correct", "wrong"):
        return label(file), []
    slugs = sorted(label(file).split(" + "))
    kinds = {KNOWN.pattern(file.parent.name).variant(slug).kind for slug in slugs}
    return "mistake" if "mistake" in kinds else "convention", slugs


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_a_file_gets_its_verdict_and_its_name(file: Path) -> None:
    report = check(file)
    assert (report.verdict, sorted(d.slug for d in report.diagnosis)) == expected(file)
    assert report.culprit is None or not report.ok  # no line of a right file is blamed


@pytest.mark.parametrize("slug", KNOWN.slugs())
def test_every_variant_has_a_file_and_there_are_right_and_unknown_ones(slug: str) -> None:
    labels = [label(f) for f in FILES if f.parent.name == slug]
    assert labels.count("correct") >= 8
    assert labels.count("wrong") >= 3
    assert {v.slug for v in KNOWN.pattern(slug).variants} - set(labels) == set()

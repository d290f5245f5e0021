"""What is asked can be worked out, and is marked by what was run."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scratchwork import patterns
from scratchwork.experimenting import experiment
from scratchwork.model import Pattern, Question
from scratchwork.questions import Asked, marked, put, shown_by, value_of

DRAWS = 200
EACH = [(p, q) for p in patterns() for q in p.questions]
COMPUTED = [(p, q) for p, q in EACH if q.kind in ("number", "shape")]
PREDICTED = [(p, q) for p, q in EACH if q.kind == "predict"]


def named(pair: Any) -> str:
    pattern, question = pair
    return f"{pattern.slug}/{question.slug}"


def oracle(pattern: Pattern, question: Question) -> Callable[..., Any]:
    module = importlib.import_module(f"oracles.{pattern.family}")
    return module.ORACLES[f"{pattern.slug}/{question.slug}"]


def drawn(asked: Asked) -> dict[str, Any]:
    """The values in the first line of its code."""
    assigned = ast.parse(asked.code).body[0]
    assert isinstance(assigned, ast.Assign)
    names = [n.id for n in ast.walk(assigned.targets[0]) if isinstance(n, ast.Name)]
    values = ast.literal_eval(assigned.value)
    return dict(zip(names, values if len(names) > 1 else [values], strict=True))


# --- the right answer ------------------------------------------------------------------------


@pytest.mark.parametrize("pair", COMPUTED, ids=named)
def test_every_draw_agrees_with_an_oracle(pair: tuple[Pattern, Question]) -> None:
    pattern, question = pair
    expected = oracle(pattern, question)
    for draw in range(DRAWS):
        asked = put(pattern, question, draw)
        right, other = value_of(pattern.source, asked.code), expected(**drawn(asked))
        if isinstance(right, tuple):
            assert right == tuple(other), asked.code
        else:
            assert np.isclose(right, other, rtol=1e-9, atol=1e-12, equal_nan=True), asked.code
            assert marked(pattern, asked, f"{other:.3g}").right, asked.code


@pytest.mark.parametrize("family", sorted({p.family for p, _ in COMPUTED}))
def test_no_oracle_is_left_over_or_knows_ours(family: str) -> None:
    path = Path(__file__).parent / "oracles" / f"{family}.py"
    assert "scratchwork" not in path.read_text(encoding="utf-8")
    there = {named(pair) for pair in COMPUTED if pair[0].family == family}
    assert set(importlib.import_module(f"oracles.{family}").ORACLES) == there


@pytest.mark.parametrize("pair", PREDICTED, ids=named)
def test_a_prediction_has_one_right_answer(pair: tuple[Pattern, Question]) -> None:
    _, question = pair
    what, _, on = question.experiment.partition(" --on ")
    assert len(shown_by(question, experiment(what.split(), on))) == 1


def test_every_pattern_has_questions_enough() -> None:
    kinds = {p.slug: [q.kind for q in p.questions] for p in patterns()}
    assert [slug for slug, found in kinds.items() if len(found) < 4] == []
    assert [s for s, found in kinds.items() if sum(k != "open" for k in found) < 2] == []
    assert {k for found in kinds.values() for k in found} == {"number", "shape", "predict", "open"}

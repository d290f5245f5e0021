"""What is asked can be worked out, and is marked by what was run."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scratchwork import patterns
from scratchwork.catalogue import catalogue
from scratchwork.experimenting import experiment
from scratchwork.model import Pattern, Question, ScratchworkError
from scratchwork.questions import (
    Asked,
    as_choice,
    as_number,
    as_shape,
    marked,
    put,
    question_of,
    shown_by,
    value_of,
)

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


# --- how an answer is marked -----------------------------------------------------------------

ADAM = catalogue().pattern("adam")
M_HAT = put(ADAM, question_of(ADAM, "second-m-hat"), 3)


@pytest.mark.parametrize(
    ("given", "right", "said"),
    [
        ("2.67", True, ""),
        ("8/3", True, ""),
        ("0.96 / (1 - 0.8^2)", True, ""),
        (
            "0.96",
            False,
            "0.96 is what comes out with no-bias-correction or no-m-correction, "
            "and the value of `self.m[0]`",
        ),
        ("4.8", False, "4.8 is what comes out with exponent-forgotten or t-after-use"),
        ("inf", False, "inf is what comes out with t-never-incremented"),
        ("8.5377", False, "8.5377 is `v_hat`: another quantity of the same run"),
        ("-2.667", False, "the size is right, and the sign is the other one"),
        ("0.123", False, "no mistake that is known here gives 0.123"),
    ],
)
def test_an_answer_is_recognised(given: str, right: bool, said: str) -> None:
    assert M_HAT.code.startswith("beta1, g1, g2 = 0.8, 1, 4\n")
    mark = marked(ADAM, M_HAT, given)
    assert (mark.right, mark.said) == (right, said)


def test_a_mistake_leads_on_with_its_question() -> None:
    assert marked(ADAM, M_HAT, "0.96").ask == ADAM.variant("no-bias-correction").ask


def test_another_convention_is_not_called_a_mistake() -> None:
    batchnorm = catalogue().pattern("batchnorm")
    asked = put(batchnorm, question_of(batchnorm, "running-mean-after-two"), 3)
    assert asked.code.startswith("momentum, x1, x2, x3 = 0.25, 3, 2, 9\n")
    assert marked(batchnorm, asked, "4.375").said == (
        "4.375 is right by another published convention, momentum-of-the-old; "
        "these equations have it otherwise"
    )


def test_a_shape_in_the_other_order_is_said_to_be_that() -> None:
    linear = catalogue().pattern("linear")
    question = next(q for q in linear.questions if q.kind == "shape")
    asked = put(linear, question, 0)
    right = value_of(linear.source, asked.code)
    assert isinstance(right, tuple)
    assert marked(linear, asked, str(right)).right
    assert not marked(linear, asked, str(right[::-1])).right


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0.25", 0.25),
        (" 1/4 ", 0.25),
        ("2.5e-1", 0.25),
        ("0,25", 0.25),
        ("−3", -3.0),
        ("= 2^3", 8.0),
        ("sqrt(2)", 2**0.5),
        ("-inf", -np.inf),
        ("10**400", np.inf),
        ("True", 1.0),
    ],
)
def test_a_number_as_it_is_typed(typed: str, number: float) -> None:
    assert as_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "1/0",
        "__import__('os')",
        "[1]",
        "9**9**9**9",
        "(" * 5000,
        "(-8)**0.5",
        "sin(1)",
        "1;2",
    ],
)
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(ScratchworkError, match="is no number; a number is expected"):
        as_number(typed)


@pytest.mark.parametrize(
    ("typed", "shape"),
    [
        ("(2, 3)", (2, 3)),
        ("2x3", (2, 3)),
        ("2 × 3", (2, 3)),
        ("[2,3]", (2, 3)),
        ("3", (3,)),
        ("(3,)", (3,)),
        ("()", ()),
    ],
)
def test_a_shape_as_it_is_typed(typed: str, shape: tuple[int, ...]) -> None:
    assert as_shape(typed) == shape


@pytest.mark.parametrize("typed", ["two", "(2, -3)", "2.5", "2/3", "²"])
def test_what_is_no_shape_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(ScratchworkError, match="is no shape; sizes are expected"):
        as_shape(typed)


def test_a_question_has_the_same_numbers_in_the_same_draw_only() -> None:
    question = question_of(ADAM, "second-step")
    codes = [put(ADAM, question, draw).code for draw in (1, 1, *range(2, 40))]
    assert codes[0] == codes[1]
    assert len(set(codes)) > 10


def test_the_choices_of_a_prediction_are_shuffled() -> None:
    question = question_of(ADAM, "predict-first-steps")
    orders = {put(ADAM, question, draw).choices for draw in range(40)}
    assert len(orders) > 10
    assert {frozenset(order) for order in orders} == {frozenset(c.text for c in question.choices)}


def test_a_letter_is_a_choice() -> None:
    asked = put(ADAM, question_of(ADAM, "predict-first-steps"), 0)
    assert as_choice(" B) ", asked.choices) == asked.choices[1]
    for typed in ("", "e", "ab", "1"):
        with pytest.raises(ScratchworkError, match="is no choice; expected one of: a, b, c, d"):
            as_choice(typed, asked.choices)


def test_a_run_without_the_figure_shows_no_choice_about_it() -> None:
    question = question_of(ADAM, "predict-first-steps")
    found = experiment(["adam", "sgd"], "ravine", steps=2)
    assert shown_by(question, found) == ()


def test_a_question_by_a_name_that_it_had() -> None:
    old = replace(ADAM.questions[0], slug="new-name", formerly=("old-name",))
    pattern = replace(ADAM, questions=(old,))
    assert question_of(pattern, "old-name") is old
    with pytest.raises(ScratchworkError, match="has no question 'x'; expected one of: new-name"):
        question_of(pattern, "x")

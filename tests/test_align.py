"""Where a wrong file parts from the reference: the line, the numbers, and the shapes that clash."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scratchwork import align, check, compare, edits, patterns, shapes
from scratchwork.against import against
from scratchwork.catalogue import catalogue
from scratchwork.faces import text
from scratchwork.faces.style import Style
from scratchwork.model import Clash, Culprit
from scratchwork.sandbox import answers, spawn
from scratchwork.sandbox.quantities import Quantity
from scratchwork.sandbox.wire import WireError
from scratchwork.submission import of_file, of_source
from scratchwork.truth import Truth

LEARNERS = Path(__file__).parent / "learners"
EXAMPLE = Path(__file__).parents[1] / "examples" / "adam_eps_inside.py"


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What variants divide by is no news."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


# --- the line --------------------------------------------------------------------------------


def changed_lines(old: str, new: str) -> list[int]:
    """The lines of a variant that the reference does not have."""
    matcher = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    codes = (code for code in matcher.get_opcodes() if code[0] != "equal")
    return [line for _, _, _, i, j in codes for line in range(i + 1, j + 1)]


def test_the_line_of_an_edit_is_found_for_nine_of_ten_mistakes_on_one_line() -> None:
    found: list[bool] = []
    for pattern in patterns():
        truth = Truth(pattern)
        old = edits.unmarked(pattern.source)
        runs: dict[int, align.Run] = {}

        def run(source: str, k: int, truth: Truth = truth) -> align.Run:
            observe, contract = truth.family.observe, truth.pattern.contract
            return align.trusted(source, contract, observe, truth.cases[k].inputs)

        for row, label in enumerate(truth.singles.labels):
            new = edits.apply(pattern.source, *(form.edits for form in label))
            lines = changed_lines(old, new)
            mine = truth.singles.rows[row]
            failing = compare.failing(truth.layout, mine, truth.reference)
            case = next((k for k in failing if not mine.troubles[0][k]), None)
            if len(lines) == 1 and case is not None:
                if case not in runs:
                    runs[case] = run(old, case)
                variant = run(new, case)
                where = align.parting(runs[case], variant, old, new)
                place = align.located(variant, where, runs[case])
                found.append(place is not None and [place.line] == lines)
    assert len(found) > 180
    assert sum(found) >= 0.9 * len(found)


def test_the_line_of_a_learners_file_is_found_for_five_of_six_mistakes_on_one_line() -> None:
    """lines.json: the lines that a person, reading a random choice of files, would point at."""
    lines = json.loads((LEARNERS / "lines.json").read_text())
    found = {file: check(LEARNERS / file).culprit for file in lines}
    right = [file for file, at in found.items() if at is not None and at.line in lines[file]]
    assert len(lines) > 100
    assert len(right) / len(lines) >= 5 / 6


@pytest.mark.parametrize(
    ("file", "line", "what"),
    [
        ("adam/no_bias_correction_short.py", 13, "m_hat"),
        ("adam/two_sign_flipped_and_eps_root.py", 19, "self.M[i]"),
        ("batchnorm/mu_constant_template.py", 34, "dx"),
        ("cross_entropy/grad_just_softmax.py", 18, "return"),
        ("he_init/fans_summed_plain.py", 5, "std"),
        ("linear/db_mean_plain.py", 16, "self.db"),
        ("mse/rmse_chain_rule.py", 7, "return"),
        ("softmax/coupling_forgotten_diagonal.py", 13, "return"),
    ],
)
def test_the_line_of_a_learners_file(file: str, line: int, what: str) -> None:
    found = check(LEARNERS / file).culprit
    assert found is not None
    assert (found.line, found.what, found.certain) == (line, what, True)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("adam/wrong_centred_variance.py", 21),
        ("adam/wrong_running_maximum.py", 22),
        ("linear/wrong_dx_divided_by_batch.py", 19),
        ("softmax/wrong_base_two.py", 9),
        ("sgd/wrong_step_schedule.py", 14),
        ("train_step/wrong_gradients_clipped.py", 12),
    ],
)
def test_an_unknown_mistake_shows_the_first_number_that_the_reference_has_not(
    file: str, line: int
) -> None:
    found = check(LEARNERS / file).culprit
    assert found is not None
    assert (found.line, found.certain) == (line, False)


def test_both_numbers_are_those_of_the_two_runs() -> None:
    found = check(EXAMPLE).culprit
    assert found is not None
    w = "w -= self.lr * mean / np.sqrt(variance + self.eps)"
    assert (found.line, found.text, found.what, found.own) == (20, w, "w -=", True)
    truth = Truth(catalogue().pattern("adam"))
    (case,) = (c for c in truth.cases if c.name == found.case)
    (spec,) = case.inputs["optimizers"]
    lr, eps = spec["arguments"]["lr"], spec["arguments"]["eps"]
    g = spec["grads"][0][0]  # at the first step m_hat is g and v_hat its square
    assert np.allclose(found.yours, lr * g / np.sqrt(g**2 + eps), rtol=1e-12)
    assert np.allclose(found.expected, lr * g / (np.abs(g) + eps), rtol=1e-12)


def test_a_line_that_raises_is_the_line() -> None:
    found = check(LEARNERS / "softmax" / "kept_dims_forgotten_method_sum.py").culprit
    assert found is not None
    assert "sum(axis=-1)" in found.text


def test_a_right_file_has_no_such_line() -> None:
    assert check(LEARNERS / "adam" / "correct_running_products.py").culprit is None


# --- quantities ------------------------------------------------------------------------------


def quantity(*times: list[float]) -> Quantity:
    arrays = [np.array(t) for t in times]
    ends = tuple(np.cumsum([a.size for a in arrays]).tolist())
    forms = tuple(f"{a.shape} float64" for a in arrays)
    return Quantity(1, "x", np.concatenate(arrays), ends, forms, tuple(range(len(ends))), True)


def test_quantities_are_the_same_by_their_numbers_in_any_order() -> None:
    a = quantity([1.0, 2.0], [3.0, 4.0])
    assert align.same(a, quantity([1.0, 2.0], [3.0, 4.0]))
    assert align.same(a, quantity([3.0, 4.0], [1.0, 2.0]))
    assert not align.same(a, quantity([1.0, 2.0], [3.0, 4.1]))
    assert not align.same(a, quantity([1.0, 2.0]))


def test_the_first_time_at_which_two_part() -> None:
    a, b = quantity([1.0], [2.0], [3.0]), quantity([1.0], [2.5], [3.5])
    assert align.first_time(a, b) == 1
    assert (b.time(1), b.shape(1)) == (np.array([2.5]), (1,))


# --- side by side ----------------------------------------------------------------------------


def test_beside_the_reference_every_number_has_its_place() -> None:
    found = against(of_file(EXAMPLE), "adam", catalogue(), spawn)
    places = {row.what: row.there for row in found.rows}
    expected = {"m": "self.m[i]", "v": "self.v[i]", "mean": "m_hat", "variance": "v_hat", "w": ""}
    assert places == {"self.t": "self.t", **expected}
    assert found.report.culprit is not None


def test_a_right_file_beside_the_reference_has_no_culprit() -> None:
    source = catalogue().pattern("momentum").source
    found = against(of_source(source, "mine.py"), "momentum", catalogue(), spawn)
    assert found.report.culprit is None
    assert [row.what for row in found.rows if not row.there] == []


# --- shapes ----------------------------------------------------------------------------------

KNOWN = {"batch": 2, "in_features": 3, "out_features": 4}


@pytest.mark.parametrize(
    ("clash", "expected"),
    [
        (
            Clash("@", (("x", (2, 3)), ("self.W", (4, 3)))),
            "In x @ self.W, x is (batch = 2, in_features = 3) and self.W is (out_features = 4, "
            "in_features = 3): axis 1 of the one, in_features = 3, does not fit axis 0 of the "
            "other, out_features = 4.",
        ),
        (
            Clash("+", (("y", (2, 4)), ("self.b", (3,)))),
            "In y + self.b, y is (batch = 2, out_features = 4) and self.b is (in_features = 3,): "
            "axis 1 of the one, out_features = 4, does not fit axis 0 of the other, "
            "in_features = 3.",
        ),
        (Clash("+", (("y", (2, 4)), ("self.b", (4,)))), ""),
        (Clash("*", (("a", (1, 4)), ("b", (2, 1)))), ""),
        (Clash("@", (("a", ()), ("b", (2, 1)))), ""),
    ],
    ids=["product", "sum", "that fits", "that is broadcast", "of a number"],
)
def test_a_clash_in_words(clash: Clash, expected: str) -> None:
    assert shapes.clash_in_words(clash, KNOWN) == expected


def test_a_size_that_two_names_have_is_a_number() -> None:
    assert shapes.in_words((2, 2, 3), {"batch": 2, "classes": 2, "width": 3}) == "(2, 2, width = 3)"


def test_a_report_says_which_axes_do_not_fit() -> None:
    remark = check(LEARNERS / "linear" / "forward_untransposed_matmul.py").remark
    assert remark == (
        "In x @ self.W, x is (batch = 2, in_features = 3) and self.W is (out_features = 4, "
        "in_features = 3): axis 1 of the one, in_features = 3, does not fit axis 0 of the "
        "other, out_features = 4."
    )


def test_the_sizes_of_conv2d_follow_from_each_other() -> None:
    pattern = catalogue().pattern("conv2d")
    values = {"in_channels": 1, "out_channels": 1, "kernel_size": 2, "stride": 2, "padding": 1}
    arrays = {"x": [[[[0.0]]]], "W": [[[[0.0] * 2] * 2]], "b": [0.0], "dy": [[[[0.0]]]]}
    found = shapes.drawn(pattern, {**values, **arrays}, {"batch": 2, "H": 5, "W": 7, "out": 3})
    made = {name: np.shape(found[name]) for name in arrays}
    assert made == {"x": (2, 1, 5, 7), "W": (3, 1, 2, 2), "b": (3,), "dy": (2, 3, 3, 4)}
    assert (found["out_channels"], found["kernel_size"]) == (3, 2)


def test_a_culprit_is_the_same_from_run_to_run() -> None:
    one, two = (check(EXAMPLE).culprit for _ in range(2))
    assert isinstance(one, Culprit)
    assert one == two


@pytest.mark.parametrize(
    ("values", "distinct"),
    [
        ([], []),
        ([2.0], [2.0]),
        ([3.0, 1.0, 3.0, 2.0, 1.0], [1.0, 2.0, 3.0]),
        ([0.0, -0.0], [0.0]),
        ([np.nan, 1.0, np.nan, np.inf], [1.0, np.inf, np.nan]),
        ([np.nan], [np.nan]),
    ],
)
def test_the_different_numbers_of_a_quantity(values: list[float], distinct: list[float]) -> None:
    found = Quantity(1, "x", np.array(values), (), (), (), whole=True).distinct
    assert np.array_equal(found, np.array(distinct), equal_nan=True)
    assert np.array_equal(found, np.unique(values), equal_nan=True)


# --- what a child tells of quantities, which may be forged ---------------------------------------

TOLD = {
    "line": 3,
    "text": "m",
    "values": np.array([1.0, 2.0]),
    "ends": [1, 2],
    "forms": ["() float64"] * 2,
    "steps": [0, 4],
    "whole": True,
}


def test_a_quantity_is_told_and_read() -> None:
    found = answers.quantity(TOLD)
    assert (found.line, found.text, found.ends, found.steps) == (3, "m", (1, 2), (0, 4))
    assert answers.quantity(found.packed()).packed() == found.packed()


@pytest.mark.parametrize(
    "forged",
    [
        {"line": 0},
        {"line": "3"},
        {"text": None},
        {"values": [1.0, 2.0]},
        {"values": np.array([[1.0, 2.0]])},
        {"values": np.array([1, 2])},
        {"values": np.array([1.0])},
        {"ends": [2, 1]},
        {"ends": [-1, 2]},
        {"ends": [1]},
        {"ends": [], "forms": [], "steps": [], "values": np.zeros(0)},
        {"forms": [1, 2]},
        {"steps": [0.5, 1]},
        {"steps": [0, 2**40]},
        {"steps": None},
    ],
    ids=str,
)
def test_a_forged_quantity_is_refused(forged: dict[str, Any]) -> None:
    with pytest.raises((WireError, TypeError)):
        answers.quantity({**TOLD, **forged})


@pytest.mark.parametrize(
    ("file", "line", "changes"),
    [
        ("relu/input_mutated_bool_index.py", 11, "x"),
        ("relu/input_mutated_maximum_out.py", 7, "x"),
        ("relu/dy_mutated_index.py", 16, "dy"),
        ("linear/input_mutated_cleared.py", 13, "x"),
        ("rmsprop/gradient_mutated_square_alias.py", 18, "grads"),
        ("cross_entropy/in_place_rows_value_only.py", 8, "logits"),
    ],
)
def test_the_line_that_changes_what_belongs_to_the_caller(
    file: str, line: int, changes: str
) -> None:
    found = check(LEARNERS / file).culprit
    assert found is not None
    assert (found.line, found.changes, found.certain) == (line, changes, True)
    shown = text.culprit(found, Style())
    assert shown.endswith(f"It changes `{changes}`, which belongs to the caller.")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("he_init/own_generator_fresh_default_rng.py", 7),  # by a name that the edit brings in
        ("linear/large_weights_generator.py", 11),  # by the attribute that is not right
        ("xavier_init/root_forgotten_average.py", 8),  # by the name that is only returned
        ("momentum/velocity_in_float32_astype.py", 13),  # by the dtype
        ("batchnorm/sample_variance_ddof.py", 18),  # by when it is first wrong
        ("conv2d/db_per_sample_total.py", 36),  # by what a loop comes to in the end
    ],
)
def test_the_line_by_other_signs_than_its_numbers(file: str, line: int) -> None:
    found = check(LEARNERS / file).culprit
    assert found is not None
    assert found.line == line

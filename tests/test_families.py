"""A family says which of two is wrong: forward or backward, the loss or its gradient."""

from pathlib import Path

import numpy as np
import pytest

from scratchwork import Report, check, compare
from scratchwork.catalogue import catalogue
from scratchwork.truth import Truth

LEARNERS = Path(__file__).parent / "learners"
CLASS = "backward is the gradient of your own forward"
PARAMETERS = "The parameters' gradients are those of your own forward"
LOSS = "The gradient is that of your own loss"


def reported(file: str) -> Report:
    return check(LEARNERS / file)


@pytest.mark.parametrize(
    ("file", "broken", "remark"),
    [
        (
            "relu/straight_through_ones.py",
            [CLASS],
            "Your forward is right; your backward is not its gradient.",
        ),
        (
            "relu/leaks_where.py",
            [],
            "Your backward is right for your forward; the forward is wrong.",
        ),
        (
            "linear/db_mean_plain.py",
            [PARAMETERS],
            "Your forward is right; your backward is not its gradient.",
        ),
        (
            "conv2d/kernel_flipped_np_flip.py",
            [],
            "Your backward is right for your forward; the forward is wrong.",
        ),
        (
            "mse/half_slope_short.py",
            [LOSS],
            "Your loss is right; your gradient is not its gradient.",
        ),
        (
            "mse/rmse_sqrt.py",
            [],
            "Your gradient is right for your loss; the loss is wrong.",
        ),
        (
            "mse/two_absolute_and_grad_sign.py",
            [LOSS],
            "Your loss is wrong, and your gradient is not its gradient.",
        ),
    ],
)
def test_a_wrong_forward_and_a_wrong_backward_are_told_apart(
    file: str, broken: list[str], remark: str
) -> None:
    report = reported(file)
    claims = [f.claim for f in report.checklist if f.ok is False]
    assert [c for c in claims if c in (CLASS, PARAMETERS, LOSS)] == broken
    assert report.remark == remark


def test_a_right_file_gets_no_remark() -> None:
    files = ("mse/correct_short.py", "tanh/correct_np_tanh.py", "adam/correct_list_state.py")
    assert [reported(file).remark for file in files] == ["", "", ""]


def test_what_is_random_is_the_same_facts_every_time() -> None:
    truth = Truth(catalogue().pattern("dropout"))
    seeded = [case for case in truth.cases if "seeds" in case.inputs]
    assert any(case.inputs["seeds"] == [None] for case in seeded)  # another mask in every run
    for _ in range(5):
        yours = compare.row(truth.layout.slots, truth.run(truth.pattern.source))
        assert np.array_equal(yours.values, truth.reference.values)


def test_a_law_is_in_the_checklist_only_if_it_says_something_of_the_pattern() -> None:
    def said(file: str) -> list[bool]:
        claims = [f.claim for f in reported(file).checklist]
        return [claim in claims for claim in (CLASS, PARAMETERS)]

    files = ("linear/correct_augmented_input.py", "maxpool2d/correct_naive_loops.py")
    found = [said(f) for f in (*files, "embedding/correct_add_at.py")]
    assert found == [[True, True], [True, False], [False, True]]

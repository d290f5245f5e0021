"""What the lessons' experiments are said to show is what they show."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import pytest

import scratchwork
from scratchwork.experimenting import experiment
from scratchwork.model import Curve

Curves = Mapping[str, Curve]
TRIES = {
    f"{p.slug} {q.slug}": q.experiment
    for p in scratchwork.patterns()
    for q in p.questions
    if q.experiment and q.kind != "predict"  # these have conditions: see test_questions.py
}


def figure(curves: Curves, label: str, name: str) -> float:
    return curves[label].figures[name]


def rates_of_sgd(curves: Curves) -> bool:
    """The walls allow 2 / 100 at most; a tenth of the rate leaves the floor for last."""
    ends = [figure(curves, f"sgd lr={lr}", "loss at the end") for lr in ("0.001", "0.01", "0.021")]
    low, right, high = ends
    return right < low < high and high > 1e6


def closer_to_one(curves: Curves) -> bool:
    ends = [
        figure(curves, f"momentum momentum={beta}", "loss at the end")
        for beta in ("0.5", "0.9", "0.99", "0.999")
    ]
    return ends[1] < ends[0] < ends[2] < ends[3]


def ten_times(curves: Curves) -> bool:
    """1 + 0.9 + 0.9**2 + ... = 1 / (1 - 0.9)."""
    return math.isclose(figure(curves, "momentum", "last step"), 10, rel_tol=1e-6)


def like_one_over_root_t(curves: Curves) -> bool:
    lengths = curves["adagrad"].runs[0]["length of a step"]
    return bool(np.allclose(lengths, 1 / np.sqrt(np.arange(1, len(lengths) + 1))))


def root_of_ten_too_long(curves: Curves) -> bool:
    """m = 0.1 g and v = 0.001 g**2."""
    first = figure(curves, "adam:no-bias-correction", "first step")
    return bool(
        np.isclose(first, 0.1 / np.sqrt(0.001), rtol=1e-4)
        and np.isclose(figure(curves, "adam", "first step"), 1)
    )


def nothing_to_see(curves: Curves) -> bool:
    """Epsilon under the root is a mistake that training on digits does not show."""
    right, wrong = (figure(curves, label, "test accuracy") for label in curves)
    return abs(right - wrong) <= 0.02


def naive_overflows(curves: Curves) -> bool:
    right, wrong = (figure(curves, label, "largest finite scale") for label in curves)
    return wrong <= 200 < right


def less(name: str, first: str, second: str) -> Callable[[Curves], bool]:
    return lambda curves: figure(curves, first, name) < figure(curves, second, name)


def one_unit_for_ever(curves: Curves) -> bool:
    name = "distinct hidden units in the first layer"
    right, zeros = (figure(curves, label, name) for label in curves)
    return zeros == 1 < right


def a_quarter_at_most(curves: Curves) -> bool:
    """The slope of a sigmoid is a quarter at most, so its gradient shrinks by that, or more."""
    factors = {label: figure(curves, label, "factor per layer") for label in curves}
    others = min(value for label, value in factors.items() if label != "sigmoid")
    return factors["sigmoid"] < 0.25 < 0.9 < others


def nothing_learned_of_one(curves: Curves) -> bool:
    """x_hat is zero, whatever x is: guessing one of ten classes."""
    values = [figure(curves, "batchnorm", f"accuracy at batch {n}") for n in (1, 2, 8, 64)]
    return values[0] < 0.2 < 0.8 < min(values[1:])


CLAIMS: dict[str, Callable[[Curves], bool]] = {
    "sgd stuck-or-oscillate": less("loss at the end", "momentum", "sgd"),
    "sgd learning-rate": rates_of_sgd,
    "momentum beta-close-to-1": closer_to_one,
    "momentum analogy": ten_times,
    "adagrad effective-learning-rate": like_one_over_root_t,
    "adagrad why-rmsprop": less("distance at the end", "rmsprop", "adagrad"),
    "adagrad why-sparse-gradients": less("test accuracy", "sgd", "adagrad"),
    "rmsprop difference-from-adam": less("first step", "adam", "rmsprop"),
    "rmsprop what-it-solves": less("steps to leave it", "rmsprop", "sgd"),
    "adam why-bias-correction": root_of_ten_too_long,
    "adam where-epsilon": nothing_to_see,
    "cross_entropy why-subtract-the-max": naive_overflows,
    "cross_entropy why-not-log-of-softmax": naive_overflows,
    "binary_cross_entropy why-not-log-of-sigmoid": naive_overflows,
    "softmax large-and-close": naive_overflows,
    "linear why-not-zeros": one_unit_for_ever,
    "he_init why-not-zeros": one_unit_for_ever,
    "xavier_init why-not-for-relu": less("gradient of the first layer", "xavier_init", "he_init"),
    "relu dying-relu": less("dead units", "leaky_relu", "relu"),
    "leaky_relu why-a-leak": less("dead units", "leaky_relu", "relu"),
    "sigmoid vanishing-gradients": a_quarter_at_most,
    "tanh vanishing-gradients": a_quarter_at_most,
    "batchnorm batch-of-one": nothing_learned_of_one,
    "train_step why-zero-the-gradients": less(
        "training loss at the end", "train_step", "train_step:gradients-not-zeroed"
    ),
    "train_step why-one-step": less(
        "training loss at the end", "train_step", "train_step:last-layer-only"
    ),
}


def test_every_experiment_of_a_lesson_has_a_claim() -> None:
    assert set(CLAIMS) == set(TRIES)


@pytest.mark.parametrize("name", CLAIMS)
def test_it_shows_what_it_is_said_to_show(name: str) -> None:
    what, _, on = TRIES[name].partition(" --on ")
    curves = {curve.label: curve for curve in experiment(what.split(), on=on).curves}
    assert CLAIMS[name](curves), {label: dict(c.figures) for label, c in curves.items()}

"""gradcheck tells right gradients from wrong ones, names the worst element, and puts x back."""

from collections.abc import Callable

import numpy as np
import pytest

from scratchwork import ScratchworkError, gradcheck

X = np.array([[0.5, -1.0, 2.0], [1.5, -0.25, 3.0]])
DY = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])


def relu(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, 0)


RIGHT: dict[str, tuple[Callable[[np.ndarray], object], np.ndarray, object, object]] = {
    "a number": (lambda x: (x**3).sum(), X, 3 * X**2, None),
    "an array and dy": (np.tanh, X, DY * (1 - np.tanh(X) ** 2), DY),
    "a gradient that is a function": (np.sin, X, lambda x: DY * np.cos(x), DY),
    "a broadcast": (lambda b: X + b, np.array([1.0, 2.0, 3.0]), DY.sum(axis=0), DY),
    "no dimension": (lambda x: np.exp(x), np.array(2.0), np.exp(2.0), None),
    "far out": (lambda x: np.exp(x).sum(), np.array([700.0]), np.exp([700.0]), None),
    "tiny": (lambda x: (x**2).sum(), 1e-8 * X, 2e-8 * X, None),
    "huge": (lambda x: (x**2).sum(), 1e8 * X, 2e8 * X, None),
    "near a large constant": (lambda x: 1e6 + np.sin(x).sum(), X, np.cos(X), None),
    "a strided view": (lambda x: (x**2).sum(), X[:, ::2], 2 * X[:, ::2], None),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_gradient_is_right_and_x_is_as_it_was(name: str) -> None:
    f, x, gradient, dy = RIGHT[name]
    before = x.copy()
    found = gradcheck(f, x, gradient, dy=dy)
    assert (bool(found), found.kinks) == (True, 0)
    assert np.array_equal(x, before)


def test_the_worst_element_is_named_with_its_numbers() -> None:
    wrong = 3 * X**2
    wrong[1, 0] *= 1.001
    wrong[1, 2] = 0.0
    found = gradcheck(lambda x: (x**3).sum(), X, wrong)
    assert (found.ok, found.index, found.yours) == (False, (1, 2), 0.0)
    assert found.expected == pytest.approx(27.0, rel=1e-9)
    assert str(found) == (
        "wrong at x[1, 2]: yours 0, by central differences 27, a relative error of 1.0e+00"
    )


def test_an_error_of_a_hundred_thousandth_is_seen() -> None:
    assert not gradcheck(lambda x: (x**3).sum(), X, 3 * X**2 * (1 + 1e-5))


def test_a_gradient_that_is_not_finite_is_wrong() -> None:
    gradient = 2 * X
    gradient[0, 1] = np.nan
    found = gradcheck(lambda x: (x**2).sum(), X, gradient)
    assert (found.ok, found.index) == (False, (0, 1))


@pytest.mark.parametrize(("at_zero", "ok"), [(0.0, True), (0.5, True), (1.0, True), (1.1, False)])
def test_at_a_kink_every_slope_between_the_two_sides_is_right(at_zero: float, ok: bool) -> None:
    found = gradcheck(relu, np.array([-1.0, 0.0, 2.0]), np.array([0, at_zero, 1]), dy=np.ones(3))
    assert (found.ok, found.kinks) == (ok, 1)


def test_the_weights_of_a_layer_are_moved_where_they_are() -> None:
    W = np.array([[0.5, -1.0, 2.0], [1.0, 0.25, -0.75]])
    dy = np.array([[1.0, -2.0], [0.5, 3.0]])
    before = W.copy()
    assert gradcheck(lambda _: X @ W.T, W, dy.T @ X, dy=dy)
    assert not gradcheck(lambda _: X @ W.T, W, dy @ X[:, :2] @ np.ones((2, 3)), dy=dy)
    assert np.array_equal(W, before)


def test_x_is_put_back_when_f_raises() -> None:
    x = X.copy()

    def f(x: np.ndarray) -> float:
        if not np.array_equal(x, X):
            raise ZeroDivisionError
        return 0.0

    with pytest.raises(ZeroDivisionError):
        gradcheck(f, x, x)
    assert np.array_equal(x, X)


BAD: dict[str, tuple[tuple, dict, str]] = {
    "a list": (([1.0], [1.0]), {}, "x is list; expected an ndarray of float64"),
    "float32": ((X.astype(np.float32), X), {}, "x is float32; expected an ndarray of float64"),
    "integers": ((np.arange(3), X), {}, "x is int64; expected an ndarray of float64"),
    "nothing": ((np.zeros(0), np.zeros(0)), {}, "x has no elements; expected one at least"),
    "a gradient of another shape": (
        (X, X[0]),
        {},
        "the gradient has the shape (3,); expected that of x, (2, 3)",
    ),
    "no dy": (
        (X, X),
        {},
        "f returns an array of shape (2, 3); expected a number, or dy=... of that shape",
    ),
    "a dy of another shape": (
        (X, X),
        {"dy": X[0]},
        "dy has the shape (3,); expected that of f(x), (2, 3)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_fit_is_said_in_one_line(name: str) -> None:
    (x, gradient), more, message = BAD[name]
    with pytest.raises(ScratchworkError) as raised:
        gradcheck(np.tanh, x, gradient, **more)
    assert str(raised.value) == f"gradcheck: {message}"

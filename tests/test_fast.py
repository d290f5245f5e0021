"""The compiled versions: judged by the check that learners pass, and beside the references."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest

from scratchwork import compiled
from scratchwork.catalogue import catalogue
from scratchwork.kernels import threads
from scratchwork.model import Pattern
from scratchwork.sandbox.execute import load
from scratchwork.truth import Truth

PATTERNS = {p.slug: p for p in catalogue().patterns()}
ROUNDING = {np.float32: 2**-24, np.float64: 2**-53}


@cache
def reference(slug: str) -> Any:
    pattern = PATTERNS[slug]
    return load(compile(pattern.source, slug, "exec"), pattern.contract)


@cache
def fast(slug: str) -> Any:
    return compiled.fast(PATTERNS[slug])


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
def test_every_pattern_has_a_compiled_version_that_passes_its_check(pattern: Pattern) -> None:
    truth = Truth(pattern)
    report = compiled.check_fast(truth)
    assert (report.verdict, report.summary) == (
        "correct",
        f"{pattern.contract.name} is right on all {len(truth.cases)} cases.",
    )


# --- sizes that no lesson has ----------------------------------------------------------------

LAYERS: dict[str, tuple[dict[str, Any], Any]] = {
    "linear": ({"in_features": 37, "out_features": 19}, lambda n: (n, 37)),
    "batchnorm": ({"num_features": 37}, lambda n: (n, 37)),
    "conv2d": (
        {"in_channels": 3, "out_channels": 5, "kernel_size": 3, "padding": 1},
        lambda n: (n, 3, 11, 17),
    ),
}
ACTIVATIONS = [p.slug for p in PATTERNS.values() if p.family == "activations"]
for slug in ACTIVATIONS:
    LAYERS[slug] = ({}, lambda n: (n, 37))


def passes(layer: Any, x: np.ndarray, dy: np.ndarray, parameters: dict[str, np.ndarray]) -> Any:
    for name, value in parameters.items():
        setattr(layer, name, value.astype(x.dtype))
    y = layer.forward(x.copy())
    dx = layer.backward(dy.astype(x.dtype))
    return {"y": y, "dx": dx, **{f"d{name}": getattr(layer, f"d{name}") for name in parameters}}


def parameters_of(layer: Any, rng: np.random.Generator) -> dict[str, np.ndarray]:
    names = [name for name in ("W", "b", "gamma", "beta") if hasattr(layer, name)]
    return {name: rng.standard_normal(getattr(layer, name).shape) for name in names}


@pytest.mark.parametrize("kind", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.parametrize("batch", [1, 7, 64, 1031])
@pytest.mark.parametrize("slug", LAYERS)
def test_a_layer_does_what_the_reference_does(slug: str, batch: int, kind: Any) -> None:
    make, shape = LAYERS[slug]
    rng = np.random.default_rng(batch)
    theirs, ours = reference(slug)(**make), fast(slug)(**make)
    parameters = parameters_of(theirs, rng)
    x = rng.standard_normal(shape(batch))
    dy = rng.standard_normal(theirs.forward(x).shape)
    expected = passes(theirs, x, dy, parameters)
    found = passes(ours, x.astype(kind), dy, parameters)
    for name, value in expected.items():
        assert found[name].dtype == kind, name
        assert found[name].shape == value.shape, name
        size = max(1.0, float(np.abs(value).max()))
        off = float(np.abs(found[name] - value).max()) / size
        assert off < 600 * ROUNDING[kind], (name, off / ROUNDING[kind])


@pytest.mark.parametrize("slug", [slug for slug in LAYERS if slug != "batchnorm"])
def test_a_batch_of_nothing(slug: str) -> None:
    make, shape = LAYERS[slug]
    layer = fast(slug)(**make)
    y = layer.forward(np.empty(shape(0)))
    assert len(y) == 0
    assert layer.backward(np.empty(y.shape)).shape == shape(0)
    for name in ("W", "b"):
        if hasattr(layer, name):
            assert not getattr(layer, f"d{name}").any()


# --- one thread and two ----------------------------------------------------------------------

two = pytest.mark.skipif(threads.get_threads() < 2, reason="one core")


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = threads.get_threads()
    yield
    threads.set_threads(before)


@two
@pytest.mark.parametrize("slug", LAYERS)
def test_a_layer_on_two_threads(slug: str) -> None:
    """The same to the bit but for sums over the batch, whose parts are added in another order."""
    make, shape = LAYERS[slug]
    rng = np.random.default_rng(0)
    layer = fast(slug)(**make)
    parameters = parameters_of(layer, rng)
    x = rng.standard_normal(shape(1031)).astype(np.float32)
    dy = rng.standard_normal(layer.forward(x).shape)
    threads.set_threads(1)
    alone = passes(fast(slug)(**make), x, dy, parameters)
    threads.set_threads(2)
    together = passes(fast(slug)(**make), x, dy, parameters)
    for name, value in alone.items():
        if slug == "conv2d" and name in ("dW", "db"):
            assert np.allclose(together[name], value, rtol=0, atol=1e-5 * np.abs(value).max())
        else:
            assert np.array_equal(together[name], value), name


OPTIMIZERS = [p.slug for p in PATTERNS.values() if p.family == "optimizers"]


@two
@pytest.mark.parametrize("kind", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.parametrize("slug", OPTIMIZERS)
def test_an_optimizer_on_two_threads_is_the_same_to_the_bit_and_right(slug: str, kind: Any) -> None:
    rng = np.random.default_rng(0)
    shapes = [(200, 300), (1,), (17, 3)]
    start = [rng.standard_normal(s) for s in shapes]
    grads = [[rng.standard_normal(s) for s in shapes] for _ in range(5)]

    def run(make: Any, dtype: Any, count: int) -> list[np.ndarray]:
        optimizer, params = make(), [p.astype(dtype) for p in start]
        with threads.threads(count):
            for g in grads:
                optimizer.step(params, [a.astype(dtype) for a in g])
        return params

    alone, together = (run(fast(slug), kind, count) for count in (1, 2))
    expected = run(reference(slug), np.float64, 1)
    for a, b, c in zip(alone, together, expected, strict=True):
        assert np.array_equal(a, b)
        assert np.abs(a - c).max() < 100 * ROUNDING[kind]


LOSSES = {
    "mse": lambda rng, n: (rng.standard_normal((n, 37)), rng.standard_normal((n, 37))),
    "binary_cross_entropy": lambda rng, n: (9 * rng.standard_normal((n, 37)), rng.random((n, 37))),
    "cross_entropy": lambda rng, n: (9 * rng.standard_normal((n, 37)), rng.integers(0, 37, n)),
}


@two
@pytest.mark.parametrize("kind", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.parametrize("batch", [1, 2, 1031])
@pytest.mark.parametrize("slug", LOSSES)
def test_a_loss_on_one_thread_and_on_two(slug: str, batch: int, kind: Any) -> None:
    x, t = LOSSES[slug](np.random.default_rng(batch), batch)
    value, grad = (f(x, t) for f in reference(slug))
    for count in (1, 2):
        with threads.threads(count):
            ours, ours_grad = (f(x.astype(kind), t) for f in fast(slug))
        assert abs(ours - value) <= 40 * ROUNDING[kind] * max(1, abs(value))
        assert ours_grad.dtype == kind
        assert np.abs(ours_grad - grad).max() <= 40 * ROUNDING[kind] * np.abs(grad).max()


def test_a_target_that_is_no_class() -> None:
    with pytest.raises(IndexError, match="targets are from 0 to 5, not 0 to 2"):
        fast("cross_entropy")[0](np.ones((2, 3)), np.array([0, 5]))

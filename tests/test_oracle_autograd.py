"""The references of layers, losses, activations, initializers and the training step do what PyTorch
does in float64, forward and backward, on whatever shapes and sizes Hypothesis draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F  # noqa: N812 (as everybody does)

from scratchwork import edits, patterns
from scratchwork.families import chance

PATTERNS = {p.slug: p for p in patterns()}
EPS = 2.0**-53
FIXED = settings(derandomize=True, deadline=None, max_examples=60)  # the same draws on every run
SIZES = [1e-8, 1e-3, 1.0, 30.0, 1000.0]


def reference(slug: str, variant: str = "") -> dict[str, Any]:
    """What a reference defines, or what a variant of it does."""
    pattern = PATTERNS[slug]
    source = pattern.source
    if variant:
        source = edits.apply(source, pattern.variant(variant).forms[0])
    space: dict[str, Any] = {}
    exec(compile(source, f"{slug}/reference.py", "exec"), space)
    return space


def numbers(seed: int, *shape: int, size: float | None = 1.0) -> np.ndarray:
    """Normal numbers of one size, or each of a size of its own."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal(shape) * (rng.choice(SIZES, shape) if size is None else size)


def leaf(array: np.ndarray) -> torch.Tensor:
    return torch.tensor(array, requires_grad=True)


def same(mine: Any, theirs: torch.Tensor | None, amplitude: Any, roundings: float = 64) -> None:
    """They agree up to so many roundings of a number of this size."""
    assert theirs is not None
    expected = theirs.detach().numpy()
    mine = np.asarray(mine)
    assert mine.shape == expected.shape
    assert mine.dtype == expected.dtype
    error = np.abs(mine - expected)
    assert np.all(error <= roundings * EPS * np.asarray(amplitude)), error.max()


seeds = st.integers(0, 2**32 - 1)
sizes = st.sampled_from([*SIZES, None])
shapes = st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple)


# --- activations -----------------------------------------------------------------------------

ACTIVATIONS = {
    "relu": ("ReLU", torch.relu),
    "sigmoid": ("Sigmoid", torch.sigmoid),
    "tanh": ("Tanh", torch.tanh),
    "softmax": ("Softmax", lambda x: torch.softmax(x, dim=-1)),
    "gelu": ("GELU", F.gelu),
}


def same_both_ways(f: Any, torch_f: Any, x: np.ndarray, dy: np.ndarray) -> None:
    given_x = leaf(x)
    y = torch_f(given_x)
    y.backward(torch.tensor(dy))
    wide = max(1.0, float(np.abs(x).max()))  # a rounding of x itself, where it is exponentiated
    same(f.forward(x), y, wide)
    same(f.backward(dy), given_x.grad, wide * np.abs(dy).max())


@pytest.mark.parametrize("slug", ACTIVATIONS)
@FIXED
@given(shape=shapes, seed=seeds, size=sizes)
def test_an_activation(slug: str, shape: tuple[int, ...], seed: int, size: float | None) -> None:
    name, torch_f = ACTIVATIONS[slug]
    x, dy = numbers(seed, *shape, size=size), numbers(seed + 1, *shape)
    same_both_ways(reference(slug)[name](), torch_f, x, dy)


@FIXED
@given(shape=shapes, seed=seeds, size=sizes, alpha=st.floats(0.0, 2.0))
def test_leaky_relu(shape: tuple[int, ...], seed: int, size: float | None, alpha: float) -> None:
    x, dy = numbers(seed, *shape, size=size), numbers(seed + 1, *shape)
    f = reference("leaky_relu")["LeakyReLU"](alpha=alpha)
    same_both_ways(f, lambda x: F.leaky_relu(x, alpha), x, dy)


@pytest.mark.parametrize("slug", ["relu", "leaky_relu"])
def test_at_zero_the_slope_is_that_of_the_negative_side(slug: str) -> None:
    name, torch_f = {"relu": ("ReLU", torch.relu), "leaky_relu": ("LeakyReLU", F.leaky_relu)}[slug]
    same_both_ways(reference(slug)[name](), torch_f, np.zeros(3), np.array([1.0, -2.0, 3.0]))


@pytest.mark.parametrize("slug", ACTIVATIONS)
@pytest.mark.parametrize("x", [[-1e4, 1e4], [800.0, -800.0], [1e300, -1e300], [710.0, 745.0]])
def test_far_out_an_activation_takes_its_limit(slug: str, x: list[float]) -> None:
    name, torch_f = ACTIVATIONS[slug]
    far = np.array(x)
    amplitude = np.abs(far) if slug in ("relu", "gelu") else 1.0
    f, given_x = reference(slug)[name](), leaf(far)
    y = torch_f(given_x)
    y.backward(torch.tensor([1.0, 2.0], dtype=torch.float64))
    with np.errstate(over="ignore"):  # the square of 1e300
        same(f.forward(far), y, amplitude, roundings=2)
        same(f.backward(np.array([1.0, 2.0])), given_x.grad, 1.0, roundings=4)


@FIXED
@given(shape=shapes, seed=seeds, size=sizes)
def test_gelu_by_tanh(shape: tuple[int, ...], seed: int, size: float | None) -> None:
    x, dy = numbers(seed, *shape, size=size), numbers(seed + 1, *shape)
    f = reference("gelu", "tanh-approximation")["GELU"]()
    same_both_ways(f, lambda x: F.gelu(x, approximate="tanh"), x, dy)


@FIXED
@given(shape=shapes, seed=seeds, size=st.sampled_from([1e-8, 1e-3, 1.0, 30.0]))
def test_gelu_by_a_sigmoid(shape: tuple[int, ...], seed: int, size: float) -> None:
    """Hendrycks and Gimpel 2016, section 2: x * sigmoid(1.702 x)."""
    x, dy = numbers(seed, *shape, size=size), numbers(seed + 1, *shape)
    f = reference("gelu", "sigmoid-approximation")["GELU"]()
    same_both_ways(f, lambda x: x * torch.sigmoid(1.702 * x), x, dy)


# --- losses ----------------------------------------------------------------------------------


def same_loss(slug: str, first: np.ndarray, second: np.ndarray, torch_loss: Any) -> None:
    space, x = reference(slug), leaf(first)
    loss = torch_loss(x, torch.tensor(second))
    loss.backward()
    value = np.asarray(space[slug](first, second), np.float64)
    gradient = space[f"{slug}_grad"](first, second)
    wide = max(1.0, float(np.abs(first).max()))
    same(value, loss, wide * max(1.0, abs(loss.item())))
    bound = float(x.grad.abs().max()) if slug == "mse" else wide / len(first)  # type: ignore[union-attr]
    same(gradient, x.grad, max(bound, 1e-300))


@FIXED
@given(n=st.integers(1, 6), classes=st.integers(1, 6), seed=seeds, size=sizes)
def test_cross_entropy(n: int, classes: int, seed: int, size: float | None) -> None:
    targets = np.random.default_rng(seed).integers(0, classes, n)
    same_loss("cross_entropy", numbers(seed, n, classes, size=size), targets, F.cross_entropy)


@FIXED
@given(shape=shapes, seed=seeds, size=sizes)
def test_mse(shape: tuple[int, ...], seed: int, size: float | None) -> None:
    first, second = numbers(seed, *shape, size=size), numbers(seed + 1, *shape, size=size)
    same_loss("mse", first, second, F.mse_loss)


@FIXED
@given(shape=shapes, seed=seeds, size=sizes, soft=st.booleans())
def test_binary_cross_entropy(
    shape: tuple[int, ...], seed: int, size: float | None, soft: bool
) -> None:
    targets = np.random.default_rng(seed).uniform(size=shape)
    targets = targets if soft else np.round(targets)
    logits = numbers(seed, *shape, size=size)
    same_loss("binary_cross_entropy", logits, targets, F.binary_cross_entropy_with_logits)


@pytest.mark.parametrize("scale", [1e3, 1e8, 1e300])
def test_far_out_a_loss_takes_its_limit(scale: float) -> None:
    logits, targets = np.array([[scale, 0.0, -scale]] * 3), np.array([0, 1, 2])
    same_loss("cross_entropy", logits, targets, F.cross_entropy)
    soft = np.array([[1.0, 0.5, 0.25]] * 3)
    same_loss("binary_cross_entropy", logits, soft, F.binary_cross_entropy_with_logits)


# --- layers ----------------------------------------------------------------------------------


def both_ways(layer: Any, parameters: dict[str, np.ndarray], x: np.ndarray, dy: np.ndarray) -> dict:
    """What a layer gives, by name."""
    for name, value in parameters.items():
        setattr(layer, name, value)
    y, dx = layer.forward(x), layer.backward(dy)
    return {"y": y, "dx": dx, **{f"d{name}": getattr(layer, f"d{name}") for name in parameters}}


def same_layer(
    make: Any, torch_f: Any, parameters: dict[str, np.ndarray], x: np.ndarray, dy: np.ndarray
) -> None:
    """A layer of sums and products: of absolute values it gives how far roundings may go."""
    leaves = {name: leaf(value) for name, value in {"x": x, **parameters}.items()}
    y = torch_f(*leaves.values())
    y.backward(torch.tensor(dy))
    mine = both_ways(make(), parameters, x, dy)
    size = both_ways(
        make(), {name: np.abs(value) for name, value in parameters.items()}, np.abs(x), np.abs(dy)
    )
    same(mine["y"], y, size["y"])
    for name, found in leaves.items():
        same(mine[f"d{name}"], found.grad, size[f"d{name}"])


@FIXED
@given(n=st.integers(1, 5), i=st.integers(1, 5), o=st.integers(1, 5), seed=seeds, size=sizes)
def test_linear(n: int, i: int, o: int, seed: int, size: float | None) -> None:
    parameters = {"W": numbers(seed, o, i), "b": numbers(seed + 1, o)}
    x, dy = numbers(seed + 2, n, i, size=size), numbers(seed + 3, n, o)
    same_layer(lambda: reference("linear")["Linear"](i, o), F.linear, parameters, x, dy)


def test_linear_of_equal_sizes() -> None:
    parameters = {"W": numbers(0, 3, 3), "b": numbers(1, 3)}
    x, dy = numbers(2, 3, 3), numbers(3, 3, 3)
    same_layer(lambda: reference("linear")["Linear"](3, 3), F.linear, parameters, x, dy)


@st.composite
def convolutions(draw: st.DrawFn) -> tuple[int, ...]:
    """(batch, in, out, H, W, k, stride, padding): one channel, strides beyond the kernel, padding
    as wide as it or wider, sizes that leave rows over."""
    n, c, o = (draw(st.integers(1, 3)) for _ in range(3))
    k, s = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    p = draw(st.integers(0, 4))
    least = max(1, k - 2 * p)
    H, W = (draw(st.integers(least, least + 4)) for _ in range(2))
    return n, c, o, H, W, k, s, p


@FIXED
@given(sizes=convolutions(), seed=seeds, size=sizes)
def test_conv2d(sizes: tuple[int, ...], seed: int, size: float | None) -> None:
    n, c, o, H, W, k, s, p = sizes
    out = [(side + 2 * p - k) // s + 1 for side in (H, W)]
    parameters = {"W": numbers(seed, o, c, k, k), "b": numbers(seed + 1, o)}
    x, dy = numbers(seed + 2, n, c, H, W, size=size), numbers(seed + 3, n, o, *out)
    same_layer(
        lambda: reference("conv2d")["Conv2d"](c, o, k, stride=s, padding=p),
        lambda x, W, b: F.conv2d(x, W, b, stride=s, padding=p),
        parameters,
        x,
        dy,
    )


@FIXED
@given(
    n=st.integers(2, 6),
    features=st.integers(1, 4),
    seed=seeds,
    size=st.sampled_from(SIZES),
    eps=st.sampled_from([1e-5, 1e-2, 0.3]),
    momentum=st.floats(0.0, 1.0),
)
def test_batchnorm(
    n: int, features: int, seed: int, size: float, eps: float, momentum: float
) -> None:
    x, dy = numbers(seed, n, features, size=size), numbers(seed + 1, n, features)
    gamma, beta = numbers(seed + 2, features), numbers(seed + 3, features)
    # PyTorch's running variance is the unbiased one, which is a convention of the lesson.
    layer = reference("batchnorm", "running-var-unbiased")["BatchNorm"](features, eps, momentum)
    leaves = leaf(x), leaf(gamma), leaf(beta)
    mean, var = torch.zeros(features).double(), torch.ones(features).double()
    y = F.batch_norm(
        leaves[0], mean, var, leaves[1], leaves[2], training=True, momentum=momentum, eps=eps
    )
    y.backward(torch.tensor(dy))
    mine = both_ways(layer, {"gamma": gamma, "beta": beta}, x, dy)
    # A rounding of x is one of x_hat, times the largest x over the smallest deviation.
    spread = np.sqrt(x.var(axis=0) + eps)
    wide = 1 + float((np.abs(x).max(axis=0) / spread).max())
    size_of_y = wide * (np.abs(gamma).max() + np.abs(beta).max())
    same(mine["y"], y, size_of_y)
    same(mine["dgamma"], leaves[1].grad, wide**2 * n * np.abs(dy).max())
    same(mine["dbeta"], leaves[2].grad, n * np.abs(dy).max())
    size_of_dx = wide**2 * n * np.abs(dy).max() * np.abs(gamma).max() / spread.min()
    same(mine["dx"], leaves[0].grad, size_of_dx)
    same(layer.running_mean, mean, 1 + np.abs(x).max())
    same(layer.running_var, var, 1 + np.abs(x).max() ** 2)
    evaluated = F.batch_norm(leaves[0], mean, var, leaves[1], leaves[2], training=False, eps=eps)
    far = 1 + np.abs(x).max() / np.sqrt(layer.running_var.min() + eps)
    same(layer.forward(x, training=False), evaluated, far * size_of_y)


@FIXED
@given(n=st.integers(2, 6), seed=seeds, momentum=st.floats(0.0, 1.0))
def test_the_reference_of_batchnorm_differs_from_pytorch_in_the_variance_alone(
    n: int, seed: int, momentum: float
) -> None:
    x = numbers(seed, n, 3)
    ours, theirs = (
        reference("batchnorm", v)["BatchNorm"](3, momentum=momentum)
        for v in ("", "running-var-unbiased")
    )
    assert np.array_equal(ours.forward(x), theirs.forward(x))
    assert np.array_equal(ours.running_mean, theirs.running_mean)
    same(
        ours.running_var, torch.tensor((1 - momentum) + momentum * x.var(axis=0)), 1 + x.max() ** 2
    )


@FIXED
@given(
    lead=st.lists(st.integers(1, 4), min_size=1, max_size=3),
    features=st.integers(2, 5),
    seed=seeds,
    size=st.sampled_from(SIZES),
    eps=st.sampled_from([1e-5, 1e-2, 0.3]),
)
def test_layernorm(lead: list[int], features: int, seed: int, size: float, eps: float) -> None:
    x, dy = numbers(seed, *lead, features, size=size), numbers(seed + 1, *lead, features)
    gamma, beta = numbers(seed + 2, features), numbers(seed + 3, features)
    leaves = leaf(x), leaf(gamma), leaf(beta)
    y = F.layer_norm(leaves[0], (features,), leaves[1], leaves[2], eps)
    y.backward(torch.tensor(dy))
    layer = reference("layernorm")["LayerNorm"](features, eps)
    mine = both_ways(layer, {"gamma": gamma, "beta": beta}, x, dy)
    # A rounding of x is one of x_hat, times the largest x over the smallest deviation.
    spread = np.sqrt(x.var(axis=-1) + eps)
    wide = 1 + float((np.abs(x).max(axis=-1) / spread).max())
    rows = x.size // features
    same(mine["y"], y, wide * (np.abs(gamma).max() + np.abs(beta).max()))
    same(mine["dgamma"], leaves[1].grad, wide**2 * rows * np.abs(dy).max())
    same(mine["dbeta"], leaves[2].grad, rows * np.abs(dy).max())
    size_of_dx = wide**2 * features * np.abs(dy).max() * np.abs(gamma).max() / spread.min()
    same(mine["dx"], leaves[0].grad, size_of_dx)


@FIXED
@given(lead=st.lists(st.integers(1, 3), min_size=1, max_size=2), seed=seeds)
def test_the_conventions_of_layernorm_are_the_published_formulas(
    lead: list[int], seed: int
) -> None:
    def annotated(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor) -> torch.Tensor:
        """The Annotated Transformer: a_2 * (x - mean) / (std + eps) + b_2, std as torch has it."""
        return gamma * (x - x.mean(-1, keepdim=True)) / (x.std(-1, keepdim=True) + 0.1) + beta

    def centred(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor) -> torch.Tensor:
        """Transformer Engine: the weight of layer normalization is 1 + gamma."""
        return F.layer_norm(x, (4,), 1 + gamma, beta, 0.1)

    x, dy = numbers(seed, *lead, 4), numbers(seed + 1, *lead, 4)
    given_to_both = {"gamma": numbers(seed + 2, 4), "beta": numbers(seed + 3, 4)}
    for variant, formula in (("std-plus-eps", annotated), ("gamma-around-one", centred)):
        leaves = {name: leaf(value) for name, value in {"x": x, **given_to_both}.items()}
        y = formula(*leaves.values())
        y.backward(torch.tensor(dy))
        mine = both_ways(reference("layernorm", variant)["LayerNorm"](4, 0.1), given_to_both, x, dy)
        same(mine["y"], y, 100)
        for name, found in leaves.items():
            same(mine[f"d{name}"], found.grad, 1000)


@st.composite
def poolings(draw: st.DrawFn) -> tuple[int, ...]:
    """(batch, channels, H, W, k, stride, padding): windows that overlap, gaps between them, frames
    as wide as PyTorch takes them, sizes that leave rows over."""
    n, c = (draw(st.integers(1, 3)) for _ in range(2))
    k, s = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    p = draw(st.integers(0, k // 2))
    least = max(1, k - 2 * p)
    H, W = (draw(st.integers(least, least + 5)) for _ in range(2))
    return n, c, H, W, k, s, p


@pytest.mark.parametrize("values", [None, 2], ids=["no ties", "ties"])
@FIXED
@given(sizes=poolings(), seed=seeds)
def test_maxpool2d(values: int | None, sizes: tuple[int, ...], seed: int) -> None:
    n, c, H, W, k, s, p = sizes
    x = numbers(seed, n, c, H, W)
    if values:  # so few of them that most windows have ties
        x = np.random.default_rng(seed).integers(-values, 0, x.shape) * 1.0
    given_x = leaf(x)
    y = F.max_pool2d(given_x, k, s, p)
    dy = numbers(seed + 1, *y.shape)
    y.backward(torch.tensor(dy))
    layer = reference("maxpool2d")["MaxPool2d"](k, s, p)
    same(layer.forward(x), y, 0.0)
    same(layer.backward(dy), given_x.grad, k * k * np.abs(dy).max())


def test_the_windows_of_maxpool2d_lie_side_by_side_if_no_stride_is_given() -> None:
    x = numbers(0, 2, 3, 7, 9)
    same(reference("maxpool2d")["MaxPool2d"](3).forward(x), torch.nn.MaxPool2d(3)(leaf(x)), 0.0)


@FIXED
@given(sizes=poolings(), seed=seeds)
def test_the_conventions_of_maxpool2d_are_pytorchs(sizes: tuple[int, ...], seed: int) -> None:
    n, c, H, W, k, s, _ = sizes
    x = np.random.default_rng(seed).integers(-2, 0, (n, c, H, W)) * 1.0
    # Its last window begins inside the image: this is always so if no gap is wider than a window.
    s = min(s, k)
    if min(H, W) >= k:
        up = F.max_pool2d(leaf(x), k, s, ceil_mode=True)
        same(reference("maxpool2d", "size-rounded-up")["MaxPool2d"](k, s).forward(x), up, 0.0)
    given_x = leaf(x[:, :, :1, :1].repeat(k, axis=2).repeat(k, axis=3))
    y = torch.amax(given_x, dim=(2, 3), keepdim=True)
    dy = numbers(seed + 1, *y.shape)
    y.backward(torch.tensor(dy))
    even = reference("maxpool2d", "ties-shared-evenly")["MaxPool2d"](k)
    same(even.forward(given_x.detach().numpy()), y, 0.0)
    same(even.backward(dy), given_x.grad, np.abs(dy).max())


@pytest.mark.parametrize("variant", ["", "gradient-by-frequency"])
@FIXED
@given(
    shape=st.lists(st.integers(1, 4), max_size=3).map(tuple),
    rows=st.integers(1, 5),
    width=st.integers(1, 4),
    seed=seeds,
    size=sizes,
)
def test_embedding(
    variant: str, shape: tuple[int, ...], rows: int, width: int, seed: int, size: float | None
) -> None:
    x = np.random.default_rng(seed).integers(0, rows, shape)
    W, dy = numbers(seed, rows, width), numbers(seed + 1, *shape, width, size=size)
    layer, leaf_of_w = reference("embedding", variant)["Embedding"](rows, width), leaf(W)
    layer.W = W
    y = F.embedding(torch.tensor(x), leaf_of_w, scale_grad_by_freq=bool(variant))
    y.backward(torch.tensor(dy))
    same(layer.forward(x), y, 0.0)
    assert layer.backward(dy) is None
    same(layer.dW, leaf_of_w.grad, max(1, x.size) * np.abs(dy).max())


def test_the_start_of_embedding_is_pytorchs() -> None:
    tried = [(1.0, (chance.NORMAL,))]
    ours = reference("embedding")["Embedding"](400, 30).W
    theirs = torch.nn.Embedding(400, 30, dtype=torch.float64).weight.detach().numpy()
    assert ours.shape == theirs.shape
    assert chance.spread(ours, tried) == chance.spread(theirs, tried) == (0.0, 1.0, 3.0)


@st.composite
def texts(draw: st.DrawFn) -> tuple[int, ...]:
    """(batch, time, heads, d_head): one token, one head, heads of one number."""
    n, t, h, d = (draw(st.integers(1, most)) for most in (3, 5, 3, 4))
    return n, t, h, d


ATTENTION = ("Wqkv", "bqkv", "Wo", "bo")


def attention_of(sizes: tuple[int, ...], seed: int, size: float) -> tuple[Any, ...]:
    """(parameters, x, dy) of self-attention."""
    n, t, h, d = sizes
    width = h * d
    shapes = ((3 * width, width), (3 * width,), (width, width), (width,))
    values = (numbers(seed + i, *s) for i, s in enumerate(shapes))
    x, dy = numbers(seed + 4, n, t, width, size=size), numbers(seed + 5, n, t, width)
    return dict(zip(ATTENTION, values, strict=True)), x, dy


def torch_attention(parameters: dict[str, np.ndarray], heads: int) -> torch.nn.MultiheadAttention:
    width = len(parameters["bo"])
    layer = torch.nn.MultiheadAttention(width, heads, batch_first=True, dtype=torch.float64)
    assert layer.in_proj_weight is not None
    assert layer.in_proj_bias is not None
    own = (layer.in_proj_weight, layer.in_proj_bias, layer.out_proj.weight, layer.out_proj.bias)
    with torch.no_grad():
        for parameter, value in zip(own, parameters.values(), strict=True):
            parameter.copy_(torch.tensor(value))
    return layer


@FIXED
@given(
    sizes=texts(), causal=st.booleans(), seed=seeds, size=st.sampled_from([1e-8, 1e-3, 0.1, 1.0])
)
def test_attention(sizes: tuple[int, ...], causal: bool, seed: int, size: float) -> None:
    n, t, h, d = sizes
    parameters, x, dy = attention_of(sizes, seed, size)
    theirs, given_x = torch_attention(parameters, h), leaf(x)
    later = torch.ones(t, t, dtype=torch.bool).triu(1) if causal else None
    y, weights = theirs(given_x, given_x, given_x, attn_mask=later, average_attn_weights=False)
    y.backward(torch.tensor(dy))
    layer = reference("attention")["MultiHeadAttention"](h * d, h, causal=causal)
    mine = both_ways(layer, parameters, x, dy)
    # A rounding of a score, a sum of products of the stacked numbers, is one of its weight.
    stacked = 1 + float(np.abs(x @ parameters["Wqkv"].T + parameters["bqkv"]).max())
    wide = 1 + d * stacked**2
    same(layer.A, weights, wide)
    same(mine["y"], y, wide * h * d * stacked)
    gradients = {
        "dx": given_x,
        "dWqkv": theirs.in_proj_weight,
        "dbqkv": theirs.in_proj_bias,
        "dWo": theirs.out_proj.weight,
        "dbo": theirs.out_proj.bias,
    }
    largest = 1 + max(float(np.abs(mine[name]).max()) for name in gradients)
    for name, parameter in gradients.items():
        assert parameter is not None
        same(mine[name], parameter.grad, wide * n * t * h * d * largest)


@FIXED
@given(sizes=texts(), causal=st.booleans(), seed=seeds)
def test_attention_is_that_of_scaled_dot_products(
    sizes: tuple[int, ...], causal: bool, seed: int
) -> None:
    """Of scores near 1e5, which leave nearly all to one token."""
    _, _, h, d = sizes
    parameters, x, _ = attention_of(sizes, seed, 100.0)
    layer = reference("attention")["MultiHeadAttention"](h * d, h, causal=causal)
    for name, value in parameters.items():
        setattr(layer, name, value)
    stacked = F.linear(torch.tensor(x), *(torch.tensor(parameters[n]) for n in ATTENTION[:2]))
    q, k, v = (z.unflatten(-1, (h, d)).transpose(1, 2) for z in stacked.chunk(3, dim=-1))
    o = F.scaled_dot_product_attention(q, k, v, is_causal=causal).transpose(1, 2).flatten(2)
    y = F.linear(o, *(torch.tensor(parameters[n]) for n in ATTENTION[2:]))
    wide = 1 + d * float(stacked.abs().max()) ** 2
    same(layer.forward(x), y, wide * float(stacked.abs().max()) * h * d * 4)


def test_the_start_of_attention_is_pytorchs_but_for_the_output_which_a_convention_has() -> None:
    width = 130
    theirs = torch.nn.MultiheadAttention(width, 5, dtype=torch.float64)
    assert theirs.in_proj_weight is not None
    bounds = (6 / (4 * width), 3 / width, 1 / width)
    tried = [(math.sqrt(b / 3), (chance.UNIFORM,)) for b in bounds]
    ours, other = (
        reference("attention", v)["MultiHeadAttention"](width, 5)
        for v in ("", "start-output-as-linear")
    )
    xavier = torch.empty(width, width, dtype=torch.float64)
    torch.nn.init.xavier_uniform_(xavier, generator=torch.Generator().manual_seed(7))
    pairs = [
        (ours.Wqkv, theirs.in_proj_weight),
        (ours.Wo, xavier),
        (other.Wqkv, theirs.in_proj_weight),
        (other.Wo, theirs.out_proj.weight),
    ]
    found = [[chance.spread(w, tried) for w in (a, b.detach().numpy())] for a, b in pairs]
    stds = [tried[i][0] for i in (0, 1, 0, 2)]
    assert found == [[(0.0, std, 1.8)] * 2 for std in stds]


@FIXED
@given(
    shape=shapes,
    p=st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.05, 0.95)),
    seed=seeds,
    training=st.booleans(),
)
def test_dropout(shape: tuple[int, ...], p: float, seed: int, training: bool) -> None:
    x, dy = numbers(seed, *shape), numbers(seed + 1, *shape)
    given_x, ours = leaf(x), reference("dropout")["Dropout"](p, np.random.default_rng(seed))
    torch.manual_seed(seed)
    y = F.dropout(given_x, p, training)
    y.backward(torch.tensor(dy))
    # What each of them keeps is its own affair; what becomes of it is not.
    kept, mine = (a != 0 for a in (y.detach().numpy(), ours.forward(x, training)))
    for xs, got, theirs in (
        (x, ours.forward(x, training), y),
        (dy, ours.backward(dy), given_x.grad),
    ):
        assert theirs is not None
        factors = {
            tuple(np.unique((a / xs)[a != 0].round(9))) for a in (got, theirs.detach().numpy())
        }
        assert len(factors - {()}) <= 1
    assert np.array_equal(kept, given_x.grad.numpy() != 0)  # type: ignore[union-attr]
    if not training or p in (0.0, 1.0):
        assert np.array_equal(kept, mine)


def test_dropout_drops_as_much_as_pytorchs() -> None:
    x, p = np.ones(100_000), 0.3
    torch.manual_seed(0)
    ours = reference("dropout")["Dropout"](p, np.random.default_rng(0)).forward(x)
    theirs = F.dropout(torch.tensor(x), p).numpy()
    near = math.sqrt(math.log(2 / chance.ALARM) / (2 * x.size))
    assert [abs((a == 0).mean() - p) <= near for a in (ours, theirs)] == [True, True]
    assert np.allclose(np.unique(ours), np.unique(theirs), rtol=4 * EPS)


# --- initializers ----------------------------------------------------------------------------

FANS = [(150, 100), (60, 250), (1, 10_000)]


def torch_init(name: str, fan_in: int, fan_out: int, **how: Any) -> np.ndarray:
    W = torch.empty(fan_out, fan_in, dtype=torch.float64)
    getattr(torch.nn.init, name)(W, generator=torch.Generator().manual_seed(7), **how)
    return W.numpy()


@pytest.mark.parametrize(("fan_in", "fan_out"), FANS)
@pytest.mark.parametrize(
    ("slug", "name", "how"),
    [
        ("he_init", "kaiming_normal_", {"nonlinearity": "relu"}),
        ("xavier_init", "xavier_normal_", {}),
    ],
)
def test_an_initializer_draws_from_the_distribution_that_pytorch_draws_from(
    slug: str, name: str, how: dict[str, str], fan_in: int, fan_out: int
) -> None:
    ours = reference(slug)[slug](fan_in, fan_out, np.random.default_rng(0))
    variances = (2 / fan_in, 2 / (fan_in + fan_out))
    stds = [math.sqrt(v) for v in variances]
    tried = [(std, (chance.NORMAL,)) for std in stds]
    theirs = torch_init(name, fan_in, fan_out, **how)
    assert ours.shape == theirs.shape
    assert chance.spread(ours, tried) == chance.spread(theirs, tried)
    assert chance.spread(ours, tried)[1] == stds[slug == "xavier_init"]


@pytest.mark.parametrize(("fan_in", "fan_out"), FANS[:2])
def test_the_start_of_a_layer_is_what_he_asks_for_and_the_conventions_are_pytorchs(
    fan_in: int, fan_out: int
) -> None:
    linear = torch.nn.Linear(fan_in, fan_out, dtype=torch.float64)
    stds = [math.sqrt(v) for v in (2 / fan_in, 1 / (3 * fan_in), 2 / (fan_in + fan_out))]
    tried = [(std, (chance.NORMAL, chance.UNIFORM)) for std in stds]
    weights = {
        "": torch_init("kaiming_normal_", fan_in, fan_out, nonlinearity="relu"),
        "start-uniform": linear.weight.detach().numpy(),
        "start-xavier": torch_init("xavier_normal_", fan_in, fan_out),
        "start-he-uniform": torch_init("kaiming_uniform_", fan_in, fan_out, nonlinearity="relu"),
    }
    for variant, theirs in weights.items():
        ours = reference("linear", variant)["Linear"](fan_in, fan_out).W
        assert chance.spread(ours, tried) == chance.spread(theirs, tried)
        assert chance.spread(ours, tried)[1] in stds


# --- the training step -----------------------------------------------------------------------


class Adding:
    """A reference's layer as `train_step` wants it: backward adds to its gradients."""

    def __init__(self, layer: Any, names: Sequence[str] = ()):
        self.layer, self.names = layer, names
        self.kept = [np.zeros_like(getattr(layer, n)) for n in names]

    def forward(self, x: np.ndarray) -> np.ndarray:
        return self.layer.forward(x)

    def backward(self, dy: np.ndarray) -> np.ndarray:
        dx = self.layer.backward(dy)
        for kept, name in zip(self.kept, self.names, strict=True):
            kept += getattr(self.layer, f"d{name}")
        return dx

    def zero_grad(self) -> None:
        for kept in self.kept:
            kept[...] = 0

    def params(self) -> list[np.ndarray]:
        return [getattr(self.layer, n) for n in self.names]

    def grads(self) -> list[np.ndarray]:
        return self.kept


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_a_network_of_references_trains_as_one_of_pytorch_does(optimizer: str) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((16, 5)), rng.integers(0, 3, 16)
    linear, relu = reference("linear")["Linear"], reference("relu")["ReLU"]
    layers = [Adding(linear(5, 8), "Wb"), Adding(relu()), Adding(linear(8, 3), "Wb")]
    theirs = torch.nn.Sequential(
        torch.nn.Linear(5, 8, dtype=torch.float64),
        torch.nn.ReLU(),
        torch.nn.Linear(8, 3, dtype=torch.float64),
    )
    parameters = list(theirs.parameters())
    with torch.no_grad():
        for mine, p in zip(
            [p for layer in layers for p in layer.params()], parameters, strict=True
        ):
            p.copy_(torch.tensor(mine))
    steps: dict[str, tuple[Any, Any]] = {
        "sgd": (reference("sgd")["SGD"](lr=0.1), torch.optim.SGD(parameters, lr=0.1)),
        "momentum": (
            reference("momentum")["SGDMomentum"](lr=0.1),
            torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
        ),
        "adam": (reference("adam")["Adam"](lr=0.01), torch.optim.Adam(parameters, lr=0.01)),
    }
    ours, torchs = steps[optimizer]
    space = reference("cross_entropy")
    train_step = reference("train_step")["train_step"]
    for _ in range(20):
        loss = train_step(layers, space["cross_entropy"], space["cross_entropy_grad"], ours, x, y)
        torchs.zero_grad()
        expected = F.cross_entropy(theirs(torch.tensor(x)), torch.tensor(y))
        expected.backward()
        torchs.step()
        assert loss == pytest.approx(expected.item(), rel=1e-10)
    for mine, p in zip([p for layer in layers for p in layer.params()], parameters, strict=True):
        assert mine == pytest.approx(p.detach().numpy(), rel=1e-8, abs=1e-10)

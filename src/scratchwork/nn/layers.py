"""What a network is made of: `forward(x, training)`, `backward(dy)`, and the leaves below it.

A leaf is a layer of a pattern. It holds its parameters and gradients as attributes, `W` and `dW`;
`Sequential` puts both into one array.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from scratchwork.nn.pieces import piece

Named = Iterator[tuple[str, "Leaf"]]

_rng = np.random.default_rng()


def manual_seed(seed: int) -> None:
    """From now on, starts, dropout and the order of batches are those of this seed."""
    global _rng
    np.random.seed(seed)  # noqa: NPY002 (the references draw their starts from it)
    _rng = np.random.default_rng(seed)


def generator() -> np.random.Generator:
    """The generator of `manual_seed`."""
    return _rng


class Layer:
    """Anything that goes forward and backward."""

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        """The output. `training` matters to dropout and batch normalization."""
        raise NotImplementedError

    def backward(self, dy: np.ndarray) -> Any:
        """The gradient of the latest input; those of parameters are set."""
        raise NotImplementedError

    def leaves(self, prefix: str) -> Named:  # noqa: ARG002
        """The layers of patterns below this one, with names such as "0" or "3.1"."""
        yield from ()


class Leaf(Layer):
    """A layer of a pattern.

    parameters: PyTorch's names -> attributes, such as {"weight": "W"}; kept: the same of what is
    not trained, such as running statistics.
    """

    def __init__(
        self,
        implementation: Any,
        parameters: Mapping[str, str] | None = None,
        kept: Mapping[str, str] | None = None,
        has_modes: bool = False,
    ):
        self.implementation = implementation
        self.parameters = dict(parameters or {})
        self.kept = dict(kept or {})
        self._has_modes = has_modes

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        """The output of the implementation."""
        if self._has_modes:
            return self.implementation.forward(x, training)
        return self.implementation.forward(x)

    def backward(self, dy: np.ndarray) -> Any:
        """The gradient that the implementation returns."""
        return self.implementation.backward(dy)

    def leaves(self, prefix: str) -> Named:
        """Itself."""
        yield prefix, self


# --- layers of patterns ----------------------------------------------------------------------

AFFINE = {"weight": "W", "bias": "b"}
SCALED = {"weight": "gamma", "bias": "beta"}
RUNNING = {"running_mean": "running_mean", "running_var": "running_var"}


def Linear(in_features: int, out_features: int) -> Leaf:
    """X (batch, in_features) -> (batch, out_features)."""
    return Leaf(_Rows(piece("layers/linear", "Linear")(in_features, out_features)), AFFINE)


def Conv2d(
    in_channels: int, out_channels: int, kernel_size: int, stride: int = 1, padding: int = 0
) -> Leaf:
    """X (batch, in_channels, H, W) -> (batch, out_channels, H_out, W_out)."""
    made = piece("layers/conv2d", "Conv2d")
    return Leaf(made(in_channels, out_channels, kernel_size, stride, padding), AFFINE)


def BatchNorm(num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> Leaf:
    """X (batch, num_features); PyTorch's BatchNorm1d, but for a biased running variance."""
    made = piece("layers/batchnorm", "BatchNorm")(num_features, eps, momentum)
    return Leaf(made, SCALED, RUNNING, has_modes=True)


def BatchNorm2d(num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> Leaf:
    """X (batch, num_features, H, W), each channel normalized over the batch and its pixels."""
    made = piece("layers/batchnorm", "BatchNorm")(num_features, eps, momentum)
    return Leaf(_Pixels(made), SCALED, RUNNING, has_modes=True)


def LayerNorm(normalized_shape: int, eps: float = 1e-5) -> Leaf:
    """X (..., normalized_shape), each row of the last axis normalized."""
    return Leaf(piece("layers/layernorm", "LayerNorm")(normalized_shape, eps), SCALED)


def MaxPool2d(kernel_size: int, stride: int | None = None, padding: int = 0) -> Leaf:
    """X (batch, channels, H, W), the largest number of each window."""
    return Leaf(piece("layers/maxpool2d", "MaxPool2d")(kernel_size, stride, padding))


def Dropout(p: float = 0.5) -> Leaf:
    """Each number dropped with probability p while training."""
    return Leaf(piece("layers/dropout", "Dropout")(p, generator()), has_modes=True)


def Embedding(num_embeddings: int, embedding_dim: int) -> Leaf:
    """x, integers of shape (...) -> (..., embedding_dim)."""
    made = piece("layers/embedding", "Embedding")(num_embeddings, embedding_dim)
    return Leaf(made, {"weight": "W"})


def MultiHeadAttention(embed_dim: int, num_heads: int, causal: bool = False) -> Leaf:
    """Self-attention: x (batch, time, embed_dim) -> the same shape."""
    names = {
        "in_proj_weight": "Wqkv",
        "in_proj_bias": "bqkv",
        "out_proj.weight": "Wo",
        "out_proj.bias": "bo",
    }
    made = piece("layers/attention", "MultiHeadAttention")
    return Leaf(made(embed_dim, num_heads, causal), names)


def ReLU() -> Leaf:
    """max(x, 0)."""
    return Leaf(piece("activations/relu", "ReLU")())


def LeakyReLU(alpha: float = 0.01) -> Leaf:
    """x, or alpha * x below 0."""
    return Leaf(piece("activations/leaky_relu", "LeakyReLU")(alpha))


def Sigmoid() -> Leaf:
    """1 / (1 + exp(-x))."""
    return Leaf(piece("activations/sigmoid", "Sigmoid")())


def Tanh() -> Leaf:
    """The hyperbolic tangent."""
    return Leaf(piece("activations/tanh", "Tanh")())


def GELU() -> Leaf:
    """X times the distribution function of a standard normal at x."""
    return Leaf(piece("activations/gelu", "GELU")())


def Softmax() -> Leaf:
    """Softmax over the last axis."""
    return Leaf(piece("activations/softmax", "Softmax")())


# --- layers that only move numbers -----------------------------------------------------------


class Flatten(Layer):
    """x (batch, ...) -> (batch, features)."""

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:  # noqa: ARG002
        """The same numbers, a row for each of the batch."""
        self._shape = x.shape
        return x.reshape(len(x), int(np.prod(x.shape[1:])))

    def backward(self, dy: np.ndarray) -> np.ndarray:
        """The same numbers in the shape of x."""
        return dy.reshape(self._shape)


class Residual(Layer):
    """x + f(x), where f is these layers one after another."""

    def __init__(self, *layers: Layer):
        self.layers = layers

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        """X and what the layers make of it."""
        y = x
        for layer in self.layers:
            y = layer.forward(y, training)
        return x + y

    def backward(self, dy: np.ndarray) -> np.ndarray:
        """The gradient by both ways."""
        dx = dy
        for layer in reversed(self.layers):
            dx = layer.backward(dx)
        return dy + dx

    def leaves(self, prefix: str) -> Named:
        """Those of the layers."""
        for i, layer in enumerate(self.layers):
            yield from layer.leaves(f"{prefix}.{i}")


def Positions(length: int, embed_dim: int) -> Leaf:
    """X (batch, time, embed_dim) plus a vector of its own for each place, time <= length."""
    return Leaf(_Positions(length, embed_dim), {"weight": "W"})


class _Positions:
    def __init__(self, length: int, embed_dim: int):
        self.W = 0.02 * np.random.randn(length, embed_dim)  # noqa: NPY002 (as the patterns do)

    def forward(self, x: np.ndarray) -> np.ndarray:
        return x + self.W[: x.shape[1]]

    def backward(self, dy: np.ndarray) -> np.ndarray:
        self.dW = np.zeros(self.W.shape, dy.dtype)
        self.dW[: dy.shape[1]] = dy.sum(axis=0)
        return dy


class _Shaped:
    """A layer of (rows, features), on arrays of another shape: its attributes are the layer's."""

    def __init__(self, inner: Any):
        self.__dict__["inner"] = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["inner"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.inner, name, value)


class _Rows(_Shaped):
    """On (..., features)."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        if x.ndim == 2:
            return self.inner.forward(x)
        y = self.inner.forward(x.reshape(-1, x.shape[-1]))
        return y.reshape(*x.shape[:-1], y.shape[-1])

    def backward(self, dy: np.ndarray) -> np.ndarray:
        if dy.ndim == 2:
            return self.inner.backward(dy)
        dx = self.inner.backward(dy.reshape(-1, dy.shape[-1]))
        return dx.reshape(*dy.shape[:-1], dx.shape[-1])


class _Pixels(_Shaped):
    """On (batch, features, H, W), a row for each pixel."""

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        return _images(self.inner.forward(_pixels(x), training), x.shape)

    def backward(self, dy: np.ndarray) -> np.ndarray:
        return _images(self.inner.backward(_pixels(dy)), dy.shape)


def _pixels(x: np.ndarray) -> np.ndarray:
    return np.moveaxis(x, 1, -1).reshape(-1, x.shape[1])


def _images(rows: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    N, C, H, W = shape
    return np.ascontiguousarray(np.moveaxis(rows.reshape(N, H, W, C), -1, 1))

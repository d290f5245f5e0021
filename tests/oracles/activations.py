"""Activations: those of PyTorch, in float64, with its own gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch.nn import functional

Oracle = Callable[..., float]
Function = Callable[[torch.Tensor], torch.Tensor]


def pulled_back(function: Function, x: Sequence[float], dy: Sequence[float]) -> torch.Tensor:
    """The gradient with respect to x, if dy arrives at the output."""
    at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    function(at).backward(torch.tensor(dy, dtype=torch.float64))
    assert at.grad is not None
    return at.grad


def leaky(alpha: float) -> Function:
    return lambda x: functional.leaky_relu(x, alpha)


def softmax(x: torch.Tensor) -> torch.Tensor:
    return functional.softmax(x, dim=-1)


def through_many(n: int) -> float:
    """Through n sigmoids whose inputs are all 0: each after a shift by a half."""
    at = torch.zeros((), dtype=torch.float64, requires_grad=True)
    h = at
    for _ in range(n):
        h = torch.sigmoid(h) - 0.5
    h.backward()
    assert at.grad is not None
    return at.grad.item()


ORACLES: dict[str, Oracle] = {
    "relu/backward-of-two": lambda x1, x2, d1, d2: (
        pulled_back(torch.relu, [x1, x2], [d1, d2]).sum().item()
    ),
    "leaky_relu/one-gradient": lambda alpha, x, d: pulled_back(leaky(alpha), [x], [d]).item(),
    "leaky_relu/steep-leak": lambda alpha, x: leaky(alpha)(
        torch.tensor([float(x)], dtype=torch.float64)
    ).item(),
    "sigmoid/one-gradient": lambda x, d: pulled_back(torch.sigmoid, [x], [d]).item(),
    "sigmoid/gradient-through-many": through_many,
    "tanh/one-gradient": lambda x, d: pulled_back(torch.tanh, [x], [d]).item(),
    "softmax/two-scores": lambda shift, gap: softmax(
        torch.tensor([shift + gap, float(shift)], dtype=torch.float64)
    )[0].item(),
    "softmax/backward-of-equal-scores": lambda d0, d1: pulled_back(
        softmax, [0, 0, 0, 0], [d0, d1, 0, 0]
    )[0].item(),
}

"""Activations: those of PyTorch, in float64, with its own gradients."""

from __future__ import annotations

import math
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


def weight_gradient(w: float, b: float, g: float) -> float:
    x = torch.tensor([-2.0, 1.0, 3.0], dtype=torch.float64)
    return pulled_back(lambda at: torch.relu(at * x + b), [w], [4, g, 5]).item()


def skip_connection(low: float, high: float, scale: float) -> float:
    x = torch.tensor([low, high], dtype=torch.float64)
    return torch.add(x, torch.relu(x), alpha=scale).sum().item()


def both_sides(alpha: float, low: float, high: float) -> float:
    return leaky(alpha)(torch.tensor([low, high], dtype=torch.float64)).sum().item()


def two_in_a_row(alpha: float, w: float, x: float) -> float:
    return pulled_back(lambda at: leaky(alpha)(w * leaky(alpha)(at)), [x], [1]).item()


def down_to_the_first(w: float, layers: int) -> float:
    """The layers as one function, each a sigmoid around zero and then a weight."""

    def through(x: torch.Tensor) -> torch.Tensor:
        for _ in range(layers):
            x = w * (torch.sigmoid(x) - 0.5)
        return x

    return pulled_back(through, [0], [1]).item()


def of_a_logarithm(k: float, times: float) -> float:
    return torch.tanh(times * torch.tensor(k, dtype=torch.float64).log()).item()


def difference(x: float) -> float:
    y = functional.gelu(torch.tensor([x, -x], dtype=torch.float64))
    return (y[0] - y[1]).item()


def through_two(w: float, g: float) -> float:
    return pulled_back(lambda x: functional.gelu(w * functional.gelu(x)), [0], [g]).item()


ORACLES: dict[str, Oracle] = {
    "relu/gradient-of-a-weight": weight_gradient,
    "relu/skip-connection": skip_connection,
    "leaky_relu/both-sides": both_sides,
    "leaky_relu/two-in-a-row": two_in_a_row,
    "sigmoid/two-gradients": lambda odds, g1, g2: pulled_back(
        torch.sigmoid, [math.log(odds)], [g1 + g2]
    ).item(),
    "sigmoid/down-to-the-first": down_to_the_first,
    "gelu/mirrored-inputs": difference,
    "gelu/mirrored-slopes": lambda x, g: pulled_back(functional.gelu, [x, -x], [g, g]).sum().item(),
    "gelu/through-two": through_two,
    "tanh/of-a-logarithm": of_a_logarithm,
    "tanh/two-gradients": lambda out, g1, g2: pulled_back(
        torch.tanh, [math.atanh(out)], [g1 + g2]
    ).item(),
    "softmax/two-scores": lambda shift, gap: softmax(
        torch.tensor([shift + gap, float(shift)], dtype=torch.float64)
    )[0].item(),
    "softmax/backward-of-equal-scores": lambda d0, d1: pulled_back(
        softmax, [0, 0, 0, 0], [d0, d1, 0, 0]
    )[0].item(),
}

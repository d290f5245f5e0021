"""Losses: those of torch.nn.functional, in float64, with its own gradients."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch.nn import functional

Oracle = Callable[..., float]


def number(value: float, *shape: int) -> torch.Tensor:
    return torch.full(shape, float(value), dtype=torch.float64)


def first_of_gradient(loss: torch.Tensor, at: torch.Tensor) -> float:
    (gradient,) = torch.autograd.grad(loss, at)
    return gradient.flatten()[0].item()


def gradient_of_squares(p: float, t: float, n: int) -> float:
    at = number(p, n).requires_grad_()
    return first_of_gradient(functional.mse_loss(at, number(t, n)), at)


def every_pair(a: float, b: float, d: float) -> float:
    predictions = torch.tensor([a + d, b + d])
    pairs = torch.cartesian_prod(predictions, torch.tensor([a, b])).double()
    return functional.mse_loss(pairs[:, 0], pairs[:, 1]).item()


def two_classes(shift: float, gap: float, target: int) -> float:
    logits = torch.tensor([[shift + gap, float(shift)]], dtype=torch.float64)
    return functional.cross_entropy(logits, torch.tensor([target])).item()


def equal_logits(C: int, N: int) -> float:
    at = number(0, N, C).requires_grad_()
    targets = torch.zeros(N, dtype=torch.long)
    return first_of_gradient(functional.cross_entropy(at, targets), at)


def one_answer(x: float, y: float) -> float:
    return functional.binary_cross_entropy_with_logits(number(x, 1), number(y, 1)).item()


def gradient_of_answers(x: float, y: float, n: int) -> float:
    at = number(x, n).requires_grad_()
    loss = functional.binary_cross_entropy_with_logits(at, number(y, n))
    return first_of_gradient(loss, at)


ORACLES: dict[str, Oracle] = {
    "mse/one-gradient": gradient_of_squares,
    "mse/shapes-that-do-not-fit": every_pair,
    "cross_entropy/two-classes": two_classes,
    "cross_entropy/gradient-of-equal-logits": equal_logits,
    "binary_cross_entropy/one-answer": one_answer,
    "binary_cross_entropy/one-gradient": gradient_of_answers,
}

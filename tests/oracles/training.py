"""Training: a step as PyTorch takes it, in float64, with its own gradients and optimizer."""

from __future__ import annotations

from collections.abc import Callable

import torch

Oracle = Callable[..., float]


def first_weight(w1: float, w2: float, target: float) -> float:
    """The weights have a gradient already, from before."""
    weights = [torch.tensor(float(w), dtype=torch.float64, requires_grad=True) for w in (w1, w2)]
    for w in weights:
        w.grad = torch.full_like(w, 5)
    optimizer = torch.optim.SGD(weights, lr=0.1)
    optimizer.zero_grad()
    ((2 * weights[0] * weights[1] - target) ** 2 / 2).backward()
    optimizer.step()
    return weights[0].item()


ORACLES: dict[str, Oracle] = {
    "train_step/first-weight": first_weight,
}

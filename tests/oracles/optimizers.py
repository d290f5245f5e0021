"""Optimizers: PyTorch's, and its own words for their settings."""

from __future__ import annotations

import torch


def adam(beta1: float, beta2: float, gradients: list[float]) -> tuple[float, torch.optim.Adam]:
    """Where torch.optim.Adam is, from 0 and with lr 1 and no epsilon, and itself."""
    w = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=1, betas=(float(beta1), beta2), eps=0)
    for g in gradients:
        w.grad = torch.tensor([float(g)], dtype=torch.float64)
        optimizer.step()
    return w.item(), optimizer


def second_m_hat(beta1: float, g1: float, g2: float) -> float:
    """The first moment that torch keeps, over the sum of its weights."""
    _, optimizer = adam(beta1, 0.99, [g1, g2])
    (state,) = optimizer.state.values()
    return state["exp_avg"].item() / (1 - beta1**2)


def second_step(beta2: float, g1: float, g2: float) -> float:
    return adam(0, beta2, [g1, g2])[0]


ORACLES = {
    "adam/second-m-hat": second_m_hat,
    "adam/second-step": second_step,
}

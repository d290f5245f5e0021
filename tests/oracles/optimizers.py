"""Optimizers: PyTorch's, in float64, in its own words for their settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch

Steps = Callable[..., float]


def stepped(
    optimizer: Callable[..., torch.optim.Optimizer],
    gradients: Sequence[float],
    start: float = 0.0,
    **settings: Any,
) -> tuple[list[float], dict[str, Any]]:
    """Where a parameter is after each step, and what the optimizer keeps of it."""
    w = torch.full((1,), float(start), dtype=torch.float64, requires_grad=True)
    chosen = optimizer([w], **settings)
    places = []
    for g in gradients:
        w.grad = torch.tensor([float(g)], dtype=torch.float64)
        chosen.step()
        places.append(w.item())
    return places, chosen.state[w]


def adam(beta1: float, beta2: float, gradients: Sequence[float]) -> tuple[list[float], Any]:
    settings = {"lr": 1, "betas": (float(beta1), beta2), "eps": 0}
    return stepped(torch.optim.Adam, gradients, **settings)


def second_m_hat(beta1: float, g1: float, g2: float) -> float:
    """The first moment that torch keeps, over the sum of its weights."""
    _, state = adam(beta1, 0.99, [g1, g2])
    return state["exp_avg"].item() / (1 - beta1**2)


def adamw(
    lr: float, decay: float, w0: float, gradients: Sequence[float], eps: float = 0.0
) -> float:
    settings = {"lr": lr, "eps": eps, "weight_decay": decay}
    return stepped(torch.optim.AdamW, gradients, w0, **settings)[0][-1]


def down_a_parabola(lr: float, a: float, w0: float) -> float:
    """Two steps of torch.optim.SGD, whose gradients torch computes."""
    w = torch.tensor(float(w0), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr)
    for _ in range(2):
        optimizer.zero_grad()
        (a * w**2 / 2).backward()
        optimizer.step()
    return w.item()


def velocity(beta: float, g1: float, g2: float) -> float:
    _, state = stepped(torch.optim.SGD, [g1, g2], lr=0.1, momentum=beta)
    return state["momentum_buffer"].item()


def rmsprop(lr: float, beta: float, gradients: Sequence[float]) -> tuple[list[float], Any]:
    return stepped(torch.optim.RMSprop, gradients, lr=lr, alpha=beta, eps=0)


def adagrad(lr: float, gradients: Sequence[float]) -> list[float]:
    return stepped(torch.optim.Adagrad, gradients, lr=lr, eps=0)[0]


def last_step(n: int, g: float) -> float:
    *_, before, after = adagrad(0.6, [g] * n)
    return after - before


ORACLES: dict[str, Steps] = {
    "adam/second-m-hat": second_m_hat,
    "adam/second-step": lambda beta2, g1, g2: adam(0, beta2, [g1, g2])[0][-1],
    "adamw/without-a-gradient": lambda lr, decay, w0: adamw(lr, decay, w0, [0, 0], 1e-8),
    "adamw/first-step": lambda lr, decay, w0, g: adamw(lr, decay, w0, [g]),
    "adamw/where-it-rests": lambda lr, decay, g: adamw(lr, decay, 0, [g] * 400),
    "sgd/two-steps": down_a_parabola,
    "momentum/velocity-after-two": velocity,
    "rmsprop/first-step": lambda beta, lr, g: rmsprop(lr, beta, [g])[0][-1],
    "rmsprop/second-mean-square": lambda beta, g1, g2: rmsprop(0.1, beta, [g1, g2])[1][
        "square_avg"
    ].item(),
    "adagrad/second-step": lambda lr, g1, g2: adagrad(lr, [g1, g2])[-1],
    "adagrad/nth-step": last_step,
}

"""Initializers: what torch.nn.init draws, next to what it draws with a spread of 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.nn import init

Oracle = Callable[..., Any]


def spread(start: Callable[..., torch.Tensor], shape: tuple[int, ...], **settings: str) -> float:
    """The standard deviation that it draws with: its numbers over those of the same seed."""
    drawn, plain = (torch.empty(shape, dtype=torch.float64) for _ in range(2))
    start(drawn, generator=torch.Generator().manual_seed(1), **settings)
    init.normal_(plain, generator=torch.Generator().manual_seed(1))
    return (drawn.norm() / plain.norm()).item()


def kaiming(*shape: int) -> float:
    return spread(init.kaiming_normal_, shape, nonlinearity="relu")


def xavier(*shape: int) -> float:
    return spread(init.xavier_normal_, shape)


def of_a_convolution(channels: int, size: int, filters: int) -> float:
    return kaiming(filters, channels, size, size)


def the_other_way_round(fan_in: int, fan_out: int) -> float:
    return kaiming(fan_out, fan_in) / kaiming(fan_in, fan_out)


def second_layer(inputs: int, hidden: int, classes: int) -> tuple[int, ...]:
    layers = torch.nn.Linear(inputs, hidden), torch.nn.Linear(hidden, classes)
    return tuple(layers[1].weight.shape)


def gradient_factor(fan_in: int, fan_out: int) -> float:
    return fan_out * xavier(fan_out, fan_in) ** 2


def long_or_square(fan_in: int, side: int) -> float:
    return xavier(side**2 // fan_in, fan_in) / xavier(side, side)


ORACLES: dict[str, Oracle] = {
    "he_init/of-a-convolution": of_a_convolution,
    "he_init/the-other-way-round": the_other_way_round,
    "xavier_init/second-layer": second_layer,
    "xavier_init/gradient-factor": gradient_factor,
    "xavier_init/long-or-square": long_or_square,
}

"""Initializers: those of torch.nn.init, and the gains and fans that it computes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch.nn import init

Oracle = Callable[..., Any]


def kaiming(fan_in: int, fan_out: int) -> float:
    """The gain of a ReLU over the root of the fan, as kaiming_normal_ has it."""
    fan = init._calculate_correct_fan(torch.empty(fan_out, fan_in), "fan_in")
    return init.calculate_gain("relu") / math.sqrt(fan)


def xavier(fan_in: int, fan_out: int) -> float:
    """By the fans that torch counts; what xavier_normal_ draws has that spread."""
    torch.manual_seed(0)
    fans = init._calculate_fan_in_and_fan_out(torch.empty(fan_out, fan_in))
    expected = math.sqrt(2.0 / sum(fans))
    drawn = torch.cat([init.xavier_normal_(torch.empty(fan_out, fan_in)) for _ in range(200)])
    assert math.isclose(drawn.std().item(), expected, rel_tol=0.1)
    return expected


def shape(fan_in: int, fan_out: int) -> tuple[int, ...]:
    return tuple(torch.nn.Linear(fan_in, fan_out).weight.shape)


ORACLES: dict[str, Oracle] = {
    "he_init/standard-deviation": kaiming,
    "he_init/shape-of-the-weights": shape,
    "xavier_init/standard-deviation": xavier,
    "xavier_init/shape-of-the-weights": shape,
}

"""Layers: those of torch.nn, in float64, with its own gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

Oracle = Callable[..., Any]


def numbers(values: Any) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def shape_of_weights(batch: int, inputs: int, outputs: int) -> tuple[int, ...]:
    layer = torch.nn.Linear(inputs, outputs)
    layer(torch.ones(batch, inputs)).sum().backward()
    assert layer.weight.grad is not None
    return tuple(layer.weight.grad.shape)


def first_weight(x1: float, x2: float, d1: float, d2: float) -> float:
    layer = torch.nn.Linear(2, 1, dtype=torch.float64)
    layer(numbers([[x1, 6], [x2, 8]])).backward(numbers([[d1], [d2]]))
    assert layer.weight.grad is not None
    return layer.weight.grad[0, 0].item()


def shape_of_output(H: int, kernel: int, stride: int, padding: int) -> tuple[int, ...]:
    layer = torch.nn.Conv2d(2, 5, kernel, stride, padding)
    return tuple(layer(torch.ones(4, 2, H, H)).shape)


def middle_pixel(w00: float, w01: float, d0: float, d1: float) -> float:
    x = torch.ones(1, 1, 2, 3, dtype=torch.float64, requires_grad=True)
    y = torch.nn.functional.conv2d(x, numbers([[[[w00, w01], [w00, w01]]]]))
    y.backward(numbers([[[[d0, d1]]]]))
    assert x.grad is not None
    return x.grad[0, 0, 0, 1].item()


def running_mean(momentum: float, x1: float, x2: float, x3: float) -> float:
    layer = torch.nn.BatchNorm1d(1, momentum=momentum, dtype=torch.float64)
    for _ in range(2):
        layer(numbers([[x1], [x2], [x3]]))
    assert layer.running_mean is not None
    return layer.running_mean.item()


def second_row(a: float, b: float, gamma: float, beta: float) -> float:
    layer = torch.nn.BatchNorm1d(1, eps=1e-300, dtype=torch.float64)  # it takes no zero
    with torch.no_grad():
        layer.weight.fill_(gamma)
        layer.bias.fill_(beta)
    return layer(numbers([[a], [b]]))[1, 0].item()


def shape_of_gamma(batch: int, length: int, features: int) -> tuple[int, ...]:
    layer = torch.nn.LayerNorm(features)
    layer(torch.rand(batch, length, features)).sum().backward()
    assert layer.weight.grad is not None
    return tuple(layer.weight.grad.shape)


def second_feature(a: float, b: float, gamma: float, beta: float) -> float:
    layer = torch.nn.LayerNorm(2, eps=0, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.fill_(gamma)
        layer.bias.fill_(beta)
    return layer(numbers([[a, b]]))[0, 1].item()


def first_gamma(d1: float, d2: float) -> float:
    layer = torch.nn.LayerNorm(2, eps=0, dtype=torch.float64)
    layer(numbers([[1, 4], [9, 2]])).backward(numbers([[d1, 7], [d2, 6]]))
    assert layer.weight.grad is not None
    return layer.weight.grad[0].item()


def pooled_shape(H: int, kernel: int, stride: int, padding: int) -> tuple[int, ...]:
    return tuple(torch.nn.MaxPool2d(kernel, stride, padding)(torch.zeros(4, 3, H, H)).shape)


def shared_pixel(left: float, middle: float, right: float, d0: float, d1: float) -> float:
    x = numbers([[[[left, middle, right], [-8, -9, -7]]]]).requires_grad_()
    torch.nn.functional.max_pool2d(x, 2, stride=1).backward(numbers([[[[d0, d1]]]]))
    assert x.grad is not None
    return x.grad[0, 0, 0, 1].item()


def first_of_a_tie(value: float, d: float) -> float:
    x = torch.full((1, 1, 2, 2), float(value), dtype=torch.float64, requires_grad=True)
    torch.nn.MaxPool2d(2)(x).backward(numbers([[[[d]]]]))
    assert x.grad is not None
    return x.grad[0, 0, 0, 0].item()


def embedded_shape(batch: int, length: int, words: int, width: int) -> tuple[int, ...]:
    layer = torch.nn.Embedding(words, width)
    return tuple(layer(torch.zeros(batch, length, dtype=torch.long)).shape)


def repeated_word(d0: float, d1: float, d2: float, other: int) -> float:
    layer = torch.nn.Embedding(3, 2, dtype=torch.float64)
    layer(torch.tensor([1, other, 1])).backward(numbers([[d0, 7], [d1, 8], [d2, 9]]))
    assert layer.weight.grad is not None
    return layer.weight.grad[1, 0].item()


def rows_that_move(a: int, b: int) -> int:
    layer = torch.nn.Embedding(8, 2)
    layer(torch.tensor([[a, b, a, 7, a]])).sum().backward()
    assert layer.weight.grad is not None
    return int((layer.weight.grad != 0).any(dim=1).sum())


def attention(heads: int, width: int, causal: bool = False) -> Oracle:
    """Self-attention with the weights in_proj and out_proj, without biases: x -> y, weights."""
    layer = torch.nn.MultiheadAttention(width, heads, batch_first=True, dtype=torch.float64)

    def forward(x: torch.Tensor, in_proj: Any = None, out_proj: Any = None) -> Any:
        with torch.no_grad():
            for parameter, given in (
                (layer.in_proj_weight, in_proj),
                (layer.out_proj.weight, out_proj),
            ):
                if given is not None:
                    parameter.copy_(numbers(given))
        time = x.shape[1]
        later = torch.ones(time, time, dtype=torch.bool).triu(1) if causal else None
        return layer(x, x, x, attn_mask=later, average_attn_weights=False)

    return forward


def shape_of_attention(batch: int, time: int, heads: int, d_head: int) -> tuple[int, ...]:
    width = heads * d_head
    x = torch.ones(batch, time, width, dtype=torch.float64)
    return tuple(attention(heads, width)(x)[1].shape)


def parameters_of_attention(heads: int, d_head: int) -> int:
    layer = torch.nn.MultiheadAttention(heads * d_head, heads)
    return sum(parameter.numel() for parameter in layer.parameters())


def weights_of_longer_text(time: int, heads: int) -> int:
    few, many = (
        attention(heads, heads * 2)(torch.ones(1, n * time, heads * 2).double())[1].numel()
        for n in (1, 2)
    )
    return many - few


def second_sees_first(a: float, b: float) -> float:
    x = numbers([[[a, 0, 0, 0], [b, 0, 0, 0]]])
    return attention(1, 4)(x, torch.eye(4).repeat(3, 1).tolist())[1][0, 0, 1, 0].item()


def second_and_third(x1: float, x2: float, x3: float) -> float:
    x = numbers([[[x1], [x2], [x3]]])
    zero = torch.zeros_like(x)
    y = torch.nn.functional.scaled_dot_product_attention(zero, x, x, is_causal=True)
    return y[0, 1:].sum().item()


def first_value(d1: float, d2: float, d3: float) -> float:
    x = numbers([[[1], [3], [-2]]]).requires_grad_()
    y, _ = attention(1, 1, causal=True)(x, [[0], [0], [1]], [[1]])
    y.backward(numbers([[[d1], [d2], [d3]]]))
    assert x.grad is not None
    return x.grad[0, 0, 0].item()


def kept_value(p: float, x: float) -> float:
    torch.manual_seed(0)
    return torch.nn.Dropout(p)(torch.full((1000,), float(x), dtype=torch.float64)).max().item()


def kept_gradient(p: float, x: float, d: float) -> float:
    torch.manual_seed(0)
    given = torch.full((1000,), float(x), dtype=torch.float64, requires_grad=True)
    torch.nn.Dropout(p)(given).backward(torch.full((1000,), float(d), dtype=torch.float64))
    assert given.grad is not None
    return given.grad.max().item()


def at_inference(p: float, x: float) -> float:
    return torch.nn.Dropout(p).eval()(numbers([x])).item()


ORACLES: dict[str, Oracle] = {
    "linear/shape-of-dW": shape_of_weights,
    "linear/one-weight": first_weight,
    "conv2d/output-shape": shape_of_output,
    "conv2d/middle-pixel": middle_pixel,
    "batchnorm/running-mean-after-two": running_mean,
    "batchnorm/two-rows": second_row,
    "layernorm/shape-of-dgamma": shape_of_gamma,
    "layernorm/two-features": second_feature,
    "layernorm/gradient-of-gamma": first_gamma,
    "dropout/kept-value": kept_value,
    "dropout/second-of-gradients": kept_gradient,
    "dropout/at-inference": at_inference,
    "embedding/output-shape": embedded_shape,
    "embedding/repeated-word": repeated_word,
    "embedding/rows-that-move": rows_that_move,
    "maxpool2d/output-shape": pooled_shape,
    "maxpool2d/shared-pixel": shared_pixel,
    "maxpool2d/gradient-at-a-tie": first_of_a_tie,
    "attention/shape-of-the-weights": shape_of_attention,
    "attention/how-many-parameters": parameters_of_attention,
    "attention/longer-text": weights_of_longer_text,
    "attention/second-sees-first": second_sees_first,
    "attention/second-and-third": second_and_third,
    "attention/first-value": first_value,
}

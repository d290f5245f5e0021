"""ONNX's own node tests: the references give the numbers that the ONNX standard ships.

Every single-node test of an operator that a pattern has is either run, or listed in NOT_OURS with
the reason why it asks for something that the pattern's contract does not have.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from onnx.backend.test.case.node import collect_testcases
from onnx.backend.test.case.node.adam import apply_adam
from onnx.helper import get_attribute_value
from test_oracle_autograd import reference

Arrays = list[np.ndarray]
Attributes = dict[str, Any]


# --- one function for each operator: (attributes, inputs) -> outputs --------------------------


def activation(slug: str, name: str) -> Callable[[Attributes, Arrays], Arrays]:
    return lambda _, inputs: [reference(slug)[name]().forward(inputs[0])]


def leaky_relu(how: Attributes, inputs: Arrays) -> Arrays:
    alpha = float(np.float32(how.get("alpha", 0.01)))
    return [reference("leaky_relu")["LeakyReLU"](alpha).forward(inputs[0])]


def softmax(how: Attributes, inputs: Arrays) -> Arrays:
    axis = how.get("axis", -1)
    y = reference("softmax")["Softmax"]().forward(np.moveaxis(inputs[0], axis, -1))
    return [np.moveaxis(y, -1, axis)]


def cross_entropy(how: Attributes, inputs: Arrays) -> Arrays:
    """Classes are the second axis there, so all others become rows."""
    logits = np.moveaxis(inputs[0], 1, -1).reshape(-1, inputs[0].shape[1])
    targets = inputs[1].reshape(-1)
    loss = reference("cross_entropy")["cross_entropy"]
    if how["reduction"] == b"none":
        each = [loss(row[None], t[None]) for row, t in zip(logits, targets, strict=True)]
        return [np.array(each, np.float32).reshape(inputs[1].shape)]
    times = len(targets) if how["reduction"] == b"sum" else 1
    return [np.array(times * loss(logits, targets), np.float32)]


def conv(how: Attributes, inputs: Arrays) -> Arrays:
    x, W = inputs
    layer = reference("conv2d")["Conv2d"](
        W.shape[1],
        W.shape[0],
        W.shape[2],
        stride=how.get("strides", [1])[0],
        padding=how["pads"][0] if "pads" in how else 1,  # "same" for a kernel of 3
    )
    layer.W, layer.b = W, np.zeros(len(W), np.float32)
    return [layer.forward(x)]


def gemm(how: Attributes, inputs: Arrays) -> Arrays:
    A, B, C = inputs if len(inputs) == 3 else (*inputs, np.zeros(1, np.float32))
    x = how.get("alpha", 1.0) * (A.T if how.get("transA") else A)
    W = B if how.get("transB") else B.T
    layer = reference("linear")["Linear"](x.shape[1], len(W))
    layer.W = W
    layer.b = np.broadcast_to(how.get("beta", 1.0) * C.reshape(-1), len(W))
    return [layer.forward(x.astype(np.float32)).astype(np.float32)]


def batchnorm(how: Attributes, inputs: Arrays) -> Arrays:
    """Its momentum, 0.9, is the weight of the old average."""
    x, gamma, beta, mean, var = inputs
    layer = reference("batchnorm")["BatchNorm"](len(gamma), how.get("epsilon", 1e-5), momentum=0.1)
    layer.gamma, layer.beta, layer.running_mean, layer.running_var = gamma, beta, mean, var
    training = bool(how.get("training_mode", 0))
    rows = np.moveaxis(x, 1, -1)
    y = layer.forward(rows.reshape(-1, len(gamma)), training=training)
    y = np.moveaxis(y.reshape(rows.shape), -1, 1)
    return [y, layer.running_mean, layer.running_var] if training else [y]


def optimizer(
    inputs: Arrays, how: Attributes, states: int
) -> tuple[float, int, Arrays, Arrays, list]:
    """(lr, t, parameters, gradients, states) of an operator that steps many parameters at once."""
    rate, t, *rest = inputs
    n = len(rest) // (2 + states)
    groups = [[a.astype(np.float64) for a in rest[i * n : (i + 1) * n]] for i in range(2 + states)]
    params, grads, *kept = groups
    penalty = how["norm_coefficient"]
    grads = [penalty * p + g for p, g in zip(params, grads, strict=True)]
    return float(rate), int(t), params, grads, kept


def adam(how: Attributes, inputs: Arrays) -> Arrays:
    """ONNX follows the section 2 remark of the paper, our convention epsilon-hat; at t = 0 it
    leaves the correction out, which is our mistake no-bias-correction."""
    lr, t, params, grads, (m, v) = optimizer(inputs, how, 2)
    variant = "epsilon-hat" if t > 0 else "no-bias-correction"
    made = reference("adam", variant)["Adam"](lr, how["alpha"], how["beta"], how["epsilon"])
    made.m, made.v, made.t = dict(enumerate(m)), dict(enumerate(v)), t - 1
    made.step(params, grads)
    return [*params, *made.m.values(), *made.v.values()]


def adagrad(how: Attributes, inputs: Arrays) -> Arrays:
    lr, t, params, grads, (v,) = optimizer(inputs, how, 1)
    made = reference("adagrad")["AdaGrad"](lr / (1 + t * how["decay_factor"]), how["epsilon"])
    made.v = dict(enumerate(v))
    made.step(params, grads)
    return [*params, *made.v.values()]


def momentum(how: Attributes, inputs: Arrays) -> Arrays:
    lr, t, params, grads, (v,) = optimizer(inputs, how, 1)
    variant = "nesterov" if how["mode"] == b"nesterov" else ""
    made = reference("momentum", variant)["SGDMomentum"](lr, how["alpha"])
    made.velocities = dict(enumerate(v))
    weight = how["beta"] if t > 0 else 1.0
    made.step(params, [weight * g for g in grads])
    return [*params, *made.velocities.values()]


OURS: dict[str, Callable[[Attributes, Arrays], Arrays]] = {
    "Conv": conv,
    "BatchNormalization": batchnorm,
    "Softmax": softmax,
    "SoftmaxCrossEntropyLoss": cross_entropy,
    "Relu": activation("relu", "ReLU"),
    "LeakyRelu": leaky_relu,
    "Sigmoid": activation("sigmoid", "Sigmoid"),
    "Tanh": activation("tanh", "Tanh"),
    "Gemm": gemm,
    "Adam": adam,
    "Adagrad": adagrad,
    "Momentum": momentum,
}

WEIGHTS = "weights of the classes, or a class to ignore: the contract has neither"
NOT_OURS = {
    "test_conv_with_strides_and_asymmetric_padding": "another padding for rows than for columns",
    "test_gemm_default_matrix_bias": "a bias for every row",
    "test_sce_none_weights": WEIGHTS,
    "test_sce_mean_weight": WEIGHTS,
    "test_sce_mean_weight_ii": WEIGHTS,
    "test_sce_mean_no_weight_ii": WEIGHTS,
    "test_sce_mean_weight_ii_3d": WEIGHTS,
    "test_sce_mean_no_weight_ii_3d": WEIGHTS,
    "test_sce_mean_weight_ii_4d": WEIGHTS,
    "test_sce_mean_no_weight_ii_4d": WEIGHTS,
    "test_sce_NCd1d2d3d4d5_mean_weight": WEIGHTS,
    "test_sce_NCd1_mean_weight_negative_ii": WEIGHTS,
    "test_sce_NCd1d2d3_none_no_weight_negative_ii": WEIGHTS,
    "test_sce_NCd1d2d3_sum_weight_high_ii": WEIGHTS,
}


def single_nodes() -> dict[str, Any]:
    """ONNX's tests of one node, by name; those that ask for log probabilities as well are the
    same tests once more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its tests of casts overflow on purpose
        cases = collect_testcases()
    found = {}
    for case in cases:
        nodes = case.model.graph.node if case.model else []
        if len(nodes) == 1 and nodes[0].op_type in OURS and not case.name.endswith("_log_prob"):
            found[case.name] = case
    return found


CASES = single_nodes()


@pytest.mark.parametrize("name", sorted(CASES.keys() - NOT_OURS.keys()))
def test_a_reference_gives_the_numbers_of_onnx(name: str) -> None:
    case = CASES[name]
    node = case.model.graph.node[0]
    how = {a.name: get_attribute_value(a) for a in node.attribute}
    for inputs, outputs in case.data_sets:
        mine = OURS[node.op_type](how, [np.array(i) for i in inputs])
        for found, expected in zip(mine, outputs, strict=True):
            assert np.shape(found) == np.shape(expected)
            np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("t", [1, 2, 10])
def test_epsilon_hat_is_what_onnx_computes_for_adam(t: int) -> None:
    how = {"norm_coefficient": 0.01, "alpha": 0.9, "beta": 0.98, "epsilon": 0.1}
    x, g, v, h = (np.array(a) for a in ([1.2, 2.8], [-0.9, 0.3], [0.5, -1.0], [0.2, 0.7]))
    expected = apply_adam(0.1, t, x, g, v, h, norm_coefficient_post=0.0, **how)
    mine = adam(how, [np.array(0.1), np.array(t), x, g, v, h])
    np.testing.assert_allclose(np.stack(mine), np.stack(expected), rtol=1e-12)


def test_every_operator_has_a_test_that_is_run() -> None:
    run = {CASES[name].model.graph.node[0].op_type for name in CASES.keys() - NOT_OURS.keys()}
    assert run == set(OURS)


def test_what_is_left_out_is_there() -> None:
    assert NOT_OURS.keys() - CASES.keys() == set()

"""Big logits: where the exponentials of a loss overflow, and where they vanish.

A few logits, multiplied by 1, 2, 5, 10 and so on to 10000. Some of the rows are right about the
true class, some are confidently wrong, and in one all logits are far below zero. The loss and its
gradient are compared with the exact ones, computed with 60 decimal digits. It takes cross-entropy
and binary cross-entropy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Any

import numpy as np

from scratchwork.model import Chart

PIECES = ("cross_entropy", "binary_cross_entropy")
SETTINGS: Mapping[str, Mapping[str, float]] = {}
CHARTS = (Chart("power of ten", "loss", log=True), Chart("power of ten", "correct digits"))
JUDGED_BY = ("largest finite scale", "most")
SCALES = [float(f"{digit}e{power}") for power in range(4) for digit in (1, 2, 5)] + [1e4]
MANY = {
    "logits": [[2.0, 1.0, 0.0, -1.0], [2.0, 1.0, 0.0, -1.0], [-3.0, -4.0, -5.0, -3.5]],
    "targets": [0, 3, 1],
}
TWO = {"logits": [2.0, -1.0, 3.0, -3.0], "targets": [1.0, 1.0, 0.0, 0.0]}
NEAR = 0.25  # how far the logits of the other seeds are from these, at most
DIGITS = 60
FLOAT_DIGITS = 16  # a float has no more


def inputs(seed: int) -> dict[str, Any]:
    """The logits and the targets, for either loss, and for how many scales."""
    rng = np.random.default_rng(seed)

    def given(what: Mapping[str, Any]) -> list[np.ndarray]:
        logits = np.array(what["logits"])
        return [logits + rng.uniform(-NEAR, NEAR, logits.shape) * (seed > 0), what["targets"]]

    return {"cross_entropy": given(MANY), "binary_cross_entropy": given(TWO), "steps": len(SCALES)}


def observe(subject: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Note the loss at each scale, and how wrong it and its gradient are.

    `error` is relative, `error of the gradient` is the largest of its numbers'; what is not a
    number is wrong without limit. `steps` counts scales.
    """
    loss, loss_grad = subject
    logits, targets = inputs[inputs["place"]][0], np.array(inputs[inputs["place"]][1])
    exact = {"cross_entropy": of_classes, "binary_cross_entropy": of_two}[inputs["place"]]
    noted: list[tuple[float, ...]] = []
    for scale in SCALES[: inputs["steps"]]:
        x = logits * scale
        value, slopes = exact(x, targets)
        found = float(np.mean(loss(x.copy(), targets.copy())))  # copies: it may overwrite them
        grad = np.array(loss_grad(x.copy(), targets.copy()))
        wrong = abs(found - value) / value
        wrong_grad = np.abs(grad - slopes).max()
        errors = [float(e) if np.isfinite(e) else np.inf for e in (wrong, wrong_grad)]
        correct = np.clip(-np.log10(max(*errors, 10.0**-FLOAT_DIGITS)), 0, FLOAT_DIGITS)
        noted.append((np.log10(scale), scale, found, *errors, float(correct)))
        names = ("power of ten", "scale", "loss", "error", "error of the gradient")
        columns = np.transpose(noted)
        seen.update(zip((*names, "correct digits"), columns, strict=True))


def of_classes(logits: np.ndarray, targets: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy and its gradient, as exact as a float can be."""
    with localcontext(prec=DIGITS):
        losses: list[Decimal] = []
        slopes: list[list[float]] = []
        for row, target in zip(logits.tolist(), targets.tolist(), strict=True):
            e = [Decimal(x).exp() for x in row]  # Decimal has exponents for this
            total = sum(e, Decimal(0))
            losses.append(total.ln() - Decimal(row[target]))
            hot = [int(k == target) for k in range(len(row))]
            slopes.append(
                [float((y / total - t) / len(logits)) for y, t in zip(e, hot, strict=True)]
            )
        return mean(losses), np.array(slopes)


def of_two(logits: np.ndarray, targets: np.ndarray) -> tuple[float, np.ndarray]:
    """Binary cross-entropy and its gradient, as exact as a float can be."""
    with localcontext(prec=DIGITS):
        losses: list[Decimal] = []
        slopes: list[float] = []
        for x, target in zip(logits.tolist(), targets.tolist(), strict=True):
            e, t = Decimal(x).exp(), Decimal(target)
            losses.append((1 + e).ln() - Decimal(x) * t)
            slopes.append(float((e / (1 + e) - t) / len(logits)))
        return mean(losses), np.array(slopes)


def mean(of: Sequence[Decimal]) -> float:
    """Their mean, rounded once."""
    return float(sum(of, Decimal(0)) / len(of))


def figures(outputs: Mapping[str, np.ndarray]) -> dict[str, float]:
    """Up to which scale it gives numbers, and how wrong it was at worst."""
    errors = np.maximum(outputs["error"], outputs["error of the gradient"])
    finite = outputs["scale"][np.isfinite(errors)]
    return {
        "largest finite scale": float(finite.max()) if len(finite) else 0.0,
        "largest error": float(errors.max()),
        "correct digits at worst": float(outputs["correct digits"].min()),
    }


def surface() -> None:
    """None: nothing is optimized here."""

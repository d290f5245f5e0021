"""The patterns: compiled, or the references where Numba is not installed, which is said once."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from scratchwork.model import ScratchworkError
from scratchwork.modules import module_at

PATTERNS = Path(__file__).parents[1] / "patterns"


@cache
def is_compiled() -> bool:
    """Whether the compiled versions can be used."""
    try:
        import scratchwork.kernels.compiling  # noqa: F401
    except ScratchworkError as error:
        warnings.warn(f"the references are used, which are slower: {error}", stacklevel=2)
        return False
    return True


@cache
def piece(pattern: str, name: str) -> Any:
    """A class or a function of a pattern, such as "optimizers/adam" and "Adam"."""
    file = "fast.py" if is_compiled() else "reference.py"
    return getattr(module_at(PATTERNS / pattern / file), name)


# --- optimizers: step(params, grads) ---------------------------------------------------------


def SGD(lr: float = 0.01) -> Any:
    """Stochastic gradient descent."""
    return piece("optimizers/sgd", "SGD")(lr)


def SGDMomentum(lr: float = 0.01, momentum: float = 0.9) -> Any:
    """SGD with momentum, as torch.optim.SGD has it."""
    return piece("optimizers/momentum", "SGDMomentum")(lr, momentum)


def AdaGrad(lr: float = 0.01, eps: float = 1e-8) -> Any:
    """AdaGrad (Duchi, Hazan and Singer 2011)."""
    return piece("optimizers/adagrad", "AdaGrad")(lr, eps)


def RMSprop(lr: float = 0.01, beta: float = 0.99, eps: float = 1e-8) -> Any:
    """RMSprop (Tieleman and Hinton 2012)."""
    return piece("optimizers/rmsprop", "RMSprop")(lr, beta, eps)


def Adam(lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> Any:
    """Adam (Kingma and Ba 2015)."""
    return piece("optimizers/adam", "Adam")(lr, beta1, beta2, eps)


def AdamW(
    lr: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Any:
    """Adam with decoupled weight decay (Loshchilov and Hutter 2019)."""
    return piece("optimizers/adamw", "AdamW")(lr, beta1, beta2, eps, weight_decay)


# --- losses: (value, gradient) ---------------------------------------------------------------

Graded = tuple[float, np.ndarray]


def _loss(name: str, scores: np.ndarray, targets: np.ndarray) -> Graded:
    pattern = f"losses/{name}"
    if is_compiled():
        return piece(pattern, f"{name}_with_grad")(scores, targets)
    value, grad = piece(pattern, name), piece(pattern, f"{name}_grad")
    return float(value(scores, targets)), grad(scores, targets)


def cross_entropy(logits: np.ndarray, targets: np.ndarray) -> Graded:
    """The mean cross-entropy and its gradient.

    logits: ndarray of shape (..., classes); targets: integers of shape (...).
    """
    rows = logits.reshape(-1, logits.shape[-1])
    value, grad = _loss("cross_entropy", rows, np.asarray(targets).reshape(-1))
    return value, grad.reshape(logits.shape)


def mse(y_pred: np.ndarray, y_true: np.ndarray) -> Graded:
    """The mean squared error over all elements, and its gradient; arrays of one shape."""
    return _loss("mse", y_pred, y_true)


def binary_cross_entropy(logits: np.ndarray, targets: np.ndarray) -> Graded:
    """The mean binary cross-entropy and its gradient; arrays of one shape, targets in [0, 1]."""
    return _loss("binary_cross_entropy", logits, targets)

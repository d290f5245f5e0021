"""Train a network: batches, a schedule, clipping, validation, and an early end."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TextIO

import numpy as np

from scratchwork.model import ScratchworkError
from scratchwork.nn.layers import generator
from scratchwork.nn.network import Sequential
from scratchwork.nn.pieces import Graded

Loss = Callable[[np.ndarray, np.ndarray], Graded]
Schedule = Callable[[float], float]


@dataclass
class History:
    """What each epoch gave, a list of a number an epoch; `best` is the one whose parameters stay.

    `loss` is the mean over the training batches; `validation_loss` and `accuracy` are of the
    validation data, the latter if the targets are classes.
    """

    loss: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    lr: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    best: int = 0


def cosine(share: float) -> float:
    """A schedule: the learning rate falls along half a cosine (Loshchilov and Hutter 2017)."""
    return (1 + math.cos(math.pi * share)) / 2


def fit(
    net: Sequential,
    x: np.ndarray,
    y: np.ndarray,
    loss: Loss,
    optimizer: Any,
    *,
    epochs: int = 1,
    batch_size: int = 64,
    shuffle: bool = True,
    schedule: Schedule | None = None,
    clip: float | None = None,
    validation: tuple[np.ndarray, np.ndarray] | None = None,
    patience: int | None = None,
    progress: bool | None = None,
) -> History:
    """Train a network, and return what each epoch gave.

    Args:
        net: the network, which is changed.
        x: ndarray of shape (examples, ...).
        y: the targets, of shape (examples, ...).
        loss: gives (value, gradient), such as `nn.cross_entropy`.
        optimizer: has `step(params, grads)` and, for a schedule, `lr`.
        epochs: how often each example is seen.
        batch_size: examples a step; the last batch of an epoch may be smaller.
        shuffle: another order in each epoch, by the seed of `nn.manual_seed`.
        schedule: the factor of the learning rate, by the share of all steps that is done.
        clip: the largest norm of all gradients together; longer ones are shortened to it.
        validation: (x, y), looked at after each epoch.
        patience: the end comes when so many epochs have not lowered the validation loss, and the
            parameters are those of the best one.
        progress: a line on standard error; by default if it is a terminal.

    Raises:
        ScratchworkError: there are no examples, or not as many targets; patience without
            validation; the loss is no longer a number.
    """
    x, y = np.asarray(x), np.asarray(y)
    _usable(x, y, epochs, batch_size, validation, patience)
    history, line = History(), _Line(progress)
    steps = -(-len(x) // batch_size)
    rate = getattr(optimizer, "lr", math.nan)
    best: tuple[float, np.ndarray] | None = None
    for epoch in range(epochs):
        start = time.perf_counter()
        order = generator().permutation(len(x)) if shuffle else np.arange(len(x))
        total = 0.0
        for step in range(steps):
            if schedule is not None:
                optimizer.lr = rate * schedule((epoch * steps + step) / (epochs * steps))
            rows = order[step * batch_size : (step + 1) * batch_size]
            value = train_step(net, loss, optimizer, x[rows], y[rows], clip)
            if not math.isfinite(value):
                raise ScratchworkError(
                    f"the loss is {value} in step {step + 1} of epoch {epoch + 1}; a smaller "
                    "learning rate or clip=1.0 may help"
                )
            total += value * len(rows)
            line.show(f"epoch {epoch + 1}/{epochs}  step {step + 1}/{steps}  loss {value:.4f}")
        history.loss.append(total / len(x))
        history.lr.append(getattr(optimizer, "lr", math.nan))
        history.seconds.append(time.perf_counter() - start)
        if validation is not None:
            _validate(net, loss, *validation, batch_size, history)
            if best is None or history.validation_loss[-1] < best[0]:
                best, history.best = (history.validation_loss[-1], net.params.copy()), epoch
            if patience is not None and epoch - history.best >= patience:
                break
        else:
            history.best = epoch
        line.end(_summary(epoch, epochs, history))
    if patience is not None and best is not None:
        net.params[...] = best[1]
    if schedule is not None:
        optimizer.lr = rate
    return history


def train_step(
    net: Sequential,
    loss: Loss,
    optimizer: Any,
    x: np.ndarray,
    y: np.ndarray,
    clip: float | None = None,
) -> float:
    """One step on one batch; returns the loss before it."""
    value, grad = loss(net.forward(x), y)
    net.backward(grad)
    if clip is not None:
        norm = math.sqrt(float(np.einsum("i,i", net.grads, net.grads, dtype=np.float64)))
        if norm > clip:
            net.grads *= net.dtype.type(clip / norm)
    optimizer.step([net.params], [net.grads])
    return float(value)


def predict(net: Sequential, x: np.ndarray, batch_size: int = 256) -> np.ndarray:
    """The network's output for all of x, without training: ndarray of shape (examples, ...)."""
    parts = [
        net.forward(x[i : i + batch_size], training=False) for i in range(0, len(x), batch_size)
    ]
    return np.concatenate(parts)


def _validate(
    net: Sequential, loss: Loss, x: np.ndarray, y: np.ndarray, batch_size: int, history: History
) -> None:
    scores = predict(net, x, max(batch_size, 256))
    history.validation_loss.append(float(loss(scores, y)[0]))
    if np.asarray(y).dtype.kind in "iu":
        history.accuracy.append(float(np.mean(scores.argmax(axis=-1) == y)))


def _usable(
    x: np.ndarray, y: np.ndarray, epochs: int, batch_size: int, validation: Any, patience: Any
) -> None:
    if len(x) == 0 or len(x) != len(y):
        raise ScratchworkError(f"{len(x)} examples and {len(y)} targets; expected as many of both")
    if epochs < 1 or batch_size < 1:
        raise ScratchworkError(f"{epochs} epochs of batches of {batch_size}; expected 1 or more")
    if patience is not None and validation is None:
        raise ScratchworkError("patience needs validation=(x, y), by which the best is chosen")


def _summary(epoch: int, epochs: int, history: History) -> str:
    told = f"epoch {epoch + 1}/{epochs}  loss {history.loss[-1]:.4f}"
    if history.validation_loss:
        told += f"  validation {history.validation_loss[-1]:.4f}"
    if history.accuracy:
        told += f"  accuracy {history.accuracy[-1]:.2%}"
    return f"{told}  {history.seconds[-1]:.1f} s"


class _Line:
    """A line that is written over, ten times a second at most, on a terminal only."""

    def __init__(self, wanted: bool | None, stream: TextIO | None = None):
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() if wanted is None else wanted
        self._terminal = self._stream.isatty()
        self._last = 0.0

    def show(self, text: str) -> None:
        if self._shown and self._terminal and time.monotonic() - self._last > 0.1:
            self._last = time.monotonic()
            self._stream.write(f"\r\033[K{text}")
            self._stream.flush()

    def end(self, text: str) -> None:
        if self._shown:
            self._stream.write(f"\r\033[K{text}\n" if self._terminal else f"{text}\n")
            self._stream.flush()

"""Training: a function that takes one step with the layers, the loss and the optimizer it is given.

Those are the `HARNESS`, which a counterexample prints, so that it can be run. Their numbers are
such that mistakes show: a loss that is not symmetric, an optimizer with a memory.

The inputs of a case are
    weights   one array for each layer; an empty one stands for a layer without parameters
    batches   pairs of arrays x and y, one for each step
    leftover  what the gradients hold at the start: a number
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np

from scratchwork.families import needed
from scratchwork.families.arrays import as_code, close, numbers
from scratchwork.families.draw import numbers as draw
from scratchwork.model import Case, Contract, Law, Outcome

HARNESS = '''
calls = []

class Layer:
    """y = tanh(x @ w); without weights, y = sin(x)."""
    def __init__(self, w, left_over):
        self.w, self.dw = w, np.full_like(w, left_over)
    def forward(self, x):
        self.x, self.y = x, np.tanh(x @ self.w) if self.w.size else np.sin(x)
        return self.y
    def backward(self, dy):
        calls.append("backward")
        if not self.w.size:
            return dy * np.cos(self.x)
        dz = dy * (1 - self.y**2)
        self.dw += self.x.T @ dz
        return dz @ self.w.T
    def zero_grad(self):
        self.dw[...] = 0
    def params(self):
        return [self.w] if self.w.size else []
    def grads(self):
        return [self.dw] if self.w.size else []

class Momentum:
    def __init__(self):
        self.v = {}
    def step(self, params, grads):
        calls.append("step")
        for i, (p, g) in enumerate(zip(params, grads)):
            self.v[i] = 0.5 * self.v.get(i, 0) + g
            p -= 0.4 * self.v[i]

def loss(out, y):
    return np.mean(np.exp(out - y) - (out - y))

def loss_grad(out, y):
    return (np.exp(out - y) - 1) / out.size
'''

DUTY = (
    "It takes one step with what it is given and returns the loss as a float. A layer has "
    "`forward(x)`, `backward(dy)`, which ADDS to its gradients, `zero_grad()`, and the lists "
    "`params()` and `grads()`; the optimizer has `step(params, grads)`."
)

BASE, LEFT_OVER = "two steps", "gradients left over"
LOSS, BEFORE = "the loss of step {}", "the loss that the weights had before step {}"
ORDER = "backward ran before the optimizer's step"


def cases(_: Contract, seed: int, __: Mapping[str, Any]) -> tuple[Case, ...]:
    """The cases for a training step."""
    rng = Random(seed)

    def case(
        name: str, heading: str, claim: str, sizes: list[int], rows: int, steps: int = 1
    ) -> Case:
        """Layers from each size to the next; a size of 0 stands for a layer without weights."""
        weights, width = [], sizes[0]
        for size in sizes[1:]:
            weights.append(draw(rng, width, size) if size else np.zeros((0, 0)))
            width = size or width
        batches = [(draw(rng, rows, sizes[0]), draw(rng, rows, width)) for _ in range(steps)]
        inputs = {"weights": weights, "batches": [list(b) for b in batches], "leftover": 0.0}
        return Case(name, heading, claim, inputs)

    base = case(BASE, "state", "Two steps land on the right weights", [2, 2, 2], 2, steps=2)
    tiny = case("tiny inputs", "stability", "Inputs near 1e-9 are handled", [2, 2, 2], 2)
    tiny.inputs["batches"][0][0] *= 1e-9
    left_over = {**base.inputs, "leftover": 0.7}
    return (
        base,
        Case(LEFT_OVER, "state", "What the gradients held before does not matter", left_over),
        case("one layer", "edges", "One layer is enough", [1, 1], 1),
        case("two layers of one weight", "gradients", "The chain rule", [1, 1, 1], 1),
        case("three layers", "gradients", "Three layers are chained", [2, 2, 2, 2], 2, steps=2),
        case("other sizes", "shapes", "Layers of different sizes", [3, 2, 1], 2, steps=2),
        case("one row", "shapes", "A batch of one", [2, 3, 2], 1, steps=2),
        case("a layer without weights", "edges", "It need not have parameters", [2, 2, 0, 2], 2, 2),
        tiny,
    )


def walkthrough(_: Contract, given: Mapping[str, Any], __: Mapping[str, Any]) -> Any:
    """One step with the layers of the harness."""
    x, y = (np.array(v, float) for v in needed(given, "x", "y"))
    weights = [np.array(value, float) for name, value in given.items() if name.startswith("w")]
    return {"weights": weights, "batches": [[x, y]], "leftover": 0.0}


# --- observing -------------------------------------------------------------------------------


def _harness() -> dict[str, Any]:
    space: dict[str, Any] = {"np": np}
    exec(HARNESS, space)
    return space


def observe(functions: Any, inputs: Mapping[str, Any], seen: dict[str, np.ndarray]) -> None:
    """Train; note after each step the loss, the weights and the arguments."""
    space = _harness()
    layers = [space["Layer"](w.copy(), inputs["leftover"]) for w in inputs["weights"]]
    optimizer = space["Momentum"]()
    for t, (x, y) in enumerate(inputs["batches"], start=1):
        x, y, out = x.copy(), y.copy(), x
        for w in (layer.w for layer in layers):
            out = np.tanh(out @ w) if w.size else np.sin(out)
        before = space["loss"](out, y)
        value = functions[0](list(layers), space["loss"], space["loss_grad"], optimizer, x, y)
        seen[LOSS.format(t)] = numbers("the loss that it returns", value)
        for i, layer in enumerate(layers):
            if layer.w.size:
                seen[f"the weights of layer {i} after step {t}"] = np.array(layer.w)
        seen[BEFORE.format(t)] = np.array(before)
        seen[f"x as it was after step {t}"] = np.array(x)
        seen[f"y as it was after step {t}"] = np.array(y)
    calls = list(space["calls"])
    before = calls[: calls.index("step")] if "step" in calls else []
    seen[ORDER] = np.array("backward" in before)


def digest(inputs: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Losses and weights as they are; of x and y only whether they are kept."""
    given = {
        f"{name} as it was after step {t}": array
        for t, batch in enumerate(inputs["batches"], start=1)
        for name, array in zip("xy", batch, strict=True)
    }
    return {
        name: np.array(np.array_equal(value, given[name]))
        if name in given
        else value.astype(float)
        if name.startswith("the loss")
        else value
        for name, value in outputs.items()
    }


# --- laws ------------------------------------------------------------------------------------

Cases = Mapping[str, Case]
Outcomes = Mapping[str, Outcome]


def _like_base(_: Cases, outcomes: Outcomes) -> bool | None:
    base, mine = outcomes[BASE].outputs, outcomes[LEFT_OVER].outputs
    weights = [name for name in base if name.startswith("the weights")]
    if outcomes[BASE].trouble or not weights:
        return None
    return all(close(mine.get(name), base[name]) for name in weights)


def _loss_before(_: Cases, outcomes: Outcomes) -> bool | None:
    outputs = outcomes[BASE].outputs
    mine, before = (outputs.get(name.format(1)) for name in (LOSS, BEFORE))
    return None if mine is None else close(mine, before)


def _moved(cases: Cases, outcomes: Outcomes) -> bool | None:
    after = outcomes[BASE].outputs.get("the weights of layer 0 after step 1")
    return None if after is None else not close(after, cases[BASE].inputs["weights"][0])


def _kept(_: Cases, outcomes: Outcomes) -> bool | None:
    flags = [v for k, v in outcomes[BASE].outputs.items() if " as it was after " in k]
    return all(map(bool, flags)) if flags else None


LAWS = (
    Law(
        "state",
        "Gradients that are left over do not matter",
        "The weights go elsewhere if the gradients hold something at the start.",
        (LEFT_OVER,),
        _like_base,
    ),
    Law(
        "state",
        "The loss is that of the weights before the update",
        "The loss that is returned is not the one that the weights had when the step began.",
        (),
        _loss_before,
    ),
    Law(
        "gradients",
        "Every layer learns",
        "The first layer's weights have not moved.",
        (),
        _moved,
    ),
    Law(
        "gradients",
        "x and y are left as they were",
        "An array that was passed in has other values afterwards.",
        (),
        _kept,
    ),
)


# --- words -----------------------------------------------------------------------------------


def remark(_: Outcomes, __: object) -> str:
    """Nothing: a training step is one function."""
    return ""


LOSS_NOW = (
    "out = x",
    "for layer in layers:",
    "    out = np.tanh(out @ layer.w) if layer.w.size else np.sin(out)",
    "loss(out, y)",
)


def script(contract: Contract, inputs: Mapping[str, Any], output: str) -> list[str]:
    """A case as lines of Python that end in the value that `output` names."""
    made = [f"Layer({as_code(w)}, {inputs['leftover']})" for w in inputs["weights"]]
    lines = [*HARNESS.strip().splitlines(), "", f"layers = [{', '.join(made)}]"]
    lines.append("optimizer = Momentum()")
    step = f"value = {contract}"
    number = output.rpartition(" ")[2]
    batches = inputs["batches"][: int(number) if number.isdigit() else None]
    for x, y in batches:
        lines += [f"x, y = {as_code(x)}, {as_code(y)}", step]
    if output == BEFORE.format(number):
        return [*lines[:-1], *LOSS_NOW]
    if output == ORDER:
        return [*lines, '"step" in calls and "backward" in calls[: calls.index("step")]']
    if output.startswith("the weights"):
        return [*lines, f"layers[{output.split()[4]}].w"]
    if " as it was " in output:
        name = output[0]
        return [*lines, f"np.array_equal({name}, {as_code(batches[-1]['xy'.index(name)])})"]
    return [*lines, "value"]

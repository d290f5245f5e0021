"""The references, and the conventions that PyTorch has, do what `torch.optim` does; the other
conventions do what the published formulas say."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import scratchwork
from scratchwork import edits, patterns

FOLDER = Path(scratchwork.__file__).parent / "patterns" / "optimizers"
PATTERNS = {p.slug: p for p in patterns() if p.family == "optimizers"}

# The bound, relative to how far the parameters could have come (see `reach`): 32 roundings of
# half a unit. A step rounds about ten times on either side, in either direction, and eight steps
# were never seen to part by more than 5 roundings; a mistake parts by a million times the bound.
BOUND = {np.dtype(np.float64): 32 * 2**-53, np.dtype(np.float32): 32 * 2**-24}

# Gradients of each of these sizes; the squares stay normal numbers in the dtype.
SIZES = {
    np.dtype(np.float64): [0.0, 1e-140, 1e-20, 1e-8, 1.0, 1e8, 1e40, 1e140],
    np.dtype(np.float32): [0.0, 1e-15, 1e-8, 1e-4, 1.0, 1e4, 1e8, 1e15],
}
FIXED = settings(derandomize=True, deadline=None, max_examples=60)  # the same draws on every run

Arrays = list[np.ndarray]


# --- what is drawn ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Problem:
    """Parameters, and for each step their gradients and the learning rate."""

    params: Arrays
    grads: list[Arrays]
    rates: list[float]


@st.composite
def problems(draw: st.DrawFn, dtype: type = np.float64) -> Problem:
    """1 to 4 parameters of 0 to 3 dimensions, 1 to 8 steps; each array of gradients has a size of
    its own, or each element has."""
    sizes = SIZES[np.dtype(dtype)]
    dims = st.lists(st.integers(1, 3), max_size=3).map(tuple)
    shapes = draw(st.lists(dims, min_size=1, max_size=4))
    steps = draw(st.integers(1, 8))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def numbers(shape: tuple[int, ...]) -> np.ndarray:
        return rng.uniform(0.1, 2.0, shape) * rng.choice([-1.0, 1.0], shape)

    def gradient(shape: tuple[int, ...]) -> np.ndarray:
        size = draw(st.sampled_from([*sizes, None]))
        scale = rng.choice(sizes, shape) if size is None else size
        return np.asarray(numbers(shape) * scale, dtype)

    rates = st.floats(1e-4, 1.0)
    return Problem(
        [np.asarray(numbers(s), dtype) for s in shapes],
        [[gradient(s) for s in shapes] for _ in range(steps)],
        draw(
            st.one_of(
                rates.map(lambda lr: [lr] * steps),
                st.lists(rates, min_size=steps, max_size=steps),
            )
        ),
    )


def options(**strategies: st.SearchStrategy[float]) -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries(strategies)


DECAY = st.floats(0.1, 0.99)
LONG = st.floats(0.5, 0.9999)
EPS = st.floats(1e-10, 1.0)


# --- running both sides ----------------------------------------------------------------------


def loaded(source: str, name: str) -> Any:
    space: dict[str, Any] = {}
    exec(source, space)
    return space[name]


def our_class(slug: str, variant: str = "", form: int = 0) -> Any:
    """The class of a reference, or of a variant of it."""
    source = (FOLDER / slug / "reference.py").read_text(encoding="utf-8")
    pattern = PATTERNS[slug]
    if variant:
        source = edits.apply(source, pattern.variant(variant).forms[form])
    return loaded(source, pattern.contract.name)


def run_ours(optimizer: Any, problem: Problem) -> list[Arrays]:
    """The parameters after each step."""
    params = [p.copy() for p in problem.params]
    path = []
    for lr, grads in zip(problem.rates, problem.grads, strict=True):
        optimizer.lr = lr
        optimizer.step(params, [g.copy() for g in grads])
        path.append([p.copy() for p in params])
    return path


Make = Callable[[list[torch.nn.Parameter], dict[str, float]], torch.optim.Optimizer]


def run_torch(make: Make, given: dict[str, float], problem: Problem) -> list[Arrays]:
    """The parameters after each step."""
    params = [torch.nn.Parameter(torch.from_numpy(p.copy())) for p in problem.params]
    optimizer = make(params, given)
    path = []
    for lr, grads in zip(problem.rates, problem.grads, strict=True):
        for group in optimizer.param_groups:
            group["lr"] = lr
        for p, g in zip(params, grads, strict=True):
            p.grad = torch.from_numpy(g.copy())
        optimizer.step()
        path.append([p.detach().numpy().copy() for p in params])
    return path


def reach(run: Callable[[Problem], list[Arrays]], problem: Problem) -> list[Arrays]:
    """How far each element could have come after each step: its start, plus the way it goes if no
    gradient is negative.

    Rounding is bounded by this. It is not bounded by the result: where gradients cancel, or a
    step ends near zero, the result is far smaller than the numbers that it was made of.
    """
    uphill = Problem(
        [np.zeros_like(p) for p in problem.params],
        [[np.asarray(np.abs(g)) for g in grads] for grads in problem.grads],
        problem.rates,
    )
    return [
        [np.abs(p) + np.abs(way) for p, way in zip(problem.params, ways, strict=True)]
        for ways in run(uphill)
    ]


def parting(ours: list[Arrays], theirs: list[Arrays], far: list[Arrays]) -> list[str]:
    """Where two paths are not the same: by shape, by dtype, or by more than the bound."""
    found = []
    for t, (a, b, scale) in enumerate(zip(ours, theirs, far, strict=True), start=1):
        for i, (p, q, s) in enumerate(zip(a, b, scale, strict=True)):
            if (p.shape, p.dtype) != (q.shape, q.dtype):
                found.append(f"step {t}, parameter {i}: {p.dtype}{p.shape} {q.dtype}{q.shape}")
            elif not np.all(np.abs(p - q) <= BOUND[q.dtype] * s):
                found.append(f"step {t}, parameter {i}: {p} and {q}")
    return found


# --- torch as the oracle ---------------------------------------------------------------------


@dataclass(frozen=True)
class Oracle:
    """What torch calls a reference, or a variant of it."""

    slug: str
    make: Make
    options: st.SearchStrategy[dict[str, float]] = field(default_factory=options)
    variant: str = ""
    form: int = 0


def sgd(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.SGD(params)


def momentum(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.SGD(params, momentum=given["momentum"])


def dampened(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.SGD(params, momentum=given["momentum"], dampening=given["momentum"])


def nesterov(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.SGD(params, momentum=given["momentum"], nesterov=True)


def adam(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.Adam(params, betas=(given["beta1"], given["beta2"]), eps=given["eps"])


def adamw(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    betas, decay = (given["beta1"], given["beta2"]), given["weight_decay"]
    return torch.optim.AdamW(params, betas=betas, eps=given["eps"], weight_decay=decay)


def rmsprop(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.RMSprop(params, alpha=given["beta"], eps=given["eps"])


def adagrad(params: list[torch.nn.Parameter], given: dict[str, float]) -> torch.optim.Optimizer:
    return torch.optim.Adagrad(params, eps=given["eps"])


FADING = options(momentum=st.one_of(st.just(0.0), DECAY))
ORACLES = {
    "sgd": Oracle("sgd", sgd),
    "momentum": Oracle("momentum", momentum, FADING),
    "adam": Oracle(
        "adam", adam, options(beta1=st.one_of(st.just(0.0), DECAY), beta2=LONG, eps=EPS)
    ),
    "adamw": Oracle(
        "adamw", adamw, options(beta1=DECAY, beta2=LONG, eps=EPS, weight_decay=st.floats(0.0, 1.0))
    ),
    "rmsprop": Oracle("rmsprop", rmsprop, options(beta=LONG, eps=EPS)),
    "adagrad": Oracle("adagrad", adagrad, options(eps=EPS)),
    "momentum:nesterov": Oracle("momentum", nesterov, options(momentum=DECAY), variant="nesterov"),
    # torch's first velocity is the first gradient; later ones weigh it by 1 - dampening.
    "momentum:averaged-gradient": Oracle(
        "momentum", dampened, FADING, variant="averaged-gradient", form=1
    ),
}
EACH_ORACLE = pytest.mark.parametrize("oracle", ORACLES.values(), ids=list(ORACLES))


def torch_parts_from(oracle: Oracle, given: dict[str, float], problem: Problem) -> list[str]:
    def theirs(problem: Problem) -> list[Arrays]:
        return run_torch(oracle.make, given, problem)

    ours = run_ours(our_class(oracle.slug, oracle.variant, oracle.form)(**given), problem)
    return parting(ours, theirs(problem), reach(theirs, problem))


def test_every_reference_has_an_oracle() -> None:
    assert [name for name, oracle in ORACLES.items() if not oracle.variant] == [
        "sgd",
        "momentum",
        "adam",
        "adamw",
        "rmsprop",
        "adagrad",
    ]
    assert set(PATTERNS) == {oracle.slug for oracle in ORACLES.values()}


@EACH_ORACLE
@FIXED
@given(data=st.data())
def test_float64_agrees_with_torch(oracle: Oracle, data: st.DataObject) -> None:
    drawn, problem = data.draw(oracle.options), data.draw(problems())
    assert torch_parts_from(oracle, drawn, problem) == []


@EACH_ORACLE
@FIXED
@given(data=st.data())
def test_float32_agrees_with_torch(oracle: Oracle, data: st.DataObject) -> None:
    drawn, problem = data.draw(oracle.options), data.draw(problems(np.float32))
    assert torch_parts_from(oracle, drawn, problem) == []


PLAIN = Problem(
    [np.array([1.0, -2.0]), np.array([0.5, 0.2])],
    [
        [np.array([0.3, -0.7]), np.array([0.9, 0.6])],
        [np.array([-0.2, 0.4]), np.array([0.1, -0.3])],
        [np.array([0.6, 0.5]), np.array([-0.8, 0.7])],
    ],
    [0.1, 0.1, 0.1],
)
GIVEN = {
    "momentum": 0.7,
    "beta": 0.8,
    "beta1": 0.7,
    "beta2": 0.85,
    "eps": 1e-3,
    "weight_decay": 0.3,
}


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        # At one learning rate, which this file sets by the attribute, with gradients of its own
        # for each step and no second optimizer, these do what the reference does.
        ("sgd", ["gradient-mutated-0", "lr-ignored-0"]),
        (
            "momentum",
            [
                "gradient-mutated-0",
                "gradient-mutated-1",
                "gradient-aliased-0",
                "gradient-aliased-1",
                "state-shared-by-instances-0",
                "lr-inside-velocity-0",
            ],
        ),
        (
            "adam",
            [
                "gradient-mutated-0",
                "state-shared-by-instances-0",
                "state-shared-by-instances-1",
                "lr-inside-average-0",
            ],
        ),
        (
            "adamw",
            ["gradient-mutated-0", "state-shared-by-instances-0", "state-shared-by-instances-1"],
        ),
        ("rmsprop", ["gradient-mutated-0", "state-shared-by-instances-0"]),
        ("adagrad", ["gradient-mutated-0", "state-shared-by-instances-0"]),
    ],
)
def test_the_bound_tells_every_variant_that_moves_differently(name: str, hidden: list[str]) -> None:
    oracle = ORACLES[name]
    pattern = PATTERNS[oracle.slug]
    given = {a.name: GIVEN[a.name] for a in pattern.contract.arguments if a.name != "lr"}

    def parts(variant: str, form: int) -> bool:
        with np.errstate(all="ignore"):
            return torch_parts_from(replace(oracle, variant=variant, form=form), given, PLAIN) != []

    forms = [(v.slug, k) for v in pattern.variants for k in range(len(v.forms))]
    assert [f"{slug}-{k}" for slug, k in forms if not parts(slug, k)] == hidden


@pytest.mark.parametrize(
    ("name", "ours", "torchs"),
    [
        ("momentum", {}, {"momentum": 0.9}),
        ("adam", {}, {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
        ("adamw", {}, {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01}),
        ("rmsprop", {}, {"beta": 0.99, "eps": 1e-8}),
        ("adagrad", {}, {"eps": 1e-8}),
    ],
)
def test_the_default_arguments_are_those_that_the_contract_states(
    name: str, ours: dict[str, float], torchs: dict[str, float]
) -> None:
    oracle = ORACLES[name]

    def theirs(problem: Problem) -> list[Arrays]:
        return run_torch(oracle.make, torchs, problem)

    path = run_ours(our_class(oracle.slug)(**ours), PLAIN)
    assert parting(path, theirs(PLAIN), reach(theirs, PLAIN)) == []


# --- the published formulas, for one number at a time, in the words of their sources -----------

Rule = Callable[[float, Sequence[float], Sequence[float], dict[str, float]], list[float]]


def epsilon_hat_rule(
    w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
) -> list[float]:
    """tf.compat.v1.train.AdamOptimizer's documentation:

    lr_t := lr * sqrt(1 - beta2^t) / (1 - beta1^t); variable -= lr_t * m_t / (sqrt(v_t) + epsilon)
    """
    m = v = 0.0
    path = []
    for t, (lr, g) in enumerate(zip(rates, grads, strict=True), start=1):
        m += (g - m) * (1 - o["beta1"])
        v += (g * g - v) * (1 - o["beta2"])
        lr_t = lr * math.sqrt(1 - o["beta2"] ** t) / (1 - o["beta1"] ** t)
        w -= lr_t * m / (math.sqrt(v) + o["eps"])
        path.append(w)
    return path


def decay_without_lr_rule(
    w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
) -> list[float]:
    """Loshchilov and Hutter 2019, Algorithm 2, line 12, with a schedule multiplier eta of 1:

    theta = theta - eta * (alpha * m_hat / (sqrt(v_hat) + eps) + lambda * theta)
    """
    m = v = 0.0
    path = []
    for t, (alpha, g) in enumerate(zip(rates, grads, strict=True), start=1):
        m += (g - m) * (1 - o["beta1"])
        v += (g * g - v) * (1 - o["beta2"])
        m_hat, v_hat = m / (1 - o["beta1"] ** t), v / (1 - o["beta2"] ** t)
        w -= alpha * m_hat / (math.sqrt(v_hat) + o["eps"]) + o["weight_decay"] * w
        path.append(w)
    return path


def mean_square_rule(start: float, inside: bool) -> Rule:
    """TensorFlow's RMSProp: ms += (g^2 - ms) * (1 - rho); w -= lr * g / sqrt(ms + epsilon)."""

    def rule(
        w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
    ) -> list[float]:
        square, path = start, []
        for lr, g in zip(rates, grads, strict=True):
            square += (g * g - square) * (1 - o["beta"])
            w -= lr * g / _root(square, o["eps"], inside)
            path.append(w)
        return path

    return rule


def sum_of_squares_rule(start: float, inside: bool) -> Rule:
    """Keras's Adagrad: accumulator += g^2; w -= lr * g / sqrt(accumulator + epsilon)."""

    def rule(
        w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
    ) -> list[float]:
        path = []
        for t, (lr, g) in enumerate(zip(rates, grads, strict=True), start=1):
            square = start + math.fsum(h * h for h in grads[:t])
            w -= lr * g / _root(square, o["eps"], inside)
            path.append(w)
        return path

    return rule


def _root(square: float, eps: float, inside: bool) -> float:
    return math.sqrt(square + eps) if inside else math.sqrt(square) + eps


def lr_inside_rule(
    w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
) -> list[float]:
    """Sutskever et al. 2013, equations (1) and (2): v = mu * v - lr * g; w = w + v."""
    v, path = 0.0, []
    for lr, g in zip(rates, grads, strict=True):
        v = o["momentum"] * v - lr * g
        w = w + v
        path.append(w)
    return path


def average_rule(
    w: float, grads: Sequence[float], rates: Sequence[float], o: dict[str, float]
) -> list[float]:
    """Kingma and Ba 2015, equation (1) in its closed form: m = (1 - beta1) sum beta1^(t-i) g_i."""
    path, beta = [], o["momentum"]
    for t, lr in enumerate(rates, start=1):
        w -= lr * (1 - beta) * math.fsum(beta ** (t - i) * grads[i - 1] for i in range(1, t + 1))
        path.append(w)
    return path


def run_rule(rule: Rule, given: dict[str, float], problem: Problem) -> list[Arrays]:
    """The parameters after each step, by the formula for one number."""
    path = [[np.empty_like(p) for p in problem.params] for _ in problem.grads]
    for i, p in enumerate(problem.params):
        for place in np.ndindex(p.shape):
            grads = [float(gs[i][place]) for gs in problem.grads]
            for t, w in enumerate(rule(float(p[place]), grads, problem.rates, given)):
                path[t][i][place] = w
    return path


@dataclass(frozen=True)
class Published:
    """A convention, and its formula."""

    slug: str
    variant: str
    rule: Rule
    options: st.SearchStrategy[dict[str, float]]


ADAM = options(beta1=DECAY, beta2=LONG, eps=EPS)
PUBLISHED = {
    f"{p.slug}:{p.variant}": p
    for p in [
        Published("adam", "epsilon-hat", epsilon_hat_rule, ADAM),
        Published(
            "adamw",
            "decay-without-lr",
            decay_without_lr_rule,
            options(beta1=DECAY, beta2=LONG, eps=EPS, weight_decay=st.floats(0.0, 1.0)),
        ),
        Published(
            "rmsprop", "eps-inside-root", mean_square_rule(0.0, True), options(beta=LONG, eps=EPS)
        ),
        Published(
            "rmsprop",
            "mean-square-from-one",
            mean_square_rule(1.0, False),
            options(beta=LONG, eps=EPS),
        ),
        Published("adagrad", "eps-inside-root", sum_of_squares_rule(0.0, True), options(eps=EPS)),
        Published(
            "adagrad", "accumulator-from-a-tenth", sum_of_squares_rule(0.1, False), options(eps=EPS)
        ),
        Published("momentum", "lr-inside-velocity", lr_inside_rule, FADING),
        Published("momentum", "averaged-gradient", average_rule, FADING),
    ]
}


def test_every_convention_has_a_formula_or_an_oracle() -> None:
    conventions = {
        f"{p.slug}:{v.slug}"
        for p in PATTERNS.values()
        for v in p.variants
        if v.kind == "convention"
    }
    assert conventions == set(PUBLISHED) | {name for name, o in ORACLES.items() if o.variant}


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=list(PUBLISHED))
@FIXED
@given(data=st.data())
def test_a_convention_is_the_published_formula(published: Published, data: st.DataObject) -> None:
    drawn, problem = data.draw(published.options), data.draw(problems())

    def theirs(problem: Problem) -> list[Arrays]:
        return run_rule(published.rule, drawn, problem)

    ours = run_ours(our_class(published.slug, published.variant)(**drawn), problem)
    assert parting(ours, theirs(problem), reach(theirs, problem)) == []


class Scheduled:
    """An optimizer whose epsilon is set anew before each step, by the number of the step."""

    def __init__(self, optimizer: Any, eps: Callable[[int], float]):
        self.optimizer, self.eps, self.t, self.lr = optimizer, eps, 0, 0.0

    def step(self, params: Arrays, grads: Arrays) -> None:
        self.t += 1
        self.optimizer.lr = self.lr
        self.optimizer.eps = self.eps(self.t)
        self.optimizer.step(params, grads)


@FIXED
@given(drawn=ADAM, problem=problems())
def test_epsilon_hat_is_the_references_epsilon_times_the_root_of_the_correction(
    drawn: dict[str, float], problem: Problem
) -> None:
    """Kingma and Ba 2015, end of section 2: epsilon hat = epsilon * sqrt(1 - beta2^t)."""
    eps, beta2 = drawn["eps"], drawn["beta2"]

    def reference(problem: Problem) -> list[Arrays]:
        return run_ours(our_class("adam")(**drawn), problem)

    hat = Scheduled(
        our_class("adam", "epsilon-hat")(**drawn), lambda t: eps * math.sqrt(1 - beta2**t)
    )
    assert parting(run_ours(hat, problem), reference(problem), reach(reference, problem)) == []


@FIXED
@given(drawn=ADAM, problem=problems())
def test_the_same_number_as_epsilon_hat_is_a_larger_epsilon_of_the_reference(
    drawn: dict[str, float], problem: Problem
) -> None:
    """The answer to the question that the lesson asks: epsilon / sqrt(1 - beta2^t)."""
    eps, beta2 = drawn["eps"], drawn["beta2"]

    def convention(problem: Problem) -> list[Arrays]:
        return run_ours(our_class("adam", "epsilon-hat")(**drawn), problem)

    plain = Scheduled(our_class("adam")(**drawn), lambda t: eps / math.sqrt(1 - beta2**t))
    assert parting(run_ours(plain, problem), convention(problem), reach(convention, problem)) == []

"""What the references, the variants and the laws are proved to be does not hang on one draw of
inputs: it holds for other seeds, shapes, dtypes and numbers of parameters."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scratchwork import compare, edits, patterns
from scratchwork.checking import diagnose
from scratchwork.families import optimizer
from scratchwork.families.draw import numbers
from scratchwork.model import Case, Outcome, Pattern
from scratchwork.sandbox import execute as executing
from scratchwork.sandbox import wire
from scratchwork.truth import Truth

PATTERNS = {p.slug: p for p in patterns()}
LEARNERS = Path(__file__).parent / "learners"
SEEDS = range(10)
FIXED = settings(derandomize=True, deadline=None, max_examples=40)  # the same draws on every run

EACH_PATTERN = pytest.mark.parametrize("slug", PATTERNS)
EACH_SEED = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"seed{seed}")

# The references' mathematics, written in other ways: in other orders, in closed form, in other
# quantities, in place.
REWRITES = {
    "sgd": {
        "slice assigned": """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for i in reversed(range(len(params))):
            params[i][...] = -(self.lr * grads[i] - params[i])
""",
        "through out": """
import numpy as np

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            np.subtract(p, np.divide(g, 1 / self.lr), out=p)
""",
    },
    "momentum": {
        "negative velocity in place": """
import numpy as np

class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, []

    def step(self, params, grads):
        if not self.v:
            self.v = [np.zeros_like(p) for p in params]
        for p, g, v in zip(params, grads, self.v):
            v *= self.momentum
            v -= g
            p += self.lr * v
""",
        "sum over all gradients": """
class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.seen = lr, momentum, []

    def step(self, params, grads):
        self.seen.insert(0, [g.copy() for g in grads])
        for i, p in enumerate(params):
            p -= self.lr * sum(self.momentum**k * gs[i] for k, gs in enumerate(self.seen))
""",
        "scaled average": """
class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.mean = lr, momentum, {}

    def step(self, params, grads):
        new = 1 - self.momentum
        for i, (p, g) in enumerate(zip(params, grads)):
            mean = self.mean.get(i, 0.0)
            self.mean[i] = mean + new * (g - mean)
            p -= self.lr / new * self.mean[i]
""",
    },
    "adam": {
        "lerp and one folded rate": """
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps = lr, beta1, beta2, eps
        self.m, self.v, self.t = [], [], 0

    def step(self, params, grads):
        if not self.m:
            self.m = [np.zeros_like(p) for p in params]
            self.v = [np.zeros_like(p) for p in params]
        self.t += 1
        root = (1 - self.b2**self.t) ** 0.5
        for p, g, m, v in zip(params, grads, self.m, self.v):
            m += (g - m) * (1 - self.b1)
            v += (g * g - v) * (1 - self.b2)
            p -= self.lr * root / (1 - self.b1**self.t) * m / (np.sqrt(v) + root * self.eps)
""",
        "weighted means of all gradients": """
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps, self.seen = lr, beta1, beta2, eps, []

    def step(self, params, grads):
        self.seen.insert(0, [g.copy() for g in grads])
        for i, p in enumerate(params):
            mine = [gs[i] for gs in self.seen]
            m = self.mean(self.b1, mine)
            p -= self.lr * m / (self.mean(self.b2, [g * g for g in mine]) ** 0.5 + self.eps)

    def mean(self, beta, values):
        weights = [beta**k for k in range(len(values))]
        return sum(w * x for w, x in zip(weights, values)) / sum(weights)
""",
        "running products": """
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.left1 = self.left2 = 1.0
        self.moments = {}

    def step(self, params, grads):
        self.left1 *= self.beta1
        self.left2 *= self.beta2
        for i, (p, g) in enumerate(zip(params, grads)):
            m, v = self.moments.get(i, (0.0 * g, 0.0 * g))
            self.moments[i] = m, v = self.beta1 * (m - g) + g, self.beta2 * (v - g**2) + g**2
            denominator = np.sqrt(v / (1.0 - self.left2)) + self.eps
            p += (m / (self.left1 - 1.0)) / denominator * self.lr
""",
    },
    "adamw": {
        "both terms at once": """
import numpy as np

class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.b1, self.b2, self.eps, self.decay = lr, beta1, beta2, eps, weight_decay
        self.m, self.v, self.t = [], [], 0

    def step(self, params, grads):
        if not self.m:
            self.m = [np.zeros_like(p) for p in params]
            self.v = [np.zeros_like(p) for p in params]
        self.t += 1
        for p, g, m, v in zip(params, grads, self.m, self.v):
            m += (g - m) * (1 - self.b1)
            v += (g * g - v) * (1 - self.b2)
            root = np.sqrt(v / (1 - self.b2**self.t)) + self.eps
            p -= self.lr * (m / (1 - self.b1**self.t) / root + self.decay * p)
""",
        "all decayed first": """
class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr, self.b1, self.b2, self.eps, self.decay = lr, beta1, beta2, eps, weight_decay
        self.seen = []

    def step(self, params, grads):
        for p in params:
            p[...] = p - self.lr * self.decay * p
        self.seen.insert(0, [g.copy() for g in grads])
        for i, p in enumerate(params):
            mine = [gs[i] for gs in self.seen]
            m = self.mean(self.b1, mine)
            p -= self.lr * m / (self.mean(self.b2, [g * g for g in mine]) ** 0.5 + self.eps)

    def mean(self, beta, values):
        weights = [beta**k for k in range(len(values))]
        return sum(w * x for w, x in zip(weights, values)) / sum(weights)
""",
    },
    "rmsprop": {
        "lerp in place": """
import numpy as np

class RMSprop:
    def __init__(self, lr=0.01, beta=0.99, eps=1e-8):
        self.lr, self.beta, self.eps, self.v = lr, beta, eps, None

    def step(self, params, grads):
        if self.v is None:
            self.v = [0 * p for p in params]
        for i, (p, g) in enumerate(zip(params, grads)):
            self.v[i] = self.v[i] + (np.square(g) - self.v[i]) * (1 - self.beta)
            p[...] = p - g * (self.lr / (self.v[i] ** 0.5 + self.eps))
""",
        "root kept instead of the square": """
import numpy as np

class RMSprop:
    def __init__(self, lr=0.01, beta=0.99, eps=1e-8):
        self.lr, self.beta, self.eps, self.root = lr, beta, eps, {}

    def step(self, params, grads):
        for i, (p, g) in enumerate(zip(params, grads)):
            old = self.root.get(i, np.zeros_like(p))
            self.root[i] = np.hypot(self.beta**0.5 * old, (1 - self.beta) ** 0.5 * g)
            p -= self.lr * g / (self.root[i] + self.eps)
""",
    },
    "adagrad": {
        "root kept instead of the sum": """
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps, self.root = lr, eps, {}

    def step(self, params, grads):
        for i, (p, g) in enumerate(zip(params, grads)):
            self.root[i] = np.hypot(self.root.get(i, np.zeros_like(p)), g)
            p -= self.lr * g / (self.root[i] + self.eps)
""",
        "sum over all gradients": """
class AdaGrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps, self.seen = lr, eps, []

    def step(self, params, grads):
        self.seen.append([g.copy() for g in grads])
        for i, p in enumerate(params):
            p -= self.lr * grads[i] / (sum(gs[i] ** 2 for gs in self.seen) ** 0.5 + self.eps)
""",
    },
}
EACH_REWRITE = pytest.mark.parametrize(
    ("slug", "source"),
    [
        pytest.param(slug, source, id=f"{slug}-{name.replace(' ', '-')}")
        for slug, sources in REWRITES.items()
        for name, source in sources.items()
    ],
)


@pytest.fixture(autouse=True, scope="module")
def _loaded_once_per_case() -> Iterator[None]:
    """A stall of this machine does not decide how often a source is loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executing, "SLOW_TO_LOAD", float("inf"))
        yield


# --- other shapes, dtypes and numbers of parameters --------------------------------------------

WAYS: list[dict[str, Any]] = [
    {},
    {"arrays": "copied"},
    {"arrays": "replaced"},
    {"buffers": "reused"},
    {"views": True},
]
GIVEN = {
    "lr": st.floats(0.01, 0.5),
    "momentum": st.floats(0.0, 0.95),
    "beta": st.floats(0.5, 0.99),
    "beta1": st.floats(0.0, 0.95),
    "beta2": st.floats(0.5, 0.99),
    "eps": st.floats(1e-10, 0.5),
    "weight_decay": st.floats(0.0, 0.5),
}


@st.composite
def drawn_cases(draw: st.DrawFn, pattern: Pattern) -> Case:
    """1 to 4 parameters of 0 to 3 dimensions, 1 to 6 steps, in float64 or float32."""
    way = draw(st.sampled_from(WAYS))
    fewest = 1 if "views" in way else 0  # every other element along the last axis
    dims = st.lists(st.integers(1, 3), min_size=fewest, max_size=3)
    shapes = draw(st.lists(dims, min_size=1, max_size=4))
    steps = draw(st.integers(1, 6))
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    rng = Random(draw(st.integers(0, 2**32 - 1)))
    spec = {
        "arguments": {a.name: draw(GIVEN[a.name]) for a in pattern.contract.arguments},
        "params": [numbers(rng, *s).astype(dtype) for s in shapes],
        "grads": [[numbers(rng, *s).astype(dtype) for s in shapes] for _ in range(steps)],
    }
    # The numbers are of size 1; a parameter that happens to land near zero is not more precise.
    return Case("drawn", "shapes", "", {"optimizers": [spec], **way}, scale=1.0)


def outcomes_of(pattern: Pattern, source: str, case: Case) -> list[Outcome]:
    loading, *outcomes = executing.execute(
        source, pattern.contract, optimizer.observe, [case.inputs]
    )
    assert loading.trouble is None
    return compare.digested(Truth(pattern).family, [case], outcomes)


def failing_on(pattern: Pattern, source: str, case: Case) -> tuple[int, ...]:
    """The failing cases, of this one: (0,) if the source is not right on it, else ()."""
    reference = outcomes_of(pattern, pattern.source, case)
    slots = compare.slots(reference)
    right = compare.row(slots, reference)
    layout = compare.layout([case], slots, right.values[0])
    yours = compare.row(slots, outcomes_of(pattern, source, case))
    assert np.isfinite(right.values).all()
    return compare.failing(layout, yours, right)


@EACH_REWRITE
@FIXED
@given(data=st.data())
def test_a_rewrite_is_right_on_inputs_of_any_form(
    slug: str, source: str, data: st.DataObject
) -> None:
    case = data.draw(drawn_cases(PATTERNS[slug]))
    assert failing_on(PATTERNS[slug], source, case) == ()


@pytest.mark.parametrize("slug", REWRITES)
@FIXED
@given(data=st.data())
def test_a_wrong_direction_is_seen_on_inputs_of_any_form(slug: str, data: st.DataObject) -> None:
    pattern = PATTERNS[slug]
    case = data.draw(drawn_cases(pattern))
    ascent = edits.apply(pattern.source, pattern.variant("ascent").forms[0])
    assert failing_on(pattern, ascent, case) == (0,)


# --- other seeds -------------------------------------------------------------------------------


@EACH_PATTERN
def test_every_seed_draws_other_inputs(slug: str) -> None:
    inputs = {wire.encode([c.inputs for c in Truth(PATTERNS[slug], seed).cases]) for seed in SEEDS}
    assert len(inputs) == len(SEEDS)


@EACH_SEED
@EACH_PATTERN
def test_no_rewrite_fails_a_case_or_breaks_a_law_whatever_the_seed(slug: str, seed: int) -> None:
    truth = Truth(PATTERNS[slug], seed)
    learners = sorted((LEARNERS / slug).glob("correct_*.py"))
    sources = {
        "the reference": PATTERNS[slug].source,
        **REWRITES.get(slug, {}),
        **{file.stem: file.read_text(encoding="utf-8") for file in learners},
    }

    found = {}
    for name, source in sources.items():
        outcomes = truth.run(source)
        yours = compare.row(truth.layout.slots, outcomes)
        failing = compare.failing(truth.layout, yours, truth.reference)
        found[name] = [truth.cases[k].name for k in failing], broken_laws(truth, outcomes)

    assert found == {name: ([], []) for name in sources}


@EACH_SEED
@EACH_PATTERN
def test_every_variant_is_named_as_itself_whatever_the_seed(slug: str, seed: int) -> None:
    truth = Truth(PATTERNS[slug], seed)
    table = truth.singles
    forms = range(1, len(table.labels))  # 0 is the reference

    named = [[f.variant.slug for f in diagnose(truth, table.rows[i])[0]] for i in forms]

    assert named == [[v.slug] for v in PATTERNS[slug].variants for _ in v.forms]


@EACH_SEED
@EACH_PATTERN
def test_every_two_variants_are_far_apart_whatever_the_seed(slug: str, seed: int) -> None:
    truth = Truth(PATTERNS[slug], seed)
    labels = [[form.variant.slug for form in label] for label in truth.singles.labels]
    named = list(zip(labels, range(len(labels)), strict=True))

    near = [
        (a, b)
        for (a, i), (b, j) in combinations(named, 2)
        if a != b
        and compare.distance(truth.layout, truth.singles.rows[i], truth.singles.rows[j])
        < compare.SEPARATION
    ]

    assert near == []


# --- the laws ------------------------------------------------------------------------------------


def broken_laws(truth: Truth, outcomes: list[Outcome]) -> list[str]:
    """The claims of the laws that these outcomes break, in order."""
    cases = {c.name: c for c in truth.cases}
    kept = compare.conforming(truth.layout.slots, outcomes)
    by_name: Mapping[str, Outcome] = dict(zip(cases, kept, strict=True))
    return [law.claim for law in truth.laws if law.holds(cases, by_name) is False]


STATE_AT_RANDOM = """
import numpy as np

class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for i, (p, g) in enumerate(zip(params, grads)):
            if i not in self.v:
                self.v[i] = np.random.default_rng().normal(size=p.shape).astype(p.dtype)
            self.v[i] = self.momentum * self.v[i] + g
            p -= self.lr * self.v[i]
"""
STATE_BY_OBJECT = """
import numpy as np

class SGDMomentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.known = lr, momentum, []

    def velocity(self, p):
        for known, v in self.known:
            if known is p:
                return v
        self.known.append((p, np.zeros_like(p)))
        return self.known[-1][1]

    def step(self, params, grads):
        for p, g in zip(params, grads):
            v = self.velocity(p)
            v *= self.momentum
            v += g
            p -= self.lr * v
"""
EACH_ROW_CENTRED = """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            p -= self.lr * (g - g.mean(axis=-1, keepdims=True))
"""
RAVELLED = """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            flat = p.ravel()
            flat -= self.lr * g.ravel()
"""

# What no edit of a reference breaks, something that learners write does: by the law that it is
# here for, what it is, and all laws that it breaks.
BREAKERS = {
    "The same start gives the same numbers": (
        "momentum",
        STATE_AT_RANDOM,
        [
            "The same start gives the same numbers",
            "Each parameter has state of its own",
            "Two optimizers share nothing",
            "State belongs to the position in the list",
            "The caller may reuse its gradient buffers",
            "A parameter of any shape moves element by element",
            "A parameter may be a view of a larger array",
            "float32 parameters move like float64 ones",
            "A zero gradient at the first step moves nothing",
        ],
    ),
    "State belongs to the position in the list": (
        "momentum",
        STATE_BY_OBJECT,
        [
            "State belongs to the position in the list",
            "A parameter may be a view of a larger array",  # a new one at each step
        ],
    ),
    "A parameter of any shape moves element by element": (
        "sgd",
        EACH_ROW_CENTRED,
        ["A parameter of any shape moves element by element"],
    ),
    "A parameter may be a view of a larger array": (
        "sgd",
        RAVELLED,
        ["A parameter may be a view of a larger array"],
    ),
}


@pytest.mark.parametrize(
    ("slug", "source", "claims"), BREAKERS.values(), ids=[c.replace(" ", "-") for c in BREAKERS]
)
def test_a_law_is_broken_by_what_it_is_there_for(slug: str, source: str, claims: list[str]) -> None:
    truth = Truth(PATTERNS[slug])
    assert broken_laws(truth, truth.run(source)) == claims


def test_no_law_is_vacuous() -> None:
    broken = set()
    for pattern in PATTERNS.values():
        truth = Truth(pattern)
        for variant in pattern.variants:
            for form in variant.forms:
                outcomes = truth.run(edits.apply(pattern.source, form))
                broken |= set(broken_laws(truth, outcomes))

    claims = [law.claim for law in optimizer.LAWS]
    assert [claim for claim in claims if claim not in broken] == list(BREAKERS)

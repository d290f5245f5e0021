"""Every line of the mission document is somewhere in the product, and what it says is so.

docs/coverage.md says where. The document's own templates are checked as learners' files are.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from scratchwork import Report, check, patterns

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs" / "ml-implementation-patterns.md").read_text(encoding="utf-8")
COVERAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
PATTERNS = {p.slug: p for p in patterns()}
ROWS = re.findall(r"^\| ([\d-]+) \| (.*?) \| (.*?) \| (.*?) \|$", COVERAGE, flags=re.M)


# --- the table -------------------------------------------------------------------------------


def lines_of(row: tuple[str, ...]) -> range:
    first, _, last = row[0].partition("-")
    return range(int(first), int(last or first) + 1)


def test_no_line_of_the_document_is_missing_and_none_is_there_twice() -> None:
    told = [n for row in ROWS for n in lines_of(row)]
    says = {n for n, line in enumerate(DOCUMENT.splitlines(), start=1) if line.strip("- ")}
    assert says - set(told) == set()
    assert told == sorted(set(told))


def headings(path: Path) -> set[str]:
    """The anchors of a page."""
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in found}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_leads_somewhere_and_names_tests_that_there_are(row: tuple[str, ...]) -> None:
    *_, where, tested = row
    for target in re.findall(r"\]\(([^)]+)\)", where):
        path, _, anchor = target.partition("#")
        file = (ROOT / "docs" / path).resolve()
        assert file.is_file()
        assert anchor == "" or anchor in headings(file)
    commands = re.findall(r"`scratchwork show (\w+)`", where)
    assert "](" in where or commands
    tests = re.findall(r"\[(\w+)\]\((\S+)\)", tested)
    assert tests
    for name, path in tests:
        assert f"def {name}(" in (ROOT / "docs" / path).read_text(encoding="utf-8")


# --- the questions ---------------------------------------------------------------------------

TITLES = {
    "SGD (Stochastic Gradient Descent)": "sgd",
    "SGD with Momentum": "momentum",
    "Adam (Adaptive Moment Estimation)": "adam",
    "RMSprop": "rmsprop",
    "AdaGrad": "adagrad",
    "Linear (Fully Connected)": "linear",
    "Conv2d": "conv2d",
    "BatchNorm": "batchnorm",
    "Cross-Entropy Loss": "cross_entropy",
    "MSE (Mean Squared Error)": "mse",
    "Binary Cross-Entropy": "binary_cross_entropy",
    "ReLU": "relu",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Softmax": "softmax",
}
SECTIONS = {
    TITLES[title]: body
    for title, body in re.findall(r"^### (.*)\n((?:(?!^##).*\n?)*)", DOCUMENT, flags=re.M)
    if title in TITLES
}
QUESTIONS = [(s, q) for s, body in SECTIONS.items() for q in re.findall(r'^- "(.*)"$', body, re.M)]


def words(text: str) -> list[str]:
    """The words of a question without articles, marks and punctuation."""
    return [w for w in re.findall(r"\w+", text.lower()) if w not in ("a", "an", "the")]


def test_the_document_is_read_as_a_whole() -> None:
    assert list(SECTIONS) == list(TITLES.values())
    assert len(QUESTIONS) == len(re.findall(r'^- "', DOCUMENT, flags=re.M))


@pytest.mark.parametrize(("slug", "question"), QUESTIONS)
def test_a_question_of_the_document_is_one_of_a_lesson(slug: str, question: str) -> None:
    assert words(question) in [words(q.text) for q in PATTERNS[slug].questions]


# --- the templates ---------------------------------------------------------------------------

# What the document says in equations only, as code; the rest of a template is the document's own.
REST = {
    "batchnorm": """
    def backward(self, dy):
        N = len(dy)
        self.dgamma = np.sum(dy * self.x_hat, axis=0)
        self.dbeta = np.sum(dy, axis=0)
        dx_hat = dy * self.gamma
        inner = N * dx_hat - np.sum(dx_hat, axis=0)
        inner = inner - self.x_hat * np.sum(dx_hat * self.x_hat, axis=0)
        return (1 / N) * (1 / np.sqrt(self.var + self.eps)) * inner
""",
    "cross_entropy": """

def cross_entropy_grad(logits, targets):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=-1, keepdims=True)
    return (p - np.eye(logits.shape[1], dtype=logits.dtype)[targets]) / len(targets)
""",
    "binary_cross_entropy": """

def binary_cross_entropy_grad(logits, targets):
    return 1 / (1 + np.exp(-logits)) - targets
""",
}
TEMPLATES = {
    slug: code[1]
    for slug, body in SECTIONS.items()
    if (code := re.search(r"```python\n(.*?)```", body, flags=re.S))
}


def judged(slug: str, changed: tuple[str, str] = ("", "")) -> Report:
    """The report on the document's template, with some of its text changed."""
    assert changed[0] in TEMPLATES[slug]
    template = TEMPLATES[slug].replace(*changed) if changed[0] else TEMPLATES[slug]
    return check(f"import numpy as np\n\n\n{template}{REST.get(slug, '')}")


@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_template_of_the_document_is_judged_right(slug: str) -> None:
    report = judged(slug)
    # Its binary cross-entropy leaves the mean of its own equation to the caller.
    named = ["unreduced"] if slug == "binary_cross_entropy" else []
    assert report.pattern == slug
    assert (report.verdict, [d.slug for d in report.diagnosis]) == (
        "convention" if named else "correct",
        named,
    )


def test_a_layer_of_the_document_may_be_used_in_inference_before_it_was_trained() -> None:
    space: dict[str, type] = {}
    exec(f"import numpy as np\n{TEMPLATES['batchnorm']}", space)
    x = np.array([[1.0, 2.0]])
    assert np.allclose(space["BatchNorm"](2).forward(x, training=False), x, rtol=1e-5)


def test_the_momentum_of_the_documents_equation_is_a_convention() -> None:
    """`running_mean = momentum * running_mean + (1 - momentum) * mu` against its template."""
    new = "(1 - self.momentum) * self.running_{0} + self.momentum * {1}"
    old = "self.momentum * self.running_{0} + (1 - self.momentum) * {1}"
    template = TEMPLATES["batchnorm"]
    for name, batch in (("mean", "mu"), ("var", "var")):
        assert new.format(name, batch) in template
        template = template.replace(new.format(name, batch), old.format(name, batch))
    report = check(f"import numpy as np\n\n\n{template}{REST['batchnorm']}")
    assert (report.verdict, [d.slug for d in report.diagnosis]) == (
        "convention",
        ["momentum-of-the-old"],
    )


# --- its numbers -----------------------------------------------------------------------------


def test_adams_walkthrough_has_the_documents_inputs() -> None:
    given = re.search(r"^Given: (.*)$", DOCUMENT, flags=re.M)
    assert given is not None
    table = PATTERNS["adam"].sections["Walkthrough"]
    rows = re.findall(r"^\| (\S+) \| (\S+) \|$", table, flags=re.M)
    assert rows[0] == ("name", "value")
    assert rows[1:] == [tuple(pair.split("=")) for pair in given[1].split(", ")]


def test_the_walkthrough_of_the_document_is_what_adam_does() -> None:
    """Of `m_1 = 0.9 * 0 + 0.1 * 0.5 = 0.05` the name, and the value at the end."""
    told = dict(re.findall(r"^  (\w+) = .* = ([\d.]+)$", DOCUMENT, flags=re.M))
    space: dict[str, type] = {}
    exec(PATTERNS["adam"].source, space)
    optimizer, w = space["Adam"](lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8), np.array([1.0])
    optimizer.step([w], [np.array([0.5])])
    m, v = optimizer.m[0][0], optimizer.v[0][0]
    found = {
        "m_1": m,
        "v_1": v,
        "m_hat_1": m / (1 - 0.9),
        "v_hat_1": v / (1 - 0.999),
        "update": 1.0 - w[0],
    }
    assert {name: f"{value:.6g}" for name, value in found.items()} == told


def test_the_shapes_of_conv2d_follow_the_formula() -> None:
    """`H_out = (H + 2*padding - kH) / stride + 1`, rounded down, over all small sizes."""
    formula = re.search(r"^- H_out = (.*)$", DOCUMENT, flags=re.M)
    assert formula is not None
    rounded_down = formula[1].replace("/", "//")
    space: dict[str, type] = {}
    exec(PATTERNS["conv2d"].source, space)
    for H, kH, stride, padding in np.ndindex(5, 3, 3, 3):
        H, kH, stride = H + 1, kH + 1, stride + 1
        if H + 2 * padding >= kH:
            layer = space["Conv2d"](1, 1, kH, stride=stride, padding=padding)
            sizes = {"H": H, "kH": kH, "stride": stride, "padding": padding}
            expected = eval(rounded_down, {}, sizes)
            assert layer.forward(np.zeros((1, 1, H, kH))).shape[2] == expected


def test_the_templates_are_python() -> None:
    assert [slug for slug, code in TEMPLATES.items() if not ast.parse(code).body] == []

"""`scratchwork walk`: what is printed of every pattern, and that its numbers are right.

SCRATCHWORK_GOLDEN=1 writes the golden files anew.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import io
import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

import scratchwork
from scratchwork import ScratchworkError
from scratchwork.catalogue import catalogue
from scratchwork.faces.cli import main
from scratchwork.model import Step, Summary, Trace, as_json
from scratchwork.sandbox import Limits, spawn
from scratchwork.trace import walk

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(scratchwork.__file__).parent / "schema" / "trace.json"
DOCUMENT = (ROOT / "docs" / "ml-implementation-patterns.md").read_text(encoding="utf-8")
SLUGS = catalogue().slugs()

Done = tuple[int, str, str]
Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """(exit status, stdout, stderr) of `scratchwork walk ...`, carried out in this process."""
    # The command forks its own process, which must have loaded nothing yet; this one has.
    monkeypatch.setattr("scratchwork.sandbox.fork", spawn)

    def in_process(*arguments: object) -> Done:
        try:
            status = main(["walk", *map(str, arguments)])
        except SystemExit as end:
            status = end.code
        assert isinstance(status, int)
        shown, said = capsys.readouterr()
        return status, shown, said

    return in_process


@pytest.fixture
def run_on(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on a file with this source, `mine.py` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def on_source(source: str, *arguments: object) -> Done:
        (tmp_path / "mine.py").write_text(source, encoding="utf-8")
        return run("mine.py", *arguments)

    return on_source


def golden(name: str, found: str) -> str:
    """The golden text of this name; it becomes `found` if that is asked for."""
    path = GOLDEN / f"walk_{name}.txt"
    if os.environ.get("SCRATCHWORK_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@cache
def trace_of(slug: str) -> Trace:
    """The trace of a pattern's reference."""
    return walk(slug)


def sgd(body: str) -> str:
    """An SGD with these lines before its own."""
    lines = "".join(f"        {line}\n" for line in body.strip("\n").splitlines())
    return (
        "import numpy as np\n\n\n"
        "class SGD:\n"
        "    def __init__(self, lr=0.01):\n"
        "        self.lr = lr\n\n"
        "    def step(self, params, grads):\n"
        f"{lines}"
        "        for p, g in zip(params, grads):\n"
        "            p -= self.lr * g\n"
    )


# --- whole outputs ---------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_the_whole_output_for_a_pattern(run: Run, slug: str) -> None:
    found = run(slug)
    assert found == (0, golden(slug, found[1]), "")


def test_every_golden_text_is_of_something() -> None:
    names = {p.stem.removeprefix("walk_") for p in GOLDEN.glob("walk_*.txt")}
    assert names == {*SLUGS, *WRITTEN}


def test_a_process_of_its_own_prints_the_same() -> None:
    command = [sys.executable, "-m", "scratchwork.faces.cli", "walk", "adam"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDEN / "walk_adam.txt").read_text(encoding="utf-8")


RAISES = sgd("scaled = grads[0] * 2\nself.rate += 1")
TURNS = sgd("total = 0\nfor k in range(100):\n    total += k")
NESTED = sgd("for a in range(5):\n    for b in range(4):\n        c = a * 10 + b")
# name of the golden file: (source, exit status)
WRITTEN: dict[str, tuple[str, int]] = {
    "raises": (RAISES, 1),
    "turns": (TURNS, 0),
    "nested": (NESTED, 0),
}


@pytest.mark.parametrize(("name", "source", "status"), [(n, *w) for n, w in WRITTEN.items()])
def test_the_whole_output_for_a_file(run_on: Run, name: str, source: str, status: int) -> None:
    found = run_on(source, "--steps", 1)
    assert found == (status, golden(name, found[1]), "")


# --- the document's example ------------------------------------------------------------------

# `m_1 = 0.9 * 0 + 0.1 * 0.5 = 0.05`: what stands behind the name.
EXAMPLE = re.findall(r"^  \w+ = (.* = [\d.]+)$", DOCUMENT, flags=re.M)


def test_the_documents_example_has_five_lines() -> None:
    told = [line.partition(" = ")[2] for line in DOCUMENT.splitlines()[104:109]]
    assert told == EXAMPLE


@pytest.mark.parametrize("computed", EXAMPLE)
def test_a_line_of_the_documents_example_is_printed(run: Run, computed: str) -> None:
    assert f"= {computed}" in run("adam")[1]


# --- the printed expressions, evaluated by other means ---------------------------------------

PAPER: dict[str, Any] = {
    **vars(builtins),
    **{name: value for name, value in vars(np).items() if name != "random"},  # not the same twice
    "sliding_window_view": sliding_window_view,
}


class Arrays(ast.NodeTransformer):
    """`[[1, 2]] @ w` as `as_array([[1, 2]]) @ w`."""

    def visit_List(self, node: ast.List) -> ast.expr:
        return ast.Call(ast.Name("as_array", ast.Load()), [node], [])


def as_array(listed: list[Any]) -> np.ndarray:
    """A list as an array of floats: on paper a number has no point if it needs none."""
    array = np.array(listed)
    return array.astype(float) if array.dtype.kind == "i" else array


def evaluated(text: str) -> Any:
    """What an expression in numbers gives. Raises NameError if it has names that are no numbers."""
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in PAPER:
            raise NameError(node.id)
    code = compile(ast.fix_missing_locations(Arrays().visit(tree)), "<paper>", "eval")
    return eval(code, {**PAPER, "as_array": as_array})


def agree(found: Any, value: Any) -> bool:
    """Whether two values are the same in six digits of the largest number."""
    if isinstance(value, tuple):
        return len(found) == len(value) and all(map(agree, found, value))
    if np.size(value) > 1 and np.shape(found) != np.shape(value):
        return False
    largest = float(np.max(np.abs(np.asarray(value, float)), initial=0.0))
    return bool(np.all(np.abs(np.subtract(found, value, dtype=float)) <= 2e-5 * largest))


def told_in_numbers(slug: str) -> list[tuple[Step, Any]]:
    """The steps of a pattern that can be evaluated, with what that gives."""
    found = []
    for step in trace_of(slug).steps:
        if step.substituted and step.value is not None:
            try:
                found.append((step, evaluated(step.substituted)))
            except NameError:
                continue
    return found


# How many steps of each pattern can be evaluated; the rest calls functions of the file's own.
EVALUATED = {
    "adagrad": 11,
    "adam": 13,
    "momentum": 9,
    "rmsprop": 10,
    "sgd": 4,
    "batchnorm": 23,
    "conv2d": 24,
    "dropout": 5,
    "embedding": 3,
    "linear": 6,
    "maxpool2d": 15,
    "binary_cross_entropy": 6,
    "cross_entropy": 9,
    "mse": 3,
    "leaky_relu": 4,
    "relu": 4,
    "sigmoid": 5,
    "softmax": 5,
    "tanh": 4,
    "he_init": 1,
    "xavier_init": 1,
    "train_step": 2,
}


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_printed_is_what_it_says(slug: str) -> None:
    steps = told_in_numbers(slug)
    wrong = [(s.line, s.substituted, s.value, v) for s, v in steps if not agree(v, s.value)]
    assert wrong == []
    assert len(steps) >= EVALUATED[slug]


def test_most_of_what_is_printed_can_be_evaluated() -> None:
    computing = ("assign", "update", "return")
    steps = [s for slug in SLUGS for s in trace_of(slug).steps]
    all_of_them = [s for s in steps if s.kind in computing and s.substituted]
    done = [s for slug in SLUGS for s, _ in told_in_numbers(slug) if s.kind in computing]
    assert len(done) / len(all_of_them) >= 0.8


FORMS = """
n**2; -n; -(n**2); (-n) ** 2; 2.0**n; m**-m; (n + m) ** 2; (n - m) ** m * m; -(m - n); n * -m
m - n; m - (n - m); 1 - (1 - m); n * (m - n); (m + n) * (m - n); m - 2 * n; m / (1 - n); m // n % m
(n - m) % m; abs(n); n if m > n else 0; m > n and n < m; not m > n; m > 1 > n; m & 3 | 4
np.sqrt(-n); y.sum(axis=0); y @ y.T; (y - m) ** m; y[0] * n; y[:, 1] - n; y[-1, 0]; y - -y; -y * y
y * (1 - m) ** m; np.where(y > n, y, -y); np.maximum(y, n + m); y.mean() - n; len(y) - n; y.T[0] / m
y[None, :, 0] * n; (y > 0) & (y < 3); ~(y > 0); np.zeros((2, m)) + n; y.reshape(m * 2) / n
"""


def test_every_form_of_an_expression_is_printed_as_what_it_is() -> None:
    forms = [form.strip() for form in re.split("[;\n]", FORMS.strip())]
    before = "n, m = -3, 2\ny = np.array([[1.0, -2], [3, 4]])\n"
    trace = walk(sgd(before + "\n".join(f"r = {form}" for form in forms)), steps=1)
    steps = [s for s in trace.steps if s.target == "r"]
    assert len(steps) == len(forms)
    wrong = [
        (form, s.substituted, s.value)
        for form, s in zip(forms, steps, strict=True)
        if not agree(evaluated(s.substituted), s.value)
    ]
    assert wrong == []


def test_a_name_that_has_several_values_keeps_its_name() -> None:
    trace = walk(sgd("m = 2\nr = sum(k * m for k in range(4))"), steps=1)
    (step,) = [s for s in trace.steps if s.target == "r"]
    assert "(k * m for k in range(4))" in step.substituted
    assert step.value == 12


# --- other values ----------------------------------------------------------------------------


def sgd_by_hand(w: float, grads: Sequence[float], lr: float) -> Iterator[float]:
    for g in grads:
        w = w - lr * g
        yield w


def momentum_by_hand(w: float, grads: Sequence[float], lr: float, mu: float) -> Iterator[float]:
    velocity = 0.0
    for g in grads:
        velocity = mu * velocity + g
        w = w - lr * velocity
        yield w


def rmsprop_by_hand(
    w: float, grads: Sequence[float], lr: float, beta: float, eps: float
) -> Iterator[float]:
    v = 0.0
    for g in grads:
        v = beta * v + (1 - beta) * g * g
        w = w - lr * g / (math.sqrt(v) + eps)
        yield w


def adam_by_hand(
    w: float, grads: Sequence[float], lr: float, beta1: float, beta2: float, eps: float
) -> Iterator[float]:
    m = v = 0.0
    for t, g in enumerate(grads, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        w = w - lr * (m / (1 - beta1**t)) / (math.sqrt(v / (1 - beta2**t)) + eps)
        yield w


def optimized(shown: str) -> list[Any]:
    """What the updates of the parameter left in it."""
    return [s["after"] for s in json.loads(shown)["steps"] if s["target"] == "p -="]


# name: (arguments, the parameter after each step)
OPTIMIZED: dict[str, tuple[str, Iterator[float]]] = {
    "lr": ("sgd --set lr=0.5", sgd_by_hand(1, [0.5, 0.5, -0.25], 0.5)),
    "a gradient": ("sgd --set g_2=3", sgd_by_hand(1, [0.5, 3, -0.25], 0.1)),
    "a start": ("sgd --set w=-2", sgd_by_hand(-2, [0.5, 0.5, -0.25], 0.1)),
    "fewer steps": ("sgd --steps 2", sgd_by_hand(1, [0.5, 0.5], 0.1)),
    "more steps than gradients": (
        "sgd --steps 5",
        sgd_by_hand(1, [0.5, 0.5, -0.25, 0.5, 0.5], 0.1),
    ),
    "momentum": (
        "momentum --set momentum=0.5 --grad 1,-2,3",
        momentum_by_hand(1, [1, -2, 3], 0.1, 0.5),
    ),
    "no momentum": ("momentum --set momentum=0 --grad=-1,2", sgd_by_hand(1, [-1, 2], 0.1)),
    "beta": (
        "rmsprop --set beta=0.5 --set lr=0.3",
        rmsprop_by_hand(1, [0.5, 0.5, 5], 0.3, 0.5, 1e-8),
    ),
    "everything": (
        "adam --set lr=0.01 --set beta1=0.8 --set beta2=0.95 --set eps=0.1 --grad 0.5,-0.2 "
        "--steps 3",
        adam_by_hand(1, [0.5, -0.2, 0.5], 0.01, 0.8, 0.95, 0.1),
    ),
    "many steps": ("adam --steps 50", adam_by_hand(1, [0.5] * 50, 0.001, 0.9, 0.999, 1e-8)),
}


@pytest.mark.parametrize(("arguments", "expected"), OPTIMIZED.values(), ids=list(OPTIMIZED))
def test_an_optimizer_steps_with_other_values(
    run: Run, arguments: str, expected: Iterator[float]
) -> None:
    status, shown, said = run(*arguments.split(), "--json")
    assert (status, said) == (0, "")
    np.testing.assert_allclose(optimized(shown), [[w] for w in expected], rtol=1e-12)


X, W, B = [[1.0, -2.0]], [[0.5, 1.0], [3.0, 0.0], [-1.0, 2.0]], [0.5, 0.0, -0.5]
IMAGE = [[[[1.0, 2.0, 4.0], [3.0, 5.0, 7.0], [6.0, 8.0, 9.0]]]]
WIDE = math.sqrt(2 / 100)
# name: (arguments, the function, what it returns)
RETURNED: dict[str, tuple[str, str, Any]] = {
    "leaky_relu": ("leaky_relu --set alpha=0.5", "forward", [[-1, 0, 3]]),
    "the gradient of leaky_relu": ("leaky_relu --set alpha=0.5", "backward", [[0.5, 5, 100]]),
    "tanh": ("tanh --set x=[0.25,-4]", "forward", np.tanh([0.25, -4])),
    "softmax": (
        "softmax --set x=[[0,0.0]] --set dy=[[1,0.0]]",
        "backward",
        [[0.25, -0.25]],
    ),
    "mse": ("mse --set y_pred=[1.0,2,4] --set y_true=[0.0,4,3]", "mse", (1 + 4 + 1) / 3),
    "linear": (
        f"linear --set in_features=2 --set out_features=3 --set x={X} --set W={W} --set b={B}",
        "forward",
        np.array(X) @ np.array(W).T + np.array(B),
    ),
    "conv2d": (  # one number of the kernel, so that the rest is arithmetic
        f"conv2d --set x={IMAGE} --set stride=2 --set W=[[[[0,0],[0,2.0]]]] --set padding=1 "
        "--set b=[0.0] --set dy=[[[[1,2],[3,4.0]]]]",
        "forward",
        [[[[2, 8], [12, 18]]]],
    ),
    "its gradient by x": (
        f"conv2d --set x={IMAGE} --set stride=2 --set W=[[[[0,0],[0,2.0]]]] --set padding=1 "
        "--set b=[0.0] --set dy=[[[[1,2],[3,4.0]]]]",
        "backward",
        [[[[2, 0, 4], [0, 0, 0], [6, 0, 8]]]],
    ),
    "the spread of he_init": (
        "he_init --set fan_in=100 --set fan_out=1 --set seed=7",
        "he_init",
        WIDE * np.random.default_rng(7).standard_normal((1, 100)),
    ),
}


@pytest.mark.parametrize(
    ("arguments", "function", "expected"), RETURNED.values(), ids=list(RETURNED)
)
def test_a_function_returns_what_it_should_for_other_values(
    run: Run, arguments: str, function: str, expected: Any
) -> None:
    spread = arguments.replace(", ", ",").split()
    status, shown, said = run(*spread, "--json")
    last = [
        s["value"]
        for s in json.loads(shown)["steps"]
        if (s["kind"], s["function"]) == ("return", function)
    ][-1]
    assert (status, said) == (0, "")
    np.testing.assert_allclose(last, expected, rtol=1e-12)


def test_the_values_are_told_at_the_top(run: Run) -> None:
    _, shown, _ = run("adam", "--set", "lr=0.01", "--grad", "0.5,-0.2", "--steps", "3")
    told = "lr = 0.01, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, g_1 = 0.5, g_2 = -0.2, g_3 = 0.5"
    assert f"Given: {told}" in " ".join(shown.split())


ONLY = "only an optimizer takes gradients and steps"
KIND = "expected a number, or a list of them"
BEGIN = "`scratchwork start PATTERN` begins one"
# name: (arguments, what is said)
MISTAKEN: dict[str, tuple[str, str]] = {
    "nothing": ("", "the following arguments are required: PATTERN|FILE; see {} --help"),
    "an unknown option": ("adam --bogus", "unrecognized arguments: --bogus; see {} --help"),
    "no value": ("adam --set lr", "--set lr: expected NAME=VALUE, such as lr=0.01"),
    "no name": ("adam --set =1", "--set =1: expected NAME=VALUE, such as lr=0.01"),
    "a word for a value": ("adam --set lr=x", f"lr is 'x'; {KIND}"),
    "an empty value": ("adam --set lr=", f"lr is ''; {KIND}"),
    "code for a value": ("adam --set lr=1+exit()", f"lr is '1+exit()'; {KIND}"),
    "a text for a value": ("adam --set lr='x'", f"lr is \"'x'\"; {KIND}"),
    "uneven rows": ("linear --set x=[[1],[1,2]]", f"x is '[[1],[1,2]]'; {KIND}"),
    "a word for a gradient": ("adam --grad a", f"--grad is 'a'; {KIND}"),
    "a word among gradients": ("adam --grad 1,a", f"--grad is 'a'; {KIND}"),
    "no steps": ("adam --steps 0", "0 steps; expected 1 to 1000"),
    "too many steps": ("adam --steps 1001", "1001 steps; expected 1 to 1000"),
    "a word for steps": (
        "adam --steps x",
        "argument --steps: invalid int value: 'x'; see {} --help",
    ),
    "steps of a layer": ("linear --steps 5", ONLY),
    "gradients of a loss": ("mse --grad 1", ONLY),
    "no seconds": ("adam --seconds 0", "--seconds is 0; expected 0 to 3600"),
    "no such file": ("nosuch.py", f"no such file: nosuch.py; {BEGIN}"),
    "no such pattern": ("mine.py adm", "no pattern 'adm'; did you mean 'adam'?"),
    "a word that is no pattern": ("adm", "no pattern 'adm'; did you mean 'adam'?"),
    "a word too long for a file's name": (
        "a" * 300,
        f"no pattern '{'a' * 300}'; `scratchwork list` shows them all",
    ),
    "a file of no pattern": (
        "mine.py",
        "mine.py: it defines Model; expected the name of a pattern, such as Adam: "
        "`scratchwork list` shows them all",
    ),
}


@pytest.mark.parametrize(("arguments", "expected"), MISTAKEN.values(), ids=list(MISTAKEN))
def test_an_error_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text("class Model:\n    pass\n")
    said = expected.format("scratchwork walk")
    assert run(*arguments.split()) == (2, "", f"scratchwork: {said}\n")


def test_standard_input(run_on: Run, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from_file = run_on(PIPES)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PIPES.encode())))
    status, shown, said = run("-")
    assert (status, shown, said) == (0, from_file[1].replace("mine.py", "<stdin>"), "")


# --- files that do not run to their end ------------------------------------------------------

ENDLESS = sgd("while True:\n    pass")
# name: (source, the last line, how many steps of `step` are shown before)
CUT_SHORT: dict[str, tuple[str, str, int]] = {
    "it cannot be read": (
        "class SGD:\n    def step(self\n",
        "✗ line 2: SyntaxError: '(' was never closed",
        0,
    ),
    "it is empty": ("\n", "✗ the file is empty", 0),
    "it is refused": (f"import torch\n{sgd('pass')}", "✗ line 1: imports `torch`", 0),
    "it raises in the middle": (
        RAISES,
        "✗ line 10: AttributeError: 'SGD' object has no attribute 'rate'",
        1,
    ),
    "it raises in a loop": (
        sgd("for n in (2, 1, 0):\n    x = 1 / n"),
        "✗ line 10: ZeroDivisionError: division by zero",
        5,
    ),
    "it raises in the second call": (
        sgd("self.lr\nif self.lr < 0.1:\n    raise ValueError(self.lr)\nself.lr /= 2"),
        "✗ line 11: ValueError: 0.05",
        7,
    ),
    "it raises when it is loaded": ("x = 1 + 1\nraise KeyError(x)\n", "✗ line 2: KeyError: 2", 0),
    "it is not written yet": (
        sgd("raise NotImplementedError"),
        "✗ line 9: it is not written yet: NotImplementedError",
        0,
    ),
    "it never returns": (ENDLESS, "✗ no answer after 0.5 s", 0),
    "it ends the process": (
        sgd("import os\nos._exit(0)"),
        "✗ it ended the process instead of returning",
        0,
    ),
}


@pytest.mark.parametrize(("source", "last", "steps"), CUT_SHORT.values(), ids=list(CUT_SHORT))
def test_what_cut_a_run_short_is_told_at_its_end(
    run_on: Run, source: str, last: str, steps: int
) -> None:
    status, shown, said = run_on(source, "sgd", "--seconds", "0.5")
    assert (status, said) == (1, "")
    assert shown.splitlines()[-1].strip() == last
    assert shown.count("✗") == 1
    found = json.loads(run_on(source, "sgd", "--seconds", "0.5", "--json")[1])
    assert len([s for s in found["steps"] if s["function"] == "step"]) == steps


def test_a_run_that_was_cut_short_shows_the_steps_before(run_on: Run) -> None:
    _, shown, _ = run_on(sgd("scaled = grads[0] * 2\nworse = scaled * self.rate"))
    assert "scaled = 0.5 * 2 = 1 " in shown
    assert "worse = scaled * self.rate" in shown  # where it stopped


# --- loops -----------------------------------------------------------------------------------


def counted(shown: str, name: str) -> list[int]:
    """The values that the variable of a loop has in its turns."""
    return [int(n) for n in re.findall(rf"^ +{name} = (\d+)$", shown, flags=re.M)]


def test_of_a_long_loop_the_first_turns_and_the_last_are_shown(run_on: Run) -> None:
    shown = run_on(TURNS, "--steps", 1)[1]
    assert counted(shown, "k") == [0, 1, 99]
    assert re.findall(r"^ +(\.\.\. .*)$", shown, flags=re.M) == ["... 97 more turns"]
    assert f"total += 99, so total = {sum(range(100))} " in shown


def test_all_shows_every_turn(run_on: Run) -> None:
    shown = run_on(TURNS, "--steps", 1, "--all")[1]
    assert counted(shown, "k") == list(range(100))
    assert "more turn" not in shown


TURNS_SHOWN = {  # how many turns there are: (which are shown, what is said of the others)
    0: ([], []),
    1: ([0], []),
    3: ([0, 1, 2], []),
    4: ([0, 1, 3], ["... 1 more turn"]),
    5: ([0, 1, 4], ["... 2 more turns"]),
}


@pytest.mark.parametrize("turns", TURNS_SHOWN)
def test_no_turn_of_a_short_loop_is_left_out(run_on: Run, turns: int) -> None:
    shown = run_on(sgd(f"for k in range({turns}):\n    x = k"), "--steps", 1)[1]
    left_out = re.findall(r"\.\.\. .*", shown)
    assert (counted(shown, "k"), left_out) == TURNS_SHOWN[turns]


def turns_of(trace: Trace) -> list[tuple[str, Any]]:
    """The turns of the loops of `step`, but for the one over the parameters."""
    loops = [s for s in trace.steps if s.kind in ("loop", "more") and s.target != "for p, g"]
    return [(s.target.removeprefix("for "), s.value) for s in loops]


def turn(name: str, value: int) -> tuple[str, Any]:
    return (name, {name: value})


def test_a_loop_in_a_loop() -> None:
    inner = [turn("b", 0), turn("b", 1), ("b", 1), turn("b", 3)]
    first = [turn("a", 0), *inner, turn("a", 1), *inner]
    assert turns_of(walk(NESTED, steps=1)) == [*first, ("a", 2), turn("a", 4), *inner]
    every = [t for a in range(5) for t in (turn("a", a), *(turn("b", b) for b in range(4)))]
    assert turns_of(walk(NESTED, steps=1, every=True)) == every


def test_two_loops_one_after_the_other() -> None:
    loops = sgd("for a in range(5):\n    x = a\nfor b in range(6):\n    x = b")
    first = [turn("a", 0), turn("a", 1), ("a", 2), turn("a", 4)]
    second = [turn("b", 0), turn("b", 1), ("b", 3), turn("b", 5)]
    assert turns_of(walk(loops, steps=1)) == [*first, *second]


def test_the_same_loop_in_two_calls_is_two_loops() -> None:
    loop = [turn("k", 0), turn("k", 1), ("k", 97), turn("k", 99)]
    assert turns_of(walk(TURNS, steps=2)) == [*loop, *loop]


def test_what_is_called_in_a_turn_is_left_out_with_it() -> None:
    called = "def twice(k):\n    return 2 * k\n\n\n" + sgd("for k in range(50):\n    twice(k)")
    trace = walk(called, steps=1)
    told = [s.substituted for s in trace.steps if s.function == "twice"]
    assert told == ["2 * 0", "2 * 1", "2 * 49"]


def test_a_loop_that_is_left_early() -> None:
    trace = walk(sgd("for k in range(50):\n    if k == 7:\n        break\nafter = k"), steps=1)
    assert turns_of(trace) == [turn("k", 0), turn("k", 1), ("k", 5), turn("k", 7)]
    assert [s.value for s in trace.steps if s.target == "after"] == [7]


WHILE = {  # how many turns there are, and a loop
    "to its end": (20, "n = 0\nwhile n < 20:\n    n += 1"),
    "left by break": (8, "n = 0\nwhile True:\n    n += 1\n    if n == 8:\n        break"),
    "continued": (9, "n = 0\nwhile n < 9:\n    n += 1\n    if n % 2:\n        continue\n    m = n"),
}


@pytest.mark.parametrize(("turns", "loop"), WHILE.values(), ids=list(WHILE))
def test_a_while_loop(run_on: Run, turns: int, loop: str) -> None:
    shown = run_on(sgd(loop), "--steps", 1)[1]
    begun = re.findall(r"^ +while .*: True ", shown, flags=re.M)
    (left_out,) = re.findall(r"\.\.\. (\d+) more turns", shown)
    assert len(begun) + int(left_out) == turns
    assert len(begun) <= 3
    whole = run_on(sgd(loop), "--steps", 1, "--all")[1]
    assert len(re.findall(r"^ +while .*: True ", whole, flags=re.M)) == turns
    assert "more turn" not in whole


# --- JSON ------------------------------------------------------------------------------------


def valid(document: Any, schema: Path = SCHEMA) -> Any:
    """The document, after the schema has been held against it."""
    described = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(document, described)
    return document


def parsed(shown: str) -> Any:
    """JSON without the numbers that it does not have, on one line."""
    assert shown.count("\n") == 1
    return json.loads(shown, parse_constant=pytest.fail)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_json_of_a_pattern(run: Run, slug: str) -> None:
    status, shown, said = run(slug, "--json")
    assert (status, said) == (0, "")
    assert valid(parsed(shown)) == trace_of(slug).to_json()


LARGE = "x = np.full(5000, np.inf)\ny = -x\nz = x - x\nn = np.arange(6000).reshape(60, 100)"
OTHER = """
a, b = 1, 2.5
c = "text"
d = [1, 2]
e = {"x": 1}
f = None
g = True
h = (np.float32(0.5), np.array([[1, 2]]))
i = np.array(["s", "t"])
j = lambda x: x
k = np.zeros((0, 3))
m = np.uint8(7)
n = 2**100
for key, value in e.items():
    print(key, value)
"""
# name: (source, exit status)
ANY: dict[str, tuple[str, int]] = {
    **{name: (source, 1) for name, (source, _, _) in CUT_SHORT.items()},
    **WRITTEN,
    "large arrays": (sgd(LARGE), 0),
    "all kinds of values": (sgd(OTHER), 0),
}


@pytest.mark.parametrize(("source", "status"), ANY.values(), ids=list(ANY))
def test_the_json_of_a_file(run_on: Run, source: str, status: int) -> None:
    found = run_on(source, "sgd", "--seconds", "0.5", "--json")
    assert (found[0], found[2]) == (status, "")
    assert valid(parsed(found[1]))["file"] == "mine.py"
    every = run_on(source, "sgd", "--seconds", "0.5", "--json", "--all")
    assert (every[0], every[2]) == (status, "")
    valid(parsed(every[1]))


def test_nan_and_infinity_are_strings_in_json(run: Run) -> None:
    shown = run("adam", "--set", "eps=0", "--grad", "0", "--json")[1]
    assert optimized(shown) == [["nan"]]
    shown = run("sgd", "--grad", "1e999", "--json")[1]
    assert optimized(shown) == [["-inf"]]
    assert valid(parsed(shown))["given"]["g_1"] == "inf"


def test_of_a_large_array_its_shape_and_range_are_kept(run_on: Run) -> None:
    steps = valid(parsed(run_on(sgd(LARGE), "--steps", 1, "--json")[1]))["steps"]
    kept = {s["target"]: s["value"] for s in steps if s["target"] in tuple("xyzn")}
    same = {"shape": [5000], "dtype": "float64"}
    assert kept == {
        "x": {**same, "mean": "inf", "least": "inf", "most": "inf"},
        "y": {**same, "mean": "-inf", "least": "-inf", "most": "-inf"},
        "z": {**same, "mean": "nan", "least": "nan", "most": "nan"},
        "n": {"shape": [60, 100], "dtype": "int64", "mean": 2999.5, "least": 0.0, "most": 5999.0},
    }


# --- Markdown and HTML -----------------------------------------------------------------------

PIPES = sgd('a = 6 | 9  # 6 | 9\nb = "|"\nc = f"{a}|{a}"\nd = (a | 1) + len(b)')


def cells(row: str) -> list[str]:
    """The cells of a row of a Markdown table."""
    return re.split(r"(?<!\\)\|", row)


def rows(markdown: str) -> list[list[str]]:
    """The rows of all its tables."""
    return [cells(line) for line in markdown.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_row_of_a_table_has_the_same_number_of_cells(run: Run, slug: str) -> None:
    status, shown, said = run(slug, "--markdown")
    assert (status, said) == (0, "")
    assert shown.startswith(f"# {slug}, step by step\n\nGiven: ")
    assert {len(row) for row in rows(shown)} == {6}


def test_a_bar_in_the_code_is_no_border_of_a_cell(run_on: Run) -> None:
    shown = run_on(PIPES, "--markdown", "--steps", 1)[1]
    assert {len(row) for row in rows(shown)} == {6}
    line = next(row for row in rows(shown) if row[1].strip() == "9")
    assert [cell.strip() for cell in line[2:4]] == [r"`a = 6 \| 9  # 6 \| 9`", r"`a = 6 \| 9 = 15`"]


def test_the_markdown_says_what_cut_the_run_short(run_on: Run) -> None:
    shown = run_on(RAISES, "--markdown")[1]
    last = "✗ line 10: AttributeError: 'SGD' object has no attribute 'rate'"
    assert shown.splitlines()[-1] == last


class Page(HTMLParser):
    """The elements of a page with their attributes, and its scripts."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)

    @property
    def steps(self) -> Any:
        """The data of the page."""
        return json.loads(self.scripts[0])


ADDRESS = re.compile(
    r"https?:|//|\bsrc\s*=|\bhref\s*=|url\(|@import|\bfetch\b|XMLHttp|Socket|\bimport\b"
)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_asks_nothing_of_any_address(run: Run, slug: str) -> None:
    status, shown, said = run(slug, "--html")
    assert (status, said) == (0, "")
    source = catalogue().pattern(slug).source
    ours = "".join(line for line in shown.splitlines(True) if "<ol>" not in line)
    assert ADDRESS.findall(ours.replace(" // ", "")) == []  # a division has two as well
    attributes = {name for _, given in Page(shown).tags for name in given}
    assert attributes & {"src", "href", "action", "data", "srcset", "poster", "style"} == set()
    assert "<ol>" in shown
    assert len([t for t, _ in Page(shown).tags if t == "li"]) == len(source.splitlines())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_step_of_a_page_is_at_one_of_its_lines(run: Run, slug: str) -> None:
    page = Page(run(slug, "--html")[1])
    lines = {given["id"] for tag, given in page.tags if tag == "li"}
    assert {f"line{step['number']}" for step in page.steps} <= lines
    last = next(given["max"] for _, given in page.tags if given.get("id") == "where")
    assert last == str(len(page.steps) - 1)


def test_a_page_tells_the_documents_example(run: Run) -> None:
    told = [step["told"] for step in Page(run("adam", "--html")[1]).steps]
    assert [c for c in EXAMPLE if not any(f"= {c}" in t for t in told)] == []


NASTY = "</script><img src=x onerror=alert(1)>"
HARMLESS = "a text that is as long as the other 1"
MARKUP = sgd(
    f'said = "{NASTY}"  # {NASTY}\nif said == "<b>":\n    pass\nshort = "<!--<script>"\n'
    f'raise ValueError("{NASTY}")'
)


def test_what_a_file_says_is_never_markup(run_on: Run) -> None:
    status, nasty, _ = run_on(MARKUP, "--html")
    plain = run_on(MARKUP.replace(NASTY, HARMLESS).replace("<", "("), "--html")[1]
    assert status == 1
    assert Page(nasty).tags == Page(plain).tags
    assert (nasty.count("<img"), nasty.count("<!--")) == (0, 0)
    assert nasty.count("</script>") == plain.count("</script>")
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in nasty
    assert [s["source"] for s in Page(nasty).steps if s["source"].startswith("said")] == [
        f'said = "{NASTY}"  # {NASTY}'
    ]


def test_the_name_of_a_file_is_never_markup(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "<img src=x onerror=alert(1)>.py"
    (tmp_path / name).write_text(PIPES)
    shown = run(name, "--html")[1]
    assert "<img" not in shown
    assert shown.count("&lt;img src=x onerror=alert(1)&gt;.py") == 2  # title and heading


# --- the API ---------------------------------------------------------------------------------


def steps_of(trace: Trace) -> Any:
    return as_json(trace.steps)


def test_a_pattern_by_its_slug() -> None:
    trace = walk("adam")
    table = {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "g_1": 0.5}
    assert (trace.pattern, trace.file, trace.given) == ("adam", "", table)
    assert (trace.trouble, trace.lost, trace.version) == (None, 0, 1)
    step = next(s for s in trace.steps if s.target == "m_hat")
    assert (step.kind, step.function, step.shape, step.dtype) == (
        *("assign", "step"),
        *((1,), "float64"),
    )
    source = catalogue().pattern("adam").source.splitlines()
    assert step.source == source[step.line - 1].strip()
    assert step.expression == "self.m[i] / (1 - self.beta1 ** self.t)"
    assert step.substituted == "0.05 / (1 - 0.9)"


def test_a_path_a_source_and_a_class_give_the_same_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "walked_class.py"
    file.write_text(TURNS)
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("walked_class")
    given = (file, str(file), TURNS, module.SGD)
    traces = [walk(what) for what in given]
    assert [t.file for t in traces] == [str(file), str(file), "<source>", "SGD"]
    assert [t.pattern for t in traces] == ["sgd"] * 4
    assert [steps_of(t) for t in traces] == [steps_of(traces[0])] * 4


def test_a_file_may_be_called_as_a_pattern_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "adam").write_text(PIPES)
    assert walk("adam").pattern == "sgd"


def test_the_pattern_can_be_named() -> None:
    both = catalogue().pattern("adam").source + "\n\n" + PIPES
    assert [walk(both, slug).pattern for slug in ("adam", "sgd")] == ["adam", "sgd"]


def test_the_api_and_the_command_agree(run: Run) -> None:
    options = ("--set", "lr=0.01", "--set", "beta1=0.5", "--grad", "0.5,-0.2", "--steps", "3")
    trace = walk("adam", given={"lr": 0.01, "beta1": 0.5}, grads=[0.5, -0.2], steps=3)
    assert json.loads(run("adam", *options, "--json")[1]) == trace.to_json()
    every = walk("conv2d", every=True)
    assert json.loads(run("conv2d", "--all", "--json")[1]) == every.to_json()


def test_arrays_may_be_given() -> None:
    x = np.array([[1.0, 2.0, 3.0]])
    trace = walk("relu", given={"x": x, "dy": -x})
    returned = [s.value for s in trace.steps if s.kind == "return"]
    np.testing.assert_array_equal(returned, [x, -x])
    assert walk("relu", given={"x": x.tolist(), "dy": (-x).tolist()}).to_json() == trace.to_json()


def test_a_step_is_a_copy_that_later_steps_do_not_change() -> None:
    trace = walk(sgd("x = np.zeros(2)\nx += 1\nx[0] = 7\ny = x"), steps=1)
    values = {s.target: as_json(s.value if s.after is None else s.after) for s in trace.steps}
    assert {t: values[t] for t in ("x", "x +=", "y")} == {
        "x": [0.0, 0.0],
        "x +=": [1.0, 1.0],
        "y": [7.0, 1.0],
    }


def test_a_large_array_is_kept_as_a_summary() -> None:
    trace = walk(sgd("x = np.arange(5000.0)"), steps=1)
    step = next(s for s in trace.steps if s.target == "x")
    assert step.value == Summary((5000,), "float64", 2499.5, 0.0, 4999.0)
    assert (step.shape, step.dtype) == ((5000,), "float64")


def test_the_limits_hold() -> None:
    trace = walk(ENDLESS, limits=Limits(seconds=0.5))
    assert trace.trouble is not None
    assert (trace.trouble.kind, trace.trouble.message) == ("timeout", "no answer after 0.5 s")


def test_a_run_of_too_many_steps_says_how_many_were_lost() -> None:
    long = sgd("for k in range(30_000):\n    x = k")
    trace = walk(long, steps=1, every=True, limits=Limits(seconds=60))
    assert trace.lost > 0
    # The loop's turns and their lines, `__init__`, and the update.
    assert len(trace.steps) + trace.lost == 2 * 30_000 + 1 + 2


UNKNOWN = {
    "a file": ("nosuch.py", {}, f"no such file: nosuch.py; {BEGIN}"),
    "a word": ("adm", {}, "no pattern 'adm'; did you mean 'adam'?"),
    "a pattern": (PIPES, {"pattern": "adm"}, "no pattern 'adm'; did you mean 'adam'?"),
    "steps": ("adam", {"steps": 0}, "0 steps; expected 1 to 1000"),
    "gradients": ("mse", {"grads": [1.0]}, ONLY),
}


@pytest.mark.parametrize(("what", "options", "expected"), UNKNOWN.values(), ids=list(UNKNOWN))
def test_what_cannot_be_walked_is_an_error(
    what: str, options: dict[str, Any], expected: str
) -> None:
    with pytest.raises(ScratchworkError) as error:
        walk(what, **options)
    assert str(error.value) == expected


def test_what_a_file_prints_is_kept_and_shown_once(run_on: Run) -> None:
    source = sgd('print("a", len(params))\nprint("\\033[31mb")')
    trace = parsed(run_on(source, "sgd", "--steps", 1, "--json")[1])
    assert valid(trace)["stdout"] == "a 1\n\033[31mb\n"
    shown = run_on(source, "sgd", "--steps", 1)[1]
    assert shown.endswith("\n\n  It printed:\n    a 1\n    \ufffd[31mb\n")


@pytest.mark.parametrize(
    ("file", "slug", "status"),
    [("correct_list_state", "adam", 0), ("eps_inside_root_inplace", "adam", 1)],
)
def test_the_json_of_a_comparison(run: Run, file: str, slug: str, status: int) -> None:
    path = ROOT / "tests" / "learners" / slug / f"{file}.py"
    found = run(path, "--against", slug, "--json")
    assert (found[0], found[2]) == (status, "")
    document = valid(parsed(found[1]), SCHEMA.with_name("comparison.json"))
    valid(document["report"], SCHEMA.with_name("report.json"))
    beside = [row["what"] for row in document["rows"] if not row["there"]]
    assert bool(beside) == bool(status)


@pytest.mark.parametrize(
    "option", [["--html"], ["--markdown"], ["--steps", "2"], ["--set", "lr=1"]]
)
def test_a_comparison_takes_no_values_and_makes_no_page(run_on: Run, option: list[str]) -> None:
    said = "scratchwork: --against runs the check's own cases, as text or as --json\n"
    assert run_on(sgd("x = 1"), "--against", "sgd", *option) == (2, "", said)


def test_a_negative_number_that_is_put_in_has_brackets(run_on: Run) -> None:
    shown = run_on(
        sgd("n = 1 - len(params) * 3\nq = -n\ns = 2 - n\nt = n * n + n - -n"), "--steps", 1
    )[1]
    told = [line.strip().split("  ")[0] for line in shown.splitlines() if line.startswith(" " * 8)]
    assert told[1:4] == ["q = -(-2) = 2", "s = 2 - (-2) = 4", "t = -2 * -2 + (-2) - (-(-2)) = 0"]

"""Questions as they are put, and their answers as they are marked.

What is right is computed by running the reference; a common wrong answer is recognised by running
its variants, and by the other quantities of the same run.
"""

from __future__ import annotations

import ast
import math
import operator
import re
import string
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from scratchwork import edits
from scratchwork.model import (
    Experiment,
    Pattern,
    Question,
    QuestionKind,
    ScratchworkError,
    Variant,
    as_json,
)
from scratchwork.shown import brief, literal

REFERENCE = "reference.py"
CLOSE = 0.005  # half of the third digit: what an answer may be off, relative to its size
APART = 0.02  # two numbers that are nearer than this are not told apart

Value = float | tuple[int, ...]


@dataclass(frozen=True)
class Asked:
    """A question as it is put: with the numbers, or the order of the choices, of this draw."""

    pattern: str
    question: str
    kind: QuestionKind
    draw: int
    text: str
    code: str = ""
    choices: tuple[str, ...] = ()
    version: int = 1

    @property
    def name(self) -> str:
        """What events call it."""
        return f"{self.pattern}/{self.question}"

    def to_json(self) -> dict[str, Any]:
        """The question as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@dataclass(frozen=True)
class Mark:
    """What is to be said of an answer.

    `said` is what a wrong one was recognised as, and `ask` a question that leads out of it; both
    may be empty.
    """

    right: bool
    said: str = ""
    ask: str = ""


def question_of(pattern: Pattern, name: str) -> Question:
    """The question of this name, or that once had it. Raises ScratchworkError."""
    for question in pattern.questions:
        if name == question.slug or name in question.formerly:
            return question
    names = ", ".join(q.slug for q in pattern.questions)
    raise ScratchworkError(f"{pattern.slug} has no question {name!r}; expected one of: {names}")


def put(pattern: Pattern, question: Question, draw: int) -> Asked:
    """The question with the numbers of a draw; the same draw gives the same numbers."""
    random = Random(f"{pattern.slug}/{question.slug}/{draw}")
    drawn = {name: random.choice(values) for name, values in question.draws.items()}
    choices = [choice.text for choice in question.choices]
    random.shuffle(choices)
    code = with_values(question.code, drawn) if question.code else ""
    asked = (pattern.slug, question.slug, question.kind, draw, question.text)
    return Asked(*asked, code, tuple(choices))


def with_values(code: str, values: Mapping[str, Any]) -> str:
    """The code with these values in its first line, which assigns to the names."""
    _, _, rest = code.partition("\n")
    said = ", ".join(literal(v, 9) or repr(v) for v in values.values())
    return f"{', '.join(values)} = {said}\n{rest}"


# --- numbers and shapes ----------------------------------------------------------------------


def value_of(source: str, code: str) -> Value:
    """What the last line of the code gives, with this source of a pattern.

    Raises ScratchworkError if it is neither a number nor a shape.
    """
    return _value(ran(source, code)[0])


def marked(pattern: Pattern, asked: Asked, given: str) -> Mark:
    """The mark of a number or a shape. Raises ScratchworkError if the answer is neither."""
    answer = as_shape(given) if asked.kind == "shape" else as_number(given)
    value, quantities = ran(pattern.source, asked.code)
    right = _value(value)
    if same(answer, right):
        return Mark(True)
    return Mark(False, *_recognised(pattern, asked, answer, right, quantities))


def _recognised(
    pattern: Pattern, asked: Asked, answer: Value, right: Value, quantities: Mapping[str, Any]
) -> tuple[str, str]:
    """(what a wrong answer is, a question about it, if there is one)."""
    found = [v for v, value in mistaken(pattern, asked.code, right) if same(answer, value)]
    name = _named(quantities, answer, right)
    also = f", and the value of `{name}`" if name else ""
    if mistakes := [v for v in found if v.kind == "mistake"]:
        slugs = " or ".join(dict.fromkeys(v.slug for v in mistakes))
        return f"{given_as(answer)} is what comes out with {slugs}{also}", mistakes[0].ask
    if found:
        other = f"another published convention, {found[0].slug}{also}"
        return f"{given_as(answer)} is right by {other}; these equations have it otherwise", ""
    if name:
        return f"{given_as(answer)} is `{name}`: another quantity of the same run", ""
    if isinstance(answer, tuple) and answer[::-1] == right:
        return "these are the right sizes, in the other order", ""
    if not isinstance(answer, tuple) and not isinstance(right, tuple) and same(-answer, right):
        return "the size is right, and the sign is the other one", ""
    return f"no mistake that is known here gives {given_as(answer)}", ""


def mistaken(pattern: Pattern, code: str, right: Value) -> Iterator[tuple[Variant, Value]]:
    """The variants that give something else than what is right here, and what they give."""
    for variant in pattern.variants:
        for form in variant.forms:
            try:
                value = value_of(edits.apply(pattern.source, form), code)
            except Exception:
                continue
            if told_apart(value, right):
                yield variant, value
                break


def _named(quantities: Mapping[str, Any], answer: Value, right: Value) -> str:
    """The quantity of the run that has this value; of several, the one computed last."""
    for name, value in reversed(list(quantities.items())):
        try:
            known = np.shape(value) if isinstance(answer, tuple) else _value(value)
        except ScratchworkError:
            continue
        if same(answer, known) and told_apart(known, right):
            return name
    return ""


def ran(source: str, code: str) -> tuple[Any, dict[str, Any]]:
    """The value of the last line of the code, and the quantities of the run by name.

    Only sources that belong to a pattern are run here. The last line may name what is local to a
    function of the source: it is what it was when that last returned.
    """
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr)
    space: dict[str, Any] = {"np": np}
    local: dict[str, Any] = {}

    def seen(frame: Any, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != REFERENCE:
            return None
        if event == "return":
            local.update(frame.f_locals)
        return seen

    np.random.seed(0)  # noqa: NPY002 (that is what layers draw their start from)
    with np.errstate(all="ignore"):
        exec(compile(source, REFERENCE, "exec"), space)
        traced = sys.gettrace()
        sys.settrace(seen)
        try:
            exec(compile(ast.Module(before, []), "<question>", "exec"), space)
        finally:
            sys.settrace(traced)
        value = eval(compile(ast.Expression(last.value), "<question>", "eval"), local | space)
    subject = local.pop("self", None)
    attributes = {f"self.{k}": v for k, v in vars(subject).items()} if subject else {}
    return value, dict(_single(attributes | local))


def _single(quantities: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The quantities; of one that is kept for each parameter, its parts."""
    for name, value in quantities.items():
        if isinstance(value, dict):
            yield from ((f"{name}[{key}]", part) for key, part in value.items())
        elif name != "i":  # counts parameters
            yield name, value


def _value(value: Any) -> Value:
    """A number or a shape. Raises ScratchworkError for anything else."""
    if isinstance(value, tuple):
        return tuple(int(n) for n in value)
    array = np.asarray(value)
    if array.size != 1 or array.dtype.kind not in "biuf":
        raise ScratchworkError(f"{brief(value)} is neither a number nor a shape")
    return float(array.item())


def same(answer: Value, right: Value) -> bool:
    """Whether an answer is as good as the right one: the same shape, or to three digits."""
    if isinstance(answer, tuple) or isinstance(right, tuple):
        return answer == right
    return _near(answer, right, CLOSE)


def told_apart(one: Value, other: Value) -> bool:
    """Whether an answer can be the one or the other, and not both."""
    if isinstance(one, tuple) or isinstance(other, tuple):
        return one != other
    return not _near(one, other, APART)


def _near(one: float, other: float, off: float) -> bool:
    if not (math.isfinite(one) and math.isfinite(other)):
        return one == other or (math.isnan(one) and math.isnan(other))
    return math.isclose(one, other, rel_tol=off, abs_tol=1e-12)


def given_as(answer: Value) -> str:
    """An answer as it is said."""
    return literal(answer, 9) or str(answer)


# --- what is typed ---------------------------------------------------------------------------

_OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
TOO_DEEP = (RecursionError, MemoryError)  # what Python's parser raises for a thousand brackets
_NAMES = {"inf": math.inf, "infinity": math.inf, "nan": math.nan, "e": math.e, "pi": math.pi}
_FUNCTIONS = {"sqrt": math.sqrt, "exp": math.exp, "log": math.log, "tanh": math.tanh}


def as_number(text: str) -> float:
    """A number as it is typed, or arithmetic that gives one. Raises ScratchworkError.

    >>> as_number("0.1 * 0.5"), as_number("1/3"), as_number("-2^3"), as_number("inf")
    (0.05, 0.3333333333333333, -8.0, inf)
    """
    typed = text.strip().removeprefix("=").replace("^", "**").replace("−", "-").replace(",", ".")
    try:
        return float(_computed(ast.parse(typed.strip(), mode="eval").body))
    except OverflowError:
        return math.inf
    except (
        ArithmeticError,
        LookupError,
        ValueError,
        SyntaxError,
        TypeError,
        RecursionError,
        MemoryError,
    ):
        raise ScratchworkError(
            f"{text.strip()!r} is no number; a number is expected, such as 0.25, 1/4 or 2.5e-1"
        ) from None


def _computed(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.Name) and node.id.lower() in _NAMES:
        return _NAMES[node.id.lower()]
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_computed(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _computed(node.left), _computed(node.right)
        if isinstance(node.op, ast.Pow) and abs(right) > 10_000:
            raise ValueError
        return _OPERATORS[type(node.op)](float(left), float(right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        return _FUNCTIONS[node.func.id](_computed(node.args[0]))
    raise ValueError


def as_shape(text: str) -> tuple[int, ...]:
    """A shape as it is typed. Raises ScratchworkError.

    >>> as_shape("(2, 3)"), as_shape("2x3"), as_shape("3"), as_shape("()")
    ((2, 3), (2, 3), (3,), ())
    """
    typed = text.strip().strip("()[]").strip(" ,")
    parts = re.split(r"\s*[,x× ]\s*", typed) if typed else []
    if not all(part.isdecimal() for part in parts):
        raise ScratchworkError(
            f"{text.strip()!r} is no shape; sizes are expected, such as (2, 3), or () for a number"
        )
    return tuple(map(int, parts))


def as_choice(text: str, choices: Sequence[str]) -> str:
    """The choice that a letter stands for. Raises ScratchworkError."""
    letters = string.ascii_lowercase[: len(choices)]
    letter = text.strip().strip("().").lower()
    if len(letter) != 1 or letter not in letters:
        raise ScratchworkError(
            f"{text.strip()!r} is no choice; expected one of: {', '.join(letters)}"
        )
    return choices[letters.index(letter)]


# --- predictions -----------------------------------------------------------------------------


def shown_by(question: Question, found: Experiment) -> tuple[str, ...]:
    """The choices that hold of what an experiment has shown: one of them, if it is well put."""
    curves = zip(string.ascii_lowercase, found.curves, strict=False)
    figures: dict[str, Any] = {letter: curve.figures for letter, curve in curves}
    return tuple(c.text for c in question.choices if _holds(c.holds, figures))


def _holds(condition: str, figures: Mapping[str, Any]) -> bool:
    try:
        return bool(eval(condition, {"np": np, "math": math}, dict(figures)))
    except KeyError:  # a run that was cut short has no figure of this name
        return False

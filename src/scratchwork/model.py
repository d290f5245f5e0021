"""The types that flow through scratchwork: frozen, JSON-ready, and free of any import of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

REPORT_VERSION = 1

HEADINGS = ("state", "gradients", "stability", "shapes", "edges")

Verdict = Literal[
    "correct", "convention", "mistake", "wrong", "incomplete", "error", "timeout", "refused"
]
PASSING: tuple[Verdict, ...] = ("correct", "convention")


class ScratchworkError(Exception):
    """Something the user can mend: one line that says what was found, expected, and what to do."""


class Unseen(Exception):  # noqa: N818 (it is no error)
    """Raised while observing: an optional case cannot be observed on this implementation."""


class Missing(Exception):  # noqa: N818 (it is the learner's, and to come)
    """Raised while observing: something that the contract asks for is not there."""


@dataclass(frozen=True)
class Argument:
    """One argument of a contract: its name, and its default as Python source (None: required)."""

    name: str
    default: str | None = None

    def __str__(self) -> str:
        return self.name if self.default is None else f"{self.name}={self.default}"


@dataclass(frozen=True)
class Contract:
    """What a learner's file defines: a class with its methods, or functions.

    `name` and `arguments` are those of the class, or of the first function; `doc` is the docstring
    of the class, which names the attributes that it has to have.
    """

    name: str
    arguments: tuple[Argument, ...]
    methods: Mapping[str, tuple[Argument, ...]]
    functions: Mapping[str, tuple[Argument, ...]] = field(default_factory=dict)
    doc: str = ""

    def __str__(self) -> str:
        return signature(self.name, self.arguments)

    def chosen(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Those of some values that are arguments of the class, or of the first function."""
        return {a.name: given[a.name] for a in self.arguments if a.name in given}

    @property
    def kind(self) -> Literal["class", "def"]:
        """The word that begins its definition."""
        return "def" if self.functions else "class"

    def outline(self) -> list[str]:
        """The definitions, one a line."""
        if self.functions:
            return [f"def {signature(*f)}" for f in self.functions.items()]
        own = Argument("self")
        methods = (signature(name, (own, *given)) for name, given in self.methods.items())
        return [f"class {self}", *(f"    def {m}" for m in methods)]


def signature(name: str, arguments: tuple[Argument, ...]) -> str:
    """A function as it is called: name(argument, argument=default)."""
    return f"{name}({', '.join(map(str, arguments))})"


@dataclass(frozen=True)
class Edit:
    """Replace one line of the reference (`old`, which occurs exactly once) by `new` lines."""

    old: str
    new: str


@dataclass(frozen=True)
class Variant:
    """A published convention or a mistake, as edits of the reference.

    `forms` holds one tuple of edits for each way to write it that behaves differently; the first
    is the one that is shown and run as an ablation. `gotcha` is the row of the page of gotchas
    that it is an example of, if any.
    """

    slug: str
    kind: Literal["mistake", "convention"]
    why: str
    ask: str
    forms: tuple[tuple[Edit, ...], ...]
    source: str = ""
    gotcha: str = ""


QuestionKind = Literal["number", "shape", "predict", "open"]


@dataclass(frozen=True)
class Choice:
    """Something that an experiment may show, and the condition on its figures, as Python.

    In the condition `a`, `b`, ... are the figures of its curves, in order.
    """

    text: str
    holds: str


@dataclass(frozen=True)
class Question:
    """A Socratic question with its three hints, each a smaller step, and its answer.

    `experiment` is what `scratchwork try` runs to show it, if it can be shown; of a question to
    predict it, `choices` are what may be seen. Of a question for a number or a shape, the last line
    of `code` is what is asked for, and the first one assigns to the names in `draws` one of their
    values each. The history of a question that had other names, `formerly`, is kept.
    """

    slug: str
    text: str
    hints: tuple[str, ...]
    answer: str
    experiment: str = ""
    code: str = ""
    draws: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def kind(self) -> QuestionKind:
        """What an answer to it is."""
        if self.code:
            return "shape" if self.code.endswith(".shape") else "number"
        return "predict" if self.choices else "open"

    @property
    def points(self) -> tuple[str, ...]:
        """The key points of the answer: the items of its list."""
        prose = re.sub(r"```.*?```", "", self.answer, flags=re.S)
        items = re.findall(r"^- (.+(?:\n(?!- ).+)*)", prose, flags=re.M)
        return tuple(" ".join(item.split()) for item in items)


@dataclass(frozen=True)
class Equation:
    """One tagged equation of a lesson, in LaTeX."""

    tag: int
    latex: str


@dataclass(frozen=True)
class Symbol:
    """One row of a lesson's symbol table."""

    symbol: str
    code: str
    shape: str
    meaning: str


@dataclass(frozen=True)
class Pattern:
    """A folder of the catalogue: a lesson, its reference, and everything read from the two.

    `builds_on` holds the slugs of the patterns to know first.
    """

    slug: str
    family: str
    title: str
    summary: str
    sections: Mapping[str, str]
    source: str
    contract: Contract
    equations: tuple[Equation, ...]
    symbols: tuple[Symbol, ...]
    variants: tuple[Variant, ...]
    questions: tuple[Question, ...]
    folder: Path
    builds_on: tuple[str, ...] = ()

    def variant(self, slug: str) -> Variant:
        """The variant of this slug. Raises KeyError."""
        return {v.slug: v for v in self.variants}[slug]


@dataclass(frozen=True)
class Case:
    """Named inputs, and the heading of the checklist that they probe.

    `claim` is what a right implementation does on them. `scale` is the size below which
    differences do not count, for outputs whose right value is zero; `same` is how far, relative
    to its size, a number may be from a variant's and still be recognised. An `optional` case may be
    `Unseen`, where the contract leaves open whether it can be observed.
    """

    name: str
    heading: str
    claim: str
    inputs: Mapping[str, Any]
    scale: float = 0.0
    same: float = 1e-6
    optional: bool = False


@dataclass(frozen=True)
class Trouble:
    """Why there are no (more) numbers of a case.

    `missing`: the contract is not met; `raised`: an exception of the learner's; `timeout`;
    `died`: the process ended; `refused`: a forbidden import; `unseen`: this case cannot be
    observed on this implementation, which is no fault; `unreached`: an earlier case was the end.
    """

    kind: Literal["missing", "raised", "timeout", "died", "refused", "unseen", "unreached"]
    message: str
    line: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Fault:
    """The first floating-point fault of a run, such as "divide by zero", and its line."""

    kind: str
    line: int


@dataclass(frozen=True)
class Outcome:
    """What one implementation did on one case: named arrays, and what cut them short."""

    outputs: Mapping[str, np.ndarray]
    trouble: Trouble | None = None
    fault: Fault | None = None


@dataclass(frozen=True)
class Defence:
    """Something that the operating system keeps a child from; if it is not on, why."""

    name: str
    on: bool
    why: str = ""


@dataclass(frozen=True)
class Run:
    """What one implementation did on all cases; `loading` is set if it could not be loaded.

    `defences` are those that its process had, and those that this system does not have.
    """

    outcomes: tuple[Outcome, ...]
    loading: Trouble | None = None
    stdout: str = ""
    defences: tuple[Defence, ...] = ()


@dataclass(frozen=True)
class Law:
    """A statement that is true of every right implementation of a family, reference or not.

    `holds` sees the outcomes by case name, the learner's own only; None means "cannot be told".
    `cases` are the cases that this law judges (the rest are judged by the reference).
    `applies` tells from the cases whether the law says anything of this pattern.
    """

    heading: str
    claim: str
    broken: str
    cases: tuple[str, ...]
    holds: Callable[[Mapping[str, Case], Mapping[str, Outcome]], bool | None] = field(compare=False)
    applies: Callable[[Mapping[str, Case]], bool] = field(default=lambda _: True, compare=False)


@dataclass(frozen=True)
class Finding:
    """One item of the checklist: a claim, and whether it held (None: it could not be told)."""

    heading: str
    claim: str
    ok: bool | None
    detail: str = ""


@dataclass(frozen=True)
class Diagnosis:
    """A variant that was recognised, and in which of its forms."""

    slug: str
    kind: Literal["mistake", "convention"]
    why: str
    ask: str
    source: str = ""
    form: int = 0


@dataclass(frozen=True)
class Counterexample:
    """The smallest case that shows the difference.

    `code` is the case as Python that can be pasted below the submission; `output` names the
    quantity that differs; `mistake` is what the named mistake gives (None without a name).
    """

    case: str
    code: tuple[str, ...]
    output: str
    yours: Any
    expected: Any
    mistake: Any = None


@dataclass(frozen=True)
class Clash:
    """An operation that raised: its operator, and each operand's text with its shape."""

    operator: str
    operands: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Culprit:
    """The line of a wrong file at which its numbers part from the reference's.

    `what` is the quantity that is `yours` here and `expected` there, the `time`-th time that it is
    computed, in the words of this line if `own`, else in the reference's; without it the line is
    where the mistake shows. `changes` is an argument that belongs to the caller, and that the line
    changes. Not `certain`: the first line that computes what the reference has not. All this is
    seen on the case of this name.
    """

    line: int
    text: str
    what: str = ""
    own: bool = True
    yours: Any = None
    expected: Any = None
    time: int = 1
    certain: bool = True
    changes: str = ""
    case: str = ""


@dataclass(frozen=True)
class Hint:
    """One rung of the ladder from what was seen to the fix."""

    level: int
    of: int
    title: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Summary:
    """What is kept of a large array."""

    shape: tuple[int, ...]
    dtype: str
    mean: float
    least: float
    most: float


StepKind = Literal["assign", "update", "return", "call", "test", "loop", "more"]


@dataclass(frozen=True)
class Step:
    """One statement of a run, with its numbers.

    `source` is the text of the line, `target` what it assigns to ("m", "p -=", "return", "if"),
    `expression` its right-hand side, and `substituted` that with values put in. `value` is the
    result (of a loop: its variables by name), `after` what an augmented assignment leaves in its
    target, and `shape` and `dtype` are those of the target's new value; `sizes` is the shape in the
    lesson's words, if it has some. `call` numbers the activations of functions. A step of the kind
    "more" stands for `value` turns of a loop that are left out.
    """

    kind: StepKind
    line: int
    function: str
    call: int
    source: str
    target: str
    expression: str
    substituted: str
    value: Any
    after: Any = None
    shape: tuple[int, ...] | None = None
    dtype: str = ""
    sizes: str = ""


@dataclass(frozen=True)
class Shaped:
    """An expression of a run whose value is an array, with its shape in symbols and in numbers.

    `expression` is how it is written ("dW = dy.T @ x"; a part of a statement has no target),
    `operands` the shapes that it puts together ("(out, batch) @ (batch, in)"). A symbol is the
    name of a size, a formula of such names, or a number if it is the same for all sizes; "?" if it
    is none of these.
    """

    line: int
    function: str
    expression: str
    operands: str
    symbols: tuple[str, ...]
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Size:
    """What a symbol stands for, and the formula that it follows from, also with numbers put in."""

    name: str
    value: int
    formula: str = ""
    substituted: str = ""


@dataclass(frozen=True)
class Trace:
    """A run, line by line, with its numbers.

    `given` holds the values that it began with, by name; `trouble` is what cut it short, and `lost`
    counts the steps that were too many to keep. `shapes` has every array that was computed, if the
    lesson has names for sizes, and `sizes` these names. `stdout` is what the file printed.
    """

    pattern: str
    file: str
    given: Mapping[str, Any]
    steps: tuple[Step, ...]
    trouble: Trouble | None = None
    lost: int = 0
    shapes: tuple[Shaped, ...] = ()
    sizes: tuple[Size, ...] = ()
    stdout: str = ""
    version: int = 1

    def to_json(self) -> dict[str, Any]:
        """The trace as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@dataclass(frozen=True)
class Report:
    """Everything a check found out. Every face shows a part of this and computes nothing.

    `next` is the command to go on with, `experiment` the one that shows what this file does to
    training; either may be empty.
    """

    pattern: str | None
    sha256: str
    verdict: Verdict
    summary: str
    file: str = ""
    checklist: tuple[Finding, ...] = ()
    counterexample: Counterexample | None = None
    culprit: Culprit | None = None
    diagnosis: tuple[Diagnosis, ...] = ()
    remark: str = ""
    ask: str = ""
    trouble: Trouble | None = None
    stdout: str = ""
    next: str = ""
    experiment: str = ""
    version: int = REPORT_VERSION

    @property
    def ok(self) -> bool:
        """True if the verdict is a pass: `correct` or `convention`."""
        return self.verdict in PASSING

    def to_json(self) -> dict[str, Any]:
        """The report as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@dataclass(frozen=True)
class Grade:
    """What a student gets for one part of an assignment, and why.

    `headings` has the points by heading: those that are earned, and those that there are.
    `defences` are those of the process that ran the file; none if it was not run.
    """

    student: str
    pattern: str
    report: Report
    points: float
    out_of: float
    headings: Mapping[str, tuple[float, float]]
    defences: tuple[Defence, ...] = ()
    seconds: float = 0.0
    version: int = 1

    def to_json(self) -> dict[str, Any]:
        """The grade as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@dataclass(frozen=True)
class Chart:
    """What is drawn of an experiment: `y` by `x`, both names of outputs; or a path on a surface.

    An `x` that is no output counts the values of `y`, from 0. Of a "path", `x` and `y` are the
    names of its coordinates.
    """

    x: str
    y: str
    log: bool = False
    kind: Literal["curves", "path"] = "curves"


@dataclass(frozen=True)
class Surface:
    """The heights of a grid, to draw paths on.

    `x` is an ndarray of shape (columns,), `y` of shape (rows,), `z` of shape (rows, columns).
    """

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray


@dataclass(frozen=True)
class Curve:
    """What one implementation did on a problem, once for each seed.

    `label` is how it was asked for, `variant` its mistake or convention, and `settings` the
    arguments that it was made with. `figures` are the numbers of its row in the table, each the
    median over the seeds. `trouble` is what cut it short.
    """

    label: str
    pattern: str
    variant: str
    file: str
    settings: Mapping[str, Any]
    runs: tuple[Mapping[str, np.ndarray], ...]
    figures: Mapping[str, float]
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Experiment:
    """Some implementations on one problem, from the same start; every curve was computed.

    `judged_by` is the figure by which one is better than another, and which of its values is best.
    """

    problem: str
    title: str
    judged_by: tuple[str, Literal["least", "most"]]
    charts: tuple[Chart, ...]
    seeds: tuple[int, ...]
    curves: tuple[Curve, ...]
    surface: Surface | None = None
    version: int = 1

    def to_json(self) -> dict[str, Any]:
        """The experiment as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@dataclass(frozen=True)
class Played:
    """Who plays a piece of a network: a file that is right, or the reference (no `file`).

    `why` says why a file that there is was not taken.
    """

    pattern: str
    file: str = ""
    why: str = ""


@dataclass(frozen=True)
class Training:
    """A network that was trained with somebody's own pieces, and how good it became.

    `accuracy` is that on images that it was not trained on, and `goal` what it should be.
    """

    pieces: tuple[Played, ...]
    goal: float
    accuracy: float
    experiment: Experiment
    version: int = 1

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.accuracy >= self.goal

    def to_json(self) -> dict[str, Any]:
        """The training as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


@lru_cache
def dtype_name(dtype: np.dtype) -> str:
    """The name of a dtype; NumPy makes it anew each time, which takes a while."""
    return dtype.name


def as_json(value: Any) -> Any:
    """Any of these types as dicts, lists, strings and numbers; arrays become nested lists.

    JSON has no infinities and no nan, so these become the strings "inf", "-inf" and "nan".
    """
    if is_dataclass(value):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [as_json(v) for v in value]
    if isinstance(value, np.ndarray):
        return as_json(value.tolist())
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    if isinstance(value, Path | complex):
        return str(value)
    return value

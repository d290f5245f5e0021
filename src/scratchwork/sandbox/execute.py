"""Run one source on many cases, in this very process.

The sandbox's child calls this for a learner's file; the trusted side calls it for the reference
and its variants. Either way it sees source and inputs, never an expected value.
"""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType, FrameType, ModuleType
from typing import Any

import numpy as np

from scratchwork.model import (
    Argument,
    Contract,
    Fault,
    Missing,
    Outcome,
    Trouble,
    Unseen,
    signature,
)
from scratchwork.sandbox.guard import Refused

FILENAME = "<submission>"
SLOW_TO_LOAD = 0.1  # CPU seconds; a file slower than this is loaded once, not once per case
MAX_MESSAGE = 300  # characters

Observe = Callable[[Any, Mapping[str, Any], dict[str, np.ndarray]], None]


def execute(
    source: str, contract: Contract, observe: Observe, cases: Sequence[Mapping[str, Any]]
) -> Iterator[Outcome]:
    """Yield how loading the source went, then, if it went well, an outcome per case.

    Every case gets a freshly loaded module, so that what one case leaves behind (state kept on
    the class, say) does not reach the next; only a file that is slow to load is loaded once.
    """
    code, slow = None, False

    def make() -> Any:
        nonlocal code, slow, first
        if code is not None:
            return first if slow else load(code, contract)
        start = time.process_time()
        code = compile(source, FILENAME, "exec", dont_inherit=True)
        first = load(code, contract)
        slow = time.process_time() - start > SLOW_TO_LOAD
        return first

    first = None
    yield from examine(make, contract, observe, cases)


def examine(
    make: Callable[[], Any],
    contract: Contract,
    observe: Observe,
    cases: Sequence[Mapping[str, Any]],
) -> Iterator[Outcome]:
    """As `execute`, of what `make` gives: once to see whether it loads, then once for each case."""
    with np.errstate(all="ignore"):
        try:
            lacking = _lacking(make(), contract)
            trouble = Trouble("missing", lacking) if lacking else None
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: nothing ends a run
            trouble = trouble_of(error)
        yield Outcome({}, trouble)
        if trouble:
            return
        for inputs in cases:
            yield observed(observe, make, inputs)


def observed(observe: Observe, subject: Callable[[], Any], inputs: Mapping[str, Any]) -> Outcome:
    """What the subject, made anew, does on one case."""
    seen: dict[str, np.ndarray] = {}
    faults: list[Fault] = []

    def note(kind: str, _: int) -> None:
        line = _line_in(sys._getframe(1))
        if line and not faults:
            faults.append(Fault(kind, line))

    trouble = None
    try:
        with np.errstate(divide="call", invalid="call", call=note):
            observe(subject(), inputs, seen)
    except Unseen as reason:
        return Outcome({}, Trouble("unseen", str(reason)))
    except BaseException as error:
        trouble = trouble_of(error)
    return Outcome(seen, trouble, faults[0] if faults else None)


def _line_in(frame: FrameType | None) -> int:
    """The submission's innermost line that led to this frame; 0 if none did."""
    while frame is not None and frame.f_code.co_filename != FILENAME:
        frame = frame.f_back
    return frame.f_lineno if frame else 0


def load(code: CodeType, contract: Contract, names: Mapping[str, Any] | None = None) -> Any:
    """The contract's class, or its functions as a tuple, in a fresh module that has these names."""
    module = ModuleType("submission")
    module.__dict__.update(names or {})
    sys.modules["submission"] = module  # dataclasses look their module up
    exec(code, module.__dict__)
    return subject_of(module, contract)


def subject_of(module: ModuleType, contract: Contract) -> Any:
    """The contract's class in a module, or its functions as a tuple; None for what is not there."""
    if contract.functions:
        return tuple(getattr(module, name, None) for name in contract.functions)
    return getattr(module, contract.name, None)


def _lacking(subject: Any, contract: Contract) -> str:
    """What the object lacks of its contract, in one line; empty if nothing."""
    if contract.functions:
        pairs = zip(subject, contract.functions.items(), strict=True)
        return next(filter(None, (_function_lacks(f, *wanted) for f, wanted in pairs)), "")
    if subject is None:
        return f"there is no `{contract.name}`; expected: class {contract}"
    if not isinstance(subject, type):
        found = type(subject).__name__
        return f"`{contract.name}` is of type {found}; expected: class {contract}"
    problem = _constructor_problem(subject, contract.arguments)
    if problem:
        return f"{contract.name}(...) {problem}; expected: {contract}"
    for name, arguments in contract.methods.items():
        method = getattr(subject, name, None)
        wanted = signature(name, arguments)
        if not callable(method):
            return f"`{contract.name}` has no method `{name}`; expected: {wanted}"
        bound = isinstance(inspect.getattr_static(subject, name), staticmethod | classmethod)
        problem = _method_problem(method, arguments, 0 if bound else 1)
        if problem:
            return f"`{contract.name}.{name}` {problem}; expected: {wanted}"
    return ""


def _function_lacks(f: Any, name: str, arguments: tuple[Argument, ...]) -> str:
    wanted = f"def {signature(name, arguments)}"
    if f is None:
        return f"there is no `{name}`; expected: {wanted}"
    if not callable(f):
        return f"`{name}` is of type {type(f).__name__}; expected: {wanted}"
    problem = _method_problem(f, arguments, 0)
    return f"`{name}` {problem}; expected: {wanted}" if problem else ""


def _parameters(f: Any) -> list[inspect.Parameter] | None:
    """The parameters of a function; None if they cannot be read: then it is tried, not judged."""
    try:
        return list(inspect.signature(f).parameters.values())
    except (TypeError, ValueError):
        return None


def _constructor_problem(f: Any, arguments: tuple[Argument, ...]) -> str:
    """Why a constructor cannot be called by the names of the contract."""
    parameters = _parameters(f)
    if parameters is None:
        return ""
    named = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    wanted = {a.name for a in arguments}
    extra = [p.name for p in named if p.default is p.empty and p.name not in wanted]
    absent = [a.name for a in arguments if a.name not in {p.name for p in named}]
    if extra:
        return f"needs an argument `{extra[0]}`"
    if absent and not any(p.kind is p.VAR_KEYWORD for p in parameters):
        return f"has no argument `{absent[0]}`"
    return ""


def _method_problem(f: Any, arguments: tuple[Argument, ...], skipped: int) -> str:
    """Why a method cannot be called with as many arguments as the contract has."""
    parameters = _parameters(f)
    if parameters is None:
        return ""
    parameters = parameters[skipped:]  # self
    placed = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    required = [
        p
        for p in parameters
        if p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
    ]
    anything = any(p.kind is p.VAR_POSITIONAL for p in parameters)
    if (anything or len(placed) >= len(arguments)) and len(required) <= len(arguments):
        return ""
    return f"takes ({', '.join(p.name for p in parameters)})"


def trouble_of(error: BaseException) -> Trouble:
    """An exception as trouble: its type and message, and the learner's own last line in it."""
    try:
        message = " ".join(str(error).split())[:MAX_MESSAGE]
    except BaseException:
        message = "(its message cannot be printed)"
    if isinstance(error, Refused):
        return Trouble("refused", message)
    if isinstance(error, Missing):
        return Trouble("missing", message)
    line = _line_of(error)
    if isinstance(error, SyntaxError):
        message = str(error.msg)
    if isinstance(error, NotImplementedError):
        return Trouble("missing", "it is not written yet: NotImplementedError", line)
    kind = type(error).__name__
    return Trouble("raised", f"{kind}: {message}" if message else kind, line)


def _line_of(error: BaseException) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        return error.lineno
    line, tb = None, error.__traceback__
    while tb is not None:
        if tb.tb_frame.f_code.co_filename == FILENAME:
            line = tb.tb_lineno
        tb = tb.tb_next
    return line

"""A learner's file as text: read it, and see what can be seen without running it."""

from __future__ import annotations

import ast
import hashlib
import inspect
import io
import sys
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

from scratchwork.catalogue import Catalogue
from scratchwork.model import Contract, ScratchworkError, Trouble

MAX_SOURCE = 2**20  # bytes
ALLOWED = sys.stdlib_module_names | {"numpy"}
CHECK = "scratchwork check {file} {pattern}"


@dataclass(frozen=True)
class Submission:
    """A source with where it came from. `trouble` says why it cannot even be run, if so."""

    source: str
    file: str
    sha256: str
    names: tuple[str, ...] = ()
    trouble: Trouble | None = None
    tree: ast.Module | None = None

    def line(self, number: int | None) -> str:
        """The text of a line (from 1), or nothing."""
        lines = self.source.split("\n")  # as Python counts them
        return lines[number - 1].strip() if number and number <= len(lines) else ""


def read(given: str | Path | type | FunctionType) -> Submission:
    """A submission from a path, Python source (a str of several lines), a class or a function.

    Raises ScratchworkError if there is nothing to read.
    """
    if isinstance(given, type | FunctionType):
        return of_source(_source_of(given), given.__name__)
    if isinstance(given, str) and "\n" in given:
        return of_source(given)
    return of_file(Path(given))


def of_file(path: Path) -> Submission:
    """A submission from a file. Raises ScratchworkError if it is no file that can be read."""
    try:
        if path.is_dir():
            raise ScratchworkError(
                f"{path} is a directory, not a Python file; "
                f"`scratchwork watch {path}` checks all in it"
            )
        if not path.is_file():
            found = "no such file" if not path.exists() else "not a regular file"
            raise ScratchworkError(f"{found}: {path}; `scratchwork start PATTERN` begins one")
        data = path.read_bytes()
    except OSError as error:
        raise ScratchworkError(f"cannot read {path}: {error.strerror or error}") from None
    return of_bytes(data, str(path))


def of_bytes(data: bytes, file: str) -> Submission:
    """A submission from the bytes of a file."""
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_SOURCE:
        found = f"{len(data)} bytes; a submission has at most {MAX_SOURCE}"
        return Submission("", file, digest, trouble=Trouble("raised", f"the file has {found}"))
    try:
        if b"\0" in data:
            raise UnicodeError("it holds a zero byte")
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        source = io.TextIOWrapper(io.BytesIO(data), encoding).read()
    except (SyntaxError, UnicodeError, LookupError) as error:
        reason = getattr(error, "msg", "") or getattr(error, "reason", "") or str(error)
        trouble = Trouble("raised", f"not a Python text file: {reason}; save it as UTF-8")
        return Submission("", file, digest, trouble=trouble)
    return of_source(source, file, digest)


def of_source(source: str, file: str = "<source>", sha256: str = "") -> Submission:
    """A submission from Python source."""
    sha256 = sha256 or hashlib.sha256(source.encode()).hexdigest()
    if not source.strip():
        return Submission(source, file, sha256, trouble=Trouble("missing", "the file is empty"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except SyntaxError as error:
        trouble = Trouble("raised", f"{type(error).__name__}: {error.msg}", error.lineno)
        return Submission(source, file, sha256, trouble=trouble)
    except (ValueError, RecursionError, MemoryError) as error:
        reason = str(error) or type(error).__name__
        trouble = Trouble("raised", f"Python cannot read it: {reason}")
        return Submission(source, file, sha256, trouble=trouble)
    return Submission(source, file, sha256, tuple(_defined(tree)), _forbidden(tree), tree)


def _defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module defines: classes and functions first, then what it assigns."""
    yield from (n.name for n in tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef))
    for node in tree.body:
        if isinstance(node, ast.Assign):  # also `loss, gradient = make()`
            targets = (n for t in node.targets for n in ast.walk(t))
            yield from (n.id for n in targets if isinstance(n, ast.Name))


def inferred(given: Submission, known: Catalogue, command: str = CHECK) -> str | None:
    """The pattern whose name the file defines.

    Of several it is the one that the file is called after, or that the rest only helps. Raises
    ScratchworkError, with the command that says which one, if that leaves several.
    """
    found = known.defining(given.names)
    if len(found) > 1:
        called = [s for s in found if s == Path(given.file).stem]
        found = called or known.defining(principal(given)) or found
    if len(found) > 1:
        raise ScratchworkError(
            f"{given.file} fits several patterns: {', '.join(found)}; "
            f"say which: {command.format(file=given.file, pattern=found[0])}"
        )
    return found[0] if found else None


def nothing_known(given: Submission, known: Catalogue) -> str:
    """What to say of a file that defines the name of no pattern."""
    from difflib import get_close_matches  # not on the way of a check

    defined = ", ".join(given.names[:5]) or "nothing"
    names = {name.lower(): name for name in known.names()}
    near = [n for g in given.names for n in get_close_matches(g.lower(), names, n=1, cutoff=0.7)]
    hint = f"did you mean {names[near[0]]}?" if near else "`scratchwork list` shows them all"
    return f"it defines {defined}; expected the name of a pattern, such as Adam: {hint}"


def principal(submission: Submission) -> tuple[str, ...]:
    """The names that the file defines and none of its other definitions uses."""
    used: set[str] = set()
    for node in submission.tree.body if submission.tree else []:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.Assign):
            names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            read = {n.id for n in names if isinstance(n.ctx, ast.Load)}
            used |= read - {getattr(node, "name", None)}
    return tuple(name for name in submission.names if name not in used)


def _forbidden(tree: ast.Module) -> Trouble | None:
    """The first import of anything but NumPy and the standard library."""
    for node in ast.walk(tree):
        for name in _imported(node):
            if name.partition(".")[0] not in ALLOWED:
                return Trouble("refused", f"imports `{name}`", getattr(node, "lineno", None))
    return None


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield "." * node.level + (node.module or "")


def unwritten(submission: Submission, contract: Contract) -> str:
    """The contract's first method or function whose body says nothing yet; empty if none."""
    body = submission.tree.body if submission.tree else []
    classes = (n for n in body if isinstance(n, ast.ClassDef) and n.name == contract.name)
    inside = [(n, contract.methods) for c in classes for n in c.body]
    for node, wanted in [*((n, contract.functions) for n in body), *inside]:
        if isinstance(node, ast.FunctionDef) and node.name in wanted and _hollow(node):
            return node.name
    return ""


def _hollow(function: ast.FunctionDef) -> bool:
    return all(map(_says_nothing, function.body))


def _says_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    if isinstance(statement, ast.Return):
        return statement.value is None or ast.unparse(statement.value) == "None"
    docstring_or_dots = isinstance(statement, ast.Expr) and isinstance(
        statement.value, ast.Constant
    )
    return docstring_or_dots or isinstance(statement, ast.Pass)


def _source_of(given: type | FunctionType) -> str:
    """The source of a live class or function: its module's definitions, without the rest.

    Statements that call scratchwork (as in a script that checks its own class) are left out.
    """
    try:
        module = inspect.getsource(sys.modules[given.__module__])
    except (OSError, TypeError, KeyError):
        module = ""
    if not module:  # a notebook's cell or a prompt: it alone
        try:
            return "import numpy as np\n" + inspect.cleandoc("\n" + inspect.getsource(given))
        except (OSError, TypeError):
            raise ScratchworkError(
                f"no source to be found for {given.__name__}; check its file or its source instead"
            ) from None
    lines = module.splitlines()
    for node in ast.parse(module).body:
        keep = isinstance(node, _DEFINING) and not _uses_scratchwork(node)
        if not keep:
            for i in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[i] = ""
    return "\n".join(lines) + "\n"


_DEFINING = (
    *(ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef),
    *(ast.Assign, ast.AnnAssign, ast.AugAssign),
)


def _uses_scratchwork(node: ast.AST) -> bool:
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    imported = {name.partition(".")[0] for n in ast.walk(node) for name in _imported(n)}
    return "scratchwork" in names | imported

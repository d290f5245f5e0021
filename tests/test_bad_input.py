"""Whatever a learner hands in gets a verdict and one line that helps, never a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scratchwork
from scratchwork import Pattern, ScratchworkError, patterns
from scratchwork.faces import cli
from scratchwork.stub import stub

HEAD = "import numpy as np\n\n\n"
INIT = "    def __init__(self, lr=0.01):\n        self.lr = lr\n\n"
STEP = "    def step(self, params, grads):\n"
BODY = "        for p, g in zip(params, grads):\n            p -= self.lr * g\n"


def sgd(body: str = BODY, *, init: str = INIT, step: str = STEP, head: str = HEAD) -> str:
    """An SGD file, right where nothing else is given."""
    return f"{head}class SGD:\n{init}{step}{body}"


def also(line: str) -> str:
    """A right SGD whose `step` ends with one line more for each parameter."""
    return sgd(f"{BODY}            {line}\n")


def instead(line: str) -> str:
    """An SGD whose `step` does this with each parameter instead."""
    return sgd(BODY.replace("p -= self.lr * g", line))


def taking(arguments: str) -> str:
    """A right SGD whose constructor takes these."""
    return sgd(init=INIT.replace("lr=0.01", arguments).replace("= lr", "= 0.01"))


RIGHT = sgd()
IS_RIGHT = ("correct", "SGD is right on all 17 cases.")
ASKED = "expected the name of a pattern, such as Adam"
NAMES = f"{ASKED}: `scratchwork list` shows them all"
UNKNOWN = "not right yet, cause unknown: no named mistake does the same. "
UNMOVED = ("wrong", f"{UNKNOWN}The arrays that were passed in are unchanged after `step`.")
HERE = '(in the case "four steps")'
LOADING = "(while the file was loaded)"
UNREADABLE = "not a Python text file"
UMLAUT = RIGHT.replace("lr * g", "lr * g  # Schrittgröße")

# What the file holds, and what comes of it: (verdict, summary). None: the words are Python's own.
Row = tuple[str | bytes, tuple[str, str | None]]

TEXTS: dict[str, Row] = {
    "empty": ("", ("incomplete", "the file is empty")),
    "whitespace": (" \n\t\n\x0c", ("incomplete", "the file is empty")),
    "a comment": ("# to do", ("incomplete", f"it defines nothing; {NAMES}")),
    "a docstring": ('"""To do."""', ("incomplete", f"it defines nothing; {NAMES}")),
    "binary": (
        b"\x7fELF\xff\xfe\x80",
        ("error", f"{UNREADABLE}: invalid or missing encoding declaration; save it as UTF-8"),
    ),
    "a zero byte": (
        RIGHT.encode() + b"\0",
        ("error", f"{UNREADABLE}: it holds a zero byte; save it as UTF-8"),
    ),
    "UTF-16": (
        RIGHT.encode("utf-16"),
        ("error", f"{UNREADABLE}: it holds a zero byte; save it as UTF-8"),
    ),
    "Latin-1": (
        ("\n\n" + UMLAUT).encode("latin-1"),
        ("error", f"{UNREADABLE}: invalid start byte; save it as UTF-8"),
    ),
    "Latin-1 in its first lines": (
        ("# größe\n" + UMLAUT).encode("latin-1"),
        ("error", f"{UNREADABLE}: invalid or missing encoding declaration; save it as UTF-8"),
    ),
    "Latin-1 that says so": (("# coding: latin-1\n" + UMLAUT).encode("latin-1"), IS_RIGHT),
    "UTF-8 that says Latin-1": (("# coding: latin-1\n" + UMLAUT).encode(), IS_RIGHT),
    "an unknown encoding": (
        "# coding: klingon\n" + RIGHT,
        ("error", f"{UNREADABLE}: unknown encoding: klingon; save it as UTF-8"),
    ),
    "an encoding that is none of text": (
        "# coding: rot13\n" + RIGHT,
        (
            "error",
            f"{UNREADABLE}: 'rot13' is not a text encoding; use codecs.open() to handle arbitrary "
            "codecs; save it as UTF-8",
        ),
    ),
    "UTF-8 with a mark": (UMLAUT.encode("utf-8-sig"), IS_RIGHT),
    "CRLF": (RIGHT.replace("\n", "\r\n").encode(), IS_RIGHT),
    "CR": (RIGHT.replace("\n", "\r").encode(), IS_RIGHT),
    "no newline at the end": (RIGHT.rstrip(), IS_RIGHT),
    "form feeds": (RIGHT.replace("\n\n\n", "\n\x0c\n\n"), IS_RIGHT),
    "a syntax error": ("class SGD(:\n    pass\n", ("error", "line 1: SyntaxError: invalid syntax")),
    "an open bracket": ("x = (1,\n", ("error", "line 1: SyntaxError: '(' was never closed")),
    "mixed indentation": (
        "if True:\n        x = 1\n\ty = 2\n",
        ("error", "line 3: TabError: inconsistent use of tabs and spaces in indentation"),
    ),
    "a wrong indentation": (
        "def f():\nreturn 1\n",
        (
            "error",
            "line 2: IndentationError: expected an indented block after function definition on "
            "line 1",
        ),
    ),
    "return outside of a function": (
        RIGHT + "return\n",
        ("error", f"line 11: SyntaxError: 'return' outside function {LOADING}"),
    ),
    "deep brackets": (
        300 * "(" + 300 * ")",
        ("error", "line 1: SyntaxError: too many nested parentheses"),
    ),
    "more than 1 MiB": (
        RIGHT + "#" * 2**20,
        ("error", f"the file has {len(RIGHT) + 2**20} bytes; a submission has at most 1048576"),
    ),
    "1 MiB": (RIGHT + "#" * (2**20 - len(RIGHT)), IS_RIGHT),
    # Which of its own limits Python meets, and how it says so, changes from version to version.
    "one line of 100000 terms": (RIGHT + "x = " + "+".join(100_000 * "1"), ("error", None)),
    "200000 signs": (RIGHT + "x = " + 200_000 * "-" + "1", ("error", None)),
}

INCOMPLETE = "incomplete"
TAKES = "expected: step(params, grads)"
DEFINITIONS: dict[str, Row] = {
    "no class": ("def step(params, grads):\n    pass\n", (INCOMPLETE, f"it defines step; {NAMES}")),
    "many other names": (
        "a = b = c = 1\nclass D: pass\nclass E: pass\ndef f(): pass\n",
        (INCOMPLETE, f"it defines D, E, f, a, b; {NAMES}"),
    ),
    "a name in lower case": (
        RIGHT.replace("class SGD", "class sgd"),
        (INCOMPLETE, f"it defines sgd; {ASKED}: did you mean SGD?"),
    ),
    "an argument that is missing": (
        taking(""),
        (INCOMPLETE, "SGD(...) has no argument `lr`; expected: SGD(lr=0.01)"),
    ),
    "an argument of another name": (
        taking("learning_rate=0.01"),
        (INCOMPLETE, "SGD(...) has no argument `lr`; expected: SGD(lr=0.01)"),
    ),
    "an argument by place alone": (
        taking("lr=0.01, /"),
        (
            "error",
            "TypeError: SGD.__init__() got some positional-only arguments passed as keyword "
            f"arguments: 'lr' {HERE}",
        ),
    ),
    "an argument more that is required": (
        taking("params, lr=0.01"),
        (INCOMPLETE, "SGD(...) needs an argument `params`; expected: SGD(lr=0.01)"),
    ),
    "an argument without its default": (
        sgd(init=INIT.replace("lr=0.01", "lr")),
        (
            "error",
            "TypeError: SGD.__init__() missing 1 required positional argument: 'lr' "
            '(in the case "default arguments")',
        ),
    ),
    "an argument more with a default": (
        sgd(init=INIT.replace("lr=0.01", "lr=0.01, decay=0.0")),
        IS_RIGHT,
    ),
    "any arguments by name": (
        sgd(init=INIT.replace("lr=0.01", "**kw").replace("= lr", '= kw.get("lr", 0.01)')),
        IS_RIGHT,
    ),
    "an argument by name alone": (sgd(init=INIT.replace("lr=0.01", "*, lr=0.01")), IS_RIGHT),
    "no constructor": (
        sgd(init=""),
        (INCOMPLETE, "SGD(...) has no argument `lr`; expected: SGD(lr=0.01)"),
    ),
    "no step": (
        sgd(step="", body=""),
        (INCOMPLETE, "`SGD` has no method `step`; expected: step(params, grads)"),
    ),
    "a step that is a number": (
        sgd(step="    step = 3\n", body=""),
        (INCOMPLETE, "`SGD` has no method `step`; expected: step(params, grads)"),
    ),
    "a step with too few arguments": (
        sgd(step="    def step(self, params):\n", body="        params[0] -= 1\n"),
        (INCOMPLETE, f"`SGD.step` takes (params); {TAKES}"),
    ),
    "a step with too many arguments": (
        sgd(step="    def step(self, params, grads, t):\n"),
        (INCOMPLETE, f"`SGD.step` takes (params, grads, t); {TAKES}"),
    ),
    "a step with one more, which has a default": (
        sgd(step="    def step(self, params, grads, t=0):\n"),
        IS_RIGHT,
    ),
    "a step with other names": (
        sgd(step="    def step(this, params, grads):\n        self = this\n"),
        IS_RIGHT,
    ),
    "a step with any arguments": (
        sgd(step="    def step(self, *both):\n        params, grads = both\n"),
        IS_RIGHT,
    ),
    "a step without self": (
        sgd(step="    def step(params, grads):\n", body="        params[0] -= 1\n"),
        (INCOMPLETE, f"`SGD.step` takes (grads); {TAKES}"),
    ),
    # These two can be called as the contract says; what is wrong with them are their numbers.
    "a static step": (
        sgd(
            "        for p, g in zip(params, grads):\n            p -= 0.5 * g\n",
            step="    @staticmethod\n    def step(params, grads):\n",
        ),
        (
            "wrong",
            f'{UNKNOWN}Case "four steps": off at parameter 0 after step 1.',
        ),
    ),
    "a class method": (
        sgd(
            init="    def __init__(self, lr=0.01):\n        type(self).lr = lr\n\n",
            step="    @classmethod\n    def step(self, params, grads):\n",
        ),
        ("wrong", f"{UNKNOWN}An optimizer moves differently when a second one is at work too."),
    ),
    "a function": (
        "def SGD(lr=0.01):\n    return lr\n",
        (INCOMPLETE, "`SGD` is of type function; expected: class SGD(lr=0.01)"),
    ),
    "a number": ("SGD = 3\n", (INCOMPLETE, "`SGD` is of type int; expected: class SGD(lr=0.01)")),
    "an instance": (
        RIGHT + "SGD = SGD()\n",
        (INCOMPLETE, "`SGD` is of type SGD; expected: class SGD(lr=0.01)"),
    ),
    "a name that is deleted": (
        RIGHT + "del SGD\n",
        (INCOMPLETE, "there is no `SGD`; expected: class SGD(lr=0.01)"),
    ),
    "a class by another name": (
        RIGHT.replace("class SGD", "class Mine") + "\n\nSGD = Mine\n",
        IS_RIGHT,
    ),
    "a class made by a function": (
        RIGHT.replace("class SGD", "class Mine")
        + "\n\ndef made():\n    return Mine\n\n\nSGD = made()\n",
        IS_RIGHT,
    ),
    "pass": (sgd("        pass\n"), (INCOMPLETE, "`step` is not written yet")),
    "dots": (sgd("        ...\n"), (INCOMPLETE, "`step` is not written yet")),
    "a docstring alone": (
        sgd('        """Move."""\n'),
        (INCOMPLETE, "`step` is not written yet"),
    ),
    "a bare return": (sgd("        return\n"), (INCOMPLETE, "`step` is not written yet")),
    "return None": (sgd("        return None\n"), (INCOMPLETE, "`step` is not written yet")),
    "NotImplementedError": (
        sgd("        raise NotImplementedError\n"),
        (INCOMPLETE, "`step` is not written yet"),
    ),
    "NotImplementedError in a helper": (
        sgd(
            "        self.helper()\n\n"
            "    def helper(self):\n        raise NotImplementedError('x')\n"
        ),
        (INCOMPLETE, f"line 12: it is not written yet: NotImplementedError {HERE}"),
    ),
    "NotImplementedError in the constructor": (
        sgd(init="    def __init__(self, lr=0.01):\n        raise NotImplementedError\n\n"),
        (INCOMPLETE, f"line 6: it is not written yet: NotImplementedError {HERE}"),
    ),
    "an import from beside it": (
        "from .helper import x\n" + RIGHT,
        (
            "refused",
            "line 1: imports `.helper`; from-scratch code imports NumPy and the standard library "
            "only",
        ),
    ),
    "an import of another package": (
        "import numpy, pandas.core\n" + RIGHT,
        (
            "refused",
            "line 1: imports `pandas.core`; from-scratch code imports NumPy and the standard "
            "library only",
        ),
    ),
    "a demo that does not run": (RIGHT + "if __name__ == '__main__':\n    1 / 0\n", IS_RIGHT),
    "a demo that does run": (
        RIGHT + "1 / 0\n",
        ("error", f"line 11: ZeroDivisionError: division by zero {LOADING}"),
    ),
    "a module that prints megabytes": (RIGHT + "print(10**6 * 'x')\n", IS_RIGHT),
    "a module that exits": (
        RIGHT + "raise SystemExit\n",
        ("error", f"line 11: SystemExit {LOADING}"),
    ),
    "a module that never returns": (
        RIGHT + "while True: pass\n",
        ("timeout", f"no answer after 0.5 s {LOADING}"),
    ),
    "a module that reads": (
        RIGHT + "input()\n",
        ("error", f"line 11: EOFError: EOF when reading a line {LOADING}"),
    ),
}

RETURNS = "        return {}\n"
STAYS = (
    "mistake",
    "params-rebound: The array that was passed in stays as it was; new values, if there are any, "
    "go to a new one.",
)
MOVES = ("wrong", f"{UNKNOWN}A zero gradient at the very first step changes the parameter.")
LEFT = "it left an array of dtype"
STEPS: dict[str, Row] = {
    # What is returned is not used.
    "returns nan": (sgd(BODY + RETURNS.format("np.nan")), IS_RIGHT),
    "returns objects": (sgd(BODY + RETURNS.format("np.array([None, {}])")), IS_RIGHT),
    "returns a view of the input": (sgd(BODY + RETURNS.format("params[0][:1]")), IS_RIGHT),
    "returns another length": (sgd(BODY + RETURNS.format("params + params")), IS_RIGHT),
    "returns nan alone": (sgd(RETURNS.format("np.nan")), STAYS),
    "returns objects alone": (sgd(RETURNS.format("np.array([None, {}])")), STAYS),
    "returns the input alone": (sgd(RETURNS.format("params[0][:1]")), STAYS),
    "returns another length alone": (sgd(RETURNS.format("params + params")), STAYS),
    "returns the new values": (
        sgd(RETURNS.format("[p - self.lr * g for p, g in zip(params, grads)]")),
        STAYS,
    ),
    "is a generator": (sgd(BODY + "        yield\n"), STAYS),
    "is a coroutine": (sgd(step="    async def step(self, params, grads):\n"), STAYS),
    # The lists are the learner's; the arrays are what counts.
    "clears the lists": (sgd(BODY + "        params.clear()\n        grads.clear()\n"), IS_RIGHT),
    "appends to the list": (sgd(BODY + "        params.append(1)\n"), IS_RIGHT),
    "sets entries to None": (sgd(BODY + "        params[:] = [None] * len(params)\n"), IS_RIGHT),
    "sets entries to None alone": (sgd("        params[:] = [None] * len(params)\n"), STAYS),
    "fills with nan": (instead("p[...] = np.nan"), MOVES),
    "fills with inf": (instead("p[...] = np.inf"), MOVES),
    "fills with numbers that overflow": (
        instead("p[...] = 1e308 if p.ndim == 1 else -1e308"),
        ("wrong", f"{UNKNOWN}The same numbers in another shape move differently."),
    ),
    "resizes": (
        also("p.resize((p.size + 1,), refcheck=False)"),
        (
            "error",
            "line 10: ValueError: operands could not be broadcast together with shapes "
            f"(4,) (3,) (4,) {HERE}",
        ),
    ),
    "resizes once": (
        instead("p.size == 4 or p.ndim == 0 or p.resize((4,), refcheck=False)"),
        (
            "error",
            'line 10: ValueError: resize only works on single-segment arrays (in the case "views")',
        ),
    ),
    "changes the shape": (
        also("p.shape = (-1, 1)"),
        (
            "error",
            "line 10: ValueError: non-broadcastable output operand with shape (3,1) doesn't match "
            f"the broadcast shape (3,3) {HERE}",
        ),
    ),
    "changes the dtype to integers": (
        also("p.dtype = np.int64"),
        (
            "error",
            "line 10: UFuncTypeError: Cannot cast ufunc 'subtract' output from dtype('float64') "
            f"to dtype('int64') with casting rule 'same_kind' {HERE}",
        ),
    ),
    "changes the dtype to memory": (
        also("p.dtype = 'V8'"),
        ("error", f"{LEFT} |V8 instead of numbers {HERE}"),
    ),
    "changes the dtype to dates": (
        also("p.dtype = 'M8[s]'"),
        ("error", f"{LEFT} datetime64[s] instead of numbers {HERE}"),
    ),
    "makes them read-only": (
        also("p.flags.writeable = False"),
        ("error", f"line 10: ValueError: output array is read-only {HERE}"),
    ),
    "makes the gradients read-only": (
        also("g.flags.writeable = False"),
        ("error", 'ValueError: assignment destination is read-only (in the case "reused buffers")'),
    ),
    "divides by zero": (
        also("1 / 0"),
        ("error", f"line 11: ZeroDivisionError: division by zero {HERE}"),
    ),
    "uses a name that is not there": (
        instead("p -= self.rl * g"),
        ("error", f"line 10: AttributeError: 'SGD' object has no attribute 'rl' {HERE}"),
    ),
    "raises without words": (instead("assert False"), ("error", f"line 10: AssertionError {HERE}")),
    "raises a group": (
        instead("raise ExceptionGroup('two', [ValueError(1), ValueError(2)])"),
        ("error", f"line 10: ExceptionGroup: two (2 sub-exceptions) {HERE}"),
    ),
}


def first_function(pattern: Pattern) -> str:
    """What is to be written first: of a class its first method."""
    return next(iter([*pattern.contract.methods, *pattern.contract.functions]))


STUBS: dict[str, Row] = {
    f"the stub of {p.slug}": (stub(p), (INCOMPLETE, f"`{first_function(p)}` is not written yet"))
    for p in patterns()
}
TABLE = {**TEXTS, **DEFINITIONS, **STEPS, **STUBS}


# --- files that can be read ------------------------------------------------------------------


# The command runs in this process; the child is forked from it, since a new interpreter for each
# of so many files takes long. Python warns of that where there are threads; the child needs none.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit status, output, errors) of `scratchwork check`."""
    status = cli.main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def one_line(text: str) -> bool:
    return text.isprintable() and "Traceback" not in text


@pytest.mark.parametrize("name", TABLE)
def test_any_file_gets_its_verdict(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, (verdict, summary) = TABLE[name]
    file = tmp_path / "mine.py"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    status, out, err = run(capsys, str(file), "--json", "--seconds", "0.5")
    report = json.loads(out)
    found = (report["verdict"], summary and report["summary"], status, err, out.count("\n"))
    assert found == (verdict, summary, 0 if verdict == "correct" else 1, "", 1)
    assert one_line(report["summary"])


@pytest.mark.parametrize(
    "first",
    [
        "import numpy.linalg, numpy.random, numpy.testing, numpy.typing",
        "import sysconfig, unittest.mock, logging, decimal, sqlite3\nsysconfig.get_config_vars()",
        "import warnings\nwarnings.warn('x')\nx = '\\d'",
    ],
    ids=["any part of NumPy", "any part of the standard library", "what warns"],
)
def test_a_right_file_may_begin_with(first: str) -> None:
    """In a new interpreter: this one has imported much, and makes errors of warnings."""
    report = scratchwork.check(f"{first}\n{RIGHT}")
    assert (report.verdict, report.summary) == IS_RIGHT


def test_a_table_has_no_name_twice() -> None:
    assert len(TABLE) == len(TEXTS) + len(DEFINITIONS) + len(STEPS) + len(STUBS)


def test_a_parameter_whose_bytes_are_turned_is_not_right() -> None:
    """Its bytes are the right ones, but whoever reads the array reads other numbers."""
    turned = (
        "        for p, g in zip(params, grads):\n"
        "            p.dtype = p.dtype.newbyteorder('<')\n"
        "            p -= self.lr * g\n"
        "            p.dtype = p.dtype.newbyteorder('>')\n"
    )
    assert not scratchwork.check(sgd(turned)).ok


@pytest.mark.parametrize("content", ["", "x = (", "class SGD:\n    step = 3\n"])
def test_words_for_people_hold_no_traceback(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    file.write_text(content)
    status, out, err = run(capsys, str(file))
    assert (status, err, [line for line in out.splitlines() if not one_line(line)]) == (1, "", [])


def test_a_name_that_is_no_text_is_shown_somehow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / os.fsdecode(b"m\xffne.py")
    file.write_text(RIGHT)
    for options in ([], ["--json"]):
        status, out, err = run(capsys, str(file), *options)
        assert (status, "correct" in out, err) == (0, True, "")


# --- what is no file, no pattern, or several -------------------------------------------------

START = "`scratchwork start PATTERN` begins one"


def directory(folder: Path) -> tuple[Path, str]:
    return folder, (
        f"{folder} is a directory, not a Python file; `scratchwork watch {folder}` checks all in it"
    )


def absent(folder: Path) -> tuple[Path, str]:
    return folder / "x.py", f"no such file: {folder / 'x.py'}; {START}"


def below_a_file(folder: Path) -> tuple[Path, str]:
    (folder / "file").touch()
    return folder / "file" / "x.py", f"no such file: {folder / 'file' / 'x.py'}; {START}"


def dangling(folder: Path) -> tuple[Path, str]:
    (folder / "x.py").symlink_to(folder / "gone.py")
    return folder / "x.py", f"no such file: {folder / 'x.py'}; {START}"


def loop(folder: Path) -> tuple[Path, str]:
    (folder / "x.py").symlink_to(folder / "x.py")
    return folder / "x.py", f"no such file: {folder / 'x.py'}; {START}"


def fifo(folder: Path) -> tuple[Path, str]:
    os.mkfifo(folder / "x.py")
    return folder / "x.py", f"not a regular file: {folder / 'x.py'}; {START}"


def endless(folder: Path) -> tuple[Path, str]:
    (folder / "x.py").symlink_to("/dev/zero")
    return folder / "x.py", f"not a regular file: {folder / 'x.py'}; {START}"


def too_long(folder: Path) -> tuple[Path, str]:
    name = folder / (300 * "x" + ".py")
    return name, f"cannot read {name}: File name too long"


def in_two(folder: Path) -> tuple[Path, str]:
    both = RIGHT + RIGHT.replace("SGD", "AdaGrad")
    (folder / "x.py").write_text(both)
    file = folder / "x.py"
    return file, (
        f"{file} fits several patterns: adagrad, sgd; say which: scratchwork check {file} adagrad"
    )


NO_FILE: list[Callable[[Path], tuple[Path, str]]] = [
    *(directory, absent, below_a_file, dangling, loop, fifo, endless, too_long, in_two)
]


@pytest.mark.parametrize("made", NO_FILE)
def test_what_cannot_be_checked_is_said_in_one_line(
    made: Callable[[Path], tuple[Path, str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, message = made(tmp_path)
    assert run(capsys, str(path)) == (2, "", f"scratchwork: {message}\n")
    with pytest.raises(ScratchworkError) as raised:
        scratchwork.check(path)
    assert str(raised.value) == message


def test_a_file_that_may_not_be_read_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    monkeypatch.setattr(Path, "read_bytes", denied)  # root may read anything
    message = f"cannot read {file}: Permission denied"
    assert run(capsys, str(file)) == (2, "", f"scratchwork: {message}\n")


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("adma", "no pattern 'adma'; did you mean 'adam'?"),
        ("SGD", "no pattern 'SGD'; did you mean 'sgd'?"),
        ("klingon", "no pattern 'klingon'; `scratchwork list` shows them all"),
        (
            "../optimizers/adam",
            "no pattern '../optimizers/adam'; `scratchwork list` shows them all",
        ),
    ],
)
def test_an_unknown_pattern_is_said_in_one_line(
    slug: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    assert run(capsys, str(file), slug) == (2, "", f"scratchwork: {message}\n")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e9"])
def test_a_time_limit_out_of_range_is_said_in_one_line(
    seconds: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    message = f"scratchwork: --seconds is {float(seconds):g}; expected 0 to 3600\n"
    assert run(capsys, str(file), f"--seconds={seconds}") == (2, "", message)


def test_a_pattern_that_the_file_does_not_define(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    status, out, err = run(capsys, str(file), "adam", "--json")
    summary = "there is no `Adam`; expected: class Adam(lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8)"
    report: dict[str, Any] = json.loads(out)
    assert (status, report["verdict"], report["summary"], err) == (1, "incomplete", summary, "")


@pytest.mark.parametrize("slug", ["adagrad", "sgd"])
def test_a_file_that_fits_several_patterns_is_checked_for_the_one_that_is_named(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = in_two(tmp_path)
    status, out, err = run(capsys, str(file), slug, "--json")
    verdicts = {"adagrad": ("incomplete", 1), "sgd": ("correct", 0)}
    assert (json.loads(out)["verdict"], status, err) == (*verdicts[slug], "")

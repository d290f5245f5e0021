"""The command line: whole outputs as golden text, exit statuses, JSON, colour, and its manners.

SCRATCHWORK_GOLDEN=1 writes the golden files anew.
"""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import scratchwork
from scratchwork import pages, patterns
from scratchwork.catalogue import catalogue
from scratchwork.edits import unmarked
from scratchwork.families import FAMILIES
from scratchwork.model import Pattern, as_json
from scratchwork.stub import stub

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(scratchwork.__file__).parent / "schema"
CLI = [sys.executable, "-m", "scratchwork.faces.cli"]
EXAMPLE = "examples/adam_eps_inside.py"
CORRECT = "tests/learners/adam/correct_list_state.py"
COMMANDS = ("list", "show", "start", "check", "hint", "walk", "watch", "audit")
PATIENCE = 60  # seconds until a test gives up on a process

SGD = """\
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            p {update}
"""
RAISES = SGD.format(update="-= self.rate * g")

Done = tuple[int, str, str]


def run(*arguments: object, stdin: str = "", cwd: Path = ROOT, **env: str) -> Done:
    """(exit status, stdout, stderr) of one command."""
    done = subprocess.run(
        [*CLI, *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout, done.stderr


def golden(name: str, found: str) -> str:
    """The golden text of this name; it becomes `found` if that is asked for."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SCRATCHWORK_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


# --- whole outputs ---------------------------------------------------------------------------

LEARNERS = "tests/learners/adam"
LAYERS = "tests/learners/conv2d"
# name of the golden file: (arguments, exit status)
SHOWN: dict[str, tuple[tuple[str, ...], int]] = {
    "list": (("list",), 0),
    "show_adam": (("show", "adam"), 0),
    "show_adam_hide": (("show", "adam", "--hide"), 0),
    "show_sgd_answers_mistakes": (("show", "sgd", "--answers", "--mistakes"), 0),
    "show_momentum": (("show", "momentum"), 0),
    "show_gotchas": (("show", "gotchas"), 0),
    "show_optimizers": (("show", "optimizers"), 0),
    "show_conv2d_answers": (("show", "conv2d", "--answers"), 0),
    "show_train_step": (("show", "train_step"), 0),
    "check_layer": (("check", f"{LAYERS}/dx_full_correlation_same_kernel.py"), 1),
    "check_loss": (("check", "tests/learners/mse/half_slope_short.py"), 1),
    "check_initializer": (("check", "tests/learners/he_init/fans_summed_plain.py"), 1),
    "check_training": (("check", "tests/learners/train_step/zeroed_too_late_before_step.py"), 1),
    "check_example": (("check", EXAMPLE), 1),
    "check_example_verbose": (("check", EXAMPLE, "--verbose"), 1),
    "check_correct": (("check", CORRECT), 0),
    "check_correct_verbose": (("check", CORRECT, "adam", "-v"), 0),
    "check_convention": (("check", f"{LEARNERS}/epsilon_hat_tf_slots.py"), 0),
    "check_pair": (("check", f"{LEARNERS}/two_sign_flipped_and_eps_root.py"), 1),
    "check_wrong": (("check", f"{LEARNERS}/wrong_running_maximum.py"), 1),
}


@pytest.mark.parametrize(("name", "arguments", "status"), [(n, *a) for n, a in SHOWN.items()])
def test_the_whole_output(name: str, arguments: tuple[str, ...], status: int) -> None:
    found = run(*arguments)
    assert found == (status, golden(name, found[1]), "")


# name of the golden file: (source, exit status)
WRITTEN = {
    "check_error": (RAISES, 1),
    "check_loading": ("import math\n\nmath.sqrt(-1)\n", 1),
    "check_syntax": ("class SGD:\n    def step(self\n", 1),
    "check_stub": (stub(catalogue().pattern("sgd")), 1),
    "check_refused": (f"import torch\n\n{SGD.format(update='-= self.lr * g')}", 1),
    "check_printing": (f"print('hello')\n\n{SGD.format(update='+= self.lr * g')}", 1),
    "check_convention_of_momentum": (
        catalogue()
        .pattern("momentum")
        .source.replace("p -= self.lr * self", "p -= self.lr * (g + self.momentum * self")
        .replace("  # (2)", ")"),
        0,
    ),
}


@pytest.mark.parametrize(("name", "source", "status"), [(n, *w) for n, w in WRITTEN.items()])
def test_the_whole_output_for_a_source(tmp_path: Path, name: str, source: str, status: int) -> None:
    # In its own folder, so that the name that is printed is always the same.
    (tmp_path / "mine.py").write_text(source)
    slug = "momentum" if "momentum" in name else "sgd"
    found = run("check", "mine.py", slug, cwd=tmp_path)
    assert found == (status, golden(name, found[1]), "")


def test_a_timeout(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(SGD.format(update="-= 0\n            while True: pass"))
    found = run("check", "mine.py", "--seconds", "0.3", cwd=tmp_path)
    assert found == (1, golden("check_timeout", found[1]), "")


def test_standard_input() -> None:
    source = (ROOT / EXAMPLE).read_text(encoding="utf-8")
    status, shown, said = run("check", "-", stdin=source)
    from_file = run("check", EXAMPLE)[1]
    # The same words, but no next command: there is no file to name in one.
    head, _, rest = from_file.partition("\n")
    assert head == f"✗ mistake  {EXAMPLE} · adam"
    expected = f"✗ mistake  <stdin> · adam\n{rest}"
    assert (status, said) == (1, "")
    assert shown == expected.partition("\n\n  next: ")[0] + "\n"


def test_standard_input_with_a_pattern() -> None:
    status, shown, said = run("check", "-", "sgd", stdin=SGD.format(update="-= self.lr * g"))
    assert (status, shown.splitlines()[0], said) == (0, "✓ correct  <stdin> · sgd", "")


# --- help, version, mistakes in the command --------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_examples(command: str) -> None:
    status, shown, said = run(command, "--help")
    assert (status, said) == (0, "")
    head, _, examples = shown.partition("\nexamples:\n")
    lines = examples.splitlines()
    assert head.startswith(f"usage: scratchwork {command} ")
    assert "--json" in head
    assert len(lines) >= 2
    assert [line for line in lines if not line.startswith(f"  scratchwork {command}")] == []


def test_the_help_names_every_command() -> None:
    status, shown, said = run("--help")
    assert (status, said) == (0, "")
    for command in COMMANDS:
        assert f"\n    {command} " in shown, command
    assert "\nexamples:\n  scratchwork list " in shown


def test_no_command_is_the_help_and_exit_2() -> None:
    assert run() == (2, run("--help")[1], "")


def test_the_version() -> None:
    assert run("--version") == (0, f"scratchwork {scratchwork.__version__}\n", "")


THERE = (
    "sgd.py is there already and was left as it is; name another file: scratchwork start sgd FILE"
)
NOTHING = "`scratchwork start PATTERN` begins one"
# Each is one line that ends in what to do.
MISTAKEN: dict[str, tuple[tuple[str, ...], str]] = {
    "no file": (
        ("check",),
        "the following arguments are required: FILE; see scratchwork check --help",
    ),
    "unknown option": (
        ("show", "adam", "--bogus"),
        "unrecognized arguments: --bogus; see scratchwork show --help",
    ),
    "unknown pattern": (("show", "adm"), "no pattern 'adm'; did you mean 'adam'?"),
    "a pattern like no other": (
        ("show", "zzz"),
        "no pattern 'zzz'; `scratchwork list` shows them all",
    ),
    "no such file": (("check", "nosuch.py"), f"no such file: nosuch.py; {NOTHING}"),
    "no such file to hint at": (("hint", "nosuch.py"), f"no such file: nosuch.py; {NOTHING}"),
    "a directory": (
        ("check", "."),
        ". is a directory, not a Python file; `scratchwork watch .` checks all in it",
    ),
    "no such folder of patterns": (
        ("list", "--patterns", "nosuch"),
        "no folder 'nosuch' to read patterns from",
    ),
    "no seconds": (
        ("check", "sgd.py", "--seconds", "0"),
        "--seconds is 0; expected 0 to 3600",
    ),
    "seconds that are none": (
        ("check", "sgd.py", "--seconds", "soon"),
        "argument --seconds: invalid float value: 'soon'; see scratchwork check --help",
    ),
    "nothing to watch": (("watch", "nosuch"), "no such file or directory: nosuch"),
    "a file that is there": (("start", "sgd"), THERE),
    "a folder that is not there": (
        ("start", "sgd", "no/sgd.py"),
        "cannot write no/sgd.py: No such file or directory",
    ),
}


@pytest.mark.parametrize(("arguments", "expected"), MISTAKEN.values(), ids=list(MISTAKEN))
def test_an_error_is_one_line(tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    (tmp_path / "sgd.py").write_text(SGD.format(update="-= self.lr * g"))
    found = run(*arguments, cwd=tmp_path)
    assert found == (2, "", f"scratchwork: {expected}\n")


def test_an_unknown_command() -> None:
    status, shown, said = run("chekc")
    head, _, tail = said.partition(" (choose from ")  # how Python lists them changes
    assert (status, shown, said.count("\n")) == (2, "", 1)
    assert head == "scratchwork: argument COMMAND: invalid choice: 'chekc'"
    assert tail.endswith("; see scratchwork --help\n")


def test_a_file_that_fits_several_patterns(tmp_path: Path) -> None:
    (tmp_path / "both.py").write_text("class SGD:\n    pass\n\n\nclass Adam:\n    pass\n")
    assert run("check", "both.py", cwd=tmp_path) == (
        2,
        "",
        "scratchwork: both.py fits several patterns: adam, sgd; "
        "say which: scratchwork check both.py adam\n",
    )


# --- start -----------------------------------------------------------------------------------


def test_start_begins_a_file_that_check_calls_incomplete(tmp_path: Path) -> None:
    ready = "sgd.py is ready: fill it in, then  scratchwork check sgd.py\n"
    assert run("start", "sgd", cwd=tmp_path) == (0, ready, "")
    begun = (tmp_path / "sgd.py").read_text()
    assert begun == golden("start_sgd", begun)
    status, shown, said = run("check", "sgd.py", cwd=tmp_path)
    assert (status, shown.splitlines()[0], said) == (1, "✗ incomplete  sgd.py · sgd", "")


def test_start_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "sgd.py"
    file.write_text("precious\n")
    assert run("start", "sgd", cwd=tmp_path) == (2, "", f"scratchwork: {THERE}\n")
    assert run("start", "adam", "sgd.py", cwd=tmp_path)[0] == 2
    assert file.read_text() == "precious\n"


def test_start_does_not_write_through_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "sgd.py").symlink_to(tmp_path / "elsewhere.py")
    assert run("start", "sgd", cwd=tmp_path) == (2, "", f"scratchwork: {THERE}\n")
    assert not (tmp_path / "elsewhere.py").exists()


def test_start_under_a_name_of_ones_own(tmp_path: Path) -> None:
    ready = "first.py is ready: fill it in, then  scratchwork check first.py\n"
    assert run("start", "adam", "first.py", cwd=tmp_path) == (0, ready, "")
    assert (tmp_path / "first.py").read_text() == stub(catalogue().pattern("adam"))


@pytest.mark.parametrize("pattern", catalogue().patterns(), ids=lambda p: p.slug)
def test_hide_shows_no_line_of_the_template(pattern: Pattern) -> None:
    hidden = run("show", pattern.slug, "--hide")[1]
    marked = [unmarked(line).strip() for line in pattern.source.splitlines() if "  # (" in line]
    assert len(marked) == len(pattern.equations)
    assert [line for line in marked if line in hidden] == []


# --- JSON ------------------------------------------------------------------------------------


def valid(document: Any, schema: str) -> Any:
    """The document, after its schema has been held against it."""
    described = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(document, described)
    return document


def test_every_schema_is_of_a_command() -> None:
    names = sorted(p.stem for p in SCHEMAS.glob("*.json"))
    reports = ["ask", "audit", "comparison", "doctor", "experiment", "grade", "hint", "list"]
    reports += ["page", "path", "progress", "quiz", "report", "review", "show", "start", "trace"]
    reports += ["training"]
    assert names == reports


CHECKED = ("check_example", "check_correct", "check_convention")


@pytest.mark.parametrize("name", CHECKED)
def test_the_json_of_check(name: str) -> None:
    arguments, expected = SHOWN[name]
    status, shown, said = run(*arguments, "--json")
    assert (status, shown.count("\n"), said) == (expected, 1, "")
    report = valid(json.loads(shown), "report.json")
    # The same as through the API, but for the names of files.
    runs = report["verdict"] in ("convention", "mistake")
    assert report == scratchwork.check(ROOT / arguments[1]).to_json() | {
        "file": arguments[1],
        "experiment": f"scratchwork try {arguments[1]} adam" if runs else "",
        "next": f"scratchwork hint {arguments[1]}" if status else "",
    }


@pytest.mark.parametrize("name", list(WRITTEN))
def test_the_json_of_check_for_a_source(name: str) -> None:
    source, expected = WRITTEN[name]
    slug = "momentum" if "momentum" in name else "sgd"
    status, shown, said = run("check", "-", slug, "--json", stdin=source)
    valid(json.loads(shown), "report.json")
    assert (status, said) == (expected, "")


def test_nan_and_infinity_are_strings_in_json() -> None:
    _, shown, _ = run("check", "-", "--json", stdin=SGD.format(update="-= g / 0"))
    report = valid(json.loads(shown, parse_constant=pytest.fail), "report.json")
    assert set(report["counterexample"]["yours"]) <= {"inf", "-inf", "nan"}


def test_the_json_of_list() -> None:
    status, shown, said = run("list", "--json")
    listed = valid(json.loads(shown), "list.json")
    assert (status, said) == (0, "")
    kinds = {"mistakes": "mistake", "conventions": "convention"}
    expected = [
        (
            p.slug,
            p.title,
            {k: [v.slug for v in p.variants if v.kind == kind] for k, kind in kinds.items()},
        )
        for p in catalogue().patterns()
    ]
    assert [
        (p["slug"], p["title"], {k: p[k] for k in kinds}) for p in listed["patterns"]
    ] == expected


@pytest.mark.parametrize("slug", ["adam", "sgd"])
def test_the_json_of_show(slug: str) -> None:
    status, shown, said = run("show", slug, "--json")
    lesson = valid(json.loads(shown), "show.json")
    pattern = catalogue().pattern(slug)
    assert (status, said) == (0, "")
    assert (lesson["source"], lesson["sections"]) == (pattern.source, dict(pattern.sections))


def test_the_json_of_show_hide_is_without_the_source() -> None:
    whole = json.loads(run("show", "adam", "--json")[1])
    hidden = valid(json.loads(run("show", "adam", "--hide", "--json")[1]), "show.json")
    assert hidden == {k: v for k, v in whole.items() if k != "source"}


@pytest.mark.parametrize("page", ["gotchas", *FAMILIES])
def test_the_json_of_a_page(page: str) -> None:
    status, shown, said = run("show", page, "--json")
    assert (status, said) == (0, "")
    document = valid(json.loads(shown), "page.json")
    rows = pages.gotchas(patterns()) if page == "gotchas" else pages.guide(page, patterns())
    assert (document["page"], document["rows"]) == (page, as_json(rows))


def test_the_json_of_start(tmp_path: Path) -> None:
    status, shown, said = run("start", "sgd", "--json", cwd=tmp_path)
    expected = {"version": 1, "pattern": "sgd", "file": "sgd.py"}
    assert (status, valid(json.loads(shown), "start.json"), said) == (0, expected, "")


def test_the_json_of_hint(tmp_path: Path) -> None:
    status, shown, said = run("hint", EXAMPLE, "--json", SCRATCHWORK_STORE=str(tmp_path / "store"))
    hinted = valid(json.loads(shown), "hint.json")
    assert (status, said) == (1, "")
    assert hinted["report"] == json.loads(run("check", EXAMPLE, "--json")[1])
    assert (hinted["hint"]["level"], hinted["hint"]["of"]) == (1, 4)


def test_the_json_of_hint_for_a_file_that_is_right_is_the_report(tmp_path: Path) -> None:
    found = run("hint", CORRECT, "--json", SCRATCHWORK_STORE=str(tmp_path / "store"))
    assert found == run("check", CORRECT, "--json")
    valid(json.loads(found[1]), "report.json")


def test_the_json_of_audit() -> None:
    status, shown, said = run("audit", "sgd", "--json")
    assert (status, valid(json.loads(shown), "audit.json")["ok"], said) == (0, True, "")


def test_json_is_never_coloured() -> None:
    assert "\033" not in run("check", EXAMPLE, "--json", FORCE_COLOR="1", NO_COLOR="")[1]


# --- colour ----------------------------------------------------------------------------------


def on_a_terminal(*arguments: str, **env: str) -> str:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    try:
        subprocess.run(
            [*CLI, *arguments],
            stdout=theirs,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": "", **env},
            timeout=PATIENCE,
        )
    finally:
        os.close(theirs)
    chunks = []
    try:
        while chunk := os.read(ours, 2**16):
            chunks.append(chunk)
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def plain(text: str) -> str:
    """The text without its colours."""
    for code in ("0", "1", "2", "31", "32", "33", "36", "31;1", "32;1"):
        text = text.replace(f"\033[{code}m", "")
    return text


LIST_IN_COLOUR = "\033[1moptimizers\033[0m\n"


def test_colour_on_a_terminal() -> None:
    shown = on_a_terminal("list")
    assert shown.startswith(LIST_IN_COLOUR)
    assert plain(shown) == run("list")[1]


COLOURLESS = {"NO_COLOR": {"NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}}


@pytest.mark.parametrize("env", COLOURLESS.values(), ids=list(COLOURLESS))
def test_no_colour_on_a_terminal_that_wants_none(env: dict[str, str]) -> None:
    assert on_a_terminal("list", **env) == run("list")[1]


COLOURED = {
    "a pipe": ({}, False),
    "FORCE_COLOR": ({"FORCE_COLOR": "1"}, True),
    "both": ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
}


@pytest.mark.parametrize(("env", "expected"), COLOURED.values(), ids=list(COLOURED))
def test_colour_in_a_pipe(env: dict[str, str], expected: bool) -> None:
    colours = {"NO_COLOR": "", "FORCE_COLOR": "", **env}
    shown = run("list", cwd=ROOT, **colours)[1]
    assert (shown.startswith(LIST_IN_COLOUR), "\033" in shown) == (expected, expected)


def test_a_whole_report_in_colour_says_the_same() -> None:
    shown = run("check", EXAMPLE, FORCE_COLOR="1", NO_COLOR="")[1]
    assert shown.startswith("\033[31;1m✗ mistake\033[0m  ")
    assert plain(shown) == run("check", EXAMPLE)[1]


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("200", 100), ("10", 40)])
def test_prose_fits_the_terminal(columns: str, width: int) -> None:
    shown = run("check", EXAMPLE, COLUMNS=columns)[1]
    prose = shown.partition("\n\n  ✓")[0].splitlines()[1:]
    assert max(map(len, prose)) <= width
    assert " ".join(" ".join(prose).split()).startswith("eps-inside-root: Epsilon is inside the")


# --- manners ---------------------------------------------------------------------------------


def without_a_reader(*arguments: str) -> tuple[int, str]:
    """(exit status, stderr) of a command whose output nobody reads.

    As in `scratchwork list | head -1`, but certain: the other end is closed from the start.
    """
    reading, writing = os.pipe()
    os.close(reading)
    # Buffered, as for most people: what is left in the buffer is written at the very end.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [*CLI, *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=env,
        text=True,
        timeout=PATIENCE,
    )
    os.close(writing)
    return done.returncode, done.stderr


UNREAD = {
    "a short text": (("list",), 0),
    "a long text": (("show", "adam", "--answers", "--mistakes"), 0),
    "a matrix": (("audit", "sgd", "--matrix"), 0),
    "a report": (("check", CORRECT), 0),
    # A reader that has seen enough does not make a wrong file right.
    "a report of a mistake": (("check", EXAMPLE), 1),
    "a report of a mistake in JSON": (("check", EXAMPLE, "--json"), 1),
}


@pytest.mark.parametrize(("arguments", "status"), UNREAD.values(), ids=list(UNREAD))
def test_a_reader_that_has_gone_is_no_error(arguments: tuple[str, ...], status: int) -> None:
    assert without_a_reader(*arguments) == (status, "")


def busy_child(of: int, ticks: int) -> bool:
    """Whether a child of a process has used that many hundredths of a second of its own."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it may have ended by now
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == of and int(fields[11]) >= ticks:
                return True
    return False


def test_ctrl_c_ends_in_130_without_a_trace(tmp_path: Path) -> None:
    file = tmp_path / "endless.py"
    file.write_text("while True:\n    pass\n\n\nclass SGD:\n    pass\n")
    process = subprocess.Popen(
        [*CLI, "check", str(file), "--seconds", "50"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + PATIENCE
    while not busy_child(process.pid, ticks=20) and time.monotonic() < deadline:
        time.sleep(0.02)  # until the learner's loop goes round
    process.send_signal(signal.SIGINT)
    shown, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, shown, said) == (130, "", "")


@pytest.mark.parametrize("name", ["check", "hint"])
def test_a_check_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    file = tmp_path / "sgd.py"
    file.write_text(SGD.format(update="+= self.lr * g"))
    assert run(name, "sgd.py", cwd=tmp_path)[0] == 1
    assert sorted(tmp_path.iterdir()) == [file]


def test_options_may_stand_between_the_words() -> None:
    expected = run("check", EXAMPLE, "adam", "--json")
    assert expected[0] == 1
    assert run("check", EXAMPLE, "--json", "adam") == expected
    assert run("check", "--json", EXAMPLE, "adam") == expected


def test_the_installed_command_is_the_module() -> None:
    installed = Path(sys.executable).parent / "scratchwork"
    done = subprocess.run(
        [installed, "--version"], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.stdout == run("--version")[1]

"""No hostile file is judged right, harms the checker, or finds a right number in its memory."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import scratchwork
from scratchwork import submission
from scratchwork.catalogue import catalogue
from scratchwork.checking import report_on
from scratchwork.model import PASSING, Report, Run, ScratchworkError, Trouble
from scratchwork.sandbox import Limits, Worker, spawn, wire
from scratchwork.sandbox.execute import execute
from scratchwork.truth import Truth

HOSTILE = Path(__file__).parent / "hostile"
SECONDS = 0.5

RIGHT = """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            p -= self.lr * g
"""
IS_RIGHT = "SGD is right on all 17 cases."

UNKNOWN = "not right yet, cause unknown: no named mistake does the same. "
MOVES = UNKNOWN + "A zero gradient at the very first step changes the parameter."
UNMOVED = UNKNOWN + "The arrays that were passed in are unchanged after `step`."
HERE = ' (in the case "four steps")'
LOADING = " (while the file was loaded)"
ENDED = "it ended the process instead of returning"
NO_ANSWER = "no answer after 0.5 s"
UNREADABLE = "it answered with something unreadable: "
FROM_SCRATCH = "; from-scratch code imports NumPy and the standard library only"
COMPUTES = "; from-scratch code computes, and does nothing else"

# File: (verdict, summary). None: the words are Python's own, or up to the checker.
VERDICTS: dict[str, tuple[str, str | None]] = {
    # It has the numbers judged by something of its own.
    "patches_numpy": ("wrong", MOVES),
    "patches_np_array": (
        "error",
        f"it left an array of dtype object instead of numbers{HERE}",
    ),
    "equals_everything": (
        "mistake",
        "params-rebound: The array that was passed in stays as it was; new values, if there are "
        "any, go to a new one.",
    ),
    "lies_about_bytes": ("wrong", MOVES),
    "patches_comparison": ("wrong", MOVES),
    "patches_execute": ("wrong", None),
    "patches_observe": ("wrong", UNMOVED),
    "patches_wire": ("error", f"line 32: ValueError{HERE}"),
    "patches_wire_to_unseen": ("error", f"it has no attribute `lr` to change{HERE}"),
    "changes_inputs": ("wrong", UNMOVED),
    # It says that it is right, where people or the checker might listen.
    "forged_report_printed": ("wrong", MOVES),
    "forged_frames_printed": ("wrong", MOVES),
    "prints_at_exit": ("wrong", MOVES),
    "prints_escapes": ("wrong", MOVES),
    "garbage_on_descriptors": (
        "error",
        f"{UNREADABLE}not a frame: Expecting value: line 1 column 1 (char 0){HERE}",
    ),
    "forged_empty_answers": ("wrong", None),
    "forged_numbers": ("wrong", UNMOVED),
    "forged_unseen": ("error", f"no lr{HERE}"),
    "forged_unseen_loading": ("error", None),
    "forged_line": ("error", None),
    "forged_message": ("error", None),
    "forged_fault": ("error", None),
    "forged_deep": ("error", None),
    "forged_length": (
        "error",
        f"{UNREADABLE}a frame of 8589934590 bytes; 67108864 are allowed{LOADING}",
    ),
    # The child is still there, since a case may be asked for once more; its answer is not.
    "forged_unfinished": ("timeout", f"{NO_ANSWER}{LOADING}"),
    # It ends, or raises what is no fault or cannot be told.
    "ends_process": ("error", f"{ENDED}{HERE}"),
    "ends_process_at_import": ("error", f"{ENDED}{LOADING}"),
    "segfaults": ("error", f"{ENDED}{HERE}"),
    "closes_descriptors": ("error", f"{ENDED}{LOADING}"),
    "exits": ("error", f"line 10: SystemExit: 0{HERE}"),
    "raises_unseen": ("error", f"it has no attribute `lr` to change{HERE}"),
    "raises_unseen_at_import": ("error", f"line 21: Unseen: x{LOADING}"),
    "raises_keyboard_interrupt": ("error", f"line 7: KeyboardInterrupt{HERE}"),
    "raises_generator_exit": ("error", f"line 7: GeneratorExit{HERE}"),
    "raises_unprintable": (
        "error",
        f"line 14: Unprintable: (its message cannot be printed){HERE}",
    ),
    "raises_nameless": ("error", None),
    "raises_many_lines": ("error", f"line 7: ValueError: first second third{HERE}"),
    "raises_escapes": ("error", None),
    "raises_surrogates": ("error", None),
    "recurses": ("error", f"line 7: RecursionError: maximum recursion depth exceeded{HERE}"),
    # It uses what from-scratch code may not.
    "imports_catalogue": ("refused", f"line 2: imports `scratchwork.catalogue`{FROM_SCRATCH}"),
    "imports_catalogue_in_step": (
        "refused",
        f"imports `scratchwork`{HERE}{FROM_SCRATCH}",
    ),
    "imports_catalogue_anew": ("refused", f"imports `scratchwork`{HERE}{FROM_SCRATCH}"),
    "imports_torch": ("refused", f"imports `torch`{HERE}{FROM_SCRATCH}"),
    # It does what is no computing.
    "stops_itself": ("refused", f"signals a process: os.kill{HERE}{COMPUTES}"),
    "leaves_child": ("refused", f"starts a process: os.fork{COMPUTES}"),
    "leaves_child_in_own_session": ("refused", f"starts a process: os.fork{COMPUTES}"),
    "writes_file": ("refused", None),
    "raises_limits": ("refused", f"changes its limits: resource.setrlimit{HERE}{COMPUTES}"),
    "signals_checker": ("refused", f"signals a process: os.kill{HERE}{COMPUTES}"),
    "opens_reference": ("refused", None),
    "opens_terminal": ("refused", None),
    "maps_cache": ("refused", None),
    "connects": ("refused", f"opens a connection: socket.getaddrinfo{HERE}{COMPUTES}"),
    "deletes_files": ("refused", f"changes files: os.remove{HERE}{COMPUTES}"),
    "calls_c": ("refused", f"calls machine code: ctypes.dlopen{HERE}{COMPUTES}"),
    "runs_a_command": ("refused", f"starts a process: subprocess.Popen{HERE}{COMPUTES}"),
    # It gets past the audit hook, and meets the kernel.
    "reads_by_fromfile": ("wrong", MOVES),
    "reads_by_memmap": ("refused", f"opens the file '/etc/passwd'{COMPUTES}"),
    "reads_by_io": ("refused", f"opens the file '/etc/passwd'{COMPUTES}"),
    "reads_by_code": ("refused", f"opens the file '/etc/passwd'{COMPUTES}"),
    "reads_parent": ("refused", None),
    "lists_folders": (
        "error",
        f"line 4: PermissionError: [Errno 13] Permission denied: '/'{LOADING}",
    ),
    "empties_the_hook": (
        "error",
        f"line 22: PermissionError: [Errno 1] Operation not permitted{LOADING}",
    ),
    "empties_import_hooks": ("refused", None),
    "calls_by_pythonapi": ("refused", f"calls machine code: ctypes.dlsym{COMPUTES}"),
    "looks_at_environment": ("wrong", MOVES),
    "sets_an_alarm": (
        "error",
        f"line 5: itimer_error: [Errno 1] Operation not permitted{LOADING}",
    ),
    "reduces_itself": ("wrong", MOVES),
    "takes_over_the_reply": ("wrong", None),
    "opens_many": ("error", f"line 6: OSError: [Errno 24] Too many open files{LOADING}"),
    "fills_memory_slowly": ("error", None),
    # It takes all there is.
    "loops_in_step": ("timeout", f"{NO_ANSWER}{HERE}"),
    "loops_at_import": ("timeout", f"{NO_ANSWER}{LOADING}"),
    "loops_in_init": ("timeout", f"{NO_ANSWER}{HERE}"),
    "loops_in_c": ("timeout", f"{NO_ANSWER}{HERE}"),
    "loops_ignoring_signals": ("timeout", f"{NO_ANSWER}{HERE}"),
    "sleeps": ("timeout", f"{NO_ANSWER}{HERE}"),
    "floods_output": ("timeout", f"{NO_ANSWER}{HERE}"),
    "leaves_threads": (
        "error",
        f"line 13: RuntimeError: can't start new thread{LOADING}",
    ),
    "takes_100_gb": (
        "error",
        "line 10: MemoryError: Unable to allocate 93.1 GiB for an array with shape "
        f"(12500000000,) and data type float64{HERE}",
    ),
    # It looks for what it should not find.
    "searches_memory": ("error", f"line 58: ValueError: found nothing{HERE}"),
}


# --- both ways to check a file ---------------------------------------------------------------


def seconds_for(file: Path) -> float:
    """The time limit; a long one for the search, which takes its time on a busy machine."""
    return 20.0 if file.stem == "searches_memory" else SECONDS


def cli(file: Path, *options: str, **how: Any) -> subprocess.Popen[str]:
    """`scratchwork check` in a process of its own, where the child is forked."""
    command = [sys.executable, "-m", "scratchwork.faces.cli", "check", str(file)]
    return subprocess.Popen(
        [*command, "--seconds", str(seconds_for(file)), *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **how,
    )


def ended(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    """(what it printed, what it printed as errors, exit status), of a process that ends."""
    try:
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    return out, err, process.returncode


def checked_both_ways(file: Path) -> dict[str, dict[str, Any]]:
    """The reports as JSON: of a child that the command line forked, and of a spawned one."""
    process = cli(file, "--json")  # it runs while the other one is checked
    try:
        spawned = scratchwork.check(file, limits=Limits(seconds=seconds_for(file)))
    finally:
        out, err, status = ended(process)
    assert (err, status, out.count("\n")) == ("", 0 if spawned.ok else 1, 1)
    return {"forked": json.loads(out), "spawned": spawned.to_json()}


def words(report: dict[str, Any]) -> list[str]:
    """Every text of a report that a face shows as a line."""
    trouble = report["trouble"] or {"message": "", "text": ""}
    yours = (report["counterexample"] or {"yours": ""})["yours"]
    found = [report["summary"], report["ask"], trouble["message"], trouble["text"]]
    found += [f["detail"] for f in report["checklist"]]
    return [*found, *([yours] if isinstance(yours, str) else [])]


def one_line(text: str) -> bool:
    return text.isprintable() and len(text) < 1000 and "Traceback" not in text


def test_every_hostile_file_has_its_verdict() -> None:
    assert sorted(VERDICTS) == sorted(file.stem for file in HOSTILE.glob("*.py"))


def test_no_hostile_file_is_expected_to_pass() -> None:
    assert [name for name, (verdict, _) in VERDICTS.items() if verdict in PASSING] == []


def alive(pid: int) -> bool:
    """Whether a process runs still (a dead one may wait for its parent to look)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def dies(pid: int) -> bool:
    """Whether a process is dead or dies soon; if not, it is killed."""
    deadline = time.monotonic() + 3
    while alive(pid):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            return False
        time.sleep(0.01)
    return True


# What only the kernel stops, where it has what that needs.
KERNEL = {
    "leaves_threads": "seccomp",
    "lists_folders": "landlock",
    "empties_the_hook": "seccomp",
    "sets_an_alarm": "seccomp",
}


@pytest.mark.parametrize("name", VERDICTS)
def test_hostile_files_are_seen_through(name: str, lacking: dict[str, str]) -> None:
    if KERNEL.get(name) in lacking:
        pytest.skip(lacking[KERNEL[name]])
    verdict, summary = VERDICTS[name]
    reports = checked_both_ways(HOSTILE / f"{name}.py")
    found = {way: (r["verdict"], summary and r["summary"]) for way, r in reports.items()}
    assert found == dict.fromkeys(reports, (verdict, summary))
    shown = [text for r in reports.values() for text in words(r)]
    assert [text[:80] for text in shown if not one_line(text)] == []
    folders = (os.environ["SCRATCHWORK_CACHE"], "/tmp")
    assert [f for f in folders if Path(f, f"{name}.bin").exists()] == []


@pytest.mark.parametrize(
    "name",
    [
        "prints_escapes",
        "raises_escapes",
        "raises_surrogates",
        "forged_message",
        "forged_report_printed",
    ],
)
def test_nothing_hostile_reaches_the_terminal(name: str) -> None:
    out, err, status = ended(cli(HOSTILE / f"{name}.py"))
    odd = {c for c in out if not c.isprintable() and c != "\n"}
    head = f"✗ {VERDICTS[name][0]}  {HOSTILE / name}.py · sgd"
    assert (out.splitlines()[:1], odd, err, status) == ([head], set(), "", 1)


def test_descriptors_of_the_caller_are_out_of_reach() -> None:
    """A tool that runs the command may keep pipes of its own open, as `make` does."""
    read, write = os.pipe()
    try:
        ended(cli(HOSTILE / "garbage_on_descriptors.py", "--json", pass_fds=(write,)))
        os.set_blocking(read, False)
        try:
            found = os.read(read, 100)
        except BlockingIOError:
            found = b""
    finally:
        os.close(read)
        os.close(write)
    assert found == b""


# --- nothing right is there to be found ------------------------------------------------------


@pytest.fixture(scope="module")
def sgd() -> Truth:
    return Truth(catalogue().pattern("sgd"))


def test_the_search_finds_what_is_there(sgd: Truth) -> None:
    """In this process, which holds the truth, the hostile file that found nothing finds it all."""
    case = sgd.cases[0].inputs
    spec = case["optimizers"][0]
    kept = float(spec["params"][0][0] - spec["arguments"]["lr"] * spec["grads"][0][0][0])
    held = [sgd.singles, sgd.pattern, [kept], [np.array([kept])], [np.float64(kept).tobytes()]]
    source = (HOSTILE / "searches_memory.py").read_text()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what others have loaded, and is looked at
            _, outcome = execute(source, sgd.pattern.contract, sgd.family.observe, [case])
    finally:
        sys.__dict__.pop("found", None)
    everything = {
        *("Case", "Edit", "Layout", "Pattern", "Rows", "Table", "Truth", "Variant"),
        *("a right number", "the bytes of either", "the source of the reference"),
    }
    assert held
    assert outcome.trouble
    # Not `==`: another test may have left a Report about.
    found = ast.literal_eval(outcome.trouble.message.removeprefix("ValueError: found "))
    assert everything - set(found) == set()


AT_THE_FORK = """
import gc, json, os, sys

opened = []
forked = []


def watch(event, arguments):
    if event == "open" and not forked:
        opened.append(os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else "")


def fork():
    found = []
    for container in gc.get_objects():
        if isinstance(container, dict):
            found += list(container.values())
        elif isinstance(container, (list, tuple)):
            found += list(container)
    texts = [value for value in found if type(value) is str]
    kinds = {type(value).__name__ for value in found if "scratchwork" in type(value).__module__}
    forked.append((set(sys.modules), texts, kinds))
    return real()


real, os.fork = os.fork, fork
sys.addaudithook(watch)
from scratchwork import paths
from scratchwork.catalogue import OURS
from scratchwork.faces import cli

status = cli.main(["check", sys.argv[1]])
(modules, texts, kinds), = forked
lines = [f.read_text() for f in OURS.glob("optimizers/*/reference.py")]
marks = [line for text in lines for line in text.splitlines() if line.endswith(")") and "#" in line]
folders = (str(OURS), str(paths.cache_folder()))
print(json.dumps({
    "status": status,
    "references": len(lines),
    "marked lines": len(marks),
    "opened": [path for path in opened if path.startswith(folders)],
    "modules": [name for name in modules if name.startswith("scratchwork.patterns")],
    "held": [text[:80] for text in texts if any(mark in text for mark in marks)],
    "kinds": sorted(kinds & {"Pattern", "Variant", "Edit", "Truth", "Table", "Rows", "Layout"}),
}))
"""


def test_the_forked_child_inherits_nothing_of_any_reference(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    scratchwork.check(file)  # so that there are cached results that could be read
    found = subprocess.run(
        [sys.executable, "-c", AT_THE_FORK, str(file)], capture_output=True, text=True, timeout=60
    )
    assert found.stderr == ""
    assert json.loads(found.stdout.splitlines()[-1]) == {
        "status": 0,
        "references": 6,
        "marked lines": 18,
        "opened": [],
        "modules": [],
        "held": [],
        "kinds": [],
    }


# --- whatever a child answers ----------------------------------------------------------------


def received(truth: Truth, replies: bytes) -> Run:
    """What the trusted end makes of the bytes of a child that has ended."""
    request, reply, printed = os.pipe(), os.pipe(), os.pipe()
    os.write(reply[1], replies)
    for fd in (request[0], reply[1], printed[1]):
        os.close(fd)
    worker = Worker(0, request[1], reply[0], printed[0], lambda: 0)
    worker.send("", truth.task)
    return worker.receive()


READY = wire.encode("ready") + wire.encode({"defences": [["limits", True, ""]]})
FINE: dict[str, Any] = {"outputs": {}, "trouble": None, "fault": None}


def judged(truth: Truth, *answers: Any) -> Report:
    """The report on a child that gives these answers, loading first."""
    given = submission.of_source(RIGHT, "mine.py")
    run = received(truth, READY + b"".join(map(wire.encode, answers)))
    return report_on(given, truth, run)


kinds = st.sampled_from(["missing", "raised", "refused", "unseen", "unreached", "died"])
texts = st.text(max_size=5) | kinds
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
small = st.sampled_from(["float64", "float32", "bool", "int64", "complex128", "float16"]).flatmap(
    lambda name: hnp.arrays(name, hnp.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=3))
)
anything = st.recursive(
    scalars | small,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from(
    [f"{w} {i} after step 1" for w in ("parameter", "gradient") for i in (0, 1)]
)
numbers = st.integers() | st.floats()
answers = st.fixed_dictionaries(
    {
        "outputs": st.dictionaries(names | texts, small, max_size=4),
        "trouble": st.none()
        | st.fixed_dictionaries({"kind": kinds, "message": texts, "line": st.none() | numbers}),
        "fault": st.none() | st.tuples(texts, numbers),
    }
)
malformed = st.fixed_dictionaries({"outputs": anything, "trouble": anything, "fault": anything})


@pytest.mark.parametrize("kind", [answers, malformed, anything], ids=["formed", "malformed", "any"])
@settings(derandomize=True, database=None, deadline=None, max_examples=60)
@given(data=st.data(), loads=st.booleans())
def test_any_answers_make_a_report_and_none_that_passes(
    sgd: Truth, kind: st.SearchStrategy[Any], data: st.DataObject, loads: bool
) -> None:
    found = data.draw(st.lists(kind, max_size=3))
    report = judged(sgd, *([FINE] if loads else []), *found)
    assert (report.ok, [t for t in words(report.to_json()) if not one_line(t)]) == (False, [])


def test_a_fault_cannot_smuggle_lines_into_the_checklist(sgd: Truth) -> None:
    nan = {"parameter 0 after step 1": np.array([np.nan])}
    answer = {**FINE, "outputs": nan, "fault": ["x\n✓ correct", 1]}
    report = judged(sgd, FINE, *[answer] * len(sgd.cases))
    assert [t for t in words(report.to_json()) if not one_line(t)] == []


@pytest.mark.parametrize("replies", [b"", READY[:5], b"not ready" * 10], ids=str)
def test_a_child_that_did_not_start_is_no_verdict(sgd: Truth, replies: bytes) -> None:
    with pytest.raises(ScratchworkError) as raised:
        received(sgd, replies)
    assert str(raised.value) == "the sandbox's process did not start: []"


# --- limits ----------------------------------------------------------------------------------


def right_but(line: str) -> str:
    """A right SGD whose `step` begins with one line more."""
    head = "    def step(self, params, grads):\n"
    return "import sys\nimport numpy as np\n" + RIGHT.replace(head, f"{head}        {line}\n")


def test_the_time_limit_names_the_case() -> None:
    source = right_but("while params[0].dtype == np.float32: pass")
    report = scratchwork.check(source, limits=Limits(seconds=SECONDS))
    assert (report.verdict, report.summary) == (
        "timeout",
        'no answer after 0.5 s (in the case "float32")',
    )
    # What was seen before holds; what came after was not seen.
    after = [f.ok for f in report.checklist if f.heading == "edges"]
    assert ([f.ok for f in report.checklist if f.heading == "state"], after) == (
        [True] * len([f for f in report.checklist if f.heading == "state"]),
        [None] * len(after),
    )


def test_the_memory_limit_names_the_line() -> None:
    source = right_but("np.ones(2**24)")
    report = scratchwork.check(source, limits=Limits(memory=2**26))
    message = (
        "MemoryError: Unable to allocate 128. MiB for an array with shape (16777216,) and data "
        'type float64 (in the case "four steps")'
    )
    assert (report.verdict, report.summary) == ("error", f"line 9: {message}")
    assert report.trouble == Trouble("raised", message, 9, "np.ones(2**24)")


def test_memory_within_the_limit_may_be_used() -> None:
    source = right_but("np.ones(2**22)")
    assert scratchwork.check(source, limits=Limits(memory=2**26)).verdict == "correct"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("'a line\\n'", "a line\n"),
        ("10_000 * 'x'", 10_000 * "x"),
        ("10_001 * 'x'", 10_000 * "x" + "\n[... more was printed]"),
        ("10**6 * 'x'", 10_000 * "x" + "\n[... more was printed]"),
        ("4_000 * '€'", 3_333 * "€" + "�\n[... more was printed]"),
    ],
    ids=["little", "as much as is kept", "one byte more", "much more", "a letter cut in two"],
)
def test_what_is_printed_is_kept_up_to_a_limit(printed: str, kept: str) -> None:
    once = f"sys.__dict__.setdefault('once', []) or sys.once.append(print({printed}, end=''))"
    report = scratchwork.check(right_but(once))
    assert (report.verdict, report.stdout) == ("correct", kept)


def test_a_file_that_prints_50_mb_and_is_right_is_correct() -> None:
    once = "sys.__dict__.setdefault('once', []) or sys.once.append(print(50 * 10**6 * 'x'))"
    report = scratchwork.check(right_but(once))
    assert (report.verdict, report.stdout) == (
        "correct",
        10_000 * "x" + "\n[... more was printed]",
    )


# --- afterwards ------------------------------------------------------------------------------


def descriptors() -> set[str]:
    return set(os.listdir("/proc/self/fd"))  # noqa: PTH208


def children(pid: int) -> set[int]:
    return {
        int(c) for f in Path(f"/proc/{pid}/task").glob("*/children") for c in f.read_text().split()
    }


def descendants(pid: int) -> set[int]:
    """The processes below one, and those below them."""
    below = children(pid)
    return below.union(*map(descendants, below))


@contextlib.contextmanager
def nothing_left_open() -> Iterator[None]:
    spawn().close()  # the fork server stays
    before, processes = descriptors(), descendants(os.getpid())
    yield
    assert descriptors() - before == set()
    assert descendants(os.getpid()) == processes


@pytest.mark.parametrize(
    "source",
    [
        RIGHT,
        RIGHT.replace("p -=", "p ="),
        RIGHT.partition("        for p, g")[0] + "        pass\n",
        "class Unknown:\n    pass\n",
        "class SGD(:\n",
        "import os\nos._exit(0)\nclass SGD: pass\n",
    ],
    ids=["right", "wrong", "unwritten", "unknown", "no Python", "dead"],
)
def test_a_check_leaves_no_descriptor_and_no_process(source: str) -> None:
    with nothing_left_open():
        scratchwork.check(source)


def test_a_worker_that_is_not_used_leaves_nothing() -> None:
    with nothing_left_open():
        worker = spawn()
        worker.close()
        worker.close()


# --- the fork server -------------------------------------------------------------------------


def server_of(pid: int) -> int:
    """The process that `sandbox.server` runs in, made by this one."""
    (found,) = (
        p for p in children(pid) if b"server.serve" in Path(f"/proc/{p}/cmdline").read_bytes()
    )
    return found


def test_one_server_makes_all_children() -> None:
    scratchwork.check(RIGHT)
    server = server_of(os.getpid())
    assert [scratchwork.check(RIGHT).verdict for _ in range(3)] == ["correct"] * 3
    assert server_of(os.getpid()) == server


def test_a_server_that_was_killed_is_replaced() -> None:
    scratchwork.check(RIGHT)
    server = server_of(os.getpid())
    os.kill(server, signal.SIGKILL)
    assert scratchwork.check(RIGHT).verdict == "correct"
    assert server_of(os.getpid()) != server


def test_threads_may_check_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(lambda _: scratchwork.check(RIGHT).verdict, range(16)))
    assert verdicts == ["correct"] * 16


FORKED = """
import os, scratchwork
source = open({file!r}).read()
assert scratchwork.check(source).verdict == "correct"
pid = os.fork()
ok = scratchwork.check(source).verdict == "correct"
if pid == 0:
    os._exit(0 if ok else 1)
print(os.waitpid(pid, 0)[1], scratchwork.check(source).verdict)
"""


def test_a_forked_process_may_check_too(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(RIGHT)
    code = FORKED.format(file=str(tmp_path / "mine.py"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr, done.returncode) == ("0 correct\n", "", 0)


ENDLESS = """
import sys, threading, time, scratchwork
from scratchwork.sandbox import Limits
source = "class SGD:\\n    def __init__(self, lr=0.01):\\n        while True: pass\\n"
source += "    def step(self, params, grads):\\n        params[0] -= 0\\n"
check = lambda: scratchwork.check(source, limits=Limits(seconds=60))
threading.Thread(target=check, daemon=True).start()
time.sleep(60)
"""


def test_the_server_and_its_children_end_with_a_caller_that_was_killed() -> None:
    caller = subprocess.Popen([sys.executable, "-c", ENDLESS])
    deadline = time.monotonic() + 30
    while len(processes := descendants(caller.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    caller.kill()
    caller.wait()
    assert len(processes) == 2
    assert [pid for pid in processes if not dies(pid)] == []


def test_right_files_are_right_after_all_this(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    reports = checked_both_ways(file)
    assert {way: (r["verdict"], r["summary"]) for way, r in reports.items()} == {
        "forked": ("correct", IS_RIGHT),
        "spawned": ("correct", IS_RIGHT),
    }

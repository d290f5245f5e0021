"""Many submissions at once: every one gets its grade, whatever the others do."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from joblib.externals.loky import get_reusable_executor

import scratchwork
from scratchwork import ScratchworkError, assignment, grading
from scratchwork.assignment import Assignment, Part, earned
from scratchwork.catalogue import catalogue
from scratchwork.faces import gradebook, grades
from scratchwork.intake import File, Student, students
from scratchwork.model import PASSING, Finding, Grade, Report, Trouble
from scratchwork.sandbox import Limits, fork, kernel
from scratchwork.truth import Truth

TESTS = Path(__file__).parent
LEARNERS, HOSTILE = TESTS / "learners", TESTS / "hostile"
SCHEMAS = Path(scratchwork.__file__).parent / "schema"
KNOWN = catalogue()
SGD = assignment.single("sgd", KNOWN)
QUICK = Limits(seconds=0.5)
CLI = [sys.executable, "-m", "scratchwork.faces.cli", "grade"]


def one(name: str, source: str | bytes, file: str = "sgd.py") -> Student:
    data = source.encode() if isinstance(source, str) else source
    return Student(name, (File(file, data),))


def graded(*some: Student, asked: Assignment = SGD, **how: Any) -> dict[str, Grade]:
    return {g.student: g for g in grading.grade(some, asked, jobs=1, **how)}


GOOD = """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            p -= self.lr * g
"""
UP = GOOD.replace("-=", "+=")
LOOPS = GOOD + "\nwhile True: pass\n"


# --- a class -----------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["sgd", "linear", "cross_entropy", "he_init"])
def test_a_class_gets_the_names_that_a_check_gives(slug: str) -> None:
    """On inputs that nobody has seen before."""
    files = sorted((LEARNERS / slug).glob("*.py"))
    label = {f.stem: f.read_text().split("\n", 1)[0][3:-1] for f in files}
    asked = assignment.single(slug, KNOWN)
    found = {
        g.student: grades.mistakes(g) or g.report.verdict
        for g in grading.grade(students([str(LEARNERS / slug)]), asked, jobs=1)
    }
    alike = {name: set(said.split(" + ")) for name, said in found.items()}
    assert alike == {name: set(said.split(" + ")) for name, said in label.items()}


def test_inputs_are_drawn_afresh_unless_a_seed_is_given() -> None:
    def yours(**how: Any) -> Any:
        example = graded(one("ada", UP), **how)["ada"].report.counterexample
        assert example is not None
        return example.code

    assert yours(seed=7) == yours(seed=7)
    assert yours() != yours()


HARM = {
    "loops": "while True: pass",
    "ends": "import os; os._exit(0)",
    "takes all memory": "x = bytearray(100 * 2**30)",
    "prints megabytes": "print('x' * 10**7)",
    "kills": "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
    "is no Python": "def (",
    "is empty": "",
    "holds a zero": "x = '\0'",
    "recurses": "def f(): f()\nf()",
    "raises": "raise SystemExit(0)",
}


def test_one_bad_file_never_costs_another_its_grade() -> None:
    some: list[Student] = []
    for name, source in HARM.items():
        some += [one(name, source), one(f"after {name}", GOOD)]
    found = graded(*some, limits=QUICK)
    assert sorted(found) == sorted(s.name for s in some)
    for name in HARM:
        assert found[name].report.verdict not in PASSING
        assert found[name].points == 0
        assert found[f"after {name}"].report.verdict == "correct"
        assert found[f"after {name}"].points == 100


def test_no_hostile_file_gets_a_point_that_a_wrong_one_does_not() -> None:
    some = list(students([str(HOSTILE)]))
    found = graded(*some, limits=QUICK)
    assert len(found) == len(some) == len(list(HOSTILE.glob("*.py")))
    assert [name for name, g in found.items() if g.report.verdict in PASSING] == []
    assert [name for name, g in found.items() if g.points >= g.out_of] == []


def test_an_error_of_ours_is_a_grade_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("scratchwork.checking.report_on", broken)
    found = graded(one("ada", GOOD))["ada"]
    assert (found.report.verdict, found.report.summary) == ("error", "not graded: a bug")


# --- whose file ------------------------------------------------------------------------------


def handed(*files: File, slug: str = "sgd") -> tuple[str, str]:
    found = graded(Student("ada", files), asked=assignment.single(slug, KNOWN))["ada"].report
    return found.file, found.summary


def test_of_several_files_the_one_that_defines_the_name_counts() -> None:
    other = File("notes.py", b"x = 1")
    mine = File("anything.py", GOOD.encode())
    named = File("my_sgd.py", UP.encode())
    assert handed(other, mine)[0] == "anything.py"
    assert handed(mine, named, other)[0] == "my_sgd.py"


def test_what_is_missing_is_said() -> None:
    lacking = "no file defines `SGD`; there is a.py, b.py"
    assert handed(File("a.py", b"x = 1"), File("b.py", b"")) == ("", lacking)
    assert handed() == ("", "no file defines `SGD`; there is no file at all")
    assert handed(File("big.py", b"", "more than 10 bytes")) == ("big.py", "more than 10 bytes")


def test_a_notebook_is_graded_by_its_cell() -> None:
    cells = [
        {"cell_type": "code", "source": text, "metadata": {}, "outputs": []}
        for text in ("import matplotlib.pyplot as plt\n%matplotlib inline", GOOD, "plt.plot([1])")
    ]
    data = json.dumps({"cells": cells}).encode()
    assert handed(File("hw.ipynb", data))[1] == "SGD is right on all 17 cases."
    assert handed(File("hw.ipynb", b"{}"))[1].startswith("not a notebook")


# --- points ----------------------------------------------------------------------------------


def report(verdict: Any, **items: list[bool | None]) -> Report:
    found = [Finding(h, "claim", ok) for h, oks in items.items() for ok in oks]
    return Report("sgd", "", verdict, "", checklist=tuple(found))


def test_points_by_heading() -> None:
    part = Part("sgd", 10, {"state": 6, "edges": 4})
    half = report("mistake", state=[True, False], gradients=[False], edges=[True])
    assert earned(part, half) == {"state": (3, 6), "gradients": (0, 0), "edges": (4, 4)}


def test_points_are_even_where_nothing_is_said() -> None:
    some = report("wrong", state=[True, True, False, None], edges=[False])
    assert earned(Part("sgd", 10), some) == {"state": (3.75, 5), "edges": (0, 5)}


def test_another_convention_has_all_points() -> None:
    some = report("convention", state=[False], edges=[True])
    assert earned(Part("sgd", 10), some) == {"state": (5, 5), "edges": (5, 5)}


def test_what_was_not_run_has_none() -> None:
    assert earned(Part("sgd", 10), report("timeout")) == {"": (0, 10)}


TOML = """
title = "Optimizers"
[[part]]
pattern = "adam"
points = 10
[[part]]
pattern = "sgd"
headings = {state = 3, edges = 1}
"""


def loaded(text: str, folder: Path) -> Assignment:
    path = folder / "course.toml"
    path.write_text(text)
    return assignment.load(path, KNOWN)


def test_the_example_is_the_one_of_the_readme() -> None:
    example = TESTS.parent / "examples" / "course.toml"
    assert f"```toml\n{example.read_text()}```" in (TESTS.parent / "README.md").read_text()
    assert [p.points for p in assignment.load(example, KNOWN).parts] == [10, 6]


def test_an_assignment_from_a_file(tmp_path: Path) -> None:
    parts = (Part("adam", 10), Part("sgd", 4, {"state": 3, "edges": 1}))
    assert loaded(TOML, tmp_path) == Assignment("Optimizers", parts)


WRONG = {
    "part = 1": "is no assignment",
    "x = 1": "it knows no x; only title and [[part]]",
    "": "it has no part",
    "[[part]]": "a part has no pattern",
    '[[part]]\npattern = "adan"': "no pattern 'adan'",
    '[[part]]\npattern = "adam"\ncolour = 1': "a part knows no colour",
    '[[part]]\npattern = "adam"\npoints = "x"': "adam: 'x' is no number of points",
    '[[part]]\npattern = "adam"\npoints = -1': "adam: -1 is no number of points",
    '[[part]]\npattern = "adam"\npoints = true': "adam: True is no number of points",
    '[[part]]\npattern = "adam"\nheadings = {style = 1}': "adam: no heading style",
    '[[part]]\npattern = "adam"\npoints = 3\nheadings = {edges = 1}': "its headings make 1",
    '[[part]]\npattern = "adam"\n[[part]]\npattern = "adam"': "adam is there twice",
    "[[part": "is no assignment",
}


@pytest.mark.parametrize("text", WRONG, ids=list(map(repr, WRONG)))
def test_an_assignment_that_is_wrong_says_what(text: str, tmp_path: Path) -> None:
    with pytest.raises(ScratchworkError) as raised:
        loaded(text, tmp_path)
    assert WRONG[text] in str(raised.value)
    assert "\n" not in str(raised.value)


# --- isolation -------------------------------------------------------------------------------


def test_every_grade_says_which_defences_were_on() -> None:
    found = graded(one("ada", GOOD), one("bob", "def ("))
    assert [d.name for d in found["ada"].defences] == list(kernel.NAMES)
    assert found["bob"].defences == ()


def test_where_a_defence_is_lacking_nothing_is_run_if_all_are_demanded(tmp_path: Path) -> None:
    """A fork of this process in which Landlock is taken away."""
    truth = Truth(KNOWN.pattern("sgd"))
    mark = tmp_path / "was_run"
    source = f"open({str(mark)!r}, 'w')\n" + GOOD

    def none() -> None:
        raise OSError("there is none")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "_take_rules", none)
        patch.setattr(kernel, "_filter_calls", none)
        with fork() as worker:
            worker.send(source, truth.task, Limits(isolation=True))
            run = worker.receive()
    assert run.loading == Trouble("refused", "not run: this machine has no landlock, seccomp")
    assert run.stdout == ""
    assert not mark.exists()


def test_where_all_are_there_demanding_them_changes_nothing(lacking: dict[str, str]) -> None:
    if lacking:
        pytest.skip(str(lacking))
    found = graded(one("ada", GOOD), limits=Limits(isolation=True))["ada"]
    assert found.report.verdict == "correct"


# --- spread ----------------------------------------------------------------------------------


@pytest.fixture(scope="module", autouse=True)
def no_process_for_other_tests() -> Iterator[None]:
    """The processes of a run are kept for the next one: other tests count theirs."""
    yield
    get_reusable_executor().shutdown(wait=True)


def test_processes_give_the_same_grades_as_one() -> None:
    some = list(students([str(LEARNERS / "sgd")]))

    def points(**how: Any) -> dict[str, float]:
        return {g.student: g.points for g in grading.grade(some, SGD, seed=3, **how)}

    assert points(jobs=2) == points(jobs=1)


def test_students_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Student]:
        for n in range(10**9):
            taken.append(n)
            yield one(str(n), GOOD)

    run = grading.grade(endless(), SGD, jobs=1)
    assert next(run).report.verdict == "correct"
    run.close()
    assert len(taken) <= 2 * grading.CHUNK


class Killing:
    """Students, of whom one's turn is when a process of the pool is killed."""

    def __init__(self, some: list[Student], kill: Callable[[], None]):
        self.some, self.kill = some, kill

    def __iter__(self) -> Iterator[Student]:
        for n, student in enumerate(self.some):
            if n == len(self.some) // 2:
                self.kill()
            yield student


def children_of(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return list(map(int, text.split()))


def test_a_killed_process_costs_no_grade() -> None:
    some = [one(f"student {n}", GOOD) for n in range(200)]

    def kill() -> None:
        for pid in children_of(os.getpid()):
            command = Path(f"/proc/{pid}/cmdline").read_text()
            if "loky" in command and "resource_tracker" not in command:
                os.kill(pid, signal.SIGKILL)
                return

    found = [g.student for g in grading.grade(Killing(some, kill), SGD, jobs=2)]
    assert sorted(found) == sorted(s.name for s in some)


def test_a_killed_worker_of_a_cluster_costs_no_grade() -> None:
    distributed = pytest.importorskip("distributed")
    some = [one(f"student {n}", GOOD) for n in range(200)]
    how = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "processes": True}
    with distributed.LocalCluster(**how, silence_logs=50) as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]

        def kill() -> None:
            os.kill(pids[0], signal.SIGKILL)

        run = grading.grade(
            Killing(some, kill), SGD, backend="dask", scheduler=cluster.scheduler_address
        )
        found = [g.student for g in run]
    assert sorted(found) == sorted(s.name for s in some)


# --- the command -----------------------------------------------------------------------------


def command(*arguments: object, cwd: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [*CLI, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def hand_ins(tmp_path: Path) -> Path:
    for name, source in (
        ("ada", GOOD),
        ("bob", UP),
        ("eve", "x = 1"),
        ("=eve", LOOPS),
    ):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "sgd.py").write_text(source)
    return tmp_path


def test_what_the_command_leaves(hand_ins: Path) -> None:
    status, shown, said = command("in", "--pattern", "sgd", "--seconds", 0.5, cwd=hand_ins)
    assert (status, said) == (0, "")
    assert "sgd  4 students" in shown
    assert "    1  ascent    p += self.lr * g\n" in shown
    folder = hand_ins / "grades"
    names = ["grades.csv", "grades.jsonl", "junit.xml", "report.html", "students"]
    assert sorted(p.name for p in folder.iterdir()) == names
    rows = list(csv.DictReader((folder / "grades.csv").read_text().splitlines()))
    assert [(r["student"], r["verdict"], r["mistakes"]) for r in rows] == [
        ("'=eve", "timeout", ""),
        ("ada", "correct", ""),
        ("bob", "mistake", "ascent"),
        ("eve", "incomplete", ""),
    ]
    suite = ElementTree.parse(folder / "junit.xml").getroot()[0]
    counts = {k: suite.get(k) for k in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"}
    assert {r["student"]: r["state"] for r in rows}["ada"] == "20"
    pages = sorted(p.name for p in (folder / "students").iterdir())
    assert pages == ["_eve-d883b8bd.html", "ada.html", "bob.html", "eve.html"]
    mine = (folder / "students" / "bob.html").read_text()
    assert "ascent" in mine
    assert "ada" not in mine
    page = (folder / "report.html").read_text()
    assert "4 students" in page
    assert "<script" not in page


def test_a_run_is_gone_on_with(hand_ins: Path) -> None:
    away = hand_ins / "away"
    away.mkdir()
    for name in ("eve", "=eve"):
        (hand_ins / "in" / name).rename(away / name)
    assert command("in", "--pattern", "sgd", "--json", cwd=hand_ins)[0] == 0
    for name in ("eve", "=eve"):
        (away / name).rename(hand_ins / "in" / name)
    log = hand_ins / "grades" / gradebook.LOG
    before = log.read_text()
    status, _, said = command("in", "--pattern", "sgd", cwd=hand_ins)
    assert (status, said.count("\n")) == (2, 1)
    assert "--resume goes on" in said
    log.write_text(before + '{"student": "cut sho')  # a run that was killed while it wrote
    asked = ("in", "--pattern", "sgd", "--seconds", 0.5, "--resume", "--json")
    status, shown, said = command(*asked, cwd=hand_ins)
    assert (status, said) == (0, "")
    again = {json.loads(line)["student"] for line in shown.splitlines()}
    whole = [json.loads(line)["student"] for line in log.read_text().splitlines()]
    assert again == {"eve", "=eve"}
    assert sorted(whole) == ["=eve", "ada", "bob", "eve"]


def test_an_interrupted_run_keeps_what_is_done(tmp_path: Path) -> None:
    for n in range(400):
        (tmp_path / f"student{n}.py").write_text(GOOD)
    run = subprocess.Popen(
        [*CLI, ".", "--pattern", "sgd", "--out", "out", "--jobs", "1"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    log = tmp_path / "out" / gradebook.LOG
    deadline = time.monotonic() + 60
    while not (log.exists() and log.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    kept = len(log.read_text().splitlines())
    assert 0 < kept < 400
    assert said == f"scratchwork: {kept} grades are kept; --resume goes on\n"
    assert len((tmp_path / "out" / "grades.csv").read_text().splitlines()) == kept + 1


def test_gradescope_gets_its_results(hand_ins: Path) -> None:
    status, _, said = command(
        "in/bob", "--pattern", "sgd", "--gradescope", "results.json", cwd=hand_ins
    )
    assert (status, said) == (0, "")
    found = json.loads((hand_ins / "results.json").read_text())
    assert 0 < found["score"] < 100
    assert sum(t["max_score"] for t in found["tests"]) == pytest.approx(100)
    assert sum(t["score"] for t in found["tests"]) == pytest.approx(found["score"])
    assert {t["status"] for t in found["tests"]} == {"passed", "failed"}


BAD = {
    "nothing asked": (["in"], "say what is graded: --pattern adam, or --assignment course.toml"),
    "both asked": (["in", "--pattern", "sgd", "--assignment", "x"], "say what is graded"),
    "no such pattern": (["in", "--pattern", "sdg"], "no pattern 'sdg'"),
    "nothing there": (["out", "--pattern", "sgd"], "nothing there: out"),
    "no files": (["empty", "--pattern", "sgd"], "no .py, .ipynb or .zip in empty"),
    "no assignment": (["in", "--assignment", "x.toml"], "cannot read x.toml"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line(name: str, hand_ins: Path) -> None:
    (hand_ins / "empty").mkdir()
    arguments, expected = BAD[name]
    status, shown, said = command(*arguments, cwd=hand_ins)
    assert (status, shown, said.count("\n")) == (2, "", 1)
    assert expected in said


# --- JSON ------------------------------------------------------------------------------------


def valid(document: Any, name: str) -> Any:
    """The document, after its schema has been held against it."""
    described = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(document, described)
    return document


def test_the_json_of_grades(hand_ins: Path) -> None:
    shown = command("in", "--pattern", "sgd", "--seconds", 0.5, "--json", cwd=hand_ins)[1]
    rows = [json.loads(line) for line in shown.splitlines()]
    assert sorted(valid(row, "grade.json")["student"] for row in rows) == [
        "=eve",
        "ada",
        "bob",
        "eve",
    ]
    for row in rows:
        valid(row["report"], "report.json")
    log = (hand_ins / "grades" / gradebook.LOG).read_text()
    assert [json.loads(line) for line in log.splitlines()] == rows


def test_the_doctor_says_what_a_child_has() -> None:
    run = [sys.executable, "-m", "scratchwork.faces.cli", "doctor"]
    done = subprocess.run([*run, "--json"], capture_output=True, text=True, timeout=60)
    health = valid(json.loads(done.stdout), "doctor.json")
    assert [d["name"] for d in health["defences"]] == list(kernel.NAMES)
    assert done.returncode == (0 if all(d["on"] for d in health["defences"]) else 1)
    shown = subprocess.run(run, capture_output=True, text=True, timeout=60).stdout
    assert [n for n in kernel.NAMES if f" {n}" not in shown] == []


# --- Gradescope's autograder -------------------------------------------------------------------


def test_the_autograder_runs_where_nothing_but_numpy_is_installed(tmp_path: Path) -> None:
    """Its scripts are run as they are, with the folders of Gradescope moved to another place."""
    assert command("--pattern", "sgd", "--autograder", "a.zip", cwd=tmp_path)[0] == 0
    root = tmp_path / "autograder"
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(root / "source")
        modes = {i.filename: i.external_attr >> 16 for i in archive.infolist()}
    assert (modes["setup.sh"], modes["run_autograder"]) == (0o755, 0o755)
    (root / "venv" / "bin").mkdir(parents=True)
    python = root / "venv" / "bin" / "python"  # stands for the one that setup.sh makes
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    script = (root / "source" / "run_autograder").read_text().replace("/autograder", str(root))

    def results(source: str | None) -> Any:
        hand_in = root / "submission"
        hand_in.mkdir(exist_ok=True)
        (hand_in / "anything.py").unlink(missing_ok=True)
        if source is not None:
            (hand_in / "anything.py").write_text(source)
        subprocess.run(["bash", "-c", script], check=True, timeout=120)
        return json.loads((root / "results" / "results.json").read_text())

    assert results(GOOD)["score"] == 100
    assert 0 < results(UP)["score"] < 100
    assert "no file defines `SGD`" in results(None)["output"]
    (root / "source" / "assignment.toml").write_text("broken = ")
    (root / "results" / "results.json").unlink()
    assert results(GOOD)["score"] == 0


# --- sources from a program --------------------------------------------------------------------


def test_sources_of_all_kinds_are_graded(tmp_path: Path) -> None:
    path = tmp_path / "eve.py"
    path.write_text(UP)
    asked = tmp_path / "course.toml"
    asked.write_text('[[part]]\npattern = "sgd"\npoints = 3')
    sources = [GOOD, ("ada", UP), path, tmp_path / "none.py", one("bob", GOOD)]
    run = scratchwork.grade(sources, asked, jobs=1)
    found = {g.student: (g.report.verdict, g.out_of) for g in run}
    assert found == {
        "0": ("correct", 3),
        "ada": ("mistake", 3),
        "eve": ("mistake", 3),
        "none": ("error", 3),
        "bob": ("correct", 3),
    }
    assert [g.report.verdict for g in scratchwork.grade([GOOD], "sgd", jobs=1)] == ["correct"]


NASTY = "<img src=x onerror=alert(1)>"


def test_what_students_write_is_text_in_every_form(tmp_path: Path) -> None:
    raises = GOOD.replace("p -= self.lr * g", f"raise ValueError({NASTY!r} + chr(27) + ']]>')")
    noted = UP.replace("lr * g", f"lr * g  # {NASTY}")
    for name, source in ((NASTY, raises), ("=1+1", noted)):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / f"{NASTY}.py").write_text(source)
    assert command("in", "--pattern", "sgd", cwd=tmp_path)[0] == 0
    folder = tmp_path / "grades"
    page = (folder / "report.html").read_text()
    assert "<img" not in page
    assert page.count("&lt;img") > 3
    tests = ElementTree.parse(folder / "junit.xml").getroot()[0]
    assert {t.get("name") for t in tests} == {NASTY, "=1+1"}
    table = list(csv.reader((folder / "grades.csv").read_text().splitlines()))
    assert [cell for row in table for cell in row if cell[:1] in ("=", "+", "@")] == []

"""Hints: a ladder for every verdict, one rung a call, kept from one process to the next."""

import json
import os
import sqlite3
import subprocess
import sys
import warnings
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

import scratchwork
from scratchwork.catalogue import Catalogue, catalogue
from scratchwork.edits import apply, unmarked
from scratchwork.model import Hint, Report, Run, Variant
from scratchwork.sandbox.execute import execute
from scratchwork.store import Store
from scratchwork.stub import stub
from scratchwork.truth import Truth
from scratchwork.tutor import hints

ROOT = Path(__file__).parents[1]
LEARNERS = Path(__file__).parent / "learners"
CLI = [sys.executable, "-m", "scratchwork.faces.cli"]
KNOWN: Catalogue = catalogue()
PATIENCE = 60  # seconds until a test gives up on a process

ADAM = KNOWN.pattern("adam").source
EPS = ADAM.replace("(np.sqrt(v_hat) + self.eps)", "np.sqrt(v_hat + self.eps)")
ASCENT = ADAM.replace("p -= ", "p += ")


def ladder(given: str | Path, slug: str | None = None) -> tuple[Hint, ...]:
    return hints(scratchwork.check(given, slug), KNOWN)


def titles(steps: tuple[Hint, ...]) -> list[tuple[int, int, str]]:
    return [(h.level, h.of, h.title) for h in steps]


NAMED = ["What happens", "Where to look", "Its name", "The fix"]
UNNAMED = ["What happens", "Where to look", "The equations", "The reference"]
TROUBLED = ["What happens", "The contract", "The equations", "The reference"]


def numbered(names: list[str]) -> list[tuple[int, int, str]]:
    return [(n, len(names), name) for n, name in enumerate(names, start=1)]


# --- the ladders -----------------------------------------------------------------------------


def test_the_ladder_of_a_mistake_word_for_word() -> None:
    assert ladder(EPS) == (
        Hint(
            1,
            4,
            "What happens",
            "Let v_hat be 0 and eps be 1e-8: what is sqrt(v_hat + eps), "
            "and what is sqrt(v_hat) + eps?",
            "opt = Adam(lr=0.13, beta1=0.7, beta2=0.85, eps=0.3)\n"
            "w = np.array([-1.84])\n"
            "opt.step([w], [np.array([-1.5])])\n"
            "w\n"
            "# yours:    [-1.71788626]\n"
            "# expected: [-1.73166667]",
        ),
        Hint(
            2,
            4,
            "Where to look",
            "Read your code against (5) wₜ = wₜ₋₁ - α m̂ₜ / (√v̂ₜ + ε)",
        ),
        Hint(
            3,
            4,
            "Its name",
            "eps-inside-root: Epsilon is inside the square root, so that it acts as its own "
            "square root, which is far larger. In the reference's words it would read:",
            "p -= self.lr * m_hat / np.sqrt(v_hat + self.eps)",
        ),
        Hint(
            4,
            4,
            "The fix",
            "As a change of that reference:",
            "- p -= self.lr * m_hat / np.sqrt(v_hat + self.eps)\n"
            "+ p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
        ),
    )


def test_the_ladder_of_two_mistakes_has_both() -> None:
    steps = ladder(EPS.replace("p -= ", "p += "))
    assert titles(steps) == numbered(NAMED)
    variants = [KNOWN.pattern("adam").variant(s) for s in ("eps-inside-root", "ascent")]
    assert steps[0].text == variants[0].ask
    assert steps[2].text == (
        f"eps-inside-root and ascent: {variants[0].why} {variants[1].why} "
        "In the reference's words it would read:"
    )
    assert steps[3].code.splitlines() == [
        "- p -= self.lr * m_hat / np.sqrt(v_hat + self.eps)",
        "+ p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
        "- p += self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
        "+ p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
    ]


def test_the_ladder_of_a_mistake_beside_the_equations() -> None:
    source = ADAM.replace("            p -= ", "            p = p - ")
    assert "p = p - self.lr" in source
    rebound = ladder(source.replace("p = p - ", "p = p - 1 * "))
    assert rebound[1].text == "Read your code against (5) wₜ = wₜ₋₁ - α m̂ₜ / (√v̂ₜ + ε)"
    shared = ladder(LEARNERS / "adam" / "shared_by_parameters_state_dict.py")
    assert shared[1].text.startswith(
        "Your equations may stay as they are. Look at what surrounds them: it shows under state"
    )


def test_the_ladder_of_a_convention() -> None:
    steps = ladder(LEARNERS / "adam" / "epsilon_hat_tf_slots.py")
    variant = KNOWN.pattern("adam").variant("epsilon-hat")
    assert titles(steps) == numbered(NAMED)
    assert (steps[0].text, steps[2].code) == (
        variant.ask,
        "step = self.lr * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)\n"
        "p -= step * self.m[i] / (np.sqrt(self.v[i]) + self.eps)",
    )


EQUATIONS_OF_SGD = "(1)  wₜ = wₜ₋₁ - α gₜ"
SGD = KNOWN.pattern("sgd").source
CONTRACT_OF_SGD = "class SGD(lr=0.01)\n    def step(self, params, grads)"


def test_the_ladder_of_an_unknown_wrong() -> None:
    steps = ladder(SGD.replace("self.lr * g", "self.lr * 1.5 * g"))
    assert titles(steps) == numbered(UNNAMED)
    assert steps[1].text == (
        "Four steps with changing gradients land on the right values: not here. "
        'Case "four steps": off at parameter 0 after step 1.'
    )
    assert [h.code for h in steps[2:]] == [EQUATIONS_OF_SGD, SGD.strip()]


def test_the_ladder_of_an_unknown_wrong_starts_at_what_failed() -> None:
    # Its rate has another name, so one finding cannot be told; only the default is wrong.
    source = SGD.replace("lr=0.01", "lr=0.02").replace("self.lr", "self.rate")
    report = scratchwork.check(source)
    assert report.verdict == "wrong"
    assert [(f.ok, f.claim) for f in report.checklist if f.ok is not True] == [
        (None, "A changed lr acts at once"),
        (False, "The default arguments are the contract's"),
    ]
    assert hints(report, KNOWN)[1].text == (
        "The default arguments are the contract's: not here. "
        'Case "default arguments": off at parameter 0 after step 1.'
    )


def test_the_ladder_of_an_error() -> None:
    steps = ladder(SGD.replace("self.lr * g", "self.rate * g"))
    assert titles(steps) == numbered(TROUBLED)
    assert (steps[0].text, steps[0].code) == (
        "line 10: AttributeError: 'SGD' object has no attribute 'rate' "
        '(in the case "four steps")',
        "p -= self.rate * g  # (1)",
    )
    assert [h.code for h in steps[1:]] == [CONTRACT_OF_SGD, EQUATIONS_OF_SGD, SGD.strip()]


def test_the_ladder_of_a_stub() -> None:
    steps = ladder(stub(KNOWN.pattern("sgd")))
    assert titles(steps) == numbered(TROUBLED)
    assert (steps[0].text, steps[0].code) == ("`step` is not written yet", "")
    assert [h.code for h in steps[1:]] == [CONTRACT_OF_SGD, EQUATIONS_OF_SGD, SGD.strip()]


@pytest.mark.parametrize(
    "source", [ADAM, "x = 1\n", "class Adam:\n"], ids=["right", "nothing", "syntax"]
)
def test_no_ladder_where_there_is_nothing_to_say(source: str) -> None:
    assert ladder(source) == ()


@cache
def truth(slug: str) -> Truth:
    return Truth(KNOWN.pattern(slug))


def report_of(slug: str, variant: Variant) -> Report:
    """The report on a variant as a learner's file, without a process of its own."""
    from scratchwork.checking import report_on
    from scratchwork.submission import of_source

    found, pattern = truth(slug), KNOWN.pattern(slug)
    source = apply(pattern.source, variant.forms[0])
    inputs = [c.inputs for c in found.cases]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # in the sandbox, they end nothing
        _, *outcomes = execute(source, pattern.contract, found.family.observe, inputs)
    return report_on(of_source(source), found, Run(tuple(outcomes)))


ALL = {f"{p.slug}:{v.slug}": (p.slug, v) for p in KNOWN.patterns() for v in p.variants}


@pytest.mark.parametrize(("slug", "variant"), ALL.values(), ids=list(ALL))
def test_the_right_line_is_not_shown_before_the_last_hint(slug: str, variant: Variant) -> None:
    steps = hints(report_of(slug, variant), KNOWN)
    assert titles(steps) == numbered(NAMED)
    new = {line.strip() for e in variant.forms[0] for line in unmarked(e.new).splitlines()}
    old = [line.strip() for e in variant.forms[0] for line in unmarked(e.old).splitlines()]
    right = [line for line in old if line not in new]  # what the mistake leaves as it is may stand
    early = [f"{h.text}\n{h.code}".splitlines() for h in steps[:3]]
    assert [line for step in early for line in step if line.strip() in right] == []
    # And the last one gives all of it.
    last = [line.removeprefix("+ ").strip() for line in steps[3].code.splitlines()]
    assert [line for line in right if line not in last] == []


# --- the command -----------------------------------------------------------------------------


class Learner:
    """One learner with a file and a store of progress, in a folder of their own."""

    def __init__(self, folder: Path):
        self.folder, self.file = folder, folder / "adam.py"
        self.store = folder / "kept" / "progress.sqlite3"

    def writes(self, source: str) -> None:
        self.file.write_text(source)

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """(exit status, stdout, stderr) of `scratchwork hint adam.py ...`."""
        done = subprocess.run(
            [*CLI, "hint", "adam.py", *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "SCRATCHWORK_STORE": str(self.store)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.returncode, done.stdout, done.stderr

    def level(self, *arguments: object) -> int:
        """The level of the hint that this call gives."""
        status, shown, said = self.run(*arguments, "--json")
        assert (status, said) == (1, "")
        return json.loads(shown)["hint"]["level"]


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    found = Learner(tmp_path)
    found.writes(EPS)
    return found


def test_each_call_goes_one_level_up_and_the_last_stays(learner: Learner) -> None:
    assert [learner.level() for _ in range(5)] == [1, 2, 3, 4, 4]


def test_the_text_of_a_hint(learner: Learner) -> None:
    assert learner.run("--level", 2) == (
        1,
        "Hint 2 of 4: Where to look\n\n"
        "  Read your code against (5) wₜ = wₜ₋₁ - α m̂ₜ / (√v̂ₜ + ε)\n\n"
        "  next: scratchwork hint adam.py\n",
        "",
    )


def test_tell_gives_the_fix_at_once(learner: Learner) -> None:
    assert learner.run("--tell") == (
        1,
        "Hint 4 of 4: The fix\n\n"
        "  As a change of that reference:\n\n"
        "    - p -= self.lr * m_hat / np.sqrt(v_hat + self.eps)\n"
        "    + p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)\n",
        "",
    )


def test_a_level_by_its_number(learner: Learner) -> None:
    assert [learner.level("--level", n) for n in (3, 1, 4)] == [3, 1, 4]


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_that_there_is_not(learner: Learner, level: int) -> None:
    said = f"scratchwork: there is no level {level}; the levels are 1 to 4\n"
    assert learner.run("--level", level) == (2, "", said)


def test_the_same_mistake_in_a_changed_file_goes_on(learner: Learner) -> None:
    assert learner.level() == 1
    learner.writes(f"# A thought.\n{EPS}")
    assert learner.level() == 2


def test_another_mistake_begins_at_the_first_and_the_old_one_is_not_forgotten(
    learner: Learner,
) -> None:
    assert [learner.level(), learner.level()] == [1, 2]
    learner.writes(ASCENT)
    assert learner.level() == 1
    learner.writes(EPS)
    assert learner.level() == 3


def test_another_file_begins_at_the_first(learner: Learner) -> None:
    assert [learner.level(), learner.level()] == [1, 2]
    (learner.folder / "other").mkdir()
    other = Learner(learner.folder / "other")
    other.store = learner.store
    other.writes(EPS)
    assert other.level() == 1


def test_a_file_that_is_right_gets_its_report(learner: Learner) -> None:
    learner.writes(ADAM)
    status, shown, said = learner.run()
    assert (status, shown.splitlines()[0], said) == (0, "✓ correct  adam.py · adam", "")
    assert not learner.store.exists()  # nothing to remember


def test_a_file_that_fits_no_pattern_gets_its_report(learner: Learner) -> None:
    learner.writes("x = 1\n")
    status, shown, said = learner.run()
    assert (status, shown.splitlines()[0], said) == (1, "✗ incomplete  adam.py", "")


def test_what_is_kept(learner: Learner) -> None:
    learner.level()
    with closing(sqlite3.connect(learner.store)) as connection:
        rows = connection.execute("SELECT kind, about, data FROM events").fetchall()
    sha256 = scratchwork.check(learner.file).sha256
    about = f"{learner.file.resolve()}:adam:eps-inside-root"
    told = {"pattern": "adam", "level": 1, "of": 4, "sha256": sha256}
    assert rows == [("hint", about, json.dumps(told))]


UNUSABLE = "; set SCRATCHWORK_STORE, or --store, to a file that can be written\n"
NONE = (
    "; move it away, and a new one is begun; "
    "`scratchwork progress import` takes what was exported\n"
)


def test_a_store_that_cannot_be_made_keeps_nobody_from_the_first_hint(learner: Learner) -> None:
    learner.store = learner.file / "progress"  # below a file: not even root can make one there
    status, shown, said = learner.run()
    assert (status, shown.splitlines()[0]) == (1, "Hint 1 of 4: What happens")
    assert said.count("\n") == 1
    assert said.startswith(f"scratchwork: not remembered: cannot use {learner.store} (")
    assert said.endswith(f"){UNUSABLE}")


def test_a_store_that_is_none_is_one_clear_line(learner: Learner) -> None:
    learner.store = learner.folder / "diary"
    text = "This is not a database, and long enough to be looked at as one. " * 9
    learner.store.write_text(text)
    unusable = f"cannot use {learner.store} (file is not a database){NONE}"
    assert learner.run() == (2, "", f"scratchwork: {unusable}")
    assert learner.store.read_text() == text


def test_a_hint_by_its_number_needs_no_store(learner: Learner) -> None:
    expected = learner.run("--level", 2)
    learner.store = learner.folder / "diary"
    learner.store.write_text("This is not a database, and long enough to be looked at. " * 9)
    said = f"cannot use {learner.store} (file is not a database){NONE}"
    assert learner.run("--level", 2) == (*expected[:2], f"scratchwork: not remembered: {said}")


def test_two_processes_at_once_lose_nothing(learner: Learner) -> None:
    processes = [
        subprocess.Popen(
            [*CLI, "hint", "adam.py", "--json"],
            cwd=learner.folder,
            env={**os.environ, "SCRATCHWORK_STORE": str(learner.store)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    done = [p.communicate(timeout=PATIENCE) for p in processes]
    assert [(p.returncode, said) for p, (_, said) in zip(processes, done, strict=True)] == [
        (1, ""),
        (1, ""),
    ]
    with closing(sqlite3.connect(learner.store)) as connection:
        events = connection.execute("SELECT kind, about FROM events").fetchall()
    assert events == 2 * [("hint", f"{learner.file.resolve()}:adam:eps-inside-root")]


# --- the store -------------------------------------------------------------------------------


def test_events_are_found_by_what_they_are_about(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "down.sqlite3")
    assert store.last("hint", "a") == {}
    store.add("hint", "a", level=1)
    store.add("hint", "a", level=2)
    store.add("hint", "b")
    store.add("other", "a")
    kinds = [("hint", "a"), ("hint", "b"), ("other", "a"), ("other", "b")]
    assert [Store(store.path).last(*kind) for kind in kinds] == [{"level": 2}, {}, {}, {}]


def test_the_store_lies_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRATCHWORK_STORE", str(tmp_path / "mine"))
    assert Store().path == tmp_path / "mine"
    monkeypatch.delenv("SCRATCHWORK_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert Store().path == tmp_path / "data" / "scratchwork" / "progress.sqlite3"

"""Whole sessions at a terminal, as a learner has them; the screens are golden text.

SCRATCHWORK_GOLDEN=1 writes the golden files anew.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest

from scratchwork import edits
from scratchwork.catalogue import catalogue
from scratchwork.store import Event, Store, stamp

GOLDEN = Path(__file__).parent / "golden"
ADAM, RELU = catalogue().pattern("adam"), catalogue().pattern("relu")
PROMPT = "> "
Step = str | Callable[[], None]


class Learner:
    """Somebody with a store and a folder, at a terminal of 88 columns."""

    def __init__(self, folder: Path):
        self.folder, self.store = folder, Store(folder / "kept.sqlite3")

    def writes(self, name: str, source: str) -> Callable[[], None]:
        """To be done between two lines that are typed."""

        def write() -> None:
            (file,) = self.folder.glob(name)
            file.write_text(source)

        return write

    def did(self, *what: tuple[str, str, dict[str, object]], days_ago: float = 30) -> None:
        """Events of long ago."""
        at = stamp(datetime.now(UTC) - timedelta(days=days_ago))
        events = (Event(0, os.urandom(8).hex(), at, *event) for event in what)
        self.store.merge(events)

    def session(self, command: str, *steps: Step, **variables: str) -> tuple[int | None, str]:
        """(exit status, all that was on the screen).

        Each step is a line that is typed, or is called, when the next prompt is there.
        """
        child = pexpect.spawn(
            sys.executable,
            ["-m", "scratchwork.faces.cli", *command.split()],
            cwd=str(self.folder),
            env={
                **{k: v for k, v in os.environ.items() if k not in ("EDITOR", "VISUAL")},
                "SCRATCHWORK_STORE": str(self.store.path),
                "NO_COLOR": "1",
                "COLUMNS": "88",
                "TERM": "dumb",
                **variables,
            },
            encoding="utf-8",
            timeout=60,
        )
        screen, asked = "", False
        for step in steps:
            if not asked:
                child.expect_exact(PROMPT)
                screen += f"{child.before}{PROMPT}"
            asked = callable(step)
            if callable(step):
                step()
            elif step == "^D":
                child.sendeof()
            elif step == "^C":
                child.sendintr()
            else:
                child.sendline(step)
        child.expect(pexpect.EOF)
        screen += str(child.before)
        child.close()
        return child.exitstatus, cleaned(screen)


def cleaned(screen: str) -> str:
    """The text on the screen, without what differs from day to day."""
    screen = re.sub(r"\x1b\[\?2004[hl]\r?", "", screen).replace("\r\n", "\n").replace("\r", "")
    return re.sub(r"\d{4}-\d\d-\d\d", "YYYY-MM-DD", screen)


def golden(name: str, found: str) -> str:
    path = GOLDEN / f"session_{name}.txt"
    if os.environ.get("SCRATCHWORK_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path)


def kinds(learner: Learner) -> list[str]:
    return [event.kind for event in learner.store.events()]


# --- ask -------------------------------------------------------------------------------------


def test_a_number(learner: Learner) -> None:
    typed = ("0.3", "h", "much", "0.96", "8/3")
    found = learner.session("ask adam second-m-hat --draw 3", *typed)
    assert found == (0, golden("number", found[1]))
    assert kinds(learner) == ["ask", "answer", "nudge", "answer", "answer"]


def test_a_number_that_is_told(learner: Learner) -> None:
    found = learner.session("ask adam second-m-hat --draw 3", "h", "h", "h", "h", "t")
    assert found == (1, golden("told", found[1]))
    assert kinds(learner) == ["ask", "nudge", "nudge", "nudge", "told"]


def test_a_prediction(learner: Learner) -> None:
    found = learner.session("ask adam predict-first-steps --draw 3", "z", "b")
    assert found == (1, golden("prediction", found[1]))
    assert kinds(learner) == ["ask", "answer"]


def test_an_open_question(learner: Learner) -> None:
    typed = ("Outside of it.", "", "h", "It is a floor.", "", "", "5", "1 2")
    found = learner.session("ask adam where-epsilon", *typed)
    assert found == (1, golden("open", found[1]))
    assert learner.store.last("answer", "adam/where-epsilon")["had"] == [1, 2]


def test_an_open_question_in_an_editor(learner: Learner, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "Outside, as a floor." >> "$1"\n')
    editor.chmod(0o755)
    typed = ("e", "", "", "all")
    status, screen = learner.session("ask adam where-epsilon", *typed, EDITOR=str(editor))
    assert (status, "  Outside, as a floor." in screen) == (0, True)
    assert learner.store.last("answer", "adam/where-epsilon")["given"] == "Outside, as a floor."


def test_without_an_editor_it_is_said(learner: Learner) -> None:
    _, screen = learner.session("ask adam where-epsilon", "e", "q")
    assert "there is no editor: set EDITOR to one, such as nano" in screen


@pytest.mark.parametrize("leaving", ["q", "^D", "^C"])
def test_leaving_is_clean_and_what_was_said_is_kept(learner: Learner, leaving: str) -> None:
    status, screen = learner.session("ask adam second-m-hat --draw 3", "0.3", leaving)
    assert (status, "Traceback" in screen) == (0, False)
    assert kinds(learner) == ["ask", "answer"]


def test_one_question_after_the_other(learner: Learner) -> None:
    status, _ = learner.session("ask sgd", "", "", "all", "", "q")
    assert status == 0
    assert [e.about for e in learner.store.of_kind("ask")] == [
        "sgd/stuck-or-oscillate",
        "sgd/learning-rate",
    ]


# --- review ----------------------------------------------------------------------------------


def test_a_review_of_all_kinds(learner: Learner) -> None:
    right = {"verdict": "correct", "mistakes": [], "sha256": "a", "file": "adam.py"}
    learner.did(
        ("check", "adam", right),
        ("ask", "relu/dying-relu", {"draw": 0}),
        ("answer", "relu/dying-relu", {"kind": "open", "right": True, "had": [1, 2, 3], "of": 3}),
    )
    wrong = edits.apply(ADAM.source, ADAM.variant("no-bias-correction").forms[0])
    found = learner.session(
        "review --draw 5",
        *("7", "23", "b", "a"),  # the line, why, and what training shows
        *("A dead neuron.", "", "", "1 2 3"),
        learner.writes("adam_again.py", wrong),
        *("", "h"),
        learner.writes("adam_again.py", ADAM.source),
        "",
    )
    assert found == (0, golden("review", found[1]))
    assert kinds(learner)[3:] == [
        *("spot", "ask", "answer"),
        *("start", "check", "hint", "check"),
    ]


def test_a_review_of_nothing(learner: Learner) -> None:
    status, screen = learner.session("review")
    assert (status, screen) == (
        0,
        "Nothing to review yet: what you are asked, and what you write, comes back here.\n"
        "  next: scratchwork ask\n",
    )


# --- quiz ------------------------------------------------------------------------------------


def test_an_interview(learner: Learner) -> None:
    wrong = edits.apply(ADAM.source, ADAM.variant("no-bias-correction").forms[0])
    found = learner.session(
        "quiz --patterns adam,relu --minutes 20 --draw 3",
        learner.writes("quiz-*/adam.py", wrong),
        *("", "I forgot the correction."),
        learner.writes("quiz-*/adam.py", ADAM.source),
        *("", "8/3"),
        "^C",
    )
    assert found == (130, golden("interview", found[1]))
    found = learner.session(
        "quiz --resume --draw 3", learner.writes("quiz-*/relu.py", RELU.source), "", "0"
    )
    assert found[1] == golden("interview_resumed", found[1])
    status, screen = learner.session("quiz --resume")
    assert (status, screen) == (
        2,
        "scratchwork: no interview waits to be resumed; `scratchwork quiz` begins one\n",
    )


def test_an_interview_without_an_editor_says_so_and_goes_on(learner: Learner) -> None:
    status, screen = learner.session("quiz --patterns relu", "e", "q")
    assert (status, "Traceback" in screen) == (130, False)
    assert "there is no editor: set EDITOR to one, such as nano" in screen


def test_an_interview_whose_time_is_over(learner: Learner) -> None:
    at = stamp(datetime.now(UTC))
    begun = {"patterns": ["adam"], "minutes": 1, "folder": str(learner.folder / "q"), "used": 0}
    events = [{"did": "begin", **begun}, {"did": "pause", "used": 60.0}]
    learner.store.merge(Event(0, f"{n}", at, "quiz", "q-1", e) for n, e in enumerate(events))
    status, screen = learner.session("quiz --resume")
    assert (status, "adam: not handed in" in screen, "needs work" in screen) == (1, True, True)


# --- progress --------------------------------------------------------------------------------


def test_progress_and_the_way(learner: Learner) -> None:
    wrong = {"verdict": "mistake", "mistakes": ["ascent"], "sha256": "a", "file": "sgd.py"}
    right = {"verdict": "correct", "mistakes": [], "sha256": "b", "file": "sgd.py"}
    learner.did(("check", "sgd", wrong), ("check", "sgd", right))
    learner.did(("train", "digits-mlp", {"accuracy": 0.98, "reached": True, "own": ["sgd"]}))
    found = learner.session("progress")
    assert found == (0, golden("progress", found[1]))
    found = learner.session("path digits-mlp")
    assert found == (0, golden("path", found[1]))

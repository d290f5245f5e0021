"""The commands that know a learner, without a terminal; and what they are made of."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import scratchwork
from scratchwork import interview, pathway, reviewing, spotting
from scratchwork.catalogue import catalogue
from scratchwork.faces.cli import main
from scratchwork.interview import Interview, Page
from scratchwork.learner import Card, Learner, Slip, Standing
from scratchwork.model import ScratchworkError
from scratchwork.reviewing import Due
from scratchwork.store import Store, stamp

SCHEMAS = Path(scratchwork.__file__).parent / "schema"
KNOWN = catalogue()
ADAM = KNOWN.pattern("adam")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CODE = {"second-m-hat": "beta1, g1, g2 = 0.8, 1, 4\n"}


class Shell:
    """Commands in this process, with a store of their own."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]):
        self.store, self._capsys = store, capsys

    def __call__(self, *words: object) -> tuple[int, str, str]:
        """(exit status, stdout, stderr)."""
        status = main([*map(str, words), "--store", str(self.store)])
        shown, said = self._capsys.readouterr()
        return status, shown, said

    def json(self, *words: object, status: int = 0) -> dict[str, Any]:
        """What it prints with --json, after its schema has been held against it."""
        found = self(*words, "--json")
        assert (found[0], found[2]) == (status, "")
        document = json.loads(found[1])
        schema = json.loads((SCHEMAS / f"{words[0]}.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(document, schema)
        return document


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path / "kept.sqlite3", capsys)


# --- ask, one step at a time -----------------------------------------------------------------


def test_a_number_step_by_step(shell: Shell) -> None:
    asked = shell.json("ask", "adam", "second-m-hat", "--draw", 3)["asked"]
    assert (asked["kind"], asked["draw"]) == ("number", 3)
    assert asked["code"].startswith(CODE["second-m-hat"])
    hint = shell.json("ask", "adam", "second-m-hat", "--hint")["hint"]
    assert (hint["level"], hint["of"]) == (1, 3)
    wrong = shell.json("ask", "adam", "second-m-hat", "--answer", "0.96", status=1)
    assert wrong["mark"]["said"].startswith("0.96 is what comes out with no-bias-correction")
    assert wrong["points"] == []
    right = shell.json("ask", "adam", "second-m-hat", "--answer", "-2.67", status=1)
    assert right["mark"]["said"] == "the size is right, and the sign is the other one"
    right = shell.json("ask", "adam", "second-m-hat", "--answer", "8/3")
    assert (right["mark"]["right"], len(right["points"])) == (True, 2)
    found = shell("ask", "adam", "second-m-hat", "--answer", "8/3")
    assert found == (
        2,
        "",
        "scratchwork: adam/second-m-hat is not asked at present; "
        "`scratchwork ask adam second-m-hat` asks it\n",
    )


def test_what_is_shown_tells_no_answer(shell: Shell) -> None:
    for pattern in KNOWN.patterns():
        for question in pattern.questions:
            shown = json.dumps(shell.json("ask", pattern.slug, question.slug))
            assert [p for p in question.points if p in shown] == []
            assert [c.holds for c in question.choices if c.holds in shown] == []


def test_a_number_that_is_told(shell: Shell) -> None:
    shell("ask", "adam", "second-m-hat", "--draw", 3)
    told = shell.json("ask", "adam", "second-m-hat", "--tell")
    assert (told["value"], len(told["points"])) == ("m_hat[0] is 2.66667", 2)


def test_a_prediction_is_run(shell: Shell) -> None:
    choices = shell.json("ask", "adam", "predict-first-steps", "--draw", 3)["asked"]["choices"]
    letter = "abcd"[choices.index("three times as long")]
    status, shown, _ = shell("ask", "adam", "predict-first-steps", "--answer", letter)
    assert (status, "adam:no-bias-correction       3.162" in shown) == (0, True)
    assert "  Right. What is seen: three times as long." in shown


def test_an_open_question_in_two_steps(shell: Shell) -> None:
    shell("ask", "adam", "where-epsilon")
    first = shell.json("ask", "adam", "where-epsilon", "--answer", "Outside.")
    assert (first["mark"], len(first["points"])) == (None, 3)
    last = shell.json("ask", "adam", "where-epsilon", "--had", "1,3", status=1)
    assert last["mark"] == {"right": False, "said": "2 of 3 key points", "ask": ""}
    kept = Store(shell.store).last("answer", "adam/where-epsilon")
    assert (kept["given"], kept["had"], kept["of"]) == ("Outside.", [1, 3], 3)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask", "adma"), "no pattern 'adma'; did you mean 'adam'?"),
        (("ask", "adam", "x"), "adam has no question 'x'; expected one of: two-averages, "),
        (("ask", "adam", "second-m-hat", "--answer", "much"), "'much' is no number; a number "),
        (("ask", "adam", "second-m-hat", "--had", "1"), "--had is for open questions; "),
        (("ask", "adam", "where-epsilon", "--had", "4"), "'4': expected numbers from 1 to 3, "),
        (("ask", "adam", "predict-first-steps", "--answer", "z"), "'z' is no choice; expected "),
        (("path", "moon"), "no goal 'moon'; expected a pattern, or one of: digits-mlp, "),
        (("review", "--limit", "0"), "--limit is 0; expected 1 or more"),
        (("quiz",), "an interview is a conversation: it needs a terminal"),
        (("quiz", "--minutes", "0"), "--minutes is 0; expected 1 to 600"),
        (("progress", "import"), "import from which file? scratchwork progress import FILE"),
        (("progress", "import", "no.jsonl"), "cannot read no.jsonl: No such file or directory"),
        (("progress", "export", "no/a.jsonl"), "cannot write no/a.jsonl: No such file or "),
    ],
)
def test_what_cannot_be_done_is_one_line(shell: Shell, words: tuple[str, ...], said: str) -> None:
    for question in ("second-m-hat", "where-epsilon", "predict-first-steps"):
        shell("ask", "adam", question)
    status, shown, line = shell(*words)
    assert (status, shown, line.count("\n")) == (2, "", 1)
    assert line.startswith(f"scratchwork: {said}")


def test_the_next_question_is_a_new_one(shell: Shell) -> None:
    first = shell.json("ask", "sgd")["asked"]["question"]
    assert first == KNOWN.pattern("sgd").questions[0].slug
    shell("ask", "sgd", first, "--tell")
    assert shell.json("ask", "sgd")["asked"]["question"] == KNOWN.pattern("sgd").questions[1].slug


# --- checks and the like are noted -----------------------------------------------------------


def test_from_a_blank_page_to_right(shell: Shell) -> None:
    shell("start", "adam")
    page = Path("adam.py")
    assert shell("check", page)[0] == 1
    page.write_text(ADAM.source.replace("(np.sqrt(v_hat) + self.eps)", "np.sqrt(v_hat + self.eps)"))
    assert shell("check", page)[0] == 1
    assert shell("hint", page)[0] == 1
    found = shell.json("progress")
    assert [(m["mistake"], m["overcome"]) for m in found["mistakes"]] == [("eps-inside-root", "")]
    assert found["next"][0] == {
        "command": "scratchwork hint adam.py",
        "why": "it is not right yet: eps-inside-root",
    }
    page.write_text(ADAM.source)
    assert shell("check", page)[0] == 0
    found = shell.json("progress")
    assert [p["state"] for p in found["places"] if p["pattern"] == "adam"] == ["right"]
    assert [bool(m["overcome"]) for m in found["mistakes"]] == [True]
    assert {card["card"] for card in found["coming"]} == {"spot:adam", "write:adam"}
    kinds = [event.kind for event in Store(shell.store).events()]
    assert kinds == ["start", "check", "check", "hint", "check"]


def test_a_network_that_is_trained_is_a_milestone(shell: Shell) -> None:
    assert shell("train", "digits-mlp")[0] == 0
    mlp, cnn = shell.json("progress")["milestones"]
    assert (mlp["problem"], mlp["accuracy"] >= mlp["goal"], mlp["own"]) == ("digits-mlp", True, 0)
    assert cnn["accuracy"] is None


def test_a_store_that_cannot_be_written_keeps_nobody_from_a_report(shell: Shell) -> None:
    Path("file").write_text("")
    Path("adam.py").write_text(ADAM.source)
    shell.store = Path("file") / "kept"
    status, shown, said = shell("check", "adam.py")
    assert (status, shown.splitlines()[0]) == (0, "✓ correct  adam.py · adam")
    assert said.startswith("scratchwork: not remembered: cannot use file/kept (")


def test_progress_is_carried_elsewhere(shell: Shell) -> None:
    shell("ask", "adam", "second-m-hat", "--draw", 3)
    shell("ask", "adam", "second-m-hat", "--answer", "8/3")
    assert shell("progress", "export", "a.jsonl") == (0, "2 events are in a.jsonl\n", "")
    assert shell("progress", "export")[1] == Path("a.jsonl").read_text(encoding="utf-8")
    here = shell.json("progress")
    shell.store = shell.store.with_name("other.sqlite3")
    assert shell("progress", "import", "a.jsonl") == (0, "2 new events\n", "")
    assert shell("progress", "import", "a.jsonl") == (0, "0 new events\n", "")
    assert shell.json("progress") == here


# --- spot the line ---------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", KNOWN.patterns(), ids=lambda p: p.slug)
def test_every_mistake_has_a_line_and_reasons(pattern: Any) -> None:
    spots = [spotting.spot(pattern, {}, draw) for draw in range(300)]
    mistakes = {v.slug for v in pattern.variants if v.kind == "mistake"}
    assert {s.mistake for s in spots} == mistakes
    for s in spots:
        assert all(1 <= n <= len(s.code.splitlines()) for n in s.lines)
        assert s.why in s.whys
        assert len(set(s.whys)) == len(s.whys) >= 3
        assert s.why not in json.dumps({"code": s.code})


def test_a_line_that_is_gone_is_found_beside_its_place() -> None:
    relu = KNOWN.pattern("linear")
    gone = next(
        s for d in range(300) if (s := spotting.spot(relu, {}, d)).mistake == "bias-forgotten"
    )
    assert [gone.code.splitlines()[n - 1].strip() for n in gone.lines] == ["return x @ self.W.T"]


def test_ones_own_mistakes_come_more_often() -> None:
    own = {"eps-inside-root": Slip(times=1)}
    found = [spotting.spot(ADAM, own, d).mistake == "eps-inside-root" for d in range(2000)]
    others = [spotting.spot(ADAM, {}, d).mistake == "eps-inside-root" for d in range(2000)]
    assert sum(found) > 2 * sum(others) > 0


@pytest.mark.parametrize(
    ("slug", "mistake", "effect"),
    [
        ("adam", "eps-inside-root", spotting.AS_WELL),
        ("adam", "ascent", spotting.WORSE),
        ("linear", "dW-transposed", spotting.BREAKS),
        ("train_step", "gradients-not-zeroed", spotting.WORSE),
    ],
)
def test_what_training_shows_is_run(slug: str, mistake: str, effect: str) -> None:
    pattern = KNOWN.pattern(slug)
    assert spotting.effect(spotting.shown(pattern, pattern.variant(mistake), KNOWN)) == effect


# --- the review's order ----------------------------------------------------------------------


def test_families_take_turns() -> None:
    cards = [Due(str(n), "write", "p", family) for n, family in enumerate("aaabbc")]
    found = [(c.family, c.card) for c in reviewing.interleaved(cards)]
    assert found == [("a", "0"), ("b", "3"), ("c", "5"), ("a", "1"), ("b", "4"), ("a", "2")]


def test_what_is_not_in_the_catalogue_any_more_is_not_asked_for() -> None:
    past = stamp(NOW - timedelta(days=1))
    names = ("question:adam/second-m-hat", "question:adam/no-such", "write:no_such", "spot:sgd")
    learner = Learner(cards={name: Card(new=past) for name in names})
    found = {d.card for d in reviewing.due(learner, KNOWN, NOW)}
    assert found == {"question:adam/second-m-hat", "spot:sgd"}


# --- the way ---------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", [*pathway.GOALS, *KNOWN.slugs()])
def test_a_way_has_what_each_lesson_builds_on_before_it(goal: str) -> None:
    slugs = [p.slug for p in pathway.way(goal, KNOWN)]
    assert len(slugs) == len(set(slugs))
    for n, slug in enumerate(slugs):
        assert set(KNOWN.pattern(slug).builds_on) <= set(slugs[:n])
    assert goal in pathway.GOALS or slugs[-1] == goal


@pytest.mark.parametrize(
    ("standing", "card", "state"),
    [
        (None, None, "new"),
        (Standing(begun="x"), None, "tried"),
        (Standing(begun="x", checks=3), None, "tried"),
        (Standing(begun="x", checks=3, right="x"), Card(reviews=1, rating=3), "right"),
        (
            Standing(begun="x", checks=3, right="x"),
            Card(reviews=2, rating=3, memory={"due": stamp(NOW + timedelta(days=9))}),
            "kept",
        ),
        (
            Standing(begun="x", checks=3, right="x"),
            Card(reviews=2, rating=3, memory={"due": stamp(NOW - timedelta(days=9))}),
            "right",
        ),
        (
            Standing(begun="x", checks=3, right="x"),
            Card(reviews=2, rating=1, memory={"due": stamp(NOW + timedelta(days=9))}),
            "right",
        ),
    ],
)
def test_the_state_of_a_pattern(standing: Any, card: Any, state: str) -> None:
    learner = Learner()
    if standing:
        learner.standings["adam"] = standing
    if card:
        learner.cards["write:adam"] = card
    assert pathway.state(learner, "adam", NOW) == state


def test_the_advice_to_somebody_new_and_to_somebody_who_has_all() -> None:
    assert next(pathway.advice(Learner(), KNOWN, NOW)).command == "scratchwork start sgd"
    learner = Learner()
    for p in KNOWN.patterns():
        learner.standings[p.slug] = Standing(begun="x", checks=1, right="x")
        for q in p.questions:
            learner.cards[f"question:{p.slug}/{q.slug}"] = Card(new=stamp(NOW + timedelta(days=1)))
    assert [a.command for a in pathway.advice(learner, KNOWN, NOW)] == ["scratchwork quiz"]


# --- interviews ------------------------------------------------------------------------------


def page(*verdicts: str, follow_up: bool | None = None) -> Page:
    return Page("adam", list(verdicts), follow_up_right=follow_up)


@pytest.mark.parametrize(
    ("pages", "verdict"),
    [
        ([page("correct", follow_up=True), page("convention", follow_up=True)], "strong pass"),
        ([page("correct", follow_up=True), page("convention", follow_up=False)], "pass"),
        ([page("correct")], "strong pass"),
        ([page("mistake", "correct", follow_up=True)], "pass"),
        ([page("mistake", "correct", follow_up=False)], "borderline"),
        ([page("correct", follow_up=True), page("mistake", "wrong", follow_up=True)], "borderline"),
        ([page("mistake", "mistake", follow_up=True)], "needs work"),
        ([page("correct", follow_up=True), page(), page()], "needs work"),
        ([page()], "needs work"),
    ],
)
def test_the_verdict(pages: list[Page], verdict: str) -> None:
    given = Interview("q", 30, "", {str(n): page for n, page in enumerate(pages)})
    assert given.verdict == verdict


def test_a_follow_up_is_one_on_which_the_mistake_shows() -> None:
    asked = {
        slug: interview.follow_up(ADAM, Page("adam", mistakes=[slug]), Learner(), draw=3)
        for slug in ("m-not-accumulated", "v-not-accumulated")
    }
    assert {slug: question and question.slug for slug, question in asked.items()} == {
        "m-not-accumulated": "second-m-hat",
        "v-not-accumulated": "second-step",
    }


def test_the_pages_are_of_several_families_and_rather_known_ones() -> None:
    learner = Learner()
    for slug in ("sgd", "relu", "mse"):
        learner.standings[slug] = Standing(right="x")
    for draw in range(20):
        assert set(interview.chosen(learner, KNOWN, 45, draw)) == {"sgd", "relu", "mse"}
        found = interview.chosen(Learner(), KNOWN, 60, draw)
        assert len({KNOWN.family(slug) for slug in found}) == len(found) == 4


def test_an_interview_that_is_over_is_not_resumed(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    begun = {"did": "begin", "patterns": ["adam"], "minutes": 30, "folder": "q"}
    store.add("quiz", "q-1", **begun)
    assert interview.unfinished(store).pages["adam"].verdicts == []
    store.add("quiz", "q-1", did="end", used=9.0)
    with pytest.raises(ScratchworkError, match="no interview waits to be resumed"):
        interview.unfinished(store)

"""What is known of a learner follows from the events, and comes back when FSRS says."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating as FsrsRating
from fsrs import Scheduler

from scratchwork import memory
from scratchwork.learner import Diary, Learner, known
from scratchwork.memory import AGAIN, EASY, GOOD, HARD
from scratchwork.model import ScratchworkError
from scratchwork.store import Event, Store, stamp

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
Q, CARD = "adam/second-step", "question:adam/second-step"


class Life:
    """Events, a minute apart unless it is said how long it takes."""

    def __init__(self) -> None:
        self.now, self.events = START, list[Event]()

    def does(self, kind: str, about: str, minutes: float = 1, /, **data: Any) -> Life:
        self.now += timedelta(minutes=minutes)
        number = len(self.events) + 1
        self.events.append(Event(number, f"u{number}", stamp(self.now), kind, about, data))
        return self

    def asked(self, about: str = Q) -> Life:
        return self.does("ask", about, draw=1)

    def answers(self, right: bool, seconds: float = 100, kind: str = "number") -> Life:
        return self.does("answer", Q, kind=kind, right=right, seconds=seconds)

    def checks(self, verdict: str, sha256: str, *mistakes: str, minutes: float = 1) -> Life:
        what = {"verdict": verdict, "sha256": sha256, "mistakes": list(mistakes), "file": "a.py"}
        return self.does("check", "adam", minutes, **what)

    @property
    def learner(self) -> Learner:
        found = Learner()
        for event in self.events:
            found.take(event)
        return found

    def rating(self, card: str = CARD) -> int:
        return self.learner.cards[card].rating


# --- the rating of a question ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("life", "rating"),
    [
        (Life().asked().answers(True), GOOD),
        (Life().asked().answers(True, seconds=20), EASY),
        (Life().asked().answers(True, seconds=20, kind="shape"), GOOD),
        (Life().asked().answers(True, seconds=12, kind="shape"), EASY),
        (Life().asked().answers(False).answers(True, seconds=5), HARD),
        (Life().asked().does("nudge", Q, level=1).answers(True), HARD),
        (Life().asked().answers(False).does("nudge", Q, level=1).answers(True), HARD),
        (Life().asked().answers(False).answers(False).answers(False).answers(True), AGAIN),
        (Life().asked().answers(False).does("told", Q), AGAIN),
        (Life().asked().does("told", Q), AGAIN),
        (Life().asked().answers(False).asked(), AGAIN),
        (Life().asked().answers(True, kind="predict"), GOOD),
        (Life().asked().answers(False, kind="predict"), AGAIN),
    ],
)
def test_the_evidence_makes_the_rating(life: Life, rating: int) -> None:
    assert life.rating() == rating


@pytest.mark.parametrize(
    ("had", "nudges", "rating"),
    [
        ([1, 2, 3, 4], 0, GOOD),
        ([1, 2, 3, 4], 1, HARD),
        ([1, 2], 0, HARD),
        ([1], 0, AGAIN),
        ([], 0, 1),
    ],
)
def test_an_open_answer_is_rated_by_its_key_points(
    had: list[int], nudges: int, rating: int
) -> None:
    life = Life().asked()
    for _ in range(nudges):
        life.does("nudge", Q, level=1)
    life.does("answer", Q, kind="open", right=len(had) == 4, had=had, of=4, seconds=1)
    assert life.rating() == rating


def test_a_question_that_was_only_asked_has_no_card() -> None:
    assert Life().asked().asked().learner.cards == {}


def test_a_question_that_was_renamed_keeps_its_history() -> None:
    life = Life().asked("adam/old")
    life.does("answer", "adam/old", kind="number", right=True, seconds=100)
    life.asked().does("answer", Q, kind="number", right=True, seconds=100, formerly=["adam/old"])
    found = life.learner
    assert (list(found.cards), found.cards[CARD].reviews) == ([CARD], 2)


def test_what_is_not_known_changes_nothing_and_is_kept(tmp_path: Path) -> None:
    life = Life().does("dance", "tango").does("answer", Q).does("ask", "no/such", draw=1)
    life.does("answer", "no/such", kind="number", right=False, seconds=3).does("told", "no/such")
    assert list(life.learner.cards) == ["question:no/such"]
    assert life.learner.upto == 5


# --- pages -----------------------------------------------------------------------------------

WRITE = "write:adam"


@pytest.mark.parametrize(
    ("life", "rating"),
    [
        (Life().checks("correct", "a"), EASY),
        (Life().does("start", "adam").checks("correct", "a", minutes=20), GOOD),
        (Life().does("start", "adam").checks("convention", "a", minutes=20), GOOD),
        (Life().checks("wrong", "a").checks("correct", "b"), HARD),
        (Life().checks("wrong", "a").checks("wrong", "a").checks("correct", "b"), HARD),
        (Life().checks("wrong", "a").checks("error", "b").checks("correct", "c"), HARD),
        (
            Life()
            .checks("wrong", "a")
            .checks("error", "b")
            .checks("wrong", "c")
            .checks("correct", "d"),
            AGAIN,
        ),
        (
            Life()
            .checks("mistake", "a", "no-eps")
            .does("hint", "a.py:adam:no-eps", pattern="adam", level=4, of=4)
            .checks("correct", "b"),
            AGAIN,
        ),
    ],
)
def test_a_page_is_rated_when_it_is_right(life: Life, rating: int) -> None:
    assert life.rating(WRITE) == rating


def test_a_page_is_rated_once_until_it_is_begun_again() -> None:
    life = Life().checks("correct", "a").checks("wrong", "b").checks("correct", "c")
    assert life.learner.cards[WRITE].reviews == 1
    life.does("start", "adam", 60 * 24 * 9).checks("correct", "d")
    assert life.learner.cards[WRITE].reviews == 2


def test_mistakes_are_made_and_overcome() -> None:
    life = Life().checks("mistake", "a", "no-eps").checks("mistake", "a", "no-eps")
    slip = life.learner.standings["adam"].mistakes["no-eps"]
    assert (slip.times, slip.overcome) == (1, "")
    life.checks("mistake", "b", "no-eps", "ascent").checks("correct", "c")
    found = life.learner.standings["adam"]
    assert {name: slip.times for name, slip in found.mistakes.items()} == {"no-eps": 2, "ascent": 1}
    assert {slip.overcome for slip in found.mistakes.values()} == {stamp(life.now)}
    life.checks("mistake", "d", "ascent")
    assert not life.learner.standings["adam"].mistakes["ascent"].overcome


def test_a_line_to_spot_comes_a_day_after_a_page_was_right() -> None:
    life = Life().checks("correct", "a")
    found = life.learner
    found.schedule()
    assert "spot:adam" not in found.due(life.now)
    assert "spot:adam" in found.due(life.now + timedelta(days=1))


@pytest.mark.parametrize(
    ("line", "slips", "why", "effect", "seconds", "rating"),
    [
        (True, 0, True, True, 30, EASY),
        (True, 0, True, False, 30, GOOD),
        (True, 0, True, True, 300, GOOD),
        (True, 0, False, True, 30, HARD),
        (True, 1, True, True, 30, HARD),
        (False, 2, True, True, 30, AGAIN),
    ],
)
def test_the_rating_of_a_line(
    line: bool, slips: int, why: bool, effect: bool, seconds: float, rating: int
) -> None:
    said = {"line": line, "slips": slips, "why": why, "effect": effect, "seconds": seconds}
    assert Life().does("spot", "adam", mistake="no-eps", **said).rating("spot:adam") == rating


def test_the_best_of_a_network_is_kept() -> None:
    life = Life().does("train", "digits-mlp", accuracy=0.96, reached=False, own=[])
    life.does("train", "digits-mlp", accuracy=0.98, reached=True, own=["adam"])
    life.does("train", "digits-mlp", accuracy=0.97, reached=True, own=["adam", "relu"])
    best = life.learner.goals["digits-mlp"]
    assert (best["accuracy"], best["own"]) == (0.98, ["adam"])


# --- snapshots -------------------------------------------------------------------------------


def lives(store: Store, seed: int, many: int = 400) -> Life:
    """A learner's whole history, of every kind of event, in the store."""
    rng, life = random.Random(seed), Life()
    slugs = ("adam", "sgd", "linear")
    for n in range(many):
        slug = rng.choice(slugs)
        about = f"{slug}/{rng.choice(('a', 'b'))}"
        right = rng.random() < 0.7
        wait = rng.choice((1, 5, 700))
        match rng.choice(("ask", "answer", "answer", "nudge", "told", "check", "start", "spot")):
            case "ask":
                life.does("ask", about, wait, draw=n)
            case "answer":
                life.does("answer", about, wait, kind="number", right=right, seconds=n)
            case "check":
                what = {"verdict": "correct" if right else "mistake", "sha256": str(n // 3)}
                life.does("check", slug, wait, **what, mistakes=["m"] * (not right), file="f")
            case "spot":
                said = {"line": right, "slips": 0, "why": True, "effect": True, "seconds": 9}
                life.does("spot", slug, wait, **said)
            case kind:
                life.does(kind, about if kind != "start" else slug, wait, level=1)
    store.merge(life.events)
    return life


@pytest.mark.parametrize("seed", range(5))
def test_step_by_step_is_as_all_at_once(tmp_path: Path, seed: int) -> None:
    store, other = Store(tmp_path / "a.sqlite3"), Store(tmp_path / "b.sqlite3")
    life = lives(store, seed)
    whole = known(store)[0]
    whole.schedule()
    for n in range(0, len(life.events), 30):
        other.merge(life.events[n : n + 30])
        step = known(other)[0]
        step.schedule()
        other.keep(step.upto, step.to_json())
    assert known(other)[0] == whole
    assert Learner.of_json(whole.to_json()) == whole


def test_events_that_are_older_than_the_snapshot_are_put_in_their_place(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a.sqlite3"), Store(tmp_path / "b.sqlite3")
    life = lives(store, 0)
    other.merge(life.events[200:])
    late = known(other)[0]
    other.keep(late.upto, late.to_json())
    other.merge(life.events[:200])
    found, whole = known(other)[0], known(store)[0]
    assert (found.cards, found.standings) == (whole.cards, whole.standings)


def test_a_snapshot_of_another_form_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    lives(store, 0)
    whole = known(store)[0]
    store.keep(whole.upto, {"form": 0, "cards": "of long ago"})
    assert known(store)[0] == whole


def test_what_cannot_be_kept_is_known_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    said: list[str] = []
    diary = Diary(Store(blocked / "progress.sqlite3"), said.append)
    diary.note("ask", Q, draw=1)
    diary.note("answer", Q, kind="number", right=True, seconds=100)
    diary.close()
    assert diary.learner.cards[CARD].rating == GOOD
    assert len(said) == 1
    assert said[0].startswith("not remembered: cannot use")


# --- FSRS ------------------------------------------------------------------------------------


def test_a_card_is_due_when_the_package_says(tmp_path: Path) -> None:
    """The package itself, told of the same reviews in its own words."""
    planned = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, life = FsrsCard(card_id=1), Life()
    days = 0
    for rating, wait in ((GOOD, 0), (HARD, 3), (EASY, 9), (AGAIN, 40), (GOOD, 1)):
        days += wait
        life.now = START + timedelta(days=days)
        life.asked()
        if rating == AGAIN:
            life.does("told", Q)
        else:
            for _ in range(rating == HARD):
                life.answers(False)
            life.answers(True, seconds=10 if rating == EASY else 100)
        card, _ = planned.review_card(card, FsrsRating(rating), life.now)
    found = life.learner
    found.schedule()
    assert found.cards[CARD].due == stamp(card.due)
    assert found.cards[CARD].lapses == 1


def test_without_the_package_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsrs", None)
    memory.scheduler.cache_clear()
    found = Life().asked().answers(True).learner
    with pytest.raises(ScratchworkError) as error:
        found.schedule()
    assert str(error.value).endswith("pip install 'scratchwork[tutor]'")
    assert (len(found.cards[CARD].waiting), found.cards[CARD].due) == (1, "")
    monkeypatch.undo()
    assert found.schedule()
    assert found.cards[CARD].due > stamp(START)


# --- a year ----------------------------------------------------------------------------------

CARDS, DAYS = 120, 365


def year(recalls: Any, seed: int = 0) -> tuple[float, list[int]]:
    """The share that was remembered of what was due, and how many reviews each day had."""
    rng, learner, number = random.Random(seed), Learner(), itertools.count(1)
    planned = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    remembered, load = [], [0] * DAYS

    def happens(when: datetime, kind: str, about: str, /, **data: Any) -> None:
        n = next(number)
        learner.take(Event(n, str(n), stamp(when), kind, about, data))

    for day in range(DAYS):
        now = START + timedelta(days=day)
        new = [f"question:p/q{n}" for n in range(CARDS) if n // 4 == day]  # four a day at first
        for name in [*learner.due(now), *new]:
            about = name.removeprefix("question:")
            card = learner.cards.get(name)
            there = FsrsCard.from_dict(card.memory) if card else None  # type: ignore[arg-type]
            chance = planned.get_card_retrievability(there, now) if there else 1.0
            right = recalls(rng, chance)
            happens(now, "ask", about, draw=0)
            if right:
                happens(now, "answer", about, kind="number", right=True, seconds=100)
            else:
                happens(now, "told", about)
            if card:
                remembered.append(right)
                load[day] += 1
            learner.schedule()
    return sum(remembered) / max(len(remembered), 1), load


def test_who_forgets_as_fsrs_expects_remembers_nine_of_ten() -> None:
    """Cards are asked on the day after they are due at the latest, at a chance of about 0.9."""
    shares = [year(lambda rng, chance: rng.random() < chance, seed)[0] for seed in range(3)]
    assert all(0.86 < share < 0.94 for share in shares), shares


def test_who_remembers_everything_is_asked_less_and_less() -> None:
    share, load = year(lambda rng, chance: True)
    assert share == 1
    months = [sum(load[k : k + 30]) for k in (30, 90, 180, 300)]
    assert months == sorted(months, reverse=True)
    assert sum(load) / CARDS < 6  # reviews of a card in the year: its intervals grow
    assert sum(load[180:]) / 185 < 1  # a day, of 120 cards


def test_who_guesses_is_asked_again_and_again_and_not_without_end() -> None:
    forgets = sum(year(lambda rng, chance: rng.random() < chance)[1])
    share, load = year(lambda rng, chance: rng.random() < 0.25)
    assert 0.2 < share < 0.3
    assert sum(load) > 3 * forgets
    assert max(load) <= CARDS  # at most once a day each

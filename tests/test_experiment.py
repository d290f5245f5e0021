"""Experiments: held against PyTorch; what they show; what is drawn; what is said of bad input."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
import torch
from distributed import LocalCluster

import scratchwork
from scratchwork import ScratchworkError, chart, problems, training
from scratchwork.catalogue import catalogue
from scratchwork.experimenting import Entry, Plan, entries, experiment, ran
from scratchwork.faces import experiments, pictures
from scratchwork.faces.style import Style
from scratchwork.model import Pattern
from scratchwork.problems import ravine, rosenbrock, saddle

CLI = [sys.executable, "-m", "scratchwork.faces.cli", "try"]
SCHEMA = Path(scratchwork.__file__).parent / "schema" / "experiment.json"
KNOWN = catalogue()
STEPS = 400  # later on RMSprop goes back and forth, and that blows up the rounding of the last bit
OPTIMIZERS = ("sgd", "momentum", "adagrad", "rmsprop", "adam")


def command(*arguments: object) -> tuple[int, str, str]:
    done = subprocess.run([*CLI, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


# --- held against PyTorch --------------------------------------------------------------------

TORCH: dict[str, Any] = {
    "sgd": lambda w, lr: torch.optim.SGD([w], lr=lr),
    "momentum": lambda w, lr: torch.optim.SGD([w], lr=lr, momentum=0.9),
    "adagrad": lambda w, lr: torch.optim.Adagrad([w], lr=lr, eps=1e-8),
    "rmsprop": lambda w, lr: torch.optim.RMSprop([w], lr=lr, alpha=0.99, eps=1e-8),
    "adam": lambda w, lr: torch.optim.Adam([w], lr=lr),
}


@pytest.mark.parametrize("slug", OPTIMIZERS)
@pytest.mark.parametrize("problem", [ravine, rosenbrock, saddle], ids=lambda p: p.__name__)
def test_paths_are_those_of_torch(slug: str, problem: Any) -> None:
    found = experiment([slug], on=problem.__name__.rpartition(".")[2])
    (run,) = found.curves[0].runs
    w = torch.tensor(problem.inputs(0)["start"], requires_grad=True)
    optimizer = TORCH[slug](w, problem.SETTINGS[slug]["lr"])
    path = [w.detach().numpy().copy()]
    for _ in range(min(len(run["x"]) - 1, STEPS)):
        optimizer.zero_grad()
        problem.height(*w).backward()  # PyTorch's own gradient
        optimizer.step()
        path.append(w.detach().numpy().copy())
    ours = np.stack([run["x"], run["y"]], axis=1)[: len(path)]
    np.testing.assert_allclose(ours, path, rtol=0, atol=1e-10)


# --- every problem ---------------------------------------------------------------------------


def default(problem: problems.Problem) -> str:
    """A piece of it that suits it."""
    return next((slug for slug in problem.PIECES if slug in problem.SETTINGS), problem.PIECES[0])


@pytest.mark.parametrize("slug", problems.slugs())
def test_a_problem_gives_the_same_curves_to_the_bit(slug: str) -> None:
    what = default(problems.problem(slug))
    one, other = (experiment([what], on=slug, seeds=2, steps=2) for _ in range(2))
    assert one.curves[0].trouble is None
    assert json.dumps(one.to_json()) == json.dumps(other.to_json())


@pytest.mark.parametrize("slug", problems.slugs())
def test_what_is_drawn_was_computed(slug: str) -> None:
    found = experiment([default(problems.problem(slug))], on=slug, steps=3)
    named = {name for c in found.charts for name in (c.x, c.y) if c.kind == "path" or name == c.y}
    assert named <= set(found.curves[0].runs[0])
    assert found.curves[0].figures
    assert all(c.kind != "path" for c in found.charts) == (found.surface is None)


@pytest.mark.parametrize("slug", problems.slugs())
def test_a_problem_says_what_it_is_in_one_line(slug: str) -> None:
    title = problems.title(problems.problem(slug))
    assert 10 < len(title) <= 90
    assert title[0].isupper()


# --- what is asked ---------------------------------------------------------------------------


def asked(*what: str) -> list[tuple[str, dict[str, Any]]]:
    return [(e.label, dict(e.settings or {})) for e in entries(what, KNOWN)]


def test_a_setting_belongs_to_what_is_before_it_and_each_value_is_a_curve() -> None:
    assert asked("momentum", "beta=0.5,0.9", "lr=0.1", "sgd") == [
        ("momentum momentum=0.5 lr=0.1", {"momentum": 0.5, "lr": 0.1}),
        ("momentum momentum=0.9 lr=0.1", {"momentum": 0.9, "lr": 0.1}),
        ("sgd", {}),
    ]


def test_a_variant_is_the_edited_reference() -> None:
    (found,) = entries(["adam:no-eps"], KNOWN)
    assert isinstance(found, Entry)
    assert "np.sqrt(v_hat)\n" in found.source
    assert found.variant == "no-eps"


BAD = {
    "nothing": ((), "nothing to try; expected a pattern, adam:no-eps, or a file"),
    "a pattern": (("adma",), "no pattern 'adma'; did you mean 'adam'?"),
    "a variant": (
        ("adam:eps-inside",),
        "adam has no 'eps-inside'; did you mean adam:eps-inside-root?",
    ),
    "a setting": (("sgd", "beta=0.9"), "sgd has no setting 'beta'; there are: lr"),
    "a value": (("sgd", "lr=high"), "lr is 'high'; expected a number, or a list of them"),
    "a setting of nothing": (("lr=0.1",), "lr=0.1 belongs to nothing; say what first: adam lr=0.1"),
    "a file": (("none.py",), "no such file: none.py; `scratchwork start PATTERN` begins one"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_tried_is_said(name: str) -> None:
    what, message = BAD[name]
    with pytest.raises(ScratchworkError) as error:
        entries(what, KNOWN)
    assert str(error.value) == message


def test_what_has_no_place_is_said() -> None:
    with pytest.raises(ScratchworkError) as error:
        experiment(["relu"], on="ravine")
    assert str(error.value) == "ravine has no place for relu; it takes optimizers"
    with pytest.raises(ScratchworkError, match="no problem 'valley'; there are: "):
        experiment(["sgd"], on="valley")


def test_a_file_runs_beside_the_reference(tmp_path: Path) -> None:
    mine = tmp_path / "mine.py"
    mine.write_text(KNOWN.pattern("sgd").source)
    found = experiment([str(mine), "sgd"], on="ravine")
    mine_run, run = (curve.runs[0] for curve in found.curves)
    assert mine_run["loss"].tolist() == run["loss"].tolist()


TWO = "class Adam:\n    pass\n\nclass SGD:\n    pass\n"


def test_a_file_whose_names_do_not_tell_is_called_what_it_is(tmp_path: Path) -> None:
    mine = tmp_path / "mine.py"
    mine.write_text(TWO)
    with pytest.raises(ScratchworkError) as error:
        entries([str(mine)], KNOWN)
    assert str(error.value) == (
        f"{mine} fits several patterns: adam, sgd; say which: scratchwork try adam:{mine}"
    )
    (found,) = entries([f"sgd:{mine}"], KNOWN)
    assert (found.label, found.pattern.slug, found.source) == (str(mine), "sgd", TWO)


NOWHERE = {"attention", "dropout", "embedding", "maxpool2d"}  # no problem has a place for them yet


def test_what_has_no_place_in_a_problem_is_told_so() -> None:
    for slug in sorted(NOWHERE):
        with pytest.raises(ScratchworkError, match=f"no problem has a place for each of: {slug}"):
            experiment([slug])


@pytest.mark.parametrize(
    "pattern", [p for p in KNOWN.patterns() if p.slug not in NOWHERE], ids=lambda p: p.slug
)
def test_every_mistake_and_convention_can_be_run(pattern: Pattern) -> None:
    """To the end of the first step, or up to a line that is said."""
    words = [pattern.slug, *(f"{pattern.slug}:{variant.slug}" for variant in pattern.variants)]
    reference, *others = experiment(words, steps=1).curves
    assert (reference.trouble, bool(reference.figures)) == (None, True)
    stopped = {c.variant: c.trouble for c in others if c.trouble}
    ended = {c.variant for c in others if c.figures}
    assert stopped.keys() | ended == {variant.slug for variant in pattern.variants}
    assert all(trouble.message for trouble in stopped.values())


def test_a_file_that_fails_costs_the_others_nothing(tmp_path: Path) -> None:
    mine = tmp_path / "mine.py"
    mine.write_text(KNOWN.pattern("sgd").source.replace("p -= self.lr", "p -= self.rate"))
    found = experiment([str(mine), "sgd"], on="ravine")
    assert [curve.trouble and curve.trouble.line for curve in found.curves] == [10, None]
    assert [bool(curve.figures) for curve in found.curves] == [False, True]
    shown = experiments.text(found, Style())
    assert "      line 10: AttributeError: 'SGD' object has no attribute 'rate'" in shown


# --- what it shows ---------------------------------------------------------------------------


def test_a_rate_at_the_edge_goes_back_and_forth() -> None:
    """On a wall of curvature 100, 1 - lr * 100 is what a step leaves: -1 at a rate of 0.02."""
    found = experiment(["sgd", "lr=0.019,0.02,0.021"], on="ravine")
    below, at, above = (
        ravine.ACROSS @ [curve.runs[0]["x"], curve.runs[0]["y"]] for curve in found.curves
    )
    start = abs(ravine.ACROSS @ ravine.inputs(0)["start"])
    np.testing.assert_allclose(abs(at), start)
    assert abs(below[-1]) < 1e-9 < start < abs(above[-1])


def test_momentum_too_close_to_one_does_not_come_to_rest() -> None:
    found = experiment(["momentum", "beta=0.9,0.999"], on="ravine")
    calm, restless = (curve.figures["loss at the end"] for curve in found.curves)
    assert calm < 1e-6 < 1 < restless


def test_a_network_learns_the_digits() -> None:
    found = experiment(["adam"], on="digits-mlp", seeds=3)
    assert found.curves[0].figures["test accuracy"] >= 0.97


def test_gradients_that_pile_up_harm_a_network() -> None:
    found = experiment(["train_step", "train_step:gradients-not-zeroed"], on="digits-mlp")
    right, wrong = (curve.figures["training loss at the end"] for curve in found.curves)
    assert right < wrong


def local_cluster() -> Any:
    how: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    return LocalCluster(**how, silence_logs=50)


def test_a_cluster_gives_the_same_curves() -> None:
    problem = problems.problem("ravine")
    plan = Plan(entries(["sgd", "adam", "adam:no-eps"], KNOWN), problem, KNOWN, seeds=2, steps=20)
    with local_cluster() as cluster:
        far = plan.result(ran(plan, backend="dask", scheduler=cluster.scheduler_address))
    assert far.to_json() == plan.result(ran(plan)).to_json()


def test_an_experiment_that_is_given_up_leaves_no_process(tmp_path: Path) -> None:
    loops = KNOWN.pattern("sgd").source.replace("p -= self.lr * g", "while True: pass")
    (tmp_path / "mine.py").write_text(loops)
    run = subprocess.Popen(
        [*CLI, str(tmp_path / "mine.py"), "sgd", "--on", "ravine", "--seeds", "3"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    assert run.communicate(timeout=20) == ("", "")
    assert run.returncode == 130


# --- one's own pieces ------------------------------------------------------------------------


def test_files_that_pass_play_their_pieces(tmp_path: Path) -> None:
    source = {slug: KNOWN.pattern(slug).source for slug in ("adam", "relu")}
    (tmp_path / "my_adam.py").write_text(source["adam"].replace("m_hat", "mean"))
    (tmp_path / "my_relu.py").write_text(source["relu"].replace("self.x > 0", "self.x > 1"))
    (tmp_path / "notes.py").write_text("print('not a piece')\n")
    found = training.trained(problems.problem("digits-mlp"), training.files(tmp_path), KNOWN)
    played = {piece.pattern: Path(piece.file).name for piece in found.pieces if piece.file}
    refused = [piece.pattern for piece in found.pieces if piece.why]
    assert (played, refused, found.reached) == ({"adam": "my_adam.py"}, ["relu"], True)


@pytest.mark.parametrize("slug", ["digits-mlp", "digits-cnn"])
def test_the_goal_is_reached_with_the_references(slug: str) -> None:
    found = training.trained(problems.problem(slug), (), KNOWN)
    assert found.reached, found.accuracy


MINE = "class Adam:\n    def __init__(self, **_): raise OSError('mine')\n"


def test_another_optimizer_plays_too_unless_there_is_the_very_one(tmp_path: Path) -> None:
    def players() -> dict[str, str]:
        files = training.files(tmp_path)
        found = training.trained(problems.problem("digits-mlp"), files, KNOWN)
        return {piece.pattern: Path(piece.file).name for piece in found.pieces if piece.file}

    (tmp_path / "sgd.py").write_text(KNOWN.pattern("sgd").source)
    assert players() == {"adam": "sgd.py"}
    (tmp_path / "adam.py").write_text(KNOWN.pattern("adam").source)
    assert players() == {"adam": "adam.py"}


def test_a_piece_of_ones_own_is_what_is_run() -> None:
    plan = Plan(
        entries(["train_step"], KNOWN),
        problems.problem("digits-mlp"),
        KNOWN,
        own={"adam": Entry("mine", KNOWN.pattern("adam"), MINE)},
    )
    found = plan.result(ran(plan))
    assert found.curves[0].trouble is not None
    assert found.curves[0].trouble.message == "OSError: mine"


def test_the_command_trains() -> None:
    done = subprocess.run(
        [*CLI[:-1], "train", "digits-mlp", "--json"], capture_output=True, text=True, timeout=60
    )
    document = json.loads(done.stdout)
    jsonschema.validate(document, json.loads((SCHEMA.parent / "training.json").read_text()))
    assert done.returncode == 0
    assert document["accuracy"] >= document["goal"] == 0.97


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ravine"], "there is nothing to train on it; expected digits-mlp or digits-cnn"),
        (["digits-mlp", "--with", "empty"], "no Python file in empty; "),
    ],
)
def test_what_cannot_be_trained_is_said(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [*CLI[:-1], "train", *arguments], capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert (done.returncode, done.stderr.startswith(f"scratchwork: {said}")) == (2, True)


# --- pictures --------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", problems.slugs())
def test_a_picture_has_its_labels_and_every_series(slug: str, tmp_path: Path) -> None:
    what = default(problems.problem(slug))
    found = experiment([what, what], on=slug, seeds=2, steps=3)
    pictures.save(chart.vega(found), tmp_path / "picture.svg")
    svg = (tmp_path / "picture.svg").read_text()
    texts = {found.title, what, *(name for c in found.charts for name in (c.x, c.y))}
    assert [text for text in texts if f">{text}</text>" not in svg] == []


@pytest.mark.parametrize(
    ("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<svg"), ("a.html", b"<!DOCTYPE html>")]
)
def test_a_picture_is_of_the_kind_that_its_name_says(
    name: str, start: bytes, tmp_path: Path
) -> None:
    spec = chart.vega(experiment(["sgd"], on="saddle", steps=5))
    pictures.save(spec, tmp_path / "new folder" / name)
    assert (tmp_path / "new folder" / name).read_bytes().strip()[: len(start)] == start


def test_a_page_asks_no_other_machine(tmp_path: Path) -> None:
    pictures.save(chart.vega(experiment(["sgd"], on="saddle", steps=5)), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text()
    assert "<script src" not in page
    assert "<link" not in page


def test_the_plot_has_every_point_at_its_place() -> None:
    rows = [{"x": x, "y": 10.0**x, "what": "ab"[x % 2]} for x in range(4)]
    drawn = experiments.plot(rows, ["a", "b"], log=True, style=Style(width=24))
    assert [line.rstrip() for line in drawn[:14:13]] == [
        "        1000│         ○",
        "           1│●",
    ]


# --- the command -----------------------------------------------------------------------------


def test_the_command_prints_json_that_is_of_its_schema() -> None:
    status, shown, said = command("sgd", "adam:no-eps", "--on", "saddle", "--json")
    assert (status, said) == (0, "")
    document = json.loads(shown)
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert [c["label"] for c in document["curves"]] == ["sgd", "adam:no-eps"]


def test_the_command_alone_lists_the_problems() -> None:
    status, shown, _ = command("--json")
    assert (status, tuple(json.loads(shown)["problems"])) == (0, problems.slugs())


def test_a_picture_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/asked\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    status, _, said = command("sgd", "--on", "saddle", "--steps", "5", "--open")
    (page,) = tmp_path.glob("scratchwork-*/saddle.html")
    assert (status, said) == (0, f"{page} has the picture\n")
    assert (tmp_path / "asked").read_text() == f"{page.as_uri()}\n"


def test_without_a_browser_it_is_said_where_the_picture_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "false")
    file = tmp_path / "a.svg"
    status, _, said = command("sgd", "--on", "saddle", "--steps", "5", "--save", file, "--open")
    assert (status, said.splitlines()[1:]) == (
        2,
        [f"scratchwork: there is no browser to open it with; the picture is {file}"],
    )


def test_a_picture_of_no_kind_is_refused_before_the_work() -> None:
    assert command("sgd", "--save", "a.bmp") == (
        2,
        "",
        "scratchwork: a.bmp: a picture is saved as .png, .svg, .html, .json\n",
    )

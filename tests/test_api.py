"""`scratchwork.check` takes a path, a source or a live class; the docstrings run."""

import doctest
import importlib
import linecache
import pkgutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

import scratchwork
from scratchwork import ScratchworkError

ASCENT = """
import numpy as np


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p, g in zip(params, grads):
            p += self.lr * g
"""


def module_of(source: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    path.write_text(source)
    monkeypatch.syspath_prepend(path.parent)
    return importlib.import_module(path.stem)


def test_a_path_and_a_source_give_the_same_report(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(ASCENT)
    by_path, by_str, by_source = (scratchwork.check(g) for g in (file, str(file), ASCENT))
    assert by_path == by_str
    assert by_source.to_json() == {
        **by_path.to_json(),
        "file": "<source>",
        "next": "",
        "experiment": "",
    }
    assert [d.slug for d in by_source.diagnosis] == ["ascent"]


def test_a_live_class_is_checked_with_its_helpers_but_without_its_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (
        "import scratchwork\nRATE = 1\ndef scaled(lr, g):\n    return RATE * lr * g\n"
        + ASCENT.replace("self.lr * g", "scaled(self.lr, g)")
        + "\nif False:\n    scratchwork.check(SGD)\nraised = [].append\nraised(1)\n"
    )
    module = module_of(source, tmp_path / "live_class.py", monkeypatch)
    report = scratchwork.check(module.SGD)
    assert (report.verdict, [d.slug for d in report.diagnosis]) == ("mistake", ["ascent"])


def test_a_class_of_a_notebook_cell_is_checked_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # As IPython does it: the cell's source stands in linecache, the class in __main__.
    cell = ASCENT.strip() + "\n"
    name = "<ipython-input-1>"
    monkeypatch.setitem(
        linecache.cache, name, (len(cell), None, cell.splitlines(keepends=True), name)
    )
    main = ModuleType("a_notebook")
    main.__file__ = name
    monkeypatch.setitem(sys.modules, "a_notebook", main)
    exec(compile(cell, name, "exec"), main.__dict__)
    report = scratchwork.check(main.SGD)
    assert (report.verdict, [d.slug for d in report.diagnosis]) == ("mistake", ["ascent"])


def test_a_class_without_source_is_a_clear_error() -> None:
    made = type("SGD", (), {"__module__": "nowhere"})
    with pytest.raises(ScratchworkError) as error:
        scratchwork.check(made)
    assert str(error.value) == (
        "no source to be found for SGD; check its file or its source instead"
    )


def test_the_pattern_can_be_named() -> None:
    report = scratchwork.check(ASCENT, "adam")
    assert (report.verdict, report.summary) == (
        "incomplete",
        "there is no `Adam`; expected: class Adam(lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8)",
    )


def test_a_report_is_true_to_itself_from_run_to_run() -> None:
    assert scratchwork.check(ASCENT) == scratchwork.check(ASCENT)


def test_the_public_names_are_these() -> None:
    public = {name for name in scratchwork.__all__ if getattr(scratchwork, name) is not None}
    assert public == {
        "Experiment",
        "GradCheck",
        "Grade",
        "Pattern",
        "Report",
        "ScratchworkError",
        "Trace",
        "check",
        "experiment",
        "gradcheck",
        "grade",
        "patterns",
        "walk",
    }
    with pytest.raises(AttributeError) as error:
        _ = scratchwork.nonsense
    assert str(error.value) == "module 'scratchwork' has no attribute 'nonsense'"


def modules() -> list[str]:
    package = Path(scratchwork.__file__).parent
    found = pkgutil.walk_packages([str(package)], "scratchwork.")
    return ["scratchwork", *(m.name for m in found if ".patterns" not in m.name)]


@pytest.mark.parametrize("name", modules())
def test_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0

"""The compiled version of a pattern, `fast.py`: trusted, so that it runs in this very process."""

from __future__ import annotations

from dataclasses import replace
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from scratchwork.checking import report_on
from scratchwork.model import Pattern, Report, Run, ScratchworkError
from scratchwork.modules import module_at
from scratchwork.sandbox.execute import examine, subject_of
from scratchwork.submission import of_source
from scratchwork.truth import Truth


def has_numba() -> bool:
    """Whether compiled versions can be run here."""
    return util.find_spec("numba") is not None


def file_of(pattern: Pattern) -> Path:
    """Where the compiled version is, if the pattern has one."""
    return pattern.folder / "fast.py"


def module_of(pattern: Pattern) -> ModuleType:
    """The module `fast.py` of a pattern. Raises ScratchworkError if there is none, or no Numba."""
    file = file_of(pattern)
    if not file.exists():
        raise ScratchworkError(f"{pattern.slug} has no compiled version: there is no {file}")
    return module_at(file)


def fast(pattern: Pattern) -> Any:
    """The class, or the functions as a tuple, of a pattern's compiled version."""
    return subject_of(module_of(pattern), pattern.contract)


def check_fast(truth: Truth) -> Report:
    """The report on a pattern's `fast.py`: the cases are those on which learners are judged."""
    pattern = truth.pattern
    given = of_source(file_of(pattern).read_text(encoding="utf-8"), "fast.py")
    if given.trouble and given.trouble.kind == "refused":  # ours may import Numba
        given = replace(given, trouble=None)
    if given.trouble:
        return report_on(given, truth, Run((), given.trouble))
    inputs = [case.inputs for case in truth.cases]
    loading, *outcomes = examine(
        lambda: fast(pattern), pattern.contract, truth.family.observe, inputs
    )
    return report_on(given, truth, Run(tuple(outcomes), loading.trouble))

"""scratchwork: learn machine learning by writing it, and be told which mistake it is.

>>> import scratchwork
>>> [p.slug for p in scratchwork.patterns() if p.family == "losses"]
['mse', 'cross_entropy', 'binary_cross_entropy']

Errors that the caller can mend are `ScratchworkError`; its message is one line that says what was
found, what was expected, and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scratchwork.catalogue import patterns as patterns
    from scratchwork.checking import check as check
    from scratchwork.differences import GradCheck as GradCheck
    from scratchwork.differences import gradcheck as gradcheck
    from scratchwork.experimenting import experiment as experiment
    from scratchwork.grading import grade as grade
    from scratchwork.model import Experiment as Experiment
    from scratchwork.model import Grade as Grade
    from scratchwork.model import Pattern as Pattern
    from scratchwork.model import Report as Report
    from scratchwork.model import ScratchworkError as ScratchworkError
    from scratchwork.model import Trace as Trace
    from scratchwork.trace import walk as walk

__version__ = "0.1.0"
__all__ = [
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
]

# Loaded on first use: the command line sets up NumPy's threads before NumPy is imported.
_HOME = {
    "check": "checking",
    "patterns": "catalogue",
    "gradcheck": "differences",
    "GradCheck": "differences",
    "walk": "trace",
    "grade": "grading",
    "experiment": "experimenting",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'scratchwork' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"scratchwork.{_HOME.get(name, 'model')}"), name)

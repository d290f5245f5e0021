"""What this machine has of what scratchwork can use: the sandbox's defences, and the extras."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np

from scratchwork import paths
from scratchwork.model import Contract, Defence, as_json
from scratchwork.sandbox import Task, spawn

EXTRAS = {  # what it is for: the package, and how it is had
    "watch": "watchfiles",
    "grade": "joblib",
    "dask": "distributed",
    "charts": "vl_convert",
    "tutor": "fsrs",
}


@dataclass(frozen=True)
class Health:
    """A machine: the versions, the defences of a child, and the extras by name."""

    python: str
    numpy: str
    system: str
    defences: tuple[Defence, ...]
    extras: dict[str, bool]
    cache: str
    version: int = 1

    def to_json(self) -> dict[str, Any]:
        """The same as plain dicts, lists, strings and numbers (docs/json.md)."""
        return as_json(self)


def examined() -> Health:
    """The machine that this runs on, as a child of the sandbox finds it."""
    with spawn() as worker:
        worker.send(
            "class SGD: pass", Task(Contract("SGD", (), {}), "scratchwork.families.optimizer", [])
        )
        defences = worker.receive().defences
    return Health(
        f"{platform.python_version()} in {sys.executable}",
        np.__version__,
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        defences,
        {extra: find_spec(package) is not None for extra, package in EXTRAS.items()},
        str(paths.cache_folder()),
    )

"""What experiments run on. A problem is one module here; there is no list of them.

Its docstring begins with its title. The child of the sandbox runs `observe`, as it does for a
family: a problem is a case whose outputs are curves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import numpy as np

from scratchwork.model import Chart, ScratchworkError, Surface

HERE = Path(__file__).parent


class Problem(Protocol):
    """What an experiment asks of a problem's module."""

    __name__: str
    __doc__: str
    PIECES: tuple[str, ...]  # the patterns it is made of; an implementation takes one's place
    SETTINGS: Mapping[str, Mapping[str, float]]  # the arguments that suit it, by pattern
    CHARTS: tuple[Chart, ...]
    JUDGED_BY: tuple[str, Literal["least", "most"]]  # the figure that says which is the best

    def inputs(self, seed: int, /) -> dict[str, Any]:
        """What every implementation is given: the same start for all."""
        ...

    @property
    def observe(self) -> Callable[[Any, Mapping[str, Any], dict[str, np.ndarray]], None]:
        """Run an implementation; note curves by name. Runs in the sandbox.

        `inputs` also has the `subject`'s pattern, the piece whose `place` it takes, its
        `arguments`, and `steps` if they were given.
        """
        ...

    def figures(self, outputs: Mapping[str, np.ndarray], /) -> dict[str, float]:
        """The numbers of a run, by name."""
        ...

    def surface(self) -> Surface | None:
        """What paths are drawn on, if it has two parameters."""
        ...


def slugs() -> tuple[str, ...]:
    """The problems, by name.

    >>> "ravine" in slugs()
    True
    """
    names = (f.stem for f in HERE.glob("*.py") if not f.stem.startswith("_"))
    return tuple(sorted(name.replace("_", "-") for name in names))


def problem(slug: str) -> Problem:
    """The problem of this name. Raises ScratchworkError, with those that there are."""
    if slug not in slugs():
        raise ScratchworkError(f"no problem {slug!r}; there are: {', '.join(slugs())}")
    return cast("Problem", import_module(f"{__name__}.{slug.replace('-', '_')}"))


def title(of: Problem) -> str:
    """The first sentence of its docstring."""
    return " ".join(of.__doc__.partition("\n\n")[0].split()).removesuffix(".")

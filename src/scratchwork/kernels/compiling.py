"""Compile a function with Numba, and keep the result for the next process.

What loops on several threads, `prange`, is Numba's.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import prange
from numba.core import config as _config
from numba.core.serialize import dumps

from scratchwork import paths
from scratchwork.kernels import FEATURES, WIDTH

__all__ = ["RELAXED", "STRICT", "config", "kernel", "prange"]

config: Any = _config  # its attributes are made as it is imported
F = TypeVar("F", bound=Callable[..., Any])

# Sums may be reordered and products fused with sums; inf and nan stay what they are.
RELAXED = frozenset({"reassoc", "contract", "nsz", "arcp"})
# As written, but for a product and a sum in one instruction: for polynomials.
STRICT = frozenset({"contract", "nsz"})


def kernel(
    function: F | None = None, *, math: frozenset[str] = RELAXED, parallel: bool = False
) -> F:
    """Compile a function that is defined at the top of a module; it runs without Python's lock.

    Indices are not checked, and a division by zero gives inf or nan as in NumPy. With `parallel`,
    what is done for each number of a `prange` is done on several threads.
    """
    if function is None:
        return cast("F", lambda f: kernel(f, math=math, parallel=parallel))
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": set(math)}
    if parallel:
        options["parallel"] = True
    before, folder = config.CACHE_DIR, _folder()
    if folder is None:
        return cast("F", numba.njit(**options)(function))
    try:
        config.CACHE_DIR = folder  # Numba looks at it now, when the function is decorated
        compiled: Any = numba.njit(cache=True, **options)(function)
    finally:
        config.CACHE_DIR = before
    compiled._cache._cache_file = _Kept(compiled._cache)
    return compiled


class _Kept:
    """The machine code of one function, a file for each kind of arguments.

    Numba numbers these files, and two processes that compile at the same time may take the same
    number for different kinds: a third one then runs the wrong code.
    """

    def __init__(self, numbered: Any):
        locator, base = numbered._impl.locator, numbered._impl.filename_base
        self._base = Path(locator.get_cache_path()) / base
        self._stamp = repr((numba.__version__, locator.get_source_stamp()))

    def _file(self, key: Any) -> Path:
        digest = hashlib.sha256(f"{self._stamp} {key!r}".encode()).hexdigest()
        return self._base.with_name(f"{self._base.name}-{digest[:24]}.nbc")

    def save(self, key: Any, data: Any) -> None:
        """Keep it, all or nothing."""
        handle, name = tempfile.mkstemp(dir=self._base.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(dumps(data))
        Path(name).replace(self._file(key))

    def load(self, key: Any) -> Any:
        """What was kept; None if there is nothing."""
        try:
            return pickle.loads(self._file(key).read_bytes())
        except FileNotFoundError:
            return None


@cache
def _folder() -> str | None:
    """Where machine code is kept; None if nothing can be written there.

    Numba compiles anew what was changed in a function's own file. A change in one of these modules
    changes all functions that are made of them, so these are in the folder's name.
    """
    chosen = [os.environ.get(name, "") for name in (FEATURES, WIDTH)]
    digest = hashlib.sha256(repr(chosen).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    folder = paths.cache_folder() / "compiled" / digest.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "written").touch()
    except OSError:
        warnings.warn(
            f"{folder} cannot be written: compiled anew in every process; SCRATCHWORK_CACHE=FOLDER "
            "names another place",
            stacklevel=4,
        )
        return None
    return str(folder)

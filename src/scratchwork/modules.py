"""Load one of our own Python files by its path."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import util
from pathlib import Path
from types import ModuleType


def module_at(file: Path) -> ModuleType:
    """The module that a file is, loaded once in a process."""
    return _loaded(file.resolve())


@cache
def _loaded(file: Path) -> ModuleType:
    # Not under our own name: `scratchwork.patterns` is a function. The same in every process, since
    # machine code is kept by it.
    name = f"scratchwork_{file.stem}_{hashlib.sha256(str(file).encode()).hexdigest()[:12]}"
    found = util.spec_from_file_location(name, file)
    assert found is not None
    assert found.loader is not None
    module = util.module_from_spec(found)
    sys.modules[name] = module
    found.loader.exec_module(module)
    return module

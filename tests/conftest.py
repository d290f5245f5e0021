"""Every test has a cache and a store of its own, never the user's."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One cache for the whole session (it is keyed by content), and an empty store."""
    # Workers of one run share the cache: what one computes, the others read.
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    os.environ["SCRATCHWORK_CACHE"] = str(shared / "cache")
    os.environ["SCRATCHWORK_STORE"] = str(root / "progress.sqlite3")
    os.environ["NO_COLOR"] = "1"
    os.environ["COLUMNS"] = "88"


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def lacking() -> dict[str, str]:
    """The defences of the sandbox that this machine does not have, and why."""
    from scratchwork.doctor import examined

    return {d.name: d.why for d in examined().defences if not d.on}

"""A Dask cluster for joblib: work that is spread over machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from scratchwork.model import ScratchworkError


@contextmanager
def cluster(scheduler: str) -> Iterator[None]:
    """A Dask cluster at this address, or one of this machine, for joblib to find."""
    try:
        from distributed import Client
    except ImportError:
        raise ScratchworkError("--backend dask needs it: pip install 'scratchwork[dask]'") from None
    try:
        client: Any = Client(scheduler, timeout=10) if scheduler else Client(dashboard_address=None)
    except (OSError, ValueError) as error:
        raise ScratchworkError(f"no Dask scheduler at {scheduler}: {error}") from None
    with client:
        yield

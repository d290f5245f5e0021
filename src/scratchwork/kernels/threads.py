"""Work in equal parts on several threads, Numba's.

A pattern has a kernel for one thread, and a twin that gives parts of the arrays to that kernel at
the same time. Nothing here multiplies matrices with BLAS, so there are no other threads to be in
the way. What must not happen is kept from happening by working on one thread: a second Python
thread that asks while the threads are at work, and a forked child, which has not inherited them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from scratchwork.kernels.compiling import config, kernel
from scratchwork.model import ScratchworkError

VARIABLE = "SCRATCHWORK_THREADS"

# OpenMP starts a part in 2 us, the others in 10 to 100.
config.THREADING_LAYER_PRIORITY = ["omp", "tbb", "workqueue"]


def _from_environment() -> int:
    most = config.NUMBA_NUM_THREADS
    for name in (VARIABLE, "OMP_NUM_THREADS"):
        if text := os.environ.get(name):
            if not text.isdigit() or int(text) < 1:
                raise ScratchworkError(f"{name}={text}: expected a number of threads, such as 2")
            return min(int(text), most)
    return most


_count = _from_environment()
_at_work = threading.Lock()


def _forked() -> None:
    global _count, _at_work
    _count, _at_work = 1, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def get_threads() -> int:
    """How many threads kernels use, this one among them."""
    return _count


def set_threads(count: int) -> None:
    """Use this many threads from now on. Raises ScratchworkError if there are not so many."""
    global _count
    if not 1 <= count <= config.NUMBA_NUM_THREADS:
        most = config.NUMBA_NUM_THREADS
        raise ScratchworkError(f"{count} threads: expected 1 to {most}, as many as there are cores")
    _count = count


@contextmanager
def threads(count: int) -> Iterator[None]:
    """That many threads, for the length of a `with`."""
    before = _count
    set_threads(count)
    try:
        yield
    finally:
        set_threads(before)


def run(
    alone: Callable[..., Any], twin: Callable[..., Any], size: int, least: int, *arguments: Any
) -> Any:
    """`alone(*arguments)`, or `twin(parts, *arguments)` if there is work for several threads.

    size: of the work, and `least` of it for a thread: starting one must be worth it.
    """
    count = _count
    if count > 1 and size >= 2 * least and _at_work.acquire(blocking=False):
        try:
            return twin(min(count, size // least), *arguments)
        finally:
            _at_work.release()
    return alone(*arguments)


@kernel
def part(index: int, count: int, size: int) -> tuple[int, int]:
    """(begin, end) of one of `count` parts of about the same size, at multiples of 64."""
    length = (size // count + 63) // 64 * 64
    begin = min(size, index * length)
    return begin, size if index == count - 1 else min(size, begin + length)


@kernel
def rows(index: int, count: int, size: int) -> tuple[int, int]:
    """(begin, end) of one of `count` parts of the same size but for one."""
    return index * size // count, (index + 1) * size // count

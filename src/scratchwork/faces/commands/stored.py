"""What the commands share that know a learner: where the store is, what is noted, the diary."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scratchwork.model import ScratchworkError

if TYPE_CHECKING:  # a check notes an event, and needs no more
    from scratchwork.learner import Diary
    from scratchwork.store import Store


def store_option(added: argparse.ArgumentParser) -> None:
    """--store."""
    added.add_argument("--store", metavar="FILE", help="your progress (or SCRATCHWORK_STORE)")


def store_of(arguments: argparse.Namespace) -> Store:
    """The store that is meant."""
    from scratchwork.store import Store

    return Store(Path(arguments.store) if arguments.store else None)


def note(arguments: argparse.Namespace, kind: str, about: str, **data: Any) -> None:
    """Note an event; that it cannot be noted is said, and ends nothing."""
    try:
        store_of(arguments).add(kind, about, **data)
    except ScratchworkError as error:
        warn(f"not remembered: {error}")


@contextmanager
def diary_of(arguments: argparse.Namespace) -> Iterator[Diary]:
    """The learner's diary, kept at the end, whatever that is."""
    from scratchwork.learner import Diary

    diary = Diary(store_of(arguments), warn)
    try:
        yield diary
    finally:
        diary.close()


def warn(message: str) -> None:
    """Say something beside the output."""
    print(f"scratchwork: {message}", file=sys.stderr)

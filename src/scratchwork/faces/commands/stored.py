"""What the commands share that know a learner: where the store is, and the diary."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scratchwork.learner import Diary
from scratchwork.store import Store


def store_option(added: argparse.ArgumentParser) -> None:
    """--store."""
    added.add_argument("--store", metavar="FILE", help="your progress (or SCRATCHWORK_STORE)")


def store_of(arguments: argparse.Namespace) -> Store:
    """The store that is meant."""
    return Store(Path(arguments.store) if arguments.store else None)


@contextmanager
def diary_of(arguments: argparse.Namespace) -> Iterator[Diary]:
    """The learner's diary, kept at the end, whatever that is."""
    diary = Diary(store_of(arguments), _warn)
    try:
        yield diary
    finally:
        diary.close()


def _warn(message: str) -> None:
    print(f"scratchwork: {message}", file=sys.stderr)

"""How soon `ask`, `review` and `progress` show something, with a long life in the store.

    python benchmarks/tutoring.py

A terminal is played by a pseudo-terminal; what is timed is from the start of the command to the
first prompt, or to the end of what has none. The yardstick is a Python that imports NumPy. The
installed package is measured: install it, not editable, for the figures of a user.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
from checking import interleaved, python, row

from scratchwork.catalogue import catalogue
from scratchwork.store import Event, Store, stamp

EVENTS, RUNS = 100_000, 15


def life(many: int) -> Iterator[Event]:
    """What somebody did in two years: questions of all patterns, with their hints, and checks."""
    rng, now = random.Random(0), datetime.now(UTC) - timedelta(days=730)
    patterns = catalogue().patterns()
    names = [f"{p.slug}/{q.slug}" for p in patterns for q in p.questions]
    step = timedelta(days=729) / many
    for n in range(many):
        now += step
        name = rng.choice(names)
        slug = name.partition("/")[0]
        mistake = rng.random() < 0.3
        file = f"{slug}.py"
        doing = {
            "ask": (name, {"draw": n}),
            "nudge": (name, {"level": 1}),
            "answer": (name, {"kind": "number", "right": not mistake, "seconds": 60, "draw": n}),
            "check": (
                slug,
                {
                    "verdict": "mistake" if mistake else "correct",
                    "mistakes": ["no-eps"] * mistake,
                    "sha256": str(n),
                    "file": file,
                },
            ),
            "start": (slug, {"file": file}),
        }
        kind = rng.choices(list(doing), [6, 2, 8, 3, 1])[0]
        about, data = doing[kind]
        yield Event(0, f"{n:032x}", stamp(now), kind, about, data)


def screen(*arguments: str) -> None:
    """Run a command on a terminal until it waits for an answer, or ends."""
    command = str(Path(sys.executable).with_name("scratchwork"))
    child = pexpect.spawn(command, list(arguments), timeout=60, cwd=tempfile.gettempdir())
    child.expect(["> ", pexpect.EOF])
    child.close(force=True)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="How soon there is a first screen, as ratios.")
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "progress.sqlite3"
        os.environ["SCRATCHWORK_STORE"] = str(store)
        Store(store).merge(life(given.events))
        start = time.perf_counter()
        command = str(Path(sys.executable).with_name("scratchwork"))
        subprocess.run([command, "progress"], check=True, capture_output=True)
        derived = time.perf_counter() - start
        size = store.stat().st_size / 2**20
        print(f"{given.events} events, {size:.0f} MiB; all is derived from them in {derived:.1f} s")
        print(f"median of {given.runs} runs each, interleaved\n")
        numpy, *times = interleaved(
            given.runs,
            python("-c", "import numpy"),
            lambda: screen("ask"),
            lambda: screen("ask", "adam", "second-step"),
            lambda: screen("review"),
            lambda: screen("progress"),
        )
        row("python -c 'import numpy'", numpy, numpy)
        for what, seconds in zip(
            ("ask", "ask adam second-step", "review", "progress"), times, strict=True
        ):
            row(f"scratchwork {what}", seconds, numpy)


if __name__ == "__main__":
    main()

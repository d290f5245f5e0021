"""How long a check takes, as ratios measured side by side in one run.

    python benchmarks/checking.py

Every figure is a median of runs that are interleaved with those of its yardstick, so that a busy
machine slows both. The installed package is measured: install it, not editable, for the figures
of a user (an editable install may have no compiled files).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "adam_eps_inside.py"
UNKNOWN = ROOT / "tests" / "learners" / "adam" / "wrong_centred_variance.py"
LEARNERS = ROOT / "tests" / "learners"
NAIVE = LEARNERS / "conv2d" / "correct_naive_bounds_check.py"
RUNS = 20


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="How long a check takes, as ratios.")
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as cache:
        os.environ["SCRATCHWORK_CACHE"] = cache
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"median of {runs} runs each, interleaved\n")
        first, again = first_and_again()
        numpy, cold, unknown = interleaved(
            runs,
            python("-c", "import numpy"),
            scratchwork("check", EXAMPLE),
            scratchwork("check", UNKNOWN),
        )
        row("python -c 'import numpy'", numpy, numpy)
        row("scratchwork check, a named mistake", cold, numpy)
        row("scratchwork check, cause unknown (all pairs tried)", unknown, numpy)
        row("the very first check of a pattern (nothing cached)", first, numpy)
        row("the first time that pairs are needed", again, numpy)
        print()
        diagnosis, pairs = diagnosing(runs)
        print(f"diagnosis, all variants and {pairs} pairs {diagnosis * 1e3:8.1f} ms")
        both, one = interleaved(3, scratchwork("audit"), scratchwork("audit", "--jobs", "1"))
        print(f"scratchwork audit, all patterns, all cores {both:6.1f} s, one core {one:6.1f} s\n")
        each_pattern(runs)


def each_pattern(runs: int) -> None:
    """A right file of every pattern: cold by the command line, and warm in this process."""
    import scratchwork as api

    files = {f.parent.name: f for f in sorted(LEARNERS.glob("*/correct_*.py"), reverse=True)}
    files["conv2d"] = LEARNERS / "conv2d" / "correct_sliding_window_einsum.py"
    files["conv2d, naive loops"] = NAIVE
    numpy, *cold = interleaved(
        runs, python("-c", "import numpy"), *(scratchwork("check", f) for f in files.values())
    )
    warm = interleaved(runs, *(lambda f=f: api.check(f) for f in files.values()))
    print(f"{'a right file of':<24} {'cold':>8} {'of numpy':>10} {'warm':>8}")
    for slug, there, here in zip(files, cold, warm, strict=True):
        print(f"{slug:<24} {there * 1e3:5.0f} ms {there / numpy:8.2f} x {here * 1e3:5.1f} ms")
    ratios = [t / numpy for slug, t in zip(files, cold, strict=True) if "naive" not in slug]
    middle = median(warm)
    print(f"\nimport numpy {numpy * 1e3:.0f} ms; cold at most {max(ratios):.2f} x of it")
    print(f"warm, median over the patterns {middle * 1e3:.1f} ms, {middle / numpy:.2f} x")


def row(what: str, seconds: float, yardstick: float) -> None:
    """One line of the table."""
    print(f"{what:<52} {seconds * 1e3:7.0f} ms {seconds / yardstick:6.2f} x")


def python(*arguments: str) -> Callable[[], object]:
    """A fresh interpreter."""
    return lambda: _run([sys.executable, *arguments])


def scratchwork(*arguments: str | Path) -> Callable[[], object]:
    """The installed command."""
    command = Path(sys.executable).with_name("scratchwork")
    return lambda: _run([str(command), *map(str, arguments)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, check=False, cwd=tempfile.gettempdir())
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())


def interleaved(runs: int, *commands: Callable[[], object]) -> list[float]:
    """The median seconds of each command, run in turn after one warm-up of each."""
    for command in commands:
        command()
    times = [[timed(command) for command in commands] for _ in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]


def timed(command: Callable[[], object]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    command()
    return time.perf_counter() - start


def first_and_again() -> tuple[float, float]:
    """Seconds of the first check that computes the variants, and of the first that needs pairs."""
    return timed(scratchwork("check", EXAMPLE)), timed(scratchwork("check", UNKNOWN))


def diagnosing(runs: int) -> tuple[float, int]:
    """Median seconds to look through all variants and pairs in vain, read from the cache."""
    from scratchwork import compare
    from scratchwork.catalogue import catalogue
    from scratchwork.checking import diagnose
    from scratchwork.truth import Truth

    pattern = catalogue().pattern("adam")
    truth = Truth(pattern)
    yours = compare.row(truth.layout.slots, truth.run(UNKNOWN.read_text()))
    times = []
    for _ in range(runs):
        fresh = Truth(pattern)
        start = time.perf_counter()
        found, _ = diagnose(fresh, yours)
        times.append(time.perf_counter() - start)
        assert not found
    return median(times), len(truth.pairs.labels) - 1


if __name__ == "__main__":
    main()

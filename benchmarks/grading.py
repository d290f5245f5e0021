"""How fast a class is graded, as ratios measured side by side in one run.

    python benchmarks/grading.py [--many 2000] [--flat 50000] [--dask] [--fuzz 20000]

The yardsticks grade the same files: a new `scratchwork check` for each, and, where they are
installed, the graders that run a notebook for each submission (nbgrader's and Otter's way: a new
kernel that executes the student's cells and those of the tests).
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from checking import EXAMPLE, LEARNERS

import scratchwork
from scratchwork.model import PASSING

RIGHT = LEARNERS / "adam" / "correct_list_state.py"
FEW = 48  # submissions that a slow yardstick grades


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="How fast a class is graded.")
    parser.add_argument("--many", type=int, default=1000, help="submissions of a class")
    parser.add_argument("--flat", type=int, default=0, help="submissions to watch memory on")
    parser.add_argument("--fuzz", type=int, default=0, help="mutated submissions")
    parser.add_argument("--dask", action="store_true", help="Dask beside loky, two workers")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    right, wrong = RIGHT.read_text(), EXAMPLE.read_text()
    classes = {
        "a right file": [right] * asked.many,
        "half right, half eps-inside-root": [right, wrong] * (asked.many // 2),
        "every file of the tests, in turn": list(_turns(asked.many)),
    }
    rates = {name: rate(sources) for name, sources in classes.items()}
    slow = one_process_each(RIGHT)
    for name, found in rates.items():
        print(f"{name:<40} {found:7.0f} a second {found / slow:6.1f} x")
    print(f"{'a process for each file':<40} {slow:7.1f} a second {1:6.1f} x")
    kernel = one_kernel_each(right)
    if kernel:
        ratio = rates["a right file"] / kernel
        print(
            f"{'a notebook kernel for each file':<40} {kernel:7.2f} a second, {ratio:.0f} x slower"
        )
    if asked.dask:
        dask(classes["a right file"])
    if asked.flat:
        flat(right, asked.flat)
    if asked.fuzz:
        fuzz(asked.fuzz)


def _turns(many: int) -> Iterator[str]:
    files = [f.read_text() for f in sorted((LEARNERS / "adam").glob("*.py"))]
    return (files[n % len(files)] for n in range(many))


def rate(sources: Iterable[str], **how: Any) -> float:
    """Submissions a second, the start of the processes included."""
    start, n = time.perf_counter(), 0
    for _ in scratchwork.grade(sources, "adam", **how):
        n += 1
    return n / (time.perf_counter() - start)


def one_process_each(file: Path) -> float:
    """The same by a new `scratchwork check` for each file, as many at once as there are cores."""
    command = [str(Path(sys.executable).with_name("scratchwork")), "check", str(file)]

    def check(_: int) -> None:
        subprocess.run(command, capture_output=True, check=False)

    check(0)
    start = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(check, range(FEW)))
    return FEW / (time.perf_counter() - start)


def one_kernel_each(source: str) -> float:
    """The same by a notebook kernel for each file; 0 if nbclient is not installed."""
    try:
        import nbclient  # pyright: ignore[reportMissingImports]
        import nbformat  # pyright: ignore[reportMissingImports]
    except ImportError:
        return 0.0
    test = (
        "import numpy as np\nopt = Adam(lr=0.1)\nw = np.ones(3)\nopt.step([w], [np.ones(3)])\n"
        "assert np.allclose(w, 0.9)"
    )

    def run(_: int) -> None:
        book = nbformat.v4.new_notebook()
        book.cells = [nbformat.v4.new_code_cell(text) for text in (source, test)]
        nbclient.NotebookClient(book, timeout=60, kernel_name="python3").execute()

    start = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, range(FEW)))
    return FEW / (time.perf_counter() - start)


def dask(sources: list[str]) -> None:
    """A Dask cluster of two workers beside two processes of loky."""
    from distributed import LocalCluster

    how = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    made: Any = LocalCluster(**how)
    with made as cluster:
        address = cluster.scheduler_address
        pairs = [
            (rate(sources, backend="dask", scheduler=address), rate(sources, jobs=2))
            for _ in range(3)
        ]
    there, here = (median(column) for column in zip(*pairs, strict=True))
    print(f"\nDask with two workers {there:.0f} a second, loky {here:.0f}: {there / here:.2f}")


def flat(source: str, many: int) -> None:
    """Memory of this process and seconds of each thousand, over many submissions."""
    print("\nsubmissions   seconds a thousand   MiB of this process, of its largest child")
    start, every = time.perf_counter(), max(many // 10, 500)
    sources = (f"{source}\n# {n}" for n in range(many))
    for n, _ in enumerate(scratchwork.grade(sources, "adam", jobs=2), start=1):
        if n % every == 0:
            own = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
            children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            seconds = 1000 * (time.perf_counter() - start) / every
            print(f"{n:>11} {seconds:>20.2f} {own / 2**20:>14.0f} {children / 2**10:>8.0f}")
            start = time.perf_counter()


def fuzz(many: int) -> None:
    """Files of the tests with characters, lines and names changed at random: none may pass
    that is not right, and the grader has to live."""
    rng = random.Random(0)
    files = [f.read_text() for f in sorted((LEARNERS / "adam").glob("*.py"))]
    start = time.perf_counter()
    sources = (mutated(rng, rng.choice(files)) for _ in range(many))
    limits = scratchwork.sandbox.Limits(seconds=0.5)
    grades = scratchwork.grade(sources, "adam", jobs=2, limits=limits)
    verdicts = Counter(g.report.verdict for g in grades)
    seconds = time.perf_counter() - start
    passed = sum(verdicts[v] for v in PASSING)
    print(f"\n{many} mutated files in {seconds:.0f} s: {dict(verdicts)}; {passed} pass")


def mutated(rng: random.Random, text: str) -> str:
    """A source with a few changes."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 4)):
        n = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                del lines[n : n + rng.randint(1, 3)]
                lines = lines or [""]
            case 1:
                lines.insert(n, rng.choice(lines))
            case 2:
                lines[n] = lines[n].replace(*rng.choice(SWAPS))
            case 3:
                at = rng.randrange(len(lines[n]) + 1)
                lines[n] = lines[n][:at] + rng.choice("()[]{}:=+-*/.,'\"\\\n\0é#@ ") + lines[n][at:]
            case 4:
                other = rng.randrange(len(lines))
                lines[n], lines[other] = lines[other], lines[n]
            case _:
                lines[n] = lines[n][: rng.randrange(len(lines[n]) + 1)]
    return "\n".join(lines)


SWAPS = (
    *(("+", "-"), ("-", "+"), ("*", "/"), ("**", "*"), ("1", "0"), ("0", "1e308"), ("self", "np")),
    *(("return", "yield"), ("for", "while"), ("def", "class"), ("in ", "is "), ("g", "p")),
    *(("np.sqrt", "np.exp"), ("np.zeros_like", "np.empty_like"), ("if", "while"), ("=", "==")),
)

if __name__ == "__main__":
    main()

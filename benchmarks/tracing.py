"""What a run costs that tells its numbers, as ratios measured side by side in one run.

python benchmarks/tracing.py
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from checking import EXAMPLE, interleaved, python, row, scratchwork

from scratchwork import submission
from scratchwork.catalogue import catalogue
from scratchwork.checking import report_on, telling
from scratchwork.culprit import culprit
from scratchwork.sandbox import Told, spawn
from scratchwork.sandbox.execute import load
from scratchwork.sandbox.instrument import ACTIVATION, TRACER, instrumented
from scratchwork.sandbox.recorder import Recorder
from scratchwork.truth import Truth

STEPS = 20


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="What a run costs that tells its numbers.")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as cache:
        os.environ["SCRATCHWORK_CACHE"] = cache
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"median of {runs} runs each, interleaved\n")
        plain, told = interleaved(runs, adam(traced=False), adam(traced=True))
        print(
            f"{STEPS} steps of Adam, plain {plain * 1e3:.2f} ms, told {told * 1e3:.2f} ms: ", end=""
        )
        print(f"{told / plain:.1f} x\n")
        numpy, cold = interleaved(runs, python("-c", "import numpy"), scratchwork("walk", "adam"))
        row("python -c 'import numpy'", numpy, numpy)
        row("scratchwork walk adam", cold, numpy)
        print()
        first, again = alignment(runs)
        print(f"alignment of {EXAMPLE.name}: first {first * 1e3:.0f} ms, then {again * 1e3:.0f} ms")


def adam(traced: bool) -> Callable[[], Any]:
    """Some steps of the reference on two arrays."""
    pattern = catalogue().pattern("adam")
    recorder = Recorder()
    tree = instrumented(pattern.source).tree if traced else pattern.source
    names = {TRACER: recorder, ACTIVATION: recorder.enter("<module>")}
    made = load(compile(tree, "<adam>", "exec"), pattern.contract, names)

    def run() -> None:
        recorder.events.clear()
        optimizer = made()
        params = [np.ones((4, 3)), np.zeros(5)]
        for t in range(STEPS):
            optimizer.step(params, [np.full((4, 3), 0.5 + t), np.full(5, 1.0 - t)])

    return run


def alignment(runs: int) -> tuple[float, float]:
    """Seconds to find the line of a wrong file: with nothing kept, and again."""
    given = submission.of_file(Path(EXAMPLE))
    truth = Truth(catalogue().pattern("adam"))
    told: dict[int, Told | None] = {}
    with spawn() as worker:
        worker.send(given.source, truth.task)
        tell = telling(worker, truth)
        report = report_on(given, truth, worker.receive(), tell)
        assert report.culprit is not None
        case = [c.name for c in truth.cases].index(report.culprit.case)
        told[case] = tell(case)()
    label = next(x for x in truth.singles.labels if x and x[0].variant.slug == "eps-inside-root")

    def find(fresh: Truth) -> float:
        start = time.perf_counter()
        found = told[case]
        assert found is not None
        assert culprit(given, fresh, label, [case], {}, lambda _: lambda: found) is not None
        return time.perf_counter() - start

    with tempfile.TemporaryDirectory() as empty:
        os.environ["SCRATCHWORK_CACHE"] = empty
        first = find(Truth(truth.pattern))
        return first, median(find(truth) for _ in range(runs))


if __name__ == "__main__":
    main()

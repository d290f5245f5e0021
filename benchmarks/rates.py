"""Which learning rate suits each optimizer on a problem: where its SETTINGS are from.

    python benchmarks/rates.py ravine
    python benchmarks/rates.py sparse --figure "test loss"

Each optimizer runs at every rate of a grid of 1, 2, 5 a decade; of those that are best by the
median over the seeds, the smallest rate is taken.
"""

from __future__ import annotations

import argparse
import math

from scratchwork import problems
from scratchwork.experimenting import experiment

OPTIMIZERS = ("sgd", "momentum", "adagrad", "rmsprop", "adam")
RATES = [float(f"{digit}e{power}") for power in range(-4, 1) for digit in (1, 2, 5)]


def best(slug: str, on: str, figure: str, least: bool, seeds: int) -> tuple[float, float]:
    """The best figure, and the smallest rate that has it."""
    rates = ",".join(f"{rate:g}" for rate in RATES)
    curves = experiment([slug, f"lr={rates}"], on=on, seeds=seeds).curves
    found = []
    for curve in curves:
        value = curve.figures.get(figure, math.nan)
        if not curve.trouble and not math.isnan(value):
            found.append((value if least else -value, curve.settings["lr"]))
    value, rate = min(found)
    return (value if least else -value), rate


def main() -> None:
    """Print the table of one problem."""
    parser = argparse.ArgumentParser(description="Tune the learning rates of a problem.")
    parser.add_argument("problem", choices=problems.slugs())
    parser.add_argument("--figure", help="what to tune for, if it is not what the problem is for")
    parser.add_argument("--seeds", type=int, default=3)
    given = parser.parse_args()
    figure, which = problems.problem(given.problem).JUDGED_BY
    figure = given.figure or figure
    least = which == "least" or "loss" in figure
    for slug in OPTIMIZERS:
        value, rate = best(slug, given.problem, figure, least, given.seeds)
        print(f"{slug:9} lr={rate:<7g} {figure}: {value:.4g}", flush=True)


if __name__ == "__main__":
    main()

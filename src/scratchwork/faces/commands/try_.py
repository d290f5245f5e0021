"""Run an experiment."""

from __future__ import annotations

import argparse

from scratchwork.faces.commands.pictures import picture_options, refuse_kinds, save
from scratchwork.faces.commands.shared import (
    RIGHT,
    WRONG,
    catalogue,
    limits,
    print_json,
    style,
    with_progress,
)
from scratchwork.model import ScratchworkError

EXAMPLES = (
    "try",
    "try adam adam:no-bias-correction --on digits-mlp",
    "try momentum beta=0.5,0.9,0.99,0.999 --on ravine",
    "try adam.py adam --on rosenbrock --save paths.png",
    "try sgd momentum adam rmsprop adagrad --on all --seeds 5",
)


def options(added: argparse.ArgumentParser) -> None:
    """Its arguments."""
    added.add_argument(
        "what",
        metavar="WHAT",
        nargs="*",
        help="adam, adam:no-eps, a file, or adam:FILE if its names do not tell what it is; each "
        "with settings: lr=0.1,0.2; the problems if there is none",
    )
    added.add_argument("--on", metavar="PROBLEM", help="or all (digits-mlp, or what fits)")
    added.add_argument("--seeds", type=int, default=1, metavar="N", help="starts: a band (1)")
    added.add_argument("--steps", type=int, metavar="N", help="or epochs, of each run")
    picture_options(added)
    added.add_argument("--jobs", type=int, metavar="N", help="runs at a time (all cores)")
    added.add_argument("--backend", choices=("threads", "dask"), default="threads", help="here")
    added.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    added.add_argument("--seconds", type=float, default=60.0, help="time limit of a run (60)")


def run(arguments: argparse.Namespace) -> int:
    """Run an experiment."""
    from scratchwork import experimenting, problems

    if not arguments.what:
        return _problems(arguments)
    known = catalogue(arguments)
    refuse_kinds(arguments)
    entries = experimenting.entries(arguments.what, known)
    on = arguments.on or experimenting.chosen(entries, known)
    where = problems.slugs() if on == "all" else (on,)
    if (arguments.save or arguments.open) and len(where) > 1:
        raise ScratchworkError("--save and --open are of one picture; --on names one problem then")
    plans = [
        experimenting.Plan(entries, problem, known, arguments.seeds, arguments.steps)
        for problem in map(problems.problem, where)
        if len(where) == 1 or experimenting.fits(entries, problem, known)
    ]
    found = []
    for plan in plans:
        how = (limits(arguments), arguments.backend, arguments.scheduler)
        runs = experimenting.ran(plan, arguments.jobs, *how)
        found.append(plan.result(with_progress(runs, len(plan.tasks), "run")))
        if not arguments.json:
            from scratchwork.faces import experiments

            print(experiments.text(found[-1], style()), end="\n" if len(plans) > 1 else "")
    if on == "all" and not arguments.json:
        from scratchwork import pages
        from scratchwork.faces import experiments

        claims = {p.slug: pages.choice(p) for p in known.patterns()}
        print(experiments.evidence(found, claims, style()), end="")
    save(arguments, found[0])
    if arguments.json:
        print_json(found[0] if len(found) == 1 else {"version": 1, "experiments": found})
    return WRONG if any(c.trouble for e in found for c in e.curves) else RIGHT


def _problems(arguments: argparse.Namespace) -> int:
    """What there is to try things on."""
    from scratchwork import problems

    rows = {slug: problems.title(problems.problem(slug)) for slug in problems.slugs()}
    if arguments.json:
        print_json({"version": 1, "problems": rows})
    else:
        from scratchwork.faces import text

        print(text.problems(rows, style()), end="")
    return RIGHT

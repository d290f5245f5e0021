"""The command line. Exit status: 0 right, 1 not right, 2 the command could not be carried out."""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from scratchwork import threads

os.environ.update(threads.ONE)  # before NumPy is imported, by whichever import comes first below
# Before that makes a hundred thousand objects and drops none: to look for some to collect,
# again and again, is a twentieth of a check.
gc.set_threshold(100_000)

from scratchwork.families import FAMILIES  # noqa: E402
from scratchwork.model import ScratchworkError, as_json  # noqa: E402

if TYPE_CHECKING:
    from scratchwork.catalogue import Catalogue
    from scratchwork.model import Experiment, Report
    from scratchwork.sandbox import Limits
    from scratchwork.submission import Submission

GOTCHAS = "gotchas"
RIGHT, WRONG, USAGE = 0, 1, 2
INTERRUPTED = 130

EXAMPLES = """examples:
  scratchwork list                       what there is to learn
  scratchwork show adam                  the lesson: equations, template, questions
  scratchwork start adam                 a blank page, adam.py
  scratchwork check adam.py              is it right, and if not, which mistake is it
  scratchwork hint adam.py               one hint more each time
  scratchwork walk adam                  a run line by line, with its numbers
  scratchwork try momentum beta=0.5,0.99  what a change does to training
  scratchwork watch .                    check on every save
"""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv:
        _overview().print_help()
        return USAGE
    if argv[0] not in COMMANDS:
        _overview().parse_args(argv)  # --help, --version, or an error
        return USAGE
    arguments = _parser(argv[0]).parse_intermixed_args(argv[1:])
    for stream in (sys.stdout, sys.stderr):  # a file's name, or what it says, may be no text
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _flushed(COMMANDS[argv[0]].run(arguments))
    except ScratchworkError as error:
        print(f"scratchwork: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return RIGHT


def _flushed(status: int) -> int:
    """The status, after what was printed has gone to a reader, or to nobody."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # `scratchwork list | head`: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


# --- commands --------------------------------------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    report = _fresh_report(arguments)
    _put_report(arguments, report)
    return RIGHT if report.ok else WRONG


def _fresh_report(arguments: argparse.Namespace) -> Report:
    """The report on a file.

    This process has read nothing of any pattern yet, so that it can fork the child: one import
    of NumPy serves both.
    """
    from scratchwork.checking import judge
    from scratchwork.sandbox import fork

    given = _submission(arguments.file)
    return judge(given, arguments.pattern, _catalogue(arguments), fork, _limits(arguments))


def _hint(arguments: argparse.Namespace) -> int:
    report = _fresh_report(arguments)
    from scratchwork.store import Store
    from scratchwork.tutor import hints

    ladder = hints(report, _catalogue(arguments))
    if not ladder:
        _put_report(arguments, report)
        return RIGHT if report.ok else WRONG
    store = Store()
    names = "+".join(d.slug for d in report.diagnosis) or report.verdict
    about = f"{Path(arguments.file).resolve()}:{report.pattern}:{names}"
    if arguments.tell:
        level = len(ladder)
    elif arguments.level is not None:
        level = arguments.level
    else:
        level = min(store.last("hint", about).get("level", 0) + 1, len(ladder))
    if not 1 <= level <= len(ladder):
        raise ScratchworkError(f"there is no level {level}; the levels are 1 to {len(ladder)}")
    try:
        store.add("hint", about, level=level, sha256=report.sha256)
    except ScratchworkError as error:  # the hint itself can be given all the same
        print(f"scratchwork: not remembered: {error}", file=sys.stderr)
    if arguments.json:
        _print_json({"version": report.version, "report": report, "hint": ladder[level - 1]})
    else:
        from scratchwork.faces import text

        print(text.hint(ladder[level - 1], _style(), arguments.file, level == len(ladder)), end="")
    return RIGHT if report.ok else WRONG


def _watch(arguments: argparse.Namespace) -> int:
    from scratchwork import sandbox
    from scratchwork.checking import judge
    from scratchwork.faces.watching import changes

    path = Path(arguments.path)
    if not path.exists():
        raise ScratchworkError(f"no such file or directory: {path}")
    known = _catalogue(arguments)
    saves = changes(path)
    print(f"watching {path}; Ctrl-C ends", file=sys.stderr)
    with contextlib.suppress(KeyboardInterrupt):
        for file in (file for files in saves for file in files):
            try:
                given = _submission(str(file))
                if path.is_dir() and not given.trouble and not known.defining(given.names):
                    continue  # some other file of theirs
                report = judge(given, arguments.pattern, known, sandbox.spawn, _limits(arguments))
            except ScratchworkError as error:  # this file's, not the next one's
                print(f"scratchwork: {error}", file=sys.stderr)
                continue
            _put_report(arguments, report)
            sys.stdout.flush()
    return RIGHT


def _walk(arguments: argparse.Namespace) -> int:
    from scratchwork import submission, trace
    from scratchwork.sandbox import fork

    known = _catalogue(arguments)
    if arguments.against:
        chosen = (arguments.set, arguments.grad, arguments.steps, arguments.shape)
        if any((*chosen, arguments.html, arguments.markdown)):
            raise ScratchworkError("--against runs the check's own cases, as text or as --json")
        return _against(arguments, known)
    pattern = trace.named(arguments.what, known)
    read = submission.of_source(pattern.source, "") if pattern else _submission(arguments.what)
    found = trace.walked(
        read,
        pattern.slug if pattern else arguments.pattern,
        known,
        fork,
        given=dict(trace.assigned(text) for text in arguments.set),
        grads=[trace.parsed("--grad", g) for g in arguments.grad.split(",") if arguments.grad],
        steps=arguments.steps,
        sizes=trace.sized(arguments.shape),
        every=arguments.all,
        limits=_limits(arguments),
    )
    if arguments.json:
        _print_json(found)
    else:
        from scratchwork.faces import walks

        if arguments.html:
            from scratchwork.faces import walk_page

            page = walk_page.html(found, read.source, arguments.all)
        elif arguments.markdown:
            page = walks.markdown(found, arguments.all)
        else:
            page = walks.text(found, _style(), arguments.all)
        print(page, end="")
    return WRONG if found.trouble else RIGHT


def _against(arguments: argparse.Namespace, known: Catalogue) -> int:
    from scratchwork.against import against
    from scratchwork.sandbox import fork

    found = against(_submission(arguments.what), arguments.against, known, fork, _limits(arguments))
    if arguments.json:
        _print_json(found)
    else:
        from scratchwork.faces import text, walks

        print(walks.comparison(found, _style()))
        if found.report.culprit:
            print(text.culprit(found.report.culprit, _style()))
        elif not found.report.ok:
            print("  No line can be said to be the one.")
    return RIGHT if found.report.ok else WRONG


def _try(arguments: argparse.Namespace) -> int:
    from scratchwork import experimenting, problems

    if not arguments.what:
        return _problems(arguments)
    known = _catalogue(arguments)
    _picture(arguments)
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
        how = (_limits(arguments), arguments.backend, arguments.scheduler)
        runs = experimenting.ran(plan, arguments.jobs, *how)
        found.append(plan.result(_with_progress(runs, len(plan.tasks), "run")))
        if not arguments.json:
            from scratchwork.faces import experiments

            print(experiments.text(found[-1], _style()), end="\n" if len(plans) > 1 else "")
    if on == "all" and not arguments.json:
        from scratchwork import pages
        from scratchwork.faces import experiments

        claims = {p.slug: pages.choice(p) for p in known.patterns()}
        print(experiments.evidence(found, claims, _style()), end="")
    _save(arguments, found[0])
    if arguments.json:
        _print_json(found[0] if len(found) == 1 else {"version": 1, "experiments": found})
    return WRONG if any(c.trouble for e in found for c in e.curves) else RIGHT


def _train(arguments: argparse.Namespace) -> int:
    from scratchwork import problems, training

    known = _catalogue(arguments)
    _picture(arguments)
    files = training.files(Path(arguments.own)) if arguments.own else ()
    found = training.trained(
        problems.problem(arguments.problem), files, known, arguments.seed, _limits(arguments)
    )
    _save(arguments, found.experiment)
    if arguments.json:
        _print_json(found)
    else:
        from scratchwork.faces import experiments

        print(experiments.training(found, _style()), end="")
    return RIGHT if found.reached else WRONG


def _picture(arguments: argparse.Namespace) -> None:
    """Raises ScratchworkError, before the work and not after it, if the picture is of no kind."""
    if arguments.save:
        from scratchwork.faces import pictures

        pictures.kind(Path(arguments.save))


def _save(arguments: argparse.Namespace, found: Experiment) -> None:
    """Write the picture where --save says; show it if --open does."""
    if not (arguments.save or arguments.open):
        return
    from scratchwork import chart
    from scratchwork.faces import pictures

    path = Path(arguments.save) if arguments.save else pictures.somewhere(found.problem)
    pictures.save(chart.vega(found), path)
    print(f"{path} has the picture", file=sys.stderr)
    if arguments.open and not pictures.opened(path):
        raise ScratchworkError(f"there is no browser to open it with; the picture is {path}")


def _problems(arguments: argparse.Namespace) -> int:
    """What there is to try things on."""
    from scratchwork import problems

    rows = {slug: problems.title(problems.problem(slug)) for slug in problems.slugs()}
    if arguments.json:
        _print_json({"version": 1, "problems": rows})
    else:
        from scratchwork.faces import text

        print(text.problems(rows, _style()), end="")
    return RIGHT


def _grade(arguments: argparse.Namespace) -> int:
    from scratchwork import assignment, grading, intake
    from scratchwork.faces import gradebook, grades

    known = _catalogue(arguments)
    if bool(arguments.pattern) == bool(arguments.assignment):
        raise ScratchworkError("say what is graded: --pattern adam, or --assignment course.toml")
    if arguments.pattern:
        asked = assignment.single(arguments.pattern, known)
    else:
        asked = assignment.load(Path(arguments.assignment), known)
    if arguments.autograder:
        from scratchwork.faces import autograder

        text = (
            f'[[part]]\npattern = "{asked.parts[0].pattern}"\n'
            if arguments.pattern
            else Path(arguments.assignment).read_text(encoding="utf-8")
        )
        autograder.archive(Path(arguments.autograder), text)
        print(f"{arguments.autograder} is ready to be uploaded to Gradescope")
        return RIGHT
    found = list(intake.students(arguments.paths))
    if not found and not arguments.gradescope:
        there = ", ".join(arguments.paths) or "no path"
        raise ScratchworkError(f"no .py, .ipynb or .zip in {there}")
    given = {
        "jobs": arguments.jobs,
        "backend": arguments.backend,
        "scheduler": arguments.scheduler,
        "seed": arguments.seed,
        "patterns": [Path(folder) for folder in arguments.patterns],
        "limits": replace(_limits(arguments), isolation=arguments.require_isolation),
    }
    if arguments.require_isolation:
        _demand_isolation()
    if arguments.gradescope:
        whole = intake.Student("submission", tuple(f for student in found for f in student.files))
        rows = [grades.row(g) for g in grading.grade([whole], asked, **given)]
        Path(arguments.gradescope).write_text(json.dumps(grades.gradescope(rows), indent=1))
        return RIGHT
    with gradebook.opened(Path(arguments.out), len(asked.parts), arguments.resume) as book:
        waiting = list(book.waiting(found))
        many = len(waiting) * len(asked.parts)
        interrupted = False
        try:
            with contextlib.closing(grading.grade(waiting, asked, **given)) as graded:
                for grade in _progress(graded, many, quiet=arguments.json):
                    book.add(grade)
                    if arguments.json:
                        _print_json(grade)
        except KeyboardInterrupt:  # what is done is kept
            interrupted = True
        rows, files = book.close(asked)
    if not arguments.json:
        print(grades.summary(rows, _style()), end="")
        print(f"  {Path(arguments.out) / gradebook.LOG}, {', '.join(f.name for f in files)}")
    if interrupted:
        print(f"scratchwork: {len(rows)} grades are kept; --resume goes on", file=sys.stderr)
        return INTERRUPTED
    return RIGHT


def _demand_isolation() -> None:
    """Raises ScratchworkError if this machine lacks a defence of the sandbox."""
    from scratchwork.doctor import examined

    off = [f"{d.name} ({d.why})" for d in examined().defences if not d.on]
    if off:
        raise ScratchworkError(f"--require-isolation, but this machine has no {', '.join(off)}")


def _progress(graded: Iterator[Any], many: int, quiet: bool) -> Iterator[Any]:
    """The same, with a bar on a terminal."""
    if quiet or not sys.stderr.isatty():
        return graded
    try:
        from tqdm import tqdm
    except ImportError:
        return graded
    return iter(tqdm(graded, total=many, unit=" files", dynamic_ncols=True, leave=False))


def _doctor(arguments: argparse.Namespace) -> int:
    from scratchwork.doctor import examined

    health = examined()
    lacking = any(not d.on for d in health.defences)
    if arguments.json:
        _print_json(health)
        return WRONG if lacking else RIGHT
    from scratchwork.faces.text import MARK

    print(f"Python {health.python}\nNumPy {health.numpy}\n{health.system}\ncache {health.cache}\n")
    print("What keeps a submission in its place:")
    for d in health.defences:
        print(f"  {MARK[d.on]} {d.name}" + (f": {d.why}" if d.why else ""))
    print("\nExtras:")
    for extra, there in health.extras.items():
        how = "" if there else f": pip install 'scratchwork[{extra}]'"
        print(f"  {MARK[there]} {extra}{how}")
    return WRONG if lacking else RIGHT


def _list(arguments: argparse.Namespace) -> int:
    patterns = _catalogue(arguments).patterns()
    if arguments.json:
        keys = ("slug", "family", "title", "summary", "contract", "builds_on")
        rows = [{k: getattr(p, k) for k in keys} for p in patterns]
        for row, p in zip(rows, patterns, strict=True):
            row["mistakes"] = [v.slug for v in p.variants if v.kind == "mistake"]
            row["conventions"] = [v.slug for v in p.variants if v.kind == "convention"]
        _print_json({"version": 1, "patterns": rows})
    else:
        from scratchwork.faces import text

        print(text.catalogue(patterns, _style()), end="")
    return RIGHT


def _show(arguments: argparse.Namespace) -> int:
    known = _catalogue(arguments)
    if arguments.pattern in (GOTCHAS, *FAMILIES):
        return _show_page(arguments, known)
    pattern = known.pattern(arguments.pattern)
    if arguments.json:
        shown = as_json(pattern)
        del shown["folder"]
        if arguments.hide:
            del shown["source"]
        _print_json({"version": 1, **shown})
    else:
        from scratchwork.faces import text

        print(
            text.lesson(pattern, _style(), arguments.hide, arguments.answers, arguments.mistakes),
            end="",
        )
    return RIGHT


def _show_page(arguments: argparse.Namespace, known: Catalogue) -> int:
    from scratchwork import pages
    from scratchwork.faces import text

    name, patterns = arguments.pattern, known.patterns()
    if name == GOTCHAS:
        rows = pages.gotchas(patterns)
        page = text.gotchas(rows, _style())
    else:
        rows = pages.guide(name, patterns)
        page = text.guide(name, rows, _style())
    if arguments.json:
        _print_json({"version": 1, "page": name, "rows": rows})
    else:
        print(page, end="")
    return RIGHT


def _start(arguments: argparse.Namespace) -> int:
    from scratchwork.stub import start

    pattern = _catalogue(arguments).pattern(arguments.pattern)
    path = start(pattern, Path(arguments.file or f"{pattern.slug}.py"))
    if arguments.json:
        _print_json({"version": 1, "pattern": pattern.slug, "file": str(path)})
    else:
        print(f"{path} is ready: fill it in, then  scratchwork check {path}")
    return RIGHT


def _audit(arguments: argparse.Namespace) -> int:
    from scratchwork.audit import audits

    known = _catalogue(arguments)
    slugs = tuple(known.pattern(slug).slug for slug in arguments.pattern or known.slugs())
    if arguments.jobs < 1:
        raise ScratchworkError(f"--jobs is {arguments.jobs}; expected 1 or more")
    made = audits(slugs, tuple(map(Path, arguments.patterns)), arguments.jobs)
    done = list(_with_progress(made, len(slugs), "audited"))
    clean = not any(a.complaints for a in done)
    if arguments.json:
        _print_json({"version": 1, "ok": clean, "audits": done})
    else:
        from scratchwork.faces import text

        print(text.complaints(done), end="")
        if arguments.matrix:
            print(text.matrix(done, _style()), end="")
    return RIGHT if clean else WRONG


# --- shared ----------------------------------------------------------------------------------


def _with_progress(things: Iterable[Any], total: int, done: str) -> Iterator[Any]:
    """The things as they come, with a line on the terminal that counts them."""
    shown = sys.stderr.isatty()
    for n, thing in enumerate(things, start=1):
        if shown:
            print(f"\r{n} of {total} {done}", end="", file=sys.stderr, flush=True)
        yield thing
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _submission(file: str) -> Submission:
    from scratchwork import submission

    if file == "-":
        return submission.of_bytes(sys.stdin.buffer.read(), "<stdin>")
    return submission.of_file(Path(file))


def _catalogue(arguments: argparse.Namespace) -> Catalogue:
    from scratchwork.catalogue import catalogue

    return catalogue(*map(Path, arguments.patterns))


def _limits(arguments: argparse.Namespace) -> Limits:
    from scratchwork.sandbox import Limits

    if not 0 < arguments.seconds < 3600:
        raise ScratchworkError(f"--seconds is {arguments.seconds:g}; expected 0 to 3600")
    return Limits(seconds=arguments.seconds)


def _put_report(arguments: argparse.Namespace, report: Report) -> None:
    if arguments.json:
        _print_json(report)
    else:
        from scratchwork.faces import text

        print(text.report(report, _style(), arguments.verbose), end="")


def _print_json(value: Any) -> None:
    print(json.dumps(as_json(value)))


def _style() -> Any:
    from scratchwork.faces.style import style_for

    return style_for(sys.stdout)


# --- the parser ------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with the command that explains more."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"scratchwork: {message}; see {self.prog} --help\n")


def _overview() -> argparse.ArgumentParser:
    """The parser that knows which commands there are, but not their options."""
    parser = _Parser(
        prog="scratchwork",
        description="Learn machine learning by writing it, and be told which mistake it is.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.what)
    return parser


def _parser(name: str) -> argparse.ArgumentParser:
    """The parser of one command's arguments."""
    command = COMMANDS[name]
    parser = _Parser(
        prog=f"scratchwork {name}",
        description=command.what[0].upper() + command.what[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  scratchwork {e}" for e in command.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _shared_options(parser)
    command.options(parser)
    return parser


def _shared_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("--json", action="store_true", help="print JSON (docs/json.md)")
    added.add_argument(
        "--patterns",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder with patterns of your own, <family>/<name>/; may be repeated",
    )


def _checking_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("-v", "--verbose", action="store_true", help="list what holds, too")
    added.add_argument("--seconds", type=float, default=2.0, help="time limit per case (2)")


def _list_options(_: argparse.ArgumentParser) -> None:
    pass


def _show_options(added: argparse.ArgumentParser) -> None:
    added.add_argument(
        "pattern", metavar="PATTERN|PAGE", help=f"a pattern, a family, or {GOTCHAS!r}"
    )
    added.add_argument("--hide", action="store_true", help="leave the template out")
    added.add_argument("--answers", action="store_true", help="with the hints and the answers")
    added.add_argument("--mistakes", action="store_true", help="with the mistakes, as diffs")


def _start_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("pattern", metavar="PATTERN")
    added.add_argument("file", metavar="FILE", nargs="?", help="PATTERN.py if not given")


def _check_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("file", metavar="FILE", help="a Python file, or - for standard input")
    added.add_argument("pattern", metavar="PATTERN", nargs="?", help="if the names do not tell")
    _checking_options(added)


def _hint_options(added: argparse.ArgumentParser) -> None:
    _check_options(added)
    added.add_argument("--tell", action="store_true", help="the last one at once: the fix")
    added.add_argument("--level", type=int, metavar="N", help="this one, whichever was last")


def _watch_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("path", metavar="FILE|DIR", nargs="?", default=".")
    added.add_argument("pattern", metavar="PATTERN", nargs="?")
    _checking_options(added)


def _walk_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("what", metavar="PATTERN|FILE", help="a pattern's reference, or a file")
    added.add_argument("pattern", metavar="PATTERN", nargs="?", help="if the names do not tell")
    added.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="another value; repeat"
    )
    added.add_argument("--grad", default="", metavar="G,G,...", help="an optimizer's gradients")
    added.add_argument(
        "--shape", default="", metavar="SIZE=N,...", help="other sizes of the arrays"
    )
    added.add_argument("--steps", type=int, metavar="N", help="how many steps an optimizer takes")
    added.add_argument("--all", action="store_true", help="every turn of every loop, and __init__")
    added.add_argument("--against", metavar="PATTERN", help="beside that pattern's reference")
    added.add_argument("--markdown", action="store_true", help="as study notes")
    added.add_argument("--html", action="store_true", help="as a page to step through")
    added.add_argument("--seconds", type=float, default=10.0, help="time limit (10)")


def _try_options(added: argparse.ArgumentParser) -> None:
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
    _picture_options(added)
    added.add_argument("--jobs", type=int, metavar="N", help="runs at a time (all cores)")
    added.add_argument("--backend", choices=("threads", "dask"), default="threads", help="here")
    added.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    added.add_argument("--seconds", type=float, default=60.0, help="time limit of a run (60)")


def _picture_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("--save", metavar="FILE", help="the picture: .png, .svg, .html, .json")
    added.add_argument("--open", action="store_true", help="show the picture in a browser")


def _train_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("problem", metavar="PROBLEM", help="digits-mlp, digits-cnn")
    added.add_argument("--with", dest="own", metavar="DIR|FILE", help="your files, if they pass")
    added.add_argument("--seed", type=int, default=0, metavar="N", help="of the start (0)")
    _picture_options(added)
    added.add_argument("--seconds", type=float, default=60.0, help="time limit (60)")


def _grade_options(added: argparse.ArgumentParser) -> None:
    added.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders, archives, patterns like '*.py'"
    )
    added.add_argument("--pattern", metavar="PATTERN", help="what all of it is")
    added.add_argument("--assignment", metavar="FILE", help="patterns and points, in TOML")
    added.add_argument("--out", default="grades", metavar="DIR", help="for the results (grades/)")
    added.add_argument("--resume", action="store_true", help="go on where a run was ended")
    added.add_argument("--jobs", type=int, metavar="N", help="processes at a time (all cores)")
    added.add_argument("--backend", choices=("loky", "dask"), default="loky", help="this machine")
    added.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    added.add_argument("--seed", type=int, metavar="N", help="of the inputs; another one each time")
    added.add_argument("--seconds", type=float, default=2.0, help="time limit per case (2)")
    added.add_argument(
        "--require-isolation", action="store_true", help="run nothing without all defences"
    )
    added.add_argument("--gradescope", metavar="FILE", help="all as one student's results.json")
    added.add_argument("--autograder", metavar="ZIP", help="write one to upload to Gradescope")


def _audit_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("pattern", metavar="PATTERN", nargs="*", help="all if not given")
    added.add_argument("--matrix", action="store_true", help="print what each variant is named as")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    added.add_argument(
        "--jobs", type=int, default=cores or 1, metavar="N", help="processes at a time (all cores)"
    )


class Command(NamedTuple):
    """One command: what runs it, what it does, its options, and examples."""

    run: Callable[[argparse.Namespace], int]
    what: str
    options: Callable[[argparse.ArgumentParser], None]
    examples: tuple[str, ...]


COMMANDS = {
    "list": Command(_list, "list the patterns", _list_options, ("list", "list --json")),
    "show": Command(
        _show,
        "read a lesson, or a page made of all lessons",
        _show_options,
        (
            "show adam",
            "show adam --hide",
            "show adam --answers",
            "show optimizers",
            "show gotchas",
        ),
    ),
    "start": Command(
        _start,
        "begin a file",
        _start_options,
        ("start adam", "start adam my/first_adam.py"),
    ),
    "check": Command(
        _check,
        "check a file, and name its mistake",
        _check_options,
        (
            "check adam.py",
            "check my_file.py adam",
            "check adam.py --json",
            "check - adam < adam.py",
        ),
    ),
    "hint": Command(
        _hint,
        "get one hint more each time",
        _hint_options,
        ("hint adam.py", "hint adam.py --tell"),
    ),
    "walk": Command(
        _walk,
        "show a run line by line, with its numbers",
        _walk_options,
        (
            "walk adam",
            "walk adam --set lr=0.01 --grad 0.5,-0.2 --steps 3",
            "walk linear --shape batch=2,in=3,out=4",
            "walk adam.py",
            "walk adam.py --against adam",
            "walk linear --markdown > notes.md",
            "walk conv2d --html > conv2d.html",
        ),
    ),
    "try": Command(
        _try,
        "run an experiment: what does this change do to training",
        _try_options,
        (
            "try",
            "try adam adam:no-bias-correction --on digits-mlp",
            "try momentum beta=0.5,0.9,0.99,0.999 --on ravine",
            "try adam.py adam --on rosenbrock --save paths.png",
            "try sgd momentum adam rmsprop adagrad --on all --seeds 5",
        ),
    ),
    "train": Command(
        _train,
        "train a network with your own pieces",
        _train_options,
        ("train digits-mlp", "train digits-mlp --with my/", "train digits-cnn --save curves.png"),
    ),
    "watch": Command(_watch, "check on every save", _watch_options, ("watch adam.py", "watch .")),
    "grade": Command(
        _grade,
        "grade a class: many files, in a sandbox each",
        _grade_options,
        (
            "grade hand-ins/ --pattern adam",
            "grade export.zip --assignment course.toml --out week3",
            "grade 'hand-ins/*.ipynb' --pattern linear --require-isolation",
            "grade hand-ins/ --pattern adam --resume",
            "grade --assignment course.toml --autograder autograder.zip",
        ),
    ),
    "doctor": Command(
        _doctor,
        "what this machine has: the sandbox's defences, the extras",
        _list_options,
        ("doctor", "doctor --json"),
    ),
    "audit": Command(
        _audit,
        "prove the patterns right; silent if they are",
        _audit_options,
        ("audit", "audit adam --matrix", "audit --patterns my/patterns"),
    ),
}


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from scratchwork import __version__

        print(f"scratchwork {__version__}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())

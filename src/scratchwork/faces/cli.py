"""The command line. Exit status: 0 right, 1 not right, 2 the command could not be carried out."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import Any, NoReturn

from scratchwork import threads

os.environ.update(threads.ONE)  # before NumPy is imported, by whichever import comes first below
# Before that makes a hundred thousand objects and drops none: to look for some to collect,
# again and again, is a twentieth of a check.
gc.set_threshold(100_000)

from scratchwork.faces.commands.shared import INTERRUPTED, RIGHT, USAGE, flush  # noqa: E402
from scratchwork.model import ScratchworkError  # noqa: E402

EXAMPLES = """examples:
  scratchwork list                       what there is to learn
  scratchwork show adam                  the lesson: equations, template, questions
  scratchwork start adam                 a blank page, adam.py
  scratchwork check adam.py              is it right, and if not, which mistake is it
  scratchwork hint adam.py               one hint more each time
  scratchwork walk adam                  a run line by line, with its numbers
  scratchwork try momentum beta=0.5,0.99  what a change does to training
  scratchwork watch .                    check on every save
  scratchwork ask adam                   a question, with hints
  scratchwork review                     what is due, before it is forgotten
  scratchwork progress                   where you stand, and what to do next
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
    command = _command(argv[0])
    arguments = _parser(argv[0], command).parse_intermixed_args(argv[1:])
    for stream in (sys.stdout, sys.stderr):  # a file's name, or what it says, may be no text
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = command.run(arguments)
        flush()
        return status
    except ScratchworkError as error:
        print(f"scratchwork: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return RIGHT


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
    for name, what in COMMANDS.items():
        commands.add_parser(name, help=what)
    return parser


def _command(name: str) -> Any:
    """The module of a command: no other one is imported."""
    return import_module(f"scratchwork.faces.commands.{name}{'_' * iskeyword(name)}")


def _parser(name: str, command: Any) -> argparse.ArgumentParser:
    """The parser of one command's arguments."""
    what = COMMANDS[name]
    parser = _Parser(
        prog=f"scratchwork {name}",
        description=what[0].upper() + what[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  scratchwork {e}" for e in command.EXAMPLES),
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


COMMANDS = {
    "list": "list the patterns",
    "show": "read a lesson, or a page made of all lessons",
    "start": "begin a file",
    "check": "check a file, and name its mistake",
    "hint": "get one hint more each time",
    "walk": "show a run line by line, with its numbers",
    "try": "run an experiment: what does this change do to training",
    "train": "train a network with your own pieces",
    "ask": "be asked a question, with hints, and have the answer marked",
    "review": "go through what is due before it is forgotten",
    "quiz": "a mock interview: a blank page, a clock, and a verdict",
    "path": "the order of patterns to a goal",
    "progress": "where you stand, and what to do next",
    "watch": "check on every save",
    "grade": "grade a class: many files, in a sandbox each",
    "doctor": "what this machine has: the sandbox's defences, the extras",
    "audit": "prove the patterns right; silent if they are",
}


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from scratchwork import __version__

        print(f"scratchwork {__version__}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())

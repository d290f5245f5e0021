"""A conversation on the terminal: lines that are typed, and an editor for longer answers."""

from __future__ import annotations

import contextlib
import os
import shlex
import string
import sys
from collections.abc import Sequence
from pathlib import Path

from scratchwork.faces.style import Style
from scratchwork.faces.text import prose
from scratchwork.model import ScratchworkError
from scratchwork.questions import as_choice


class Left(Exception):  # noqa: N818 (it is no error)
    """The learner wants to stop here: q, Ctrl-D or Ctrl-C."""


class Dialogue:
    """What is said to a learner, and what they type. `read` raises Left when they leave."""

    def __init__(self, style: Style):
        self.style = style
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 (lines can be edited then, and Ctrl-U and the like work)

    def say(self, *parts: str) -> None:
        """Print parts that are not empty, an empty line below each."""
        for part in parts:
            if part:
                print(f"{part}\n")
        sys.stdout.flush()

    def read(self, prompt: str = "> ") -> str:
        """One line, without blanks around it. Raises Left."""
        try:
            typed = input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            raise Left from None
        if typed in ("q", "quit", "exit"):
            raise Left
        return typed

    def choose(self, choices: Sequence[str], prompt: str = "> ") -> str:
        """One of some choices, by its letter. Raises Left."""
        self.say(lettered(choices, self.style))
        while True:
            try:
                return as_choice(self.read(prompt), choices)
            except ScratchworkError as error:
                self.say(f"  {error}")

    def edit(self, file: Path) -> None:
        """Let a file be edited; if that cannot be done, say why. Raises nothing."""
        try:
            edit(file)
        except ScratchworkError as error:
            self.say(f"  {error}")

    def edited(self, above: str) -> str:
        """What is written in $EDITOR, without the lines that begin with #.

        Raises ScratchworkError if there is no editor or it fails.
        """
        import tempfile

        with tempfile.TemporaryDirectory(prefix="scratchwork-") as folder:
            file = Path(folder) / "answer.txt"
            file.write_text("\n" + "".join(f"# {line}\n" for line in above.splitlines()))
            edit(file)
            lines = file.read_text(errors="replace").splitlines()
        return "\n".join(line for line in lines if not line.startswith("#")).strip()


def lettered(choices: Sequence[str], style: Style) -> str:
    """Choices, each with its letter."""
    letters = zip(string.ascii_lowercase, choices, strict=False)
    return "\n".join(style.wrap(prose(c), "     ", f"  {a}) ") for a, c in letters)


def editor() -> str:
    """The learner's editor; empty if there is none."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR", "")


def edit(file: Path) -> None:
    """Open a file in the editor, and wait. Raises ScratchworkError if there is none or it fails."""
    import subprocess  # not on the way to a first screen

    command = editor()
    if not command:
        raise ScratchworkError("there is no editor: set EDITOR to one, such as nano")
    try:
        done = subprocess.run([*shlex.split(command), str(file)], check=False)
    except (OSError, ValueError) as error:
        raise ScratchworkError(f"the editor {command!r} cannot be run: {error}") from None
    if done.returncode:
        raise ScratchworkError(f"the editor {command!r} ended with status {done.returncode}")

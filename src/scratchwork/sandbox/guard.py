"""What a submission may not do, as far as Python itself can tell.

An audit hook sees imports, opened files, processes, connections; it cannot be taken off again. It
stops Python code, not machine code: the boundary that holds against that is the kernel's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np


class Refused(ImportError):  # noqa: N818 (it is a decision)
    """Something that a submission may not do, met while it ran."""


ALLOWED_IMPORTS = sys.stdlib_module_names | {"numpy", "submission"}
REFUSED = {  # what it is: the audit events, or how they begin
    "starts a process": (
        *("os.fork", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile"),
        *("subprocess.", "pty."),
    ),
    "signals a process": ("os.kill", "signal.pthread_kill"),
    "opens a connection": ("socket.", "urllib.", "http.", "ftplib.", "smtplib."),
    "changes files": (
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink"),
        *("os.truncate", "os.chmod", "os.chown", "os.utime", "os.setxattr"),
        *("shutil.", "tempfile."),
    ),
    "calls machine code": ("ctypes.dlopen", "ctypes.dlsym", "mmap."),
    "changes its limits": ("resource.",),
}
# What may be read: Landlock allows the same (landlock.py), whoever asks.
STDLIB = str(Path(os.__file__).parent)
NUMPY = str(Path(np.__file__).parent)
DEVICES = (os.devnull, "/dev/urandom")


def shut() -> None:
    """Refuse from here on, for the rest of this process."""
    sys.meta_path.insert(0, OnlyNumPy())
    for name in [n for n in sys.modules if n.partition(".")[0] == "scratchwork"]:
        del sys.modules[name]  # what is loaded already would be found without being looked for
    sys.addaudithook(_hook)


class OnlyNumPy:
    """An entry of `sys.meta_path` that refuses anything but NumPy and the standard library."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Say nothing of what is allowed. Raises Refused for the rest."""
        top = fullname.partition(".")[0]
        if top not in ALLOWED_IMPORTS and not top.startswith("_sysconfigdata"):
            raise Refused(f"imports `{fullname}`")


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if not isinstance(path, int) and not (_readable(os.fsdecode(path)) and _reads(flags)):
            raise Refused(f"opens the file {os.fsdecode(path)!r}")
        return
    for what, events in REFUSED.items():
        if event.startswith(events):
            raise Refused(f"{what}: {event}")


def _reads(flags: int) -> bool:
    return not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)


def _readable(path: str) -> bool:
    """Whether it is a file of the standard library or of NumPy, which imports read."""
    path = os.path.abspath(path)  # noqa: PTH100 (no question to the file system)
    if path.startswith(STDLIB + os.sep):
        return "-packages" + os.sep not in path or path.startswith(NUMPY)
    cached = sys.pycache_prefix is not None and path.startswith(sys.pycache_prefix)
    return path.startswith(NUMPY) or path in DEVICES or cached

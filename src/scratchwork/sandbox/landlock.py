"""Which files a child can read at all: those of the standard library and NumPy (Linux, Landlock).

A set of rules is made once and holds for every child that takes it on; what no rule allows, the
kernel refuses, whoever asks (Linux, Documentation/userspace-api/landlock.rst).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from scratchwork.sandbox import guard

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the numbers are the same everywhere
VERSION = 1  # a flag: asks for the newest version that the kernel has
PATH_BENEATH = 1
WRITE_FILE, READ_FILE, READ_DIR = 1 << 1, 1 << 2, 1 << 3
# What the rules speak about, by version: files; also truncation from 3, devices from 5.
HANDLED = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
TCP = 0b11  # from 4: bind, connect
SCOPED = 0b11  # from 6: abstract sockets, signals


class _Attributes(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version(libc: ctypes.CDLL) -> int:
    """The newest version of Landlock that this kernel has; 0 if none."""
    return max(0, libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION))


def rules(libc: ctypes.CDLL) -> int:
    """A descriptor of rules that let files be read which a submission needs. Raises OSError."""
    newest = version(libc)
    files = HANDLED[min(newest, max(HANDLED))]
    size = 24 if newest >= 6 else 16 if newest >= 4 else 8
    asked = _Attributes(files, TCP if newest >= 4 else 0, SCOPED if newest >= 6 else 0)
    descriptor = libc.syscall(CREATE_RULESET, ctypes.byref(asked), ctypes.c_size_t(size), 0)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
    for path, is_folder in readable():
        with contextlib.suppress(OSError):  # what is not there needs no rule
            _allow(libc, descriptor, path, READ_FILE | READ_DIR * is_folder)
    _allow(libc, descriptor, os.devnull, READ_FILE | WRITE_FILE)
    return descriptor


def _allow(libc: ctypes.CDLL, descriptor: int, path: str, allowed: int) -> None:
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(allowed, parent)
        if libc.syscall(ADD_RULE, descriptor, PATH_BENEATH, ctypes.byref(rule), 0):
            raise OSError(ctypes.get_errno(), "landlock_add_rule")
    finally:
        os.close(parent)


def take_on(libc: ctypes.CDLL, descriptor: int) -> None:
    """Submit this process to the rules for good. Raises OSError."""
    if libc.syscall(RESTRICT_SELF, descriptor, 0):
        raise OSError(ctypes.get_errno(), "landlock_restrict_self")


def readable() -> Iterator[tuple[str, bool]]:
    """What imports read, and whether it is a folder: all in it may be read.

    That is the standard library without what is installed in it, NumPy, and the libraries of the
    system that modules of machine code need; there are no sources among them.
    """
    for entry in os.scandir(guard.STDLIB):
        if not entry.name.endswith("-packages"):
            yield entry.path, entry.is_dir()
    multiarch = getattr(sys.implementation, "_multiarch", "")
    folders = [guard.NUMPY, f"{guard.NUMPY}.libs", "/lib64", "/usr/lib64"]
    folders += [f"{lib}/{multiarch}" for lib in ("/lib", "/usr/lib") if multiarch]
    yield from ((path, True) for path in (*folders, sys.pycache_prefix) if path)
    libraries = map(str, Path(sys.base_prefix, "lib").glob("lib*.so*"))
    yield from ((path, False) for path in (*guard.DEVICES, "/etc/ld.so.cache", *libraries))

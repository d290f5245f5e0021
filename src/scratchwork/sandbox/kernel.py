"""What the operating system itself refuses a child, for good: the boundary against machine code.

The audit hook of `guard` stops Python code and says kindly what it stopped. What is here holds
against code that gets past it, as far as this system has it; `shut` says what it has.
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from scratchwork import threads
from scratchwork.model import Defence
from scratchwork.sandbox import landlock, seccomp

DESCRIPTORS = 64
SET_DEATH_SIGNAL, SET_DUMPABLE, SET_SECCOMP, DROP_BOUNDING, SET_NO_NEW_PRIVILEGES = 1, 4, 22, 24, 38
FILTER = 2  # of seccomp's modes
CAPABILITIES = 64  # more than there are
CAPABILITY_VERSION = 0x20080522
NEW_USER, NEW_UTS, NEW_IPC, NEW_NET = 0x10000000, 0x04000000, 0x08000000, 0x40000000
NAMES = ("limits", "no new privileges", "namespaces", "landlock", "capabilities", "seccomp")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


@cache
def _rules() -> int:
    """The descriptor of Landlock's rules, which children inherit."""
    if not landlock.version(_libc()):
        raise OSError("the kernel has no Landlock")
    return landlock.rules(_libc())


def prepare() -> None:
    """Make ready what every child takes on, in the process that they are forked from."""
    if sys.platform == "linux":
        seccomp.program()
        try:
            _rules()
        except OSError:
            return


def kept() -> tuple[int, ...]:
    """The descriptors that a child needs to take on what was made ready."""
    return (_rules(),) if _rules.cache_info().currsize else ()


def shut(memory: int, seconds: float) -> tuple[Defence, ...]:
    """Take every defence on that there is, and say which; `memory` bytes more than now are allowed.

    `seconds` of computing, as the last resort: the parent's clock is the limit that counts.
    """
    _limit(memory, seconds)
    _forget_environment()
    if sys.platform != "linux":
        why = f"{sys.platform} has none"
        return (Defence("limits", True), *(Defence(name, False, why) for name in NAMES[1:]))
    steps = (_no_new_privileges, _leave_namespaces, _take_rules, _drop_capabilities, _filter_calls)
    return (Defence("limits", True), *_taken(steps))


def _taken(steps: tuple[Callable[[], None], ...]) -> Iterator[Defence]:
    for name, step in zip(NAMES[1:], steps, strict=True):
        try:
            step()
            yield Defence(name, True)
        except OSError as error:
            yield Defence(name, False, error.strerror or str(error))


def _limit(memory: int, seconds: float) -> None:
    """Memory and seconds; no core dump, no file that is written to, no process or thread."""
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: DESCRIPTORS,
        resource.RLIMIT_CPU: math.ceil(seconds),
    }
    statm = Path("/proc/self/statm")
    if statm.exists():  # elsewhere than on Linux the size of a process is not to be limited
        used = int(statm.read_text().split()[0]) * resource.getpagesize()
        limits[resource.RLIMIT_AS] = used + memory
    if hasattr(resource, "RLIMIT_NPROC") and os.geteuid():  # it does not bind root
        limits[resource.RLIMIT_NPROC] = 0
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for which, limit in limits.items():
        _, hard = resource.getrlimit(which)
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(which, (most, most))


def _forget_environment() -> None:
    """Nothing of the caller's is left, not even in the memory that it was in since the start."""
    if sys.platform == "linux":
        place = ctypes.c_void_p.in_dll(_libc(), "environ").value or 0
        while place and (text := ctypes.c_void_p.from_address(place).value):
            ctypes.memset(text, 0, len(ctypes.string_at(text)))
            place += ctypes.sizeof(ctypes.c_void_p)
        _libc().clearenv()
    os.environ.clear()
    os.environ.update(threads.ONE)
    os.chdir("/")


def _check(result: int, what: str) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _prctl(option: int, *arguments: int) -> None:
    four = (*arguments, 0, 0, 0, 0)[:4]
    _check(_libc().prctl(option, *map(ctypes.c_ulong, four)), f"prctl {option}")


def _no_new_privileges() -> None:
    _prctl(SET_NO_NEW_PRIVILEGES, 1)


def _leave_namespaces() -> None:
    _check(_libc().unshare(NEW_USER | NEW_UTS | NEW_IPC | NEW_NET), "unshare")


def _take_rules() -> None:
    landlock.take_on(_libc(), _rules())
    os.close(_rules())


def _drop_capabilities() -> None:
    for capability in range(CAPABILITIES):
        if _libc().prctl(DROP_BOUNDING, ctypes.c_ulong(capability), 0, 0, 0):
            break  # there are no more, or there is no right to drop them, which is as good
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    _check(_libc().capset(header, (ctypes.c_uint32 * 6)()), "capset")
    # No process traces it, and it ends with its parent: after the last change of credentials,
    # which takes both back.
    _prctl(SET_DUMPABLE, 0)
    _prctl(SET_DEATH_SIGNAL, signal.SIGKILL)


def _filter_calls() -> None:
    program = seccomp.program()
    if program is None:
        raise OSError("no table of system calls for this machine")
    buffer = ctypes.create_string_buffer(program, len(program))
    asked = _Program(len(program) // 8, ctypes.addressof(buffer))
    _check(_libc().prctl(SET_SECCOMP, FILTER, ctypes.byref(asked), 0, 0), "seccomp")

"""What the operating system refuses a child, with the audit hook left out: as root and as not."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import platform
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scratchwork
from scratchwork import threads
from scratchwork.catalogue import catalogue
from scratchwork.model import Defence
from scratchwork.sandbox import guard, kernel, landlock, seccomp, spawn
from scratchwork.truth import Truth

LINUX = sys.platform == "linux"
pytestmark = pytest.mark.skipif(not LINUX, reason="the kernel is not Linux")

NOBODY = 65534
LIBC = ctypes.CDLL(None, use_errno=True)
X86_64 = platform.machine() == "x86_64"
REFERENCE = Path(scratchwork.__file__).parent / "patterns" / "optimizers" / "adam" / "reference.py"
ANOTHER = Path(pytest.__file__)
ENOUGH = 2**30


def in_process(act: Callable[[], Any]) -> Any:
    """What an act returns in a process of its own, which has none of this one's descriptors."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(write, 3)
            os.closerange(4, 1 << 16)
            os.write(3, json.dumps(act()).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return json.loads(text or '"it died"')


def in_child(act: Callable[[], Any], user: int = 0, off: str = "") -> Any:
    """What an act returns, or the number of its OSError, in a child with all defences on.

    The child belongs to this user (0: to whoever runs the tests); `off` is one that it does not
    take on.
    """
    return in_process(lambda: _acted(act, user, off))


def _acted(act: Callable[[], Any], user: int, off: str) -> Any:
    try:
        kernel.prepare()  # the rules: this Python may not be nobody's to look at
        if user:
            os.setgid(user)
            os.setuid(user)
        if off:
            setattr(kernel, off, lambda: None)
        kernel.shut(ENOUGH, 60.0)
        return act()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, repr(error))
    except Exception as error:
        return repr(error)


def call(number: int, *arguments: int) -> str:
    """A raw system call: "done", or the name of its error."""
    ctypes.set_errno(0)
    result = LIBC.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    return "done" if result >= 0 else errno.errorcode[ctypes.get_errno()]


USERS = [0, *([NOBODY] if LINUX and os.geteuid() == 0 else [])]
as_every_user = pytest.mark.parametrize("user", USERS, ids=["as we are", "as nobody"][: len(USERS)])


def opened(path: str | Path, flags: int = os.O_RDONLY) -> str:
    os.close(os.open(path, flags))
    return "opened"


# What is tried: (which defence is against it, the act, what comes of it).
FILES: dict[str, tuple[Callable[[], Any], Any]] = {
    "the users of the machine": (lambda: opened("/etc/passwd"), "EACCES"),
    "the reference": (lambda: opened(REFERENCE), "EACCES"),
    "a test of ours": (lambda: opened(__file__), "EACCES"),
    "the list of a home folder": (lambda: len(list(Path("/root").iterdir())), "EACCES"),
    "the list of all folders": (lambda: len(list(Path("/").iterdir())), "EACCES"),
    "the memory of the parent": (lambda: opened(f"/proc/{os.getppid()}/mem"), "EACCES"),
    "the environment of the parent": (lambda: opened(f"/proc/{os.getppid()}/environ"), "EACCES"),
    "its own memory": (lambda: opened("/proc/self/mem"), "EACCES"),
    "its own memory as a link": (lambda: opened("/proc/self/root/etc/passwd"), "EACCES"),
    "another package": (lambda: opened(ANOTHER), "EACCES"),
    "a module of the standard library": (lambda: opened(Path(guard.STDLIB) / "this.py"), "opened"),
    "a module of NumPy": (lambda: opened(Path(guard.NUMPY) / "__init__.py"), "opened"),
    "chance": (lambda: opened("/dev/urandom"), "opened"),
    "nothing": (lambda: opened(os.devnull), "opened"),
}


@as_every_user
@pytest.mark.parametrize("name", FILES)
def test_only_what_imports_need_can_be_read(name: str, user: int, lacking: dict[str, str]) -> None:
    if "landlock" in lacking:
        pytest.skip(lacking["landlock"])
    act, expected = FILES[name]
    if expected == "opened" and user and not others_may_read():
        pytest.skip("nobody may read this Python")
    assert in_child(act, user) == expected


def others_may_read() -> bool:
    """Whether every folder above the standard library lets everybody through."""
    return all(p.stat().st_mode & 1 for p in Path(guard.STDLIB).parents)


def thread() -> str:
    threading.Thread(target=print).start()
    return "started"


def to_socket() -> str:
    socket.socket(socket.AF_UNIX).close()
    return "made"


CALLS: dict[str, tuple[Callable[[], Any], Any]] = {
    "fork": (os.fork, "EPERM"),
    "exec": (lambda: os.execv("/bin/true", ["true"]), "EPERM"),
    "a thread": (thread, 'RuntimeError("can\'t start new thread")'),
    "a socket": (to_socket, "EPERM"),
    "a signal for the parent": (lambda: os.kill(os.getppid(), 0), "EPERM"),
    "a signal for all": (lambda: os.kill(-1, 0), "EPERM"),
    "signals by a descriptor": (
        lambda: fcntl.fcntl(1, fcntl.F_SETOWN, os.getppid()),
        "EPERM",
    ),
    "a new file": (lambda: opened("/tmp/x", os.O_WRONLY | os.O_CREAT), "EPERM"),
    "a file to be cut": (lambda: opened(os.devnull, os.O_RDWR | os.O_TRUNC), "EPERM"),
    "a link": (lambda: Path("/tmp/x").symlink_to("/etc"), "EPERM"),
    "another name": (lambda: str(Path("/tmp/x").rename("/tmp/y")), "EPERM"),
    "no file": (Path("/tmp/x").unlink, "EPERM"),
    "a folder": (Path("/tmp/x").mkdir, "EPERM"),
    "other rights": (lambda: Path("/tmp").chmod(0o777), "EPERM"),
    "another owner": (lambda: os.chown("/tmp", 0, 0), "EPERM"),
    "another root": (lambda: os.chroot("/tmp"), "EPERM"),
    "another user": (lambda: os.setuid(0), "EPERM"),
    "another session": (os.setsid, "EPERM"),
    "another place": (lambda: os.chdir("/tmp"), "EPERM"),
    "a file in memory": (lambda: os.memfd_create("x"), "EPERM"),
    "a pipe": (os.pipe, "EPERM"),
    "a key press in the terminal": (lambda: fcntl.ioctl(0, 0x5412, b"x"), "EPERM"),
    "another limit": (
        lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
        "ValueError('not allowed to raise maximum limit')",
    ),
    "its limits": (lambda: list(resource.getrlimit(resource.RLIMIT_FSIZE)), [0, 0]),
    "an alarm": (lambda: signal.setitimer(signal.ITIMER_REAL, 1), "EPERM"),
    "random bytes": (lambda: len(os.urandom(4)), 4),
    "its number": (lambda: os.getpid() > 0, True),
}
RAW = {  # x86-64's numbers
    "clone3": (435, "ENOSYS"),
    "vfork": (58, "EPERM"),
    "execveat": (322, "EPERM"),
    "ptrace": (101, "EPERM"),
    "process_vm_readv": (310, "EPERM"),
    "process_vm_writev": (311, "EPERM"),
    "pidfd_open": (434, "EPERM"),
    "tgkill": (234, "EPERM"),
    "io_uring_setup": (425, "EPERM"),
    "bpf": (321, "EPERM"),
    "userfaultfd": (323, "EPERM"),
    "perf_event_open": (298, "EPERM"),
    "mount": (165, "EPERM"),
    "unshare": (272, "EPERM"),
    "setns": (308, "EPERM"),
    "keyctl": (250, "EPERM"),
    "init_module": (175, "EPERM"),
    "shmget": (29, "EPERM"),
    "prctl": (157, "EPERM"),
    "seccomp": (317, "EPERM"),
    "openat2": (437, "ENOSYS"),
    "open_by_handle_at": (304, "EPERM"),
    "a call of the future": (1000, "EPERM"),
    "getpid of the other numbers": (0x40000000 + 39, "EPERM"),
    "getpid": (39, "done"),
}


@as_every_user
@pytest.mark.parametrize("name", CALLS)
def test_only_what_computing_needs_can_be_called(
    name: str, user: int, lacking: dict[str, str]
) -> None:
    if "seccomp" in lacking:
        pytest.skip(lacking["seccomp"])
    act, expected = CALLS[name]
    assert in_child(act, user) == expected


@as_every_user
@pytest.mark.skipif(not X86_64, reason="these are x86-64's numbers")
@pytest.mark.parametrize("name", RAW)
def test_raw_calls_are_refused(name: str, user: int, lacking: dict[str, str]) -> None:
    if "seccomp" in lacking:
        pytest.skip(lacking["seccomp"])
    number, expected = RAW[name]
    assert in_child(lambda: call(number, 0, 0, 0), user) == expected


@as_every_user
def test_landlock_alone_refuses_what_is_written(user: int, lacking: dict[str, str]) -> None:
    """Also where there is no filter of calls."""
    if "landlock" in lacking:
        pytest.skip(lacking["landlock"])
    for path, flags in (("/tmp/x", os.O_CREAT | os.O_WRONLY), ("/etc/passwd", os.O_RDWR)):
        act = lambda p=path, f=flags: opened(p, f)  # noqa: E731
        assert in_child(act, user, "_filter_calls") == "EACCES"


@as_every_user
def test_the_filter_alone_refuses_what_is_written(user: int, lacking: dict[str, str]) -> None:
    if "seccomp" in lacking:
        pytest.skip(lacking["seccomp"])
    for flags in (os.O_WRONLY, os.O_WRONLY | os.O_CREAT, os.O_RDWR):
        assert in_child(lambda f=flags: opened("/tmp/x", f), user, "_take_rules") == "EPERM"


def test_nothing_of_the_environment_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "1")
    assert in_child(lambda: dict(os.environ)) == threads.ONE
    getenv = LIBC.getenv
    getenv.restype = ctypes.c_char_p
    assert in_child(lambda: getenv(b"SECRET")) is None


def test_the_memory_of_the_environment_is_wiped() -> None:
    """What a process was started with lies on its stack, and stays there when it is unset."""
    code = (
        "import ctypes, os; from scratchwork.sandbox import kernel;"
        "at = ctypes.c_void_p.in_dll(ctypes.CDLL(None), 'environ').value;"
        "first = ctypes.c_void_p.from_address(at).value;"
        "before = ctypes.string_at(first, 6);"
        "kernel.shut(2**30, 60.0);"
        "print(before, ctypes.string_at(first, 6))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"SECRET": "1"}, capture_output=True, text=True
    )
    assert done.stdout == f"{b'SECRET'} {bytes(6)}\n"


def test_memory_and_descriptors_are_limited() -> None:
    assert in_child(lambda: len(bytearray(2 * ENOUGH))) == "MemoryError()"
    assert in_child(lambda: len(bytearray(ENOUGH // 4))) == ENOUGH // 4
    assert in_child(lambda: [os.dup(0) for _ in range(100)]) == "EMFILE"


def test_a_limit_of_the_caller_that_is_lower_stays() -> None:
    def limited() -> list[int]:
        return list(resource.getrlimit(resource.RLIMIT_NOFILE))

    def lower() -> list[int]:
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        kernel.shut(ENOUGH, 60.0)
        return limited()

    assert in_child(limited) == [kernel.DESCRIPTORS] * 2
    assert in_process(lower) == [32, 32]


def test_the_child_of_a_killed_parent_dies() -> None:
    read, write = os.pipe()
    parent = os.fork()
    if parent == 0:
        try:
            if os.fork() == 0:
                kernel.shut(ENOUGH, 60.0)
                os.write(write, b"ready")
                while True:
                    pass
            signal.pause()
        finally:
            os._exit(0)
    assert os.read(read, 5) == b"ready"
    os.close(write)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    assert os.read(read, 1) == b""  # the last one that could write is gone
    os.close(read)


# --- what is said of it ----------------------------------------------------------------------

RIGHT = """
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        {}
        for p, g in zip(params, grads):
            p -= self.lr * g
"""


def defences_of(source: str) -> tuple[Defence, ...]:
    truth = Truth(catalogue().pattern("sgd"))
    with spawn() as worker:
        worker.send(source, truth.task)
        return worker.receive().defences


def test_a_run_says_which_defences_it_had(lacking: dict[str, str]) -> None:
    found = defences_of(RIGHT.format("pass"))
    assert [d.name for d in found] == list(kernel.NAMES)
    assert {d.name: d.why for d in found if not d.on} == lacking


def test_a_file_cannot_say_which_defences_it_had(lacking: dict[str, str]) -> None:
    """It comes to run only after that has been said."""
    source = RIGHT.format("pass") + FORGES
    assert {d.name: d.why for d in defences_of(source) if not d.on} == lacking


FORGES = """
import json, os, struct
for d in range(3, 60):
    text = json.dumps({"defences": [["limits", True, "forged"]]}).encode()
    try:
        os.write(d, struct.pack("<II", len(text), 0) + text)
    except OSError:
        pass
"""


def test_what_is_missing_is_said_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> Any:
        raise OSError(errno.ENOSYS, "the kernel has none")

    def taken() -> list[list[Any]]:
        for step in ("_leave_namespaces", "_take_rules", "_filter_calls"):
            setattr(kernel, step, none)
        return [[d.name, d.on, d.why] for d in kernel.shut(ENOUGH, 60.0)]

    off = {name: why for name, on, why in in_process(taken) if not on}
    assert {"namespaces", "landlock", "seccomp"} <= set(off)
    assert off["seccomp"] == "the kernel has none"


IMPORTED = (
    *("random", "statistics", "decimal", "fractions", "json", "csv", "re", "unicodedata", "ctypes"),
    *("sqlite3", "zlib", "bz2", "lzma", "hashlib", "datetime", "heapq", "asyncio", "secrets"),
    *("numpy.fft", "numpy.polynomial", "numpy.random", "numpy.linalg", "numpy.testing", "numpy.ma"),
    *("pickle", "copy", "xml.etree.ElementTree", "email.message", "inspect", "cProfile", "logging"),
    *("unittest", "mmap", "queue", "concurrent.futures", "zoneinfo"),
)


@pytest.mark.parametrize("module", IMPORTED)
def test_the_standard_library_and_numpy_are_there_when_they_are_asked_for(module: str) -> None:
    assert scratchwork.check(RIGHT.format(f"import {module}")).verdict == "correct"


# --- the filter as a program -----------------------------------------------------------------


@pytest.mark.parametrize("machine", seccomp.ARCHITECTURES)
def test_every_jump_of_the_filter_lands_in_it(machine: str) -> None:
    program = list(seccomp._instructions(*seccomp.ARCHITECTURES[machine]))
    for at, (code, then, otherwise, _) in enumerate(program):
        if code != seccomp.RETURN:
            assert at + 1 + max(then, otherwise) < len(program)
    assert program[-1] == (seccomp.RETURN, 0, 0, seccomp.ERRNO | errno.EPERM)
    assert len(program) < 4096  # BPF_MAXINSNS


@pytest.mark.parametrize("machine", seccomp.ARCHITECTURES)
def test_no_call_is_allowed_twice(machine: str) -> None:
    column, _ = seccomp.ARCHITECTURES[machine]
    numbers = [n[column] for n in seccomp.NUMBERS.values() if n[column] is not None]
    assert len(numbers) == len(set(numbers))


def test_a_machine_without_a_table_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert seccomp.program.__wrapped__() is None


def test_nothing_that_is_installed_is_readable_but_numpy() -> None:
    paths = {path for path, _ in landlock.readable()}
    assert [p for p in paths if p.endswith("-packages")] == []
    ours = str(Path(scratchwork.__file__).parent)
    assert [p for p in paths if ours.startswith(p) or p.startswith(ours)] == []

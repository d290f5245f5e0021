"""A filter of system calls: what Python and NumPy need to compute, and nothing else.

The kernel runs it before every call. It is a program of `struct sock_filter` for the BPF machine
(Linux, Documentation/userspace-api/seccomp_filter.rst), assembled here and installed in the child.
What is not allowed fails with EPERM, as if the file's owner had no right to it.
"""

from __future__ import annotations

import errno
import os
import platform
import struct
from collections.abc import Iterator
from functools import cache

# Calls by name: the number on x86-64, and on aarch64 (None: there is none).
NUMBERS: dict[str, tuple[int | None, int | None]] = {
    # Descriptors that are open: the reply, and what is printed.
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "pwrite64": (18, 68),
    "lseek": (8, 62),
    "close": (3, 57),
    "dup": (32, 23),
    "fstat": (5, 80),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    # Modules that are imported later; which files may be read is Landlock's to say.
    "stat": (4, None),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    # Memory. Importing a module of machine code maps it, so PROT_EXEC is allowed.
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    "brk": (12, 214),
    "membarrier": (324, 283),
    # Time and chance.
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    # Its own signals and locks.
    "futex": (202, 98),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "set_robust_list": (273, 99),
    "get_robust_list": (274, 100),
    "rseq": (334, 293),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    # Who and where it is.
    "getpid": (39, 172),
    "getppid": (110, 173),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getrlimit": (97, 163),
    # The end.
    "exit": (60, 93),
    "exit_group": (231, 94),
}
# Calls that are allowed for some values of an argument only.
OPEN, OPENAT, IOCTL, FCNTL, PRLIMIT = (2, None), (257, 56), (16, 29), (72, 25), (302, 261)
ABSENT = ((435, 435), (437, 437))  # clone3, openat2: their callers try an older call instead

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
ASKS_TERMINAL = (0x5401, 0x5413)  # TCGETS, TIOCGWINSZ
KEEPS_OR_CLOSES = (0x5450, 0x5451)  # FIONCLEX, FIOCLEX
DUPLICATES, READS_FLAGS = (0, 1030), (1, 2, 3)  # F_DUPFD(_CLOEXEC); F_GETFD, F_SETFD, F_GETFL

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column, AUDIT_ARCH_...
X32 = 0x40000000  # x86-64's other set of numbers begins here

LOAD, JUMP_EQUAL, JUMP_GREATER_OR_EQUAL, JUMP_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


@cache
def program() -> bytes | None:
    """The filter for this machine, as `struct sock_filter`s; None if it has no table."""
    if platform.machine() not in ARCHITECTURES:
        return None
    column, architecture = ARCHITECTURES[platform.machine()]
    return b"".join(struct.pack("<HBBI", *one) for one in _instructions(column, architecture))


def _instructions(column: int, architecture: int) -> Iterator[Instruction]:
    yield LOAD, 0, 0, ARCHITECTURE
    yield JUMP_EQUAL, 1, 0, architecture
    yield RETURN, 0, 0, KILL_PROCESS
    yield LOAD, 0, 0, NUMBER
    yield JUMP_GREATER_OR_EQUAL, 0, 1, X32
    yield RETURN, 0, 0, ERRNO | errno.EPERM
    for numbers in NUMBERS.values():
        number = numbers[column]
        if number is not None:
            yield JUMP_EQUAL, 0, 1, number
            yield RETURN, 0, 0, ALLOW
    for numbers in ABSENT:
        yield JUMP_EQUAL, 0, 1, numbers[column]
        yield RETURN, 0, 0, ERRNO | errno.ENOSYS
    yield from _only(OPEN[column], 1, unset=WRITES)
    yield from _only(OPENAT[column], 2, unset=WRITES)
    yield from _only(IOCTL[column], 1, among=(*ASKS_TERMINAL, *KEEPS_OR_CLOSES))
    yield from _only(FCNTL[column], 1, among=(*DUPLICATES, *READS_FLAGS))
    yield from _only(PRLIMIT[column], 2, among=(0,))  # no new limit
    yield RETURN, 0, 0, ERRNO | errno.EPERM


def _only(
    number: int | None, argument: int, among: tuple[int, ...] = (), unset: int = 0
) -> Iterator[Instruction]:
    """Allow a call if an argument is one of these, or has none of these bits."""
    if number is None:
        return
    checks = [(JUMP_EQUAL, 0, 1, value) for value in among]
    body: list[Instruction] = []
    for check in checks:
        body += [check, (RETURN, 0, 0, ALLOW)]
    if unset:
        body += [(JUMP_SET, 1, 0, unset), (RETURN, 0, 0, ALLOW)]
    low = (LOAD, 0, 0, ARGUMENTS + 8 * argument)
    body = [low, *body, (RETURN, 0, 0, ERRNO | errno.EPERM)]
    yield JUMP_EQUAL, 0, len(body), number
    yield from body

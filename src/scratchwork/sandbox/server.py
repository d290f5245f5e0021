"""A fork server: a process that has loaded NumPy and no pattern, to fork children from.

It is a new interpreter, so nothing of any reference is in it, and it is there until its caller is
gone: the first child costs an import of NumPy, every other one a fork.

The caller's end asks by a socket: three descriptors make a child, which is answered with its
process id; a process id that was given before asks to collect that child, once it is dead. Until
then it stays a zombie, so that no other process can have its number. A task that many children are
to be given is kept here, inputs and all, since children inherit it for nothing.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from scratchwork import threads

if TYPE_CHECKING:
    from scratchwork.sandbox.worker import Task

_QUESTION = struct.Struct("<ii")  # what, or a process id; the number of a task
_ANSWER = struct.Struct("<i")
_FORK, _KEEP = 0, -1  # instead of a process id
# Of the caller's environment, which may hold secrets, what an interpreter needs to be one.
INHERITED = ("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")

# --- the server's end ------------------------------------------------------------------------


def serve(fd: int) -> NoReturn:
    """Answer on this socket until its other end is closed; then end, with all children."""
    from scratchwork.families import FAMILIES
    from scratchwork.sandbox import kernel

    # What children need, here and once for all.
    names = ("numpy.random", "scratchwork.sandbox.quantities")
    for name in (*names, *(f"scratchwork.families.{m}" for m in FAMILIES.values())):
        import_module(name)
    kernel.prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to handle
    asked, children = socket.socket(fileno=fd), set[int]()
    tasks: dict[int, Any] = {}
    with contextlib.suppress(ConnectionError):  # the caller was ended in the middle of a question
        while _answered(asked, children, tasks):
            pass
    for pid in children:
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(pid, signal.SIGKILL)
    os._exit(0)


def _answered(asked: socket.socket, children: set[int], tasks: dict[int, Any]) -> bool:
    """Whether there was one more question. Raises ConnectionError if it was cut short."""
    from scratchwork.sandbox import child, wire

    message, descriptors, _, _ = socket.recv_fds(asked, _QUESTION.size, 3)
    if not message:
        return False
    pid, task = _QUESTION.unpack(message)
    if pid == _KEEP:
        header = _received(asked, wire.HEADER.size)
        body = _received(asked, wire.frame_length(header))
        tasks[task] = child.understood(wire.decode(header + body))
    elif pid == _FORK:
        pid = os.fork()
        if pid == 0:
            request, reply, printed = descriptors
            child.begin(request, reply, printed, tasks.get(task))  # never returns
        children.add(pid)
        for one in descriptors:
            os.close(one)
    else:
        os.waitpid(pid, 0)
        children.discard(pid)
    asked.sendall(_ANSWER.pack(pid))
    return True


def _received(asked: socket.socket, size: int) -> bytes:
    """So many bytes. Raises ConnectionError if there are fewer."""
    data = asked.recv(size, socket.MSG_WAITALL)
    if len(data) < size:
        raise ConnectionError
    return data


# --- the caller's end ------------------------------------------------------------------------


class _Server:
    """The server of this process, and the tasks that it keeps, by their numbers from 1."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []
        ours, theirs = socket.socketpair()
        package = Path(__file__).parents[2]
        start = (
            f"import sys; sys.path.insert(0, {str(package)!r}); import numpy;"
            "from scratchwork.sandbox import server; server.serve(int(sys.argv[1]))"
        )
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-c", start, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={n: os.environ[n] for n in INHERITED if n in os.environ} | threads.ONE,
            )
        self.socket, self.owner = ours, os.getpid()

    def number(self, task: Task) -> int:
        """The number of a task, which is kept from now on."""
        if not any(task is t for t in self.tasks):
            self.tasks.append(task)
            self.ask(_KEEP, len(self.tasks), more=task.frame)
        return next(n for n, t in enumerate(self.tasks, start=1) if t is task)

    def ask(
        self, what: int, task: int = 0, descriptors: tuple[int, ...] = (), more: bytes = b""
    ) -> int:
        """The answer to one question. Raises OSError if the server is gone."""
        try:
            socket.send_fds(self.socket, [_QUESTION.pack(what, task)], descriptors)
            self.socket.sendall(more)
            answer = self.socket.recv(_ANSWER.size, socket.MSG_WAITALL)
        except BaseException:  # an answer that nobody reads would be taken for the next one
            self.socket.close()
            raise
        if len(answer) != _ANSWER.size:
            raise ConnectionResetError("the fork server is gone")
        return _ANSWER.unpack(answer)[0]

    def end(self) -> None:
        """Close the socket, which ends the server, and wait for that."""
        self.socket.close()
        self.process.wait()


_lock = threading.Lock()
_running: _Server | None = None


def fork(request: int, reply: int, printed: int, task: Task | None = None) -> int:
    """A child on these descriptors; its process id. Starts the server if there is none."""
    with _lock:
        try:
            return _asked(request, reply, printed, task)
        except OSError:  # it was killed: once more, with another one
            _stop()
            return _asked(request, reply, printed, task)


def _asked(request: int, reply: int, printed: int, task: Task | None) -> int:
    server = _started()
    number = 0 if task is None else server.number(task)
    return server.ask(_FORK, number, (request, reply, printed))


def collect(pid: int) -> None:
    """Let a child go that is dead, or about to be."""
    with _lock, contextlib.suppress(OSError):
        if _running is not None and _running.owner == os.getpid():
            _running.ask(pid)


def _started() -> _Server:
    global _running
    if _running is None or _running.owner != os.getpid():  # a forked process needs one of its own
        _running = _Server()
    return _running


@atexit.register
def _stop() -> None:
    global _running
    if _running is not None and _running.owner == os.getpid():
        _running.end()
    _running = None

"""The trusted end of the sandbox: start a child, send it a request, read what comes back."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from typing import Any, Literal

from scratchwork.model import Contract, Outcome, Run, ScratchworkError, Trouble
from scratchwork.sandbox import answers, child, wire

STDOUT_KEPT = 10_000  # bytes; a file may print as much as it likes, the rest is dropped
ENDED = ("timeout", "died")
SPARE_CASES = 10  # that a child may be asked to tell of
START_SECONDS = 60.0  # for a new interpreter to load NumPy, on a busy machine


@dataclass(frozen=True)
class Limits:
    """What a submission may use: seconds a case (loading is part of it), bytes of memory.

    With `isolation` it is not run at all where a defence of the sandbox is lacking.
    """

    seconds: float = 2.0
    memory: int = 2**30
    isolation: bool = False


@dataclass(frozen=True, eq=False)
class Task:
    """What a source is to be run on: the inputs of some cases, and the module that observes them.

    The module is one of ours, with a function `observe(subject, inputs, seen)`.
    """

    contract: Contract
    observer: str
    cases: Sequence[Mapping[str, Any]]

    @cached_property
    def frame(self) -> bytes:
        """The task as a child reads it."""
        fields = {"contract": asdict(self.contract), "observer": self.observer}
        return wire.encode({**fields, "cases": list(self.cases)})


class Worker:
    """One child process, for one submission. Made by `fork` or `spawn`."""

    def __init__(
        self,
        pid: int,
        request: int,
        reply: int,
        printed: int,
        reap: Callable[[], object],
        task: Task | None = None,
    ):
        self._pid, self._reap, self._task = pid, reap, task
        self._request, self._reply, self._printed = request, reply, printed
        self._reader: _Reader | None = None
        self._cases, self._alive = 0, False
        self._limits = Limits()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, source: str, task: Task, limits: Limits | None = None) -> None:
        """Let the child begin on the inputs of a task."""
        self._limits = limits or self._limits
        self._cases = len(task.cases)
        seconds = self._limits.seconds * (self._cases + SPARE_CASES)
        known = self._task is task  # the process that it was forked from has it
        allowed = {"memory": self._limits.memory, "isolation": self._limits.isolation}
        question = {"source": source, "seconds": seconds, "known": known, **allowed}
        self._write(wire.encode(question) + (b"" if known else task.frame))

    def _write(self, frame: bytes) -> None:
        with contextlib.suppress(BrokenPipeError):  # a child that is gone is noticed by reading
            while frame:
                frame = frame[os.write(self._request, frame) :]

    def receive(self) -> Run:
        """What the child did, one outcome per case; nothing it can do raises here.

        Raises ScratchworkError if it did not even start.
        """
        reader = self._reader = _Reader(self._reply, self._printed)
        try:
            reader.frame(START_SECONDS)
            told = answers.defences(wire.decode(reader.frame(START_SECONDS)))
        except (TimeoutError, EOFError, wire.WireError) as error:
            printed = reader.printed().strip().splitlines()[-1:]
            raise ScratchworkError(f"the sandbox's process did not start: {printed}") from error
        loading, *outcomes = self._outcomes(reader)
        left = self._cases - len(outcomes)
        outcomes += [Outcome({}, Trouble("unreached", "not reached"))] * left
        self._alive = not left and not any(o.trouble and o.trouble.kind in ENDED for o in outcomes)
        return Run(tuple(outcomes), loading.trouble, reader.printed(), told)

    def tell(
        self, inputs: Mapping[str, Any], what: Literal["steps", "quantities"] = "steps"
    ) -> Callable[[], answers.Told | None]:
        """Ask the child, once it has done its cases, what it computes on these inputs.

        It tells that step by step, or quantity by quantity, which is less to tell. It is at work
        when this returns; the result waits for its answer, which is None if the child has ended,
        or does not come to it; then it is asked no more.
        """
        if self._alive:
            self._write(wire.encode({"tell": what, "on": inputs}))
        return cache(self._told)

    def _told(self) -> answers.Told | None:
        if not self._alive or self._reader is None:
            return None
        answer, outcome = self._answer(self._reader)
        self._alive = answer is not None
        with contextlib.suppress(TypeError, KeyError, AttributeError, ValueError, wire.WireError):
            steps = tuple(map(answers.told_step, answer["steps"]))
            quantities = tuple(map(answers.quantity, answer["quantities"]))
            raised = tuple(map(answers.clash, answer["raised"]))
            changes = tuple(map(answers.change, answer["changes"]))
            lost = int(answer["lost"])
            return answers.Told(steps, quantities, lost, outcome.trouble, changes, raised)
        return None

    def _answer(self, reader: _Reader) -> tuple[Any, Outcome]:
        """The next answer as it is, and the outcome in it."""
        try:
            answer = wire.decode(reader.frame(self._limits.seconds))
            return answer, answers.outcome(answer)
        except TimeoutError:
            return None, _cut_short("timeout", f"no answer after {self._limits.seconds:g} s")
        except EOFError:
            return None, _cut_short("died", "it ended the process instead of returning")
        except wire.WireError as error:
            return None, _cut_short("died", f"it answered with something unreadable: {error}")

    def _outcomes(self, reader: _Reader) -> Iterator[Outcome]:
        """How loading went, then one outcome per case; fewer if the last one says why."""
        for stage in range(1 + self._cases):
            _, outcome = self._answer(reader)
            trouble = outcome.trouble
            if stage == 0 and trouble and trouble.kind == "unseen":
                outcome = _cut_short("died", trouble.message)
            yield outcome
            if trouble and (stage == 0 or trouble.kind in ENDED):
                return

    def kill(self) -> None:
        """End the child and all it started, also from another thread than the one that waits."""
        if self._pid:
            for kill in (os.killpg, os.kill):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """End the child, and give back what it took. May be called twice."""
        if self._pid:
            self.kill()
            self._reap()
            self._pid = 0
            if self._reader is not None:
                self._reader.close()
            for fd in (self._request, self._reply, self._printed):
                os.close(fd)


def _cut_short(kind: Literal["timeout", "died"], message: str) -> Outcome:
    return Outcome({}, Trouble(kind, message))


class _Reader:
    """Frames from one descriptor, while the other one, what the child prints, is drained."""

    def __init__(self, reply: int, printed: int):
        self._reply, self._printed = reply, printed
        self._buffer, self._text = bytearray(), bytearray()
        self._selector = selectors.DefaultSelector()
        for fd in (reply, printed):
            os.set_blocking(fd, False)
            self._selector.register(fd, selectors.EVENT_READ)

    def frame(self, seconds: float) -> bytes:
        """The next frame. Raises TimeoutError, EOFError, or WireError if it is too long."""
        deadline = time.monotonic() + seconds
        size = wire.HEADER.size
        while len(self._buffer) < size:
            self._wait(deadline)
        size += wire.frame_length(bytes(self._buffer[:size]))
        while len(self._buffer) < size:
            self._wait(deadline)
        frame = bytes(self._buffer[:size])
        del self._buffer[:size]
        return frame

    def _wait(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        for key, _ in self._selector.select(left):
            data = _read(key.fd)
            if key.fd == self._reply:
                if not data:
                    raise EOFError
                self._buffer += data
            elif data:
                self._keep(data)
            else:
                self._selector.unregister(key.fd)

    def _keep(self, data: bytes) -> None:
        room = STDOUT_KEPT + 1 - len(self._text)
        self._text += data[: max(room, 0)]

    def printed(self) -> str:
        """What the child has printed, up to a limit."""
        while len(self._text) <= STDOUT_KEPT and (data := _read(self._printed)):
            self._keep(data)
        text = bytes(self._text[:STDOUT_KEPT]).decode(errors="replace")
        return text + ("\n[... more was printed]" if len(self._text) > STDOUT_KEPT else "")

    def close(self) -> None:
        """Stop to wait; the descriptors are the worker's."""
        self._selector.close()


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 2**16)
    except BlockingIOError:
        return b""


def fork() -> Worker:
    """A child by `fork`: shares this process's NumPy, so it costs a millisecond.

    Only for a process that has loaded nothing of any reference (the child inherits its memory)
    and runs one thread.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    request, reply, printed = os.pipe(), os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        for fd in (request[1], reply[0], printed[0]):
            os.close(fd)
        child.begin(request[0], reply[1], printed[1])  # never returns
    for fd in (request[0], reply[1], printed[1]):
        os.close(fd)
    return Worker(pid, request[1], reply[0], printed[0], lambda: os.waitpid(pid, 0)[1])


def spawn(task: Task | None = None) -> Worker:
    """A child of the fork server: from any process; the first one waits for NumPy's import.

    A task that many children are to be given is kept by the server, which costs each of them less.
    """
    from scratchwork.sandbox import server  # not on the way of a forked child

    request, reply, printed = os.pipe(), os.pipe(), os.pipe()
    theirs = (request[0], reply[1], printed[1])
    try:
        pid = server.fork(*theirs, task)
    finally:
        for fd in theirs:
            os.close(fd)
    return Worker(pid, request[1], reply[0], printed[0], lambda: server.collect(pid), task)

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
from typing import Any, Literal

import numpy as np

from scratchwork.model import Contract, Fault, Outcome, Run, ScratchworkError, Trouble
from scratchwork.sandbox import child, wire
from scratchwork.shown import printable

MAX_WORDS = 400  # characters of a message
MAX_LINE = 2**31
STDOUT_KEPT = 10_000  # bytes; a file may print as much as it likes, the rest is dropped
START_SECONDS = 60.0  # for a new interpreter to load NumPy, on a busy machine


@dataclass(frozen=True)
class Limits:
    """What a submission may use: seconds a case (loading is part of it), bytes of memory."""

    seconds: float = 2.0
    memory: int = 2**30


class Worker:
    """One child process, for one submission. Made by `fork` or `spawn`."""

    def __init__(
        self, pid: int, request: int, reply: int, printed: int, reap: Callable[[], object]
    ):
        self._pid, self._reap = pid, reap
        self._request, self._reply, self._printed = request, reply, printed
        self._reader: _Reader | None = None
        self._cases = 0
        self._limits = Limits()

    def send(
        self,
        source: str,
        contract: Contract,
        family: str,
        cases: Sequence[Mapping[str, Any]],
        limits: Limits | None = None,
    ) -> None:
        """Let the child begin on the inputs of these cases."""
        self._limits = limits or self._limits
        self._cases = len(cases)
        frame = wire.encode(
            {
                "source": source,
                "contract": asdict(contract),
                "family": family,
                "cases": list(cases),
                "memory": self._limits.memory,
            }
        )
        # A child that is gone already is noticed by receive().
        with contextlib.suppress(BrokenPipeError), os.fdopen(self._request, "wb") as pipe:
            self._request = -1
            pipe.write(frame)

    def receive(self) -> Run:
        """What the child did, one outcome per case; nothing it can do raises here.

        Ends the child. Raises ScratchworkError if it did not even start.
        """
        reader = self._reader = _Reader(self._reply, self._printed)
        try:
            try:
                reader.frame(START_SECONDS)  # it is ready: from here the clock runs
            except (TimeoutError, EOFError, wire.WireError) as error:
                printed = reader.printed().strip().splitlines()[-1:]
                raise ScratchworkError(f"the sandbox's process did not start: {printed}") from error
            loading, *outcomes = self._outcomes(reader)
        finally:
            self.close()
        left = self._cases - len(outcomes)
        outcomes += [Outcome({}, Trouble("unreached", "not reached"))] * left
        return Run(tuple(outcomes), loading.trouble, reader.printed())

    def _outcomes(self, reader: _Reader) -> Iterator[Outcome]:
        """How loading went, then one outcome per case; fewer if the last one says why."""
        for stage in range(1 + self._cases):
            try:
                outcome = _outcome(wire.decode(reader.frame(self._limits.seconds)))
            except TimeoutError:
                outcome = _cut_short("timeout", f"no answer after {self._limits.seconds:g} s")
            except EOFError:
                outcome = _cut_short("died", "it ended the process instead of returning")
            except wire.WireError as error:
                outcome = _cut_short("died", f"it answered with something unreadable: {error}")
            trouble = outcome.trouble
            if stage == 0 and trouble and trouble.kind == "unseen":
                outcome = _cut_short("died", trouble.message)
            yield outcome
            if trouble and (stage == 0 or trouble.kind in ("timeout", "died")):
                return

    def close(self) -> None:
        """End the child and all it started. May be called twice."""
        if self._pid:
            for kill in (os.killpg, os.kill):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    kill(self._pid, signal.SIGKILL)
            self._reap()
            self._pid = 0
            if self._request >= 0:
                os.close(self._request)
            if self._reader is None:  # nobody will read these
                os.close(self._reply)
                os.close(self._printed)


def _cut_short(kind: Literal["timeout", "died"], message: str) -> Outcome:
    return Outcome({}, Trouble(kind, message))


def _outcome(answer: Any) -> Outcome:
    """An outcome from the child's answer. Raises WireError if it is not of that form."""
    try:
        outputs, trouble = answer["outputs"], answer["trouble"]
        if not all(isinstance(v, np.ndarray) for v in outputs.values()):
            raise wire.WireError("outputs that are no arrays")
        fault = answer["fault"]
        if fault is not None:
            fault = Fault(_words(fault[0]), _line(fault[1]))
        if trouble is None:
            return Outcome(outputs, None, fault)
        kind, line = trouble["kind"], trouble["line"]
        if kind not in ("missing", "raised", "refused", "unseen"):
            raise wire.WireError("a trouble of no kind")
        line = None if line is None else _line(line)
        return Outcome(outputs, Trouble(kind, _words(trouble["message"]), line), fault)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise wire.WireError(f"an answer without {error}") from error


def _words(given: Any) -> str:
    """A message of the child's, as one printable line."""
    if not isinstance(given, str):
        raise wire.WireError("a message that is no text")
    return printable(" ".join(given.split())[:MAX_WORDS])


def _line(given: Any) -> int:
    if type(given) is not int or not 0 < given < MAX_LINE:
        raise wire.WireError("a line that is none")
    return given


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
        """What the child printed, up to a limit; no more can be read after this."""
        while len(self._text) <= STDOUT_KEPT and (data := _read(self._printed)):
            self._keep(data)
        self._selector.close()
        os.close(self._reply)
        os.close(self._printed)
        text = bytes(self._text[:STDOUT_KEPT]).decode(errors="replace")
        return text + ("\n[... more was printed]" if len(self._text) > STDOUT_KEPT else "")


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


def spawn() -> Worker:
    """A child of the fork server: from any process; the first one waits for NumPy's import."""
    from scratchwork.sandbox import server  # not on the way of a forked child

    request, reply, printed = os.pipe(), os.pipe(), os.pipe()
    theirs = (request[0], reply[1], printed[1])
    try:
        pid = server.fork(*theirs)
    finally:
        for fd in theirs:
            os.close(fd)
    return Worker(pid, request[1], reply[0], printed[0], lambda: server.collect(pid))

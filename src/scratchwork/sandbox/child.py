"""The untrusted end of the sandbox: shut the doors, run the source, answer in frames."""

from __future__ import annotations

import gc
import os
import signal
import sys
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import Any, NoReturn

from scratchwork.model import Argument, Contract, Outcome, Trouble
from scratchwork.sandbox import guard, kernel, wire
from scratchwork.sandbox.execute import Observe, execute

READY = wire.encode("ready")
MAX_DESCRIPTORS = 2**16


def begin(request: int, reply: int, printed: int, task: Any = None) -> NoReturn:
    """Serve one request on these descriptors, then end the process, whatever happens.

    `task` is what `understood` makes of a task, if it is known already.
    """
    try:
        gc.freeze()  # collections would write to, and so copy, all memory that is the parent's
        _separate(request, reply, printed)
        _write_all(reply, READY)
        _serve(request, reply, task)
    finally:
        os._exit(0)  # not sys.exit: nothing that was left to run at exit runs


def _separate(request: int, reply: int, printed: int) -> None:
    """A session of its own, none of the caller's files, everything printed to one descriptor."""
    os.setsid()
    kept = sorted({0, 1, 2, request, reply, printed, *kernel.kept()})
    for one, following in pairwise([*kept, MAX_DESCRIPTORS]):
        os.closerange(one + 1, following)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", buffering=1, closefd=False, errors="replace")  # noqa: SIM115
    sys.stderr = sys.stdout
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


def _read_frame(fd: int) -> Any:
    """The next question. Raises EOFError if there is none."""
    header = _read(fd, wire.HEADER.size)
    return wire.decode(header + _read(fd, wire.frame_length(header)))


def _read(fd: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        if not (more := os.read(fd, size - len(data))):
            raise EOFError
        data += more
    return data


def _serve(request: int, reply: int, task: Any) -> None:
    # In the child alone, and before the doors are shut.
    from scratchwork.sandbox import quantities, recorder

    asked = _read_frame(request)
    contract, observe, cases = task if asked["known"] else understood(_read_frame(request))
    source = asked["source"]
    defences = kernel.shut(asked["memory"], asked["seconds"])
    guard.shut()
    # Before the source is run: what is said afterwards may be the source's.
    _write_all(reply, wire.encode({"defences": [[d.name, d.on, d.why] for d in defences]}))
    off = [d.name for d in defences if not d.on]
    if asked["isolation"] and off:
        refused = Trouble("refused", f"not run: this machine has no {', '.join(off)}")
        _write_all(reply, _frame(Outcome({}, refused)))
        return
    for outcome in execute(source, contract, observe, cases):
        _write_all(reply, _frame(outcome))
    while True:  # until nothing more is asked
        asked = _read_frame(request)
        watch = asked["tell"] == "quantities"
        outcome, kept, rewritten = recorder.recorded(
            source, contract, observe, asked["on"], watch=watch
        )
        told: dict[str, Any] = {"steps": [], "quantities": [], "raised": [], "lost": kept.lost}
        told["changes"] = []
        if rewritten:
            if asked["tell"] == "steps":
                told["steps"] = recorder.told(kept, rewritten)
            else:
                found = quantities.quantities(rewritten, kept.events)
                told["quantities"] = [q.packed() for q in found]
                told["changes"] = recorder.changes(kept, rewritten)
            line = outcome.trouble.line if outcome.trouble else None
            told["raised"] = recorder.unfinished(kept, rewritten, line)
        _write_all(reply, _frame(replace(outcome, outputs={}), **told))


def understood(task: Any) -> tuple[Contract, Observe, Any]:
    """The contract, how it is observed, and the inputs of a task."""
    return _contract(task["contract"]), import_module(task["observer"]).observe, task["cases"]


def _frame(outcome: Outcome, **more: Any) -> bytes:
    trouble, fault = outcome.trouble, outcome.fault
    words = trouble and {"kind": trouble.kind, "message": trouble.message, "line": trouble.line}
    answer = {"trouble": words, "fault": fault and [fault.kind, fault.line], **more}
    try:
        return wire.encode({**answer, "outputs": dict(outcome.outputs)})
    except wire.WireError as error:
        answer["trouble"] = {"kind": "raised", "message": f"it left {error}", "line": None}
        return wire.encode({**answer, "outputs": {}})


def _write_all(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]


def _contract(asked: dict[str, Any]) -> Contract:
    def arguments(given: list[dict[str, Any]]) -> tuple[Argument, ...]:
        return tuple(Argument(**a) for a in given)

    methods = {name: arguments(given) for name, given in asked["methods"].items()}
    functions = {name: arguments(given) for name, given in asked["functions"].items()}
    return Contract(asked["name"], arguments(asked["arguments"]), methods, functions)

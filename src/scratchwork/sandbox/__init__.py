"""One source on many cases, in a child process that never holds an expected value.

    worker = fork()                    # in a process that has loaded nothing of any reference
    worker = spawn()                   # anywhere: from the fork server, a new interpreter
    worker.send(source, Task(contract, observer, inputs))
    run = worker.receive()             # raw arrays; nothing the child does raises here
    told = worker.tell(inputs[0])()    # on these inputs, once more and step by step
    worker.close()                     # or use it as a context manager

The child gets source and inputs only and answers with frames (`wire`) on a descriptor of its own;
what it prints is kept apart and never believed.
"""

from scratchwork.sandbox.answers import Told
from scratchwork.sandbox.worker import Limits, Task, Worker, fork, spawn

__all__ = ["Limits", "Task", "Told", "Worker", "fork", "spawn"]

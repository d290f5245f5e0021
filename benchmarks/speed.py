"""Our compiled versions beside PyTorch: operators and whole training steps, on one thread and two.

    python benchmarks/speed.py                  the table of docs/performance.md: some minutes
    python benchmarks/speed.py conv linear      rows whose name has one of these in it
    python benchmarks/speed.py --write          also writes docs/performance.md and .json

A ratio is PyTorch's best time by ours: above 1 ours is faster. What is compared takes turns, round
after round, in one process that has nothing else to do; a ratio is the median of those of the
rounds, and its spread the middle half of them. PyTorch's best is that of eager, foreach, fused and
channels_last, whichever there are for a row, and with --compile also that of torch.compile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
PAGE, DATA = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.json"
ROUNDS, BLOCK = 9, 0.03  # rounds, and seconds that each candidate has in one
CHILD = "SCRATCHWORK_SPEED_CHILD"

Call = Callable[[], Any]


@dataclass(frozen=True)
class Row:
    """One comparison."""

    group: str
    name: str
    ours: Call
    torch: dict[str, Call]


def block(call: Call, count: int) -> float:
    call()
    samples = []
    end = time.perf_counter() + BLOCK
    while not samples or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(count):
            call()
        samples.append((time.perf_counter() - start) / count)
    return statistics.median(samples)


def measured(row: Row) -> dict[str, Any]:
    calls = {"ours": row.ours, **row.torch}
    counts = {}
    for name, call in calls.items():
        call()
        call()
        start = time.perf_counter()
        call()
        counts[name] = max(1, int(0.001 / max(time.perf_counter() - start, 1e-7)))
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        order = list(calls)
        random.shuffle(order)
        for name in order:
            times[name].append(block(calls[name], counts[name]))
    best = min(row.torch, key=lambda name: statistics.median(times[name]))
    ratios = sorted(t / o for t, o in zip(times[best], times["ours"], strict=True))
    low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
    return {
        "group": row.group,
        "name": row.name,
        "ratio": statistics.median(ratios),
        "spread": [low, high],
        "best of PyTorch": best,
        "microseconds": {n: 1e6 * statistics.median(t) for n, t in times.items()},
    }


# --- rows ------------------------------------------------------------------------------------


def rows(compiling: bool) -> Iterator[Callable[[], Iterator[Row]]]:
    yield optimizers
    yield losses
    yield norms
    yield activations
    yield attentions
    yield linears
    yield convolutions
    yield lambda: steps(compiling)


def single(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return rng.standard_normal(shape, dtype=np.float32)


MLP = [(256, 784), (256,), (128, 256), (128,), (10, 128), (10,)]
SIZES = {"650": [(10, 64), (10,)], "235k": MLP, "10M": [(1000, 1000)] * 10}


def optimizers() -> Iterator[Row]:
    import torch

    from scratchwork import nn

    o = torch.optim
    pairs: dict[str, tuple[Any, Any, dict[str, Any]]] = {
        "SGD": (nn.SGD(), o.SGD, {"lr": 0.01}),
        "momentum": (nn.SGDMomentum(), o.SGD, {"lr": 0.01, "momentum": 0.9}),
        "AdaGrad": (nn.AdaGrad(), o.Adagrad, {"lr": 0.01}),
        "RMSprop": (nn.RMSprop(), o.RMSprop, {"lr": 0.01}),
        "Adam": (nn.Adam(), o.Adam, {"lr": 0.001}),
        "AdamW": (nn.AdamW(), o.AdamW, {"lr": 0.001}),
    }
    rng = np.random.default_rng(0)
    for size, shapes in SIZES.items():
        n = sum(int(np.prod(s)) for s in shapes)
        for name, (ours, theirs, settings) in pairs.items():
            made = type(ours)(**{k: v for k, v in vars(ours).items() if isinstance(v, float)})
            p, g = single(rng, n), 0.1 * single(rng, n)
            candidates = {}
            for how in ("foreach", "fused"):
                params = []
                for s in shapes:
                    q = torch.nn.Parameter(torch.from_numpy(single(rng, *s)))
                    q.grad = torch.from_numpy(0.1 * single(rng, *s))
                    params.append(q)
                try:
                    optimizer = theirs(params, **settings, **{how: True})
                    optimizer.step()
                    candidates[how] = optimizer.step
                except (RuntimeError, TypeError, ValueError):
                    continue  # RMSprop has no fused version
            yield Row(
                f"optimizers, {size} parameters",
                f"{name} {size}",
                lambda made=made, p=p, g=g: made.step([p], [g]),
                candidates,
            )


def leaf(x: np.ndarray) -> Any:
    import torch

    return torch.from_numpy(x.copy()).requires_grad_(True)


def both_ways(function: Callable[..., Any], dy: np.ndarray, *leaves: Any) -> Call:
    """PyTorch's autograd, forward and backward, with gradients set anew."""
    import torch

    d = torch.from_numpy(dy)

    def run() -> None:
        for x in leaves:
            x.grad = None
        function().backward(d)

    return run


def losses() -> Iterator[Row]:
    import torch
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)

    def graded(function: Any, x: Any, t: Any) -> Call:
        def run() -> None:
            x.grad = None
            function(x, t).backward()

        return run

    for shape in ((64, 10), (512, 10), (4096, 1000)):
        z, t = 3 * single(rng, *shape), rng.integers(0, shape[1], shape[0])
        call = graded(F.cross_entropy, leaf(z), torch.from_numpy(t))
        name = f"cross-entropy {shape[0]} x {shape[1]}"
        yield Row("losses", name, lambda z=z, t=t: nn.cross_entropy(z, t), {"eager": call})
    functions = {
        "MSE": (nn.mse, F.mse_loss),
        "BCE": (nn.binary_cross_entropy, F.binary_cross_entropy_with_logits),
    }
    for name, (ours, theirs) in functions.items():
        for n in (640, 4_000_000):
            x, t = 3 * single(rng, n), rng.random(n, dtype=np.float32)
            call = graded(theirs, leaf(x), torch.from_numpy(t))
            yield Row("losses", f"{name} {n}", lambda f=ours, x=x, t=t: f(x, t), {"eager": call})


def layered(layer: Any, x: np.ndarray, dy: np.ndarray) -> Call:
    def run() -> None:
        layer.forward(x)
        layer.backward(dy)

    return run


def single_layer(layer: Any) -> Any:
    """Ours, with parameters in float32, as a network has them."""
    from scratchwork import nn

    return nn.Sequential(layer)


def norms() -> Iterator[Row]:
    import torch
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)
    for R, D in ((64, 128), (1024, 128), (4096, 1024)):
        x, dy = single(rng, R, D), single(rng, R, D)
        a, g, b = leaf(x), leaf(single(rng, D)), leaf(single(rng, D))
        theirs = both_ways(lambda a=a, g=g, b=b, D=D: F.layer_norm(a, (D,), g, b), dy, a, g, b)
        ours = layered(single_layer(nn.LayerNorm(D)), x, dy)
        yield Row("LayerNorm, BatchNorm, MaxPool", f"LayerNorm {R} x {D}", ours, {"eager": theirs})
    for shape in ((64, 128), (512, 1024), (64, 32, 28, 28)):
        x, dy, C = single(rng, *shape), single(rng, *shape), shape[1]
        a, g, b = leaf(x), leaf(single(rng, C)), leaf(single(rng, C))
        mean, var = torch.zeros(C), torch.ones(C)
        theirs = both_ways(
            lambda a=a, g=g, b=b, m=mean, v=var: F.batch_norm(a, m, v, g, b, True), dy, a, g, b
        )
        made = nn.BatchNorm(C) if len(shape) == 2 else nn.BatchNorm2d(C)
        name = "BatchNorm " + " x ".join(map(str, shape))
        ours = layered(single_layer(made), x, dy)
        yield Row("LayerNorm, BatchNorm, MaxPool", name, ours, {"eager": theirs})
    for shape in ((32, 8, 8, 8), (64, 64, 28, 28)):
        x = single(rng, *shape)
        dy = single(rng, *shape[:2], shape[2] // 2, shape[3] // 2)
        a = leaf(x)
        theirs = both_ways(lambda a=a: F.max_pool2d(a, 2), dy, a)
        name = "MaxPool " + " x ".join(map(str, shape))
        ours = layered(single_layer(nn.MaxPool2d(2)), x, dy)
        yield Row("LayerNorm, BatchNorm, MaxPool", name, ours, {"eager": theirs})


def activations() -> Iterator[Row]:
    import torch
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)
    pairs = {
        "ReLU": (nn.ReLU, torch.relu),
        "sigmoid": (nn.Sigmoid, torch.sigmoid),
        "tanh": (nn.Tanh, torch.tanh),
        "GELU": (nn.GELU, F.gelu),
        "softmax": (nn.Softmax, lambda x: torch.softmax(x, -1)),
    }
    for size, shape in {"small": (64, 256), "large": (64, 64, 28, 28)}.items():
        for name, (ours, theirs) in pairs.items():
            x, dy = 2 * single(rng, *shape), single(rng, *shape)
            a = leaf(x)
            call = both_ways(lambda f=theirs, a=a: f(a), dy, a)
            made = layered(single_layer(ours()), x, dy)
            yield Row(f"activations, {size}", f"{name} {size}", made, {"eager": call})


def attentions() -> Iterator[Row]:
    import torch
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)
    B, T, E, H = 16, 64, 128, 4
    x, dy = single(rng, B, T, E), single(rng, B, T, E)
    layer = single_layer(nn.MultiHeadAttention(E, H, causal=True))
    a, w, b, v, c = (leaf(single(rng, *s)) for s in ((B, T, E), (3 * E, E), (3 * E,), (E, E), (E,)))

    def sdpa() -> torch.Tensor:
        q, k, u = (
            z.view(B, T, H, E // H).transpose(1, 2) for z in F.linear(a, w, b).split(E, dim=2)
        )
        o = F.scaled_dot_product_attention(q, k, u, is_causal=True)
        return F.linear(o.transpose(1, 2).reshape(B, T, E), v, c)

    module = torch.nn.MultiheadAttention(E, H, batch_first=True)
    mask = torch.ones(T, T, dtype=torch.bool).triu(1)
    theirs = {
        "scaled_dot_product_attention": both_ways(sdpa, dy, a, w, b, v, c),
        "MultiheadAttention": both_ways(
            lambda: module(a, a, a, attn_mask=mask, need_weights=False, is_causal=True)[0],
            dy,
            a,
            *module.parameters(),
        ),
    }
    yield Row("attention", f"attention {B} x {T} x {E}, {H} heads", layered(layer, x, dy), theirs)


def linears() -> Iterator[Row]:
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)
    for n, i, o in ((64, 784, 256), (512, 784, 256), (1024, 128, 512), (512, 1024, 1024)):
        x, dy = single(rng, n, i), single(rng, n, o)
        a, w, b = leaf(x), leaf(single(rng, o, i)), leaf(single(rng, o))
        theirs = both_ways(lambda a=a, w=w, b=b: F.linear(a, w, b), dy, a, w, b)
        ours = layered(single_layer(nn.Linear(i, o)), x, dy)
        yield Row("Linear", f"Linear {n}: {i} to {o}", ours, {"eager": theirs})


def convolutions() -> Iterator[Row]:
    import torch
    import torch.nn.functional as F

    from scratchwork import nn

    rng = np.random.default_rng(0)
    sizes = {
        "small": (32, 8, 8, 8, 16),
        "medium": (64, 32, 14, 14, 64),
        "large": (32, 64, 56, 56, 64),
    }
    for size, (N, C, H, W, K) in sizes.items():
        x, dy = single(rng, N, C, H, W), single(rng, N, K, H, W)
        layer = single_layer(nn.Conv2d(C, K, 3, padding=1))
        w, b = single(rng, K, C, 3, 3), single(rng, K)
        theirs = {}
        for how in ("NCHW", "channels_last"):
            form = torch.channels_last if how == "channels_last" else torch.contiguous_format
            a, f = (
                torch.from_numpy(v).contiguous(memory_format=form).requires_grad_(True)
                for v in (x, w)
            )
            c, d = leaf(b), torch.from_numpy(dy).contiguous(memory_format=form)

            def run(a: Any = a, f: Any = f, c: Any = c, d: Any = d) -> None:
                a.grad = f.grad = c.grad = None
                F.conv2d(a, f, c, padding=1).backward(d)

            theirs[how] = run
        name = f"Conv2d {N} x {C} x {H} x {W} to {K}"
        yield Row(f"Conv2d 3x3, {size}", name, layered(layer, x, dy), theirs)


# --- whole steps -----------------------------------------------------------------------------


def steps(compiling: bool) -> Iterator[Row]:
    import torch

    from scratchwork import nn

    t = torch.nn
    rng = np.random.default_rng(0)

    def training(net: Any, x: Any, y: Any, last: bool = False) -> dict[str, Call]:
        if last:
            form = torch.channels_last
            net, x = net.to(memory_format=form), x.contiguous(memory_format=form)
        optimizer = torch.optim.Adam(net.parameters(), fused=True)

        def run(net: Any = net) -> float:
            optimizer.zero_grad(set_to_none=True)
            scores = net(x)
            loss = t.functional.cross_entropy(scores.flatten(0, -2), y.flatten())
            loss.backward()
            optimizer.step()
            return loss.item()

        found: dict[str, Call] = {"channels_last" if last else "eager": run}
        if compiling:
            compiled = torch.compile(net)
            found["compiled"] = lambda: run(compiled)
        return found

    def ours(net: Any, x: np.ndarray, y: np.ndarray) -> Call:
        optimizer = nn.Adam()
        return lambda: nn.train_step(net, nn.cross_entropy, optimizer, x, y)

    for batch in (64, 512):
        x, y = single(rng, batch, 784), rng.integers(0, 10, batch)
        sizes = [(784, 256), (256, 128), (128, 10)]
        mine: list[Any] = []
        theirs: list[Any] = []
        for i, o in sizes:
            mine += [nn.Linear(i, o), nn.ReLU()]
            theirs += [t.Linear(i, o), t.ReLU()]
        yield Row(
            f"training step, MLP batch {batch}",
            f"MLP 784-256-128-10, batch {batch}",
            ours(nn.Sequential(*mine[:-1]), x, y),
            training(t.Sequential(*theirs[:-1]), torch.from_numpy(x), torch.from_numpy(y)),
        )

    x, y = single(rng, 64, 1, 28, 28), rng.integers(0, 10, 64)
    mine_cnn = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip

    def cnn() -> Any:
        return t.Sequential(
            t.Conv2d(1, 32, 3, padding=1), t.ReLU(), t.MaxPool2d(2),
            t.Conv2d(32, 64, 3, padding=1), t.ReLU(), t.MaxPool2d(2),
            t.Flatten(), t.Linear(3136, 128), t.ReLU(), t.Linear(128, 10),
        )  # fmt: skip

    tx, ty = torch.from_numpy(x), torch.from_numpy(y)
    theirs_cnn = {**training(cnn(), tx, ty), **training(cnn(), tx, ty, last=True)}
    yield Row("training step, CNN", "CNN 28 x 28, batch 64", ours(mine_cnn, x, y), theirs_cnn)

    L, D, T, B, V = 4, 128, 64, 16, 65
    ids, targets = rng.integers(0, V, (B, T)), rng.integers(0, V, (B, T))

    class Attention(t.Module):
        def __init__(self) -> None:
            super().__init__()
            self.qkv, self.out = t.Linear(D, 3 * D), t.Linear(D, D)

        def forward(self, x: Any) -> Any:
            q, k, v = (z.view(B, T, 4, D // 4).transpose(1, 2) for z in self.qkv(x).split(D, 2))
            o = t.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
            return self.out(o.transpose(1, 2).reshape(B, T, D))

    class Residual(t.Sequential):
        def forward(self, input: Any) -> Any:  # noqa: A002
            return input + super().forward(input)

    class Positions(t.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = t.Parameter(0.02 * torch.randn(T, D))

        def forward(self, x: Any) -> Any:
            return x + self.weight

    blocks: list[Any] = []
    theirs_blocks: list[Any] = []
    for _ in range(L):
        blocks += [
            nn.Residual(nn.LayerNorm(D), nn.MultiHeadAttention(D, 4, causal=True)),
            nn.Residual(nn.LayerNorm(D), nn.Linear(D, 4 * D), nn.GELU(), nn.Linear(4 * D, D)),
        ]
        theirs_blocks += [
            Residual(t.LayerNorm(D), Attention()),
            Residual(t.LayerNorm(D), t.Linear(D, 4 * D), t.GELU(), t.Linear(4 * D, D)),
        ]
    ends = nn.Embedding(V, D), nn.Positions(T, D), nn.LayerNorm(D), nn.Linear(D, V)
    mine_gpt = nn.Sequential(*ends[:2], *blocks, *ends[2:])
    theirs_gpt = t.Sequential(
        t.Embedding(V, D), Positions(), *theirs_blocks, t.LayerNorm(D), t.Linear(D, V)
    )
    yield Row(
        "training step, GPT block",
        f"GPT {L} x {D}, T {T}, batch {B}",
        ours(mine_gpt, ids, targets),
        training(theirs_gpt, torch.from_numpy(ids), torch.from_numpy(targets)),
    )


# --- the table -------------------------------------------------------------------------------

# (group, at least, aim)
TARGETS: dict[str, tuple[float, float]] = {
    "optimizers, 650 parameters": (20, 40),
    "optimizers, 235k parameters": (2, 4),
    "optimizers, 10M parameters": (1.0, 1.1),
    "losses": (3, 6),
    "LayerNorm, BatchNorm, MaxPool": (1.3, 4),
    "activations, small": (3, 5),
    "activations, large": (1.1, 1.8),
    "attention": (1.6, 2.5),
    "Linear": (0.95, 1.05),
    "Conv2d 3x3, small": (2.3, 3),
    "Conv2d 3x3, medium": (0.85, 1.2),
    "Conv2d 3x3, large": (1.2, 2),
    "training step, MLP batch 64": (1.6, 2.2),
    "training step, MLP batch 512": (1.15, 1.5),
    "training step, CNN": (1.05, 1.6),
    "training step, GPT block": (1.05, 1.5),
}


def child(threads: int, words: list[str], compiling: bool) -> list[dict[str, Any]]:
    """Measure in a process of its own, whose libraries have that many threads from the start."""
    variables = {name: str(threads) for name in ("OMP_NUM_THREADS", "SCRATCHWORK_THREADS")}
    command = [sys.executable, __file__, *words, *(["--compile"] if compiling else [])]
    done = subprocess.run(
        command,
        env={**os.environ, **variables, CHILD: str(threads)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def measure(words: list[str], compiling: bool) -> None:
    import torch

    torch.set_num_threads(int(os.environ[CHILD]))
    found = []
    for group in rows(compiling):
        for row in group():
            if not words or any(w.lower() in f"{row.group} {row.name}".lower() for w in words):
                found.append(measured(row))
                told = found[-1]
                print(
                    f"{os.environ[CHILD]} {told['name']:44} {told['ratio']:6.2f} "
                    f"({told['spread'][0]:.2f} to {told['spread'][1]:.2f})  "
                    f"{told['microseconds']['ours']:.1f} us",
                    file=sys.stderr,
                )
    json.dump(found, sys.stdout)


def table(of_threads: dict[str, list[dict[str, Any]]]) -> str:
    lines = [
        "| row | 1 thread | 2 threads | at least | aim |",
        "|---|---|---|---|---|",
    ]
    for i, row in enumerate(of_threads["1"]):
        cells = []
        for found in of_threads.values():
            low, high = found[i]["spread"]
            best = found[i]["best of PyTorch"]
            cells.append(f"{found[i]['ratio']:.2f} ({low:.2f} to {high:.2f}; {best})")
        least, aim = TARGETS[row["group"]]
        lines.append(f"| {row['name']} | {' | '.join(cells)} | {least:g} | {aim:g} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("words", nargs="*", help="parts of the names of rows")
    parser.add_argument("--compile", action="store_true", help="torch.compile too")
    parser.add_argument("--write", action="store_true", help="docs/performance.md and .json")
    arguments = parser.parse_args()
    if CHILD in os.environ:
        measure(arguments.words, arguments.compile)
        return
    found = {str(n): child(n, arguments.words, arguments.compile) for n in (1, 2)}
    print(table(found))
    if arguments.write:
        DATA.write_text(json.dumps({"machine": platform.processor(), "threads": found}, indent=1))
        start, _, _ = PAGE.read_text(encoding="utf-8").partition("<!-- table -->")
        PAGE.write_text(f"{start}<!-- table -->\n{table(found)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

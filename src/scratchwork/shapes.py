"""Shapes in the words of a lesson: (batch = 2, in_features = 3) instead of (2, 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from types import CodeType
from typing import Any

import numpy as np

from scratchwork.families.draw import numbers
from scratchwork.model import Clash, Contract, Pattern, ScratchworkError
from scratchwork.shown import shape_of

Shape = tuple[int, ...]


def named_arrays(contract: Contract, inputs: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """The arrays of a case by the names that a lesson has for them."""
    if "first" in inputs:
        names = [a.name for a in contract.arguments]
        return dict(zip(names, (inputs["first"], inputs["second"]), strict=True))
    found: dict[str, np.ndarray] = {}
    given = {"forward": "x", "backward": "dy"}
    for call in inputs.get("calls", ()):
        if isinstance(call, Mapping) and call["do"] in given:
            found.setdefault(given[call["do"]], call["on"])
        elif isinstance(call, Mapping) and call["do"] == "set":
            found = {**call["on"], **found}
    return found


def sizes(pattern: Pattern, arrays: Mapping[str, Any]) -> dict[str, int]:
    """What the names in the lesson's shapes stand for, as these arrays have it."""
    found: dict[str, int] = {}
    for name, dims in dimensions(pattern).items():
        shape = np.shape(arrays[name]) if name in arrays else ()
        if len(shape) == len(dims):
            for dim, size in zip(dims, shape, strict=True):
                if dim.isidentifier():
                    found.setdefault(dim, size)
    return found


def sizes_of(pattern: Pattern, inputs: Mapping[str, Any]) -> dict[str, int]:
    """What the names in the lesson's shapes stand for in a case with these inputs."""
    return sizes(pattern, named_arrays(pattern.contract, inputs))


def dimensions(pattern: Pattern) -> dict[str, tuple[str, ...]]:
    """The shapes in a lesson's table of symbols, by the name in the code.

    Where any shape will do, the one that the walkthrough has: "any, here (batch, outputs)".
    """
    rows = {s.code.strip("`"): re.search(r"\(([^().]*)\)$", s.shape) for s in pattern.symbols}
    return {
        name: tuple(d.strip() for d in shape[1].split(",") if d.strip())
        for name, shape in rows.items()
        if shape
    }


def derived(pattern: Pattern) -> dict[str, str]:
    """The sizes that follow from others, as a lesson's table of sizes has them."""
    table = pattern.sections.get("Shapes", "").partition("| size |")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| (\w+) \| ([\w+*/() -]+) \|$", table, flags=re.M))


def settled(
    pattern: Pattern, values: Mapping[str, Any], wanted: Mapping[str, int]
) -> dict[str, int]:
    """The sizes of a walkthrough's arrays, some of them as wanted, and what follows from them.

    `wanted` has their names in the lesson's shapes, or how these begin. Raises ScratchworkError
    for a name that is none, or that follows from others.
    """
    formulas, dims = derived(pattern), dimensions(pattern)
    text = " ".join([*formulas.values(), *(d for shape in dims.values() for d in shape)])
    used = re.findall(r"[A-Za-z_]\w*", text)
    known = sizes(pattern, {name: values[name] for name in dims if name in values})
    known |= {n: v for n, v in values.items() if n in used and isinstance(v, int)}
    chosen = {_named(name, known, pattern): size for name, size in wanted.items()}
    known |= chosen
    for name, formula in formulas.items():
        if name not in chosen:
            known[name] = worth(formula, known)
        elif not formula.isidentifier():
            raise ScratchworkError(f"{name} follows from the other sizes: it is {formula}")
    return known


def worth(formula: str, known: Mapping[str, int]) -> int:
    """What a lesson's formula of sizes gives. Raises ScratchworkError if it is none."""
    try:
        return int(eval(_compiled(formula), {"__builtins__": {}}, dict(known)))
    except (SyntaxError, NameError, TypeError, ValueError, ArithmeticError):
        names = ", ".join(known)
        raise ScratchworkError(f"the lesson's {formula} is no formula of: {names}") from None


@cache
def _compiled(formula: str) -> CodeType:
    return compile(formula, "<lesson>", "eval")


def drawn(pattern: Pattern, values: Mapping[str, Any], wanted: Mapping[str, int]) -> dict[str, Any]:
    """The values of a walkthrough with arrays of other sizes: drawn numbers, the same every time.

    Raises ScratchworkError as `settled` does.
    """
    dims, known = dimensions(pattern), settled(pattern, values, wanted)
    rng = Random(0)
    changed = dict(values)
    for name in values:
        if name in dims:
            shape = tuple(worth(d, known) for d in dims[name])
            changed[name] = _like(np.array(values[name]), numbers(rng, *shape), known).tolist()
    for name in (*values, *(a.name for a in pattern.contract.arguments)):
        usual = "kH" if name == "kernel_size" else name.removeprefix("num_")
        size = name if name in known else usual
        if size in known and name not in dims:
            changed[name] = known[size]
    return changed


def _like(example: np.ndarray, array: np.ndarray, known: Mapping[str, int]) -> np.ndarray:
    """The array as numbers of the example's kind: classes or indices, from 0 to 1, or any."""
    rows = known.get("num_embeddings")
    if example.dtype.kind == "i" and (example.ndim == 1 or rows):
        return np.abs(100 * array).astype(int) % known.get("C", rows or 1)
    unit = example.min() >= 0 and example.max() <= 1
    return np.round(np.abs(array) % 1, 2) if unit else array


def _named(name: str, known: Mapping[str, int], pattern: Pattern) -> str:
    """The size that a name, or the beginning of one, stands for."""
    found = [name] if name in known else [k for k in known if k.startswith(f"{name}_")]
    if len(found) != 1:
        there = ", ".join(known) or "none"
        raise ScratchworkError(f"{pattern.slug} has no size {name}; its sizes: {there}")
    return found[0]


def in_words(shape: Shape, known: Mapping[str, int]) -> str:
    """A shape with the names of its sizes, where they can be told.

    >>> in_words((2, 3, 7), {"batch": 2, "in_features": 3, "out_features": 4})
    '(batch = 2, in_features = 3, 7)'
    """
    parts = [size_in_words(size, known) for size in shape]
    return shape_of(parts)


def size_in_words(size: int, known: Mapping[str, int]) -> str:
    """A size with its name, if just one name has it."""
    names = [name for name, value in known.items() if value == size]
    return f"{names[0]} = {size}" if len(names) == 1 and size > 1 else str(size)


def clash_in_words(clash: Clash, known: Mapping[str, int]) -> str:
    """What does not fit in an operation, in one sentence; empty if that is not about shapes."""
    if len(clash.operands) != 2:
        return ""
    (left, a), (right, b) = clash.operands
    axes = _matmul(a, b) if clash.operator in ("@", "matmul", "dot") else _elementwise(a, b)
    if axes is None:
        return ""
    i, j = axes
    one, other = size_in_words(a[i], known), size_in_words(b[j], known)
    return (
        f"In {left} {clash.operator} {right}, {left} is {in_words(a, known)} and {right} is "
        f"{in_words(b, known)}: axis {i} of the one, {one}, does not fit axis {j} of the other, "
        f"{other}."
    )


def _matmul(a: Shape, b: Shape) -> tuple[int, int] | None:
    """The axes that a matrix product sums over, if they differ."""
    if not a or not b:
        return None
    i, j = len(a) - 1, max(len(b) - 2, 0)
    return (i, j) if a[i] != b[j] else None


def _elementwise(a: Shape, b: Shape) -> tuple[int, int] | None:
    """The last axes that cannot be broadcast against each other."""
    for n in range(1, min(len(a), len(b)) + 1):
        if a[-n] != b[-n] and 1 not in (a[-n], b[-n]):
            return len(a) - n, len(b) - n
    return None


def told(clashes: Sequence[Clash], known: Mapping[str, int]) -> str:
    """The first sentence that there is to say of what did not fit."""
    return next(filter(None, (clash_in_words(c, known) for c in clashes)), "")

"""The Python source of one piece of work in a Jupyter notebook: what defines it, and what it needs.

Other cells plot, train and try; they are not run. Outputs are never looked at.
"""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Iterator, Sequence
from typing import Any

from scratchwork.model import ScratchworkError

TAG = "scratchwork"  # a cell with this tag, or with that of a pattern, is taken whole


def source(data: bytes, names: Sequence[str], tags: Sequence[str] = ()) -> str:
    """The source that defines these names, or the cells with one of the tags, in a notebook.

    With it come the imports, functions and constants of other cells that it uses. Empty if there
    is no such cell. Raises ScratchworkError if it is no notebook.
    """
    cells = list(_code(data))
    wanted = {TAG, *tags}
    chosen = [n for n, (_, tagged) in enumerate(cells) if tagged & wanted]
    if not chosen:  # of each name the last definition, which is the one that counts in a notebook
        bound = [_binds(text) for text, _ in cells]
        where = [[n for n, names_of in enumerate(bound) if name in names_of] for name in names]
        chosen = sorted({having[-1] for having in where if having})
    texts = [cells[n][0] for n in chosen]
    others = [text for n, (text, _) in enumerate(cells) if n not in chosen]
    return "\n\n".join([*_needed("\n\n".join(texts), others), *texts])


def _code(data: bytes) -> Iterator[tuple[str, set[str]]]:
    """The code cells of a notebook: their Python text, and their tags."""
    try:
        cells = json.loads(data)["cells"]
        for cell in cells:
            if cell["cell_type"] == "code":
                lines: Any = cell["source"]
                text = lines if isinstance(lines, str) else "".join(lines)
                yield _plain(text), set(map(str, cell.get("metadata", {}).get("tags", ())))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ScratchworkError(f"not a notebook: {type(error).__name__} {error}") from None


def _plain(text: str) -> str:
    """A cell without what only IPython understands."""
    if text.lstrip().startswith("%%"):
        return ""
    return "\n".join(
        "" if line.lstrip()[:1] in ("%", "!", "?") else line for line in text.split("\n")
    )


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module([], [])


def _binds(text: str) -> set[str]:
    return {name for statement in _tree(text).body for name in _bound(statement)}


def _bound(statement: ast.stmt) -> set[str]:
    """The names that a statement defines, if it does nothing else."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return {alias.asname or alias.name.partition(".")[0] for alias in aliases}
        case ast.Assign(targets=targets):
            return {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
    return set()


def _needed(text: str, others: Sequence[str]) -> list[str]:
    """The statements of other cells that define what a text uses, and what these use."""
    statements = [(s, cell) for cell in others for s in _tree(cell).body if _bound(s)]
    needed: set[int] = set()
    used = _used(_tree(text)) - _binds(text)
    while used:
        name = used.pop()
        having = [n for n, (s, _) in enumerate(statements) if name in _bound(s)]
        if having and having[-1] not in needed:
            needed.add(having[-1])
            used |= _used(statements[having[-1]][0])
    parts = (
        ast.get_source_segment(cell, s) for n, (s, cell) in enumerate(statements) if n in needed
    )
    return [part for part in parts if part]


def _used(node: ast.AST) -> set[str]:
    names = {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    }
    return names - set(dir(builtins))

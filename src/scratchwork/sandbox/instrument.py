"""Rewrite a module so that it tells the values of its expressions as it runs.

`m = b * m + g` becomes `m = _act_.step(3, _act_.value(9, _act_.value(7, b) * ...))`. Every function
activation has an `_act_` of its own, so that recursion, generators and exceptions do not mix their
values. The meaning stays: every expression is evaluated as often and in the same order as before,
augmented assignments stay augmented, and lines keep their numbers. Only `locals()` sees more names.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, Literal

ACTIVATION, TRACER = "_act_", "_tracer_"
Kind = Literal["assign", "update", "return", "call", "test", "loop"]


@dataclass(frozen=True)
class Place:
    """A statement whose value is told: what it assigns to, and the expression.

    A loop's turns lie between its line and `last`.
    """

    kind: Kind
    line: int
    target: str
    expression: ast.expr | None
    last: int


@dataclass(frozen=True)
class Instrumented:
    """The rewritten module, the statements by their keys, and the expressions by theirs.

    An expression of `nodes` carries its key as the attribute `key`. `imported` are the names that
    imports bind, which are no values.
    """

    tree: ast.Module
    places: tuple[Place, ...]
    nodes: tuple[ast.expr, ...]
    imported: frozenset[str]


def instrumented(source: str) -> Instrumented:
    """The source with every value told. Raises SyntaxError."""
    tree = ast.parse(source)
    imported = frozenset(_imported(tree))
    rewriter = _Rewriter(imported)
    body = rewriter.block(tree.body)
    new = ast.fix_missing_locations(ast.Module(body, tree.type_ignores))
    return Instrumented(new, tuple(rewriter.places), tuple(rewriter.nodes), imported)


def _imported(tree: ast.Module) -> Iterator[str]:
    """The names that imports bind: they are no values to tell."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)


# Expressions whose value is told; of the others only what is in them.
_TOLD = (
    *(ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.BinOp, ast.UnaryOp),
    *(ast.Compare, ast.BoolOp, ast.IfExp, ast.ListComp),
)
_LEFT_ALONE = (ast.Constant, ast.JoinedStr, ast.Lambda)


class _Rewriter:
    def __init__(self, imported: frozenset[str]):
        self.imported = imported
        self.places: list[Place] = []
        self.nodes: list[ast.expr] = []
        self.temporaries = 0

    # --- expressions -------------------------------------------------------------------------

    def told(self, node: ast.expr) -> ast.expr:
        """The expression, telling its own value and those in it."""
        if isinstance(node, _LEFT_ALONE) or self._is_imported(node):
            return node
        new = self._inside(node)
        if not isinstance(node, _TOLD) or not isinstance(getattr(node, "ctx", _LOAD), ast.Load):
            return new
        key = len(self.nodes)
        node.key = key  # type: ignore[attr-defined]
        self.nodes.append(node)
        return _call("value", node, ast.Constant(key), new)

    def _is_imported(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and node.id in self.imported

    def _inside(self, node: Any) -> Any:
        """A copy of the node whose parts tell their values."""
        new = copy(node)
        for name, part in ast.iter_fields(node):
            if name == "func" and isinstance(part, ast.Name | ast.Attribute):
                setattr(new, name, self._inside(part))  # a function is no value; its object may be
            elif isinstance(part, ast.expr):
                setattr(new, name, self.told(part))
            elif isinstance(part, ast.comprehension | ast.keyword):
                setattr(new, name, self._inside(part))
            elif isinstance(part, list):
                setattr(new, name, [self._part(p) for p in part])
        return new

    def _part(self, part: Any) -> Any:
        if isinstance(part, ast.expr):
            return self.told(part)
        inner = isinstance(part, ast.comprehension | ast.keyword)
        return self._inside(part) if inner else part

    # --- statements --------------------------------------------------------------------------

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements, rewritten."""
        return [new for statement in body for new in self._statement(statement)]

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return [self._function(node)]
            case ast.Assign():
                return [self._assigned(node, " = ".join(map(_bare, node.targets)))]
            case ast.AnnAssign(value=ast.expr()):
                return [self._assigned(node, ast.unparse(node.target))]
            case ast.AugAssign():
                return self._augmented(node)
            case ast.Return(value=ast.expr()):
                return [self._assigned(node, "return", "return")]
            case ast.Expr(value=ast.Constant()):
                return [node]
            case ast.Expr():
                return [self._assigned(node, "", "call")]
            case ast.If() | ast.While():
                word = "if" if isinstance(node, ast.If) else "while"
                new = self._compound(node)
                new.test = self._step("test", node, word, node.test)
                return [new]
            case ast.For() | ast.AsyncFor():
                return [self._loop(node)]
            case _:
                return [self._compound(node)]

    def _place(self, kind: Kind, node: ast.stmt, target: str, value: ast.expr | None) -> int:
        last = node.end_lineno or node.lineno
        self.places.append(Place(kind, node.lineno, target, value, last))
        return len(self.places) - 1

    def _step(self, kind: Kind, node: ast.stmt, target: str, value: ast.expr) -> ast.expr:
        """The value of a statement, told as its step."""
        key = self._place(kind, node, target, value)
        return _call("step", value, ast.Constant(key), self.told(value))

    def _assigned(self, node: Any, target: str, kind: Kind = "assign") -> Any:
        new = copy(node)
        new.value = self._step(kind, node, target, node.value)
        return new

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
        new = copy(node)
        begin = 1 if ast.get_docstring(node, clean=False) is not None else 0
        enter = ast.parse(f"{ACTIVATION} = {TRACER}.enter({node.name!r})").body
        for part in ast.walk(enter[0]):
            ast.copy_location(part, node)
        new.body = [*node.body[:begin], *enter, *self.block(node.body[begin:])]
        return new

    def _compound(self, node: Any) -> Any:
        """A statement that holds others, or one of no value."""
        new = copy(node)
        for name in ("body", "orelse", "finalbody"):
            if getattr(node, name, None):
                setattr(new, name, self.block(getattr(node, name)))
        for name in ("handlers", "cases"):
            if getattr(node, name, None):
                setattr(new, name, [self._compound(part) for part in getattr(node, name)])
        return new

    def _loop(self, node: ast.For | ast.AsyncFor) -> ast.stmt:
        """A loop that tells its variables at the start of each turn."""
        new = self._compound(node)
        key = self._place("loop", node, f"for {_bare(node.target)}", None)
        names = [n.id for n in ast.walk(node.target) if isinstance(n, ast.Name) and _stored(n)]
        values = ast.Dict(
            [ast.Constant(name) for name in names], [ast.Name(name, _LOAD) for name in names]
        )
        told = ast.Expr(_call("turn", node.target, ast.Constant(key), values))
        new.body = [ast.copy_location(told, node), *new.body]
        return new

    def _augmented(self, node: ast.AugAssign) -> list[ast.stmt]:
        """`o[i] -= e`, where `o` and `i` are evaluated once, and what is there afterwards."""
        before, target = self._target(node.target)
        new = copy(node)
        new.target = target
        operator = ast.unparse(node).removeprefix(ast.unparse(node.target)).split()[0]
        target_text = f"{ast.unparse(node.target)} {operator}"
        new.value = self._step("update", node, target_text, node.value)
        after = copy(target)
        after.ctx = _LOAD
        key = len(self.places) - 1
        told = ast.Expr(_call("updated", node, ast.Constant(key), after))
        return [*before, new, ast.copy_location(told, node)]

    def _target(self, target: Any) -> tuple[list[ast.stmt], Any]:
        """Assignments of the parts of a target to names, and the target in these names."""
        if isinstance(target, ast.Name):
            return [], target
        kept, owner = self._kept(target.value, target)
        new = copy(target)
        new.value = owner
        if isinstance(target, ast.Subscript):
            more, new.slice = self._kept(_as_index(target.slice), target)
            kept = [*kept, *more]
        return kept, new

    def _kept(self, value: ast.expr, where: ast.expr) -> tuple[list[ast.stmt], ast.expr]:
        self.temporaries += 1
        name = f"_part{self.temporaries}_"
        kept = ast.Assign([ast.Name(name, ast.Store())], value)
        return [ast.copy_location(kept, where)], ast.Name(name, _LOAD)


_LOAD = ast.Load()


def _stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _bare(target: ast.expr) -> str:
    """A target as it is written, without the brackets of a tuple."""
    text = ast.unparse(target)
    return text[1:-1] if isinstance(target, ast.Tuple) and text.startswith("(") else text


def _call(method: str, where: ast.AST, *arguments: ast.expr) -> ast.Call:
    function = ast.Attribute(ast.Name(ACTIVATION, _LOAD), method, _LOAD)
    return ast.copy_location(ast.Call(function, list(arguments), []), where)


def _as_index(node: ast.expr) -> ast.expr:
    """What stands in a subscript as an expression: `a:b` only means something there."""
    if isinstance(node, ast.Slice):
        parts = [p or ast.Constant(None) for p in (node.lower, node.upper, node.step)]
        maker = ast.Attribute(ast.Name(TRACER, _LOAD), "slice", _LOAD)
        return ast.copy_location(ast.Call(maker, parts, []), node)
    if isinstance(node, ast.Tuple):
        new = copy(node)
        new.elts = [_as_index(e) for e in node.elts]
        return new
    return node

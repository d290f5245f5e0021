"""Rewrite a module so that it tells the values of its expressions as it runs.

`m = b * m + g` becomes `m = _act_.step(3, _act_.value(9, _act_.value(7, b) * ...))`. Every function
activation has an `_act_` of its own, so that recursion, generators and exceptions do not mix their
values. The meaning stays: every expression is evaluated as often and in the same order as before,
augmented assignments stay augmented, and lines keep their numbers. Only `locals()` sees more names.
"""

from __future__ import annotations

import ast
import contextlib
import sys
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, Literal

ACTIVATION, TRACER = "_act_", "_tracer_"
MAX_RECURSION = 20_000  # frames
MAX_DEPTH = 60  # levels of an expression; a deeper one, which no person wrote, is left alone
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
    with _room_to_recurse():
        body = rewriter.block(tree.body)
        new = ast.fix_missing_locations(ast.Module(body, tree.type_ignores))
    return Instrumented(new, tuple(rewriter.places), tuple(rewriter.nodes), imported)


@contextlib.contextmanager
def _room_to_recurse() -> Iterator[None]:
    """Every `elif` is an `if` in the one before: what Python has read may be nested deeply."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, MAX_RECURSION))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


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

    def expression(self, node: ast.expr) -> ast.expr:
        """A whole expression of a statement, telling all its values."""
        return node if _too_deep(node) else self.told(node)

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
            elif name == "test":
                setattr(new, name, self.test(part))
            elif name == "ifs":
                setattr(new, name, list(map(self.test, part)))
            elif isinstance(part, ast.expr):
                setattr(new, name, self.told(part))
            elif isinstance(part, ast.comprehension | ast.keyword):
                setattr(new, name, self._inside(part))
            elif isinstance(part, list):
                setattr(new, name, [self._part(p) for p in part])
        return new

    def test(self, node: ast.expr) -> ast.expr:
        """A condition: each operand of `and`, `or` and `not` is asked once whether it is true."""
        match node:
            case ast.BoolOp(values=values):
                new = copy(node)
                new.values = [self._asked(value) for value in values]
                return new
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                new = copy(node)
                new.operand = self._asked(operand)
                return new
        return self.told(node)

    def _asked(self, node: ast.expr) -> ast.expr:
        return _call("asked", node, self.test(node))

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
                new = self._assigned(node, " = ".join(map(_bare, node.targets)))
                inside = any(isinstance(target, ast.Subscript) for target in node.targets)
                return [new, self._stored(node)] if inside else [new]
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
        shown = None if value is None or _too_deep(value) else value
        self.places.append(Place(kind, node.lineno, target, shown, last))
        return len(self.places) - 1

    def _step(self, kind: Kind, node: ast.stmt, target: str, value: ast.expr) -> ast.expr:
        """The value of a statement, told as its step."""
        key = self._place(kind, node, target, value)
        new = (
            self.test(value) if kind == "test" and not _too_deep(value) else self.expression(value)
        )
        return _call("step", value, ast.Constant(key), new)

    def _assigned(self, node: Any, target: str, kind: Kind = "assign") -> Any:
        new = copy(node)
        new.value = self._step(kind, node, target, node.value)
        return new

    def _stored(self, node: ast.stmt) -> ast.stmt:
        """What tells that the statement before has changed the inside of something."""
        told = ast.Expr(_call("stored", node, ast.Constant(len(self.places) - 1)))
        return ast.copy_location(told, node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
        new = copy(node)
        begin = 1 if ast.get_docstring(node, clean=False) is not None else 0
        arguments = ", ".join(a.arg for a in (*node.args.posonlyargs, *node.args.args))
        call = f"{TRACER}.enter({node.name!r}, {arguments})"
        enter = ast.parse(f"{ACTIVATION} = {call}").body
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
        parts, target = self._target(node.target)
        new = copy(node)
        new.target = target
        operator = OPERATORS[type(node.op)]
        new.value = self._step("update", node, f"{_bare(node.target)} {operator}=", node.value)
        after = copy(target)
        after.ctx = _LOAD
        told: ast.expr = _call("updated", node, ast.Constant(len(self.places) - 1), after)
        if isinstance(target, ast.Attribute | ast.Subscript):
            name = target.attr if isinstance(target, ast.Attribute) else None
            plain = _call("plain", node, target.value, ast.Constant(name))
            told = ast.BoolOp(ast.And(), [plain, told])
        statements: list[ast.stmt] = [
            *(ast.Assign([ast.Name(name, ast.Store())], part) for name, part in parts),
            new,
            ast.Expr(told),
            *(ast.Delete([ast.Name(name, ast.Del())]) for name, _ in parts),
        ]
        return [ast.copy_location(statement, node) for statement in statements]

    def _target(self, target: Any) -> tuple[list[tuple[str, ast.expr]], Any]:
        """The parts of a target with names for them, and the target in these names."""
        if isinstance(target, ast.Name):
            return [], target
        new = copy(target)
        parts = [self._named(target.value)]
        new.value = ast.Name(parts[0][0], _LOAD)
        if isinstance(target, ast.Subscript):
            parts.append(self._named(_as_index(target.slice)))
            new.slice = ast.Name(parts[1][0], _LOAD)
        return parts, new

    def _named(self, part: ast.expr) -> tuple[str, ast.expr]:
        self.temporaries += 1
        return f"_part{self.temporaries}_", part


_LOAD = ast.Load()
OPERATORS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}


def _too_deep(node: ast.expr) -> bool:
    if node.end_lineno == node.lineno and (node.end_col_offset or 0) - node.col_offset < MAX_DEPTH:
        return False  # a level takes a character at least
    level: list[ast.AST] = [node]
    for _ in range(MAX_DEPTH):
        level = [part for one in level for part in ast.iter_child_nodes(one)]
        if not level:
            return False
    return True


def _stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _bare(target: ast.expr) -> str:
    """A target as it is written, without the brackets of a tuple."""
    text = "…" if _too_deep(target) else ast.unparse(target)
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

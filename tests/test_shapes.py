"""The table of shapes: symbols that hold for every size, and the numbers of this walkthrough."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from scratchwork import ScratchworkError, shapes, walk
from scratchwork.catalogue import catalogue
from scratchwork.model import Shaped, Trace
from scratchwork.sandbox import Limits
from scratchwork.shape_table import Symbolic

LEARNERS = Path(__file__).parent / "learners"
KNOWN = catalogue()
NAMING = [p.slug for p in KNOWN.patterns() if shapes.dimensions(p)]
RIGHT = [f for slug in NAMING for f in sorted((LEARNERS / slug).glob("correct_*.py"))]


@cache
def reference(slug: str) -> Trace:
    return walk(slug)


@cache
def of_file(file: Path) -> Trace:
    return walk(file, limits=Limits(seconds=60.0))  # naive loops, and whatever machine this is


def rows(trace: Trace) -> list[tuple[int, str, str, str]]:
    """(line, expression, operands, symbols) of what is computed after the start."""
    told = [s for s in trace.shapes if s.function != "__init__"]
    return [(s.line, s.expression, s.operands, ", ".join(s.symbols)) for s in told]


def in_numbers(row: Shaped, trace: Trace) -> tuple[int, ...]:
    """What the symbols of a row come to."""
    known = {size.name: size.value for size in trace.sizes}
    return tuple(eval(symbol, {}, known) for symbol in row.symbols)


def test_the_patterns_with_named_sizes_are_layers_losses_activations_and_initializers() -> None:
    families = {"layers", "losses", "activations", "initializers"}
    assert [p.slug for p in KNOWN.patterns() if p.family in families] == NAMING


def test_the_table_of_the_linear_layer() -> None:
    assert rows(reference("linear")) == [
        (17, "self.x = x", "", "batch, in_features"),
        (18, "self.W.T", "(out_features, in_features)", "in_features, out_features"),
        (
            *(18, "x @ self.W.T", "(batch, in_features) @ (in_features, out_features)"),
            "batch, out_features",
        ),
        (
            *(18, "return x @ self.W.T + self.b", "(batch, out_features) + (out_features,)"),
            "batch, out_features",
        ),
        (21, "dy.T", "(batch, out_features)", "out_features, batch"),
        (
            *(21, "self.dW = dy.T @ self.x", "(out_features, batch) @ (batch, in_features)"),
            "out_features, in_features",
        ),
        (22, "self.db = dy.sum(axis=0)", "(batch, out_features)", "out_features"),
        (
            *(23, "return dy @ self.W", "(batch, out_features) @ (out_features, in_features)"),
            "batch, in_features",
        ),
    ]


@pytest.mark.parametrize("slug", NAMING)
def test_the_references_have_a_symbol_for_every_axis(slug: str) -> None:
    trace = reference(slug)
    assert [row for row in trace.shapes if "?" in row.symbols] == []
    assert [(r.expression, r.shape) for r in trace.shapes] == [
        (r.expression, in_numbers(r, trace)) for r in trace.shapes
    ]
    assert trace.shapes


@pytest.mark.parametrize("file", RIGHT, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_the_symbols_of_a_learners_file_come_to_its_shapes(file: Path) -> None:
    trace = of_file(file)
    told = [r for r in trace.shapes if "?" not in r.symbols]
    assert [(r.expression, r.shape) for r in told] == [
        (r.expression, in_numbers(r, trace)) for r in told
    ]
    assert told


def test_nearly_every_axis_of_learners_files_has_a_symbol() -> None:
    """The others are as long as numbers happen to be positive, or are halves of sizes."""
    axes = [symbol for file in RIGHT for row in of_file(file).shapes for symbol in row.symbols]
    assert len(axes) > 2500
    assert axes.count("?") <= 0.02 * len(axes)


class Zeros(ast.NodeTransformer):
    """`(a, b) @ (b, c)` as `zeros((a, b)) @ zeros((b, c))`."""

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Call(ast.Name("zeros", ast.Load()), [node], [])


@pytest.mark.parametrize("slug", NAMING)
def test_what_is_put_together_gives_what_is_said(slug: str) -> None:
    trace = reference(slug)
    known = {"zeros": np.zeros, **{size.name: size.value for size in trace.sizes}}
    for row in trace.shapes:
        if re.search(r"\) \S+ \(", row.operands):
            tree = ast.fix_missing_locations(Zeros().visit(ast.parse(row.operands, mode="eval")))
            with np.errstate(all="ignore"):
                assert eval(compile(tree, "<shapes>", "eval"), {}, known).shape == row.shape


def test_sizes_that_are_alike_are_still_told_apart() -> None:
    alike = walk("linear", sizes={"batch": 3, "in": 3, "out": 3})
    assert rows(alike) == rows(reference("linear"))
    assert {row.shape for row in alike.shapes} == {(3, 3), (3,)}


def test_the_sizes_of_a_convolution() -> None:
    trace = walk("conv2d", sizes={"H": 7, "kH": 3, "stride": 2, "padding": 1})
    told = {s.name: (s.value, s.formula, s.substituted) for s in trace.sizes}
    assert told["H_out"] == (4, "(H + 2 * padding - kH) // stride + 1", "(7 + 2 * 1 - 3) // 2 + 1")
    assert (told["kW"], told["H_pad"][0], told["W"]) == ((3, "kH", "3"), 9, (3, "", ""))


def test_im2col_has_products_of_sizes() -> None:
    source = (LEARNERS / "conv2d" / "correct_im2col_indices.py").read_text()
    symbols = {symbol for row in walk(source).shapes for symbol in row.symbols}
    assert {"H_out * W_out", "in_channels * kH * kW"} <= symbols


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([(5, 7), (6, 4)], ("a", "b")),
        ([(35, 1), (24, 1)], ("a * b", "1")),
        ([(8,), (5,)], ("b + 1",)),
        ([(11,), (12,)], ("?",)),
        ([(), ()], ()),
        ([(5, 7), (6,)], None),
        ([(5, 7), None], None),
        ([(3, 3), (2, 2)], ("c", "d")),
        ([(3, 3, 3), (2, 2, 2)], ("c", "d", "c")),
    ],
)
def test_an_axis_gets_the_name_of_its_size(
    seen: list[tuple[int, ...] | None], expected: tuple[str, ...] | None
) -> None:
    symbolic = Symbolic([{"a": 5, "b": 7, "c": 3, "d": 3}, {"a": 6, "b": 4, "c": 2, "d": 2}])
    assert symbolic.shape(seen) == expected


def test_arrays_of_another_rank_have_no_symbols() -> None:
    trace = walk("softmax", given={"x": [1.0, 2.0], "dy": [1.0, 0.0]})
    assert (trace.shapes, trace.sizes, {s.sizes for s in trace.steps}) == ((), (), {""})


def test_a_file_that_raises_on_other_sizes_keeps_its_steps() -> None:
    source = KNOWN.pattern("linear").source.replace(
        "        self.x = x\n", "        assert len(x) == 2\n"
    )
    trace = walk(source.replace("self.x", "x"), "linear")
    assert len(trace.steps) > 2
    assert [r.line for r in trace.shapes if r.function == "forward"] == []


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        (
            {"H_out": 3},
            "H_out follows from the other sizes: it is (H + 2 * padding - kH) // stride + 1",
        ),
        (
            {"depth": 3},
            "conv2d has no size depth; its sizes: batch, in_channels, H, W, out_channels, ",
        ),
    ],
)
def test_a_size_that_cannot_be_chosen_is_refused(sizes: dict[str, int], said: str) -> None:
    with pytest.raises(ScratchworkError) as raised:
        walk("conv2d", sizes=sizes)
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("formula", ["2p", "H + q", "H / 0", "(H,)"])
def test_a_formula_of_a_lesson_that_is_none_is_refused(formula: str) -> None:
    with pytest.raises(ScratchworkError) as raised:
        shapes.worth(formula, {"H": 3})
    assert str(raised.value) == f"the lesson's {formula} is no formula of: H"

"""A few functions that Numba cannot be asked for, written as LLVM's vector code.

A register holds `lanes(dtype)` numbers: 512 bits where the chip has AVX-512, 256 with AVX2, else
128. LLVM makes of the same code what the chip has; SCRATCHWORK_VECTOR=256 asks for less.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from llvmlite import binding as llvm
from llvmlite import ir
from numba import extending, types
from numba.core import cgutils

from scratchwork.kernels import WIDTH as SETTING
from scratchwork.model import ScratchworkError

intrinsic: Any = extending.intrinsic  # what it makes has not the arguments that are written

WIDTHS = (512, 256, 128)


def _width() -> int:
    if text := os.environ.get(SETTING):
        if text not in map(str, WIDTHS):
            raise ScratchworkError(f"{SETTING}={text}: expected 512, 256 or 128")
        return int(text)
    features = llvm.get_host_cpu_features()
    if features.get("avx512f"):
        return 512
    return 256 if features.get("avx2") and features.get("fma") else 128


WIDTH = _width()  # bits of a register
# Rows and registers of a tile of the product: as many sums as there are registers for them.
TILE = {512: (12, 2), 256: (6, 2), 128: (4, 2)}[WIDTH]

I64 = ir.IntType(64)
I32 = ir.IntType(32)


def lanes(dtype: Any) -> int:
    """How many numbers of this dtype a register holds."""
    return WIDTH // (8 * np.dtype(dtype).itemsize)


# --- pieces of code --------------------------------------------------------------------------


class _Code:
    """LLVM's instructions on registers of one type of numbers."""

    def __init__(self, context: Any, builder: Any, signature: Any, arguments: Any):
        self.builder, self.context = builder, context
        self.arguments = arguments
        self.kinds = signature.args
        kind = next(a.dtype for a in signature.args if isinstance(a, types.Array))
        self.number = ir.DoubleType() if kind == types.float64 else ir.FloatType()
        self.bytes = 8 if kind == types.float64 else 4
        self.lanes = WIDTH // (8 * self.bytes)
        self.vector = ir.VectorType(self.number, self.lanes)

    def data(self, index: int) -> ir.Value:
        made = self.context.make_array(self.kinds[index])
        return made(self.context, self.builder, self.arguments[index]).data

    def plus(self, a: ir.Value, b: ir.Value | int) -> ir.Value:
        return self.builder.add(a, ir.Constant(I64, b) if isinstance(b, int) else b)

    def times(self, a: ir.Value, b: ir.Value | int) -> ir.Value:
        return self.builder.mul(a, ir.Constant(I64, b) if isinstance(b, int) else b)

    def load(self, data: ir.Value, index: ir.Value) -> ir.Value:
        pointer = self.builder.bitcast(self.builder.gep(data, [index]), self.vector.as_pointer())
        return self.builder.load(pointer, align=self.bytes)

    def store(self, value: ir.Value, data: ir.Value, index: ir.Value) -> None:
        pointer = self.builder.bitcast(self.builder.gep(data, [index]), self.vector.as_pointer())
        self.builder.store(value, pointer, align=self.bytes)

    def everywhere(self, data: ir.Value, index: ir.Value) -> ir.Value:
        """One number in all lanes."""
        number = self.builder.load(self.builder.gep(data, [index]))
        empty = ir.Constant(self.vector, ir.Undefined)
        first = self.builder.insert_element(empty, number, ir.Constant(I32, 0))
        return self.builder.shuffle_vector(first, empty, self.order([0] * self.lanes))

    def order(self, indices: list[int]) -> ir.Constant:
        return ir.Constant(ir.VectorType(I32, self.lanes), indices)

    def zero(self) -> ir.Constant:
        return ir.Constant(self.vector, [0.0] * self.lanes)

    def fma(self, a: ir.Value, b: ir.Value, c: ir.Value) -> ir.Value:
        """A times b plus c, rounded once."""
        name = f"llvm.fma.v{self.lanes}f{8 * self.bytes}"
        kind = ir.FunctionType(self.vector, [self.vector] * 3)
        return self.builder.call(
            cgutils.get_or_insert_function(self.builder.module, kind, name), [a, b, c]
        )


# --- products --------------------------------------------------------------------------------


def tile_of(rows: int, registers: int) -> Any:
    """An intrinsic: a tile of C, `rows` times `registers` full of columns, from A and B.

    tile(A, B, C, a, a_row, a_k, b, b_k, c, c_row, K, add): arrays of one dimension, where the tile
    begins in each, and how far apart rows and steps along k lie. All sums stay in registers. With
    `add` not 0 they begin with what is in C.
    """

    @intrinsic
    def tile(
        typing: Any, A: Any, B: Any, C: Any, a: Any, a_row: Any, a_k: Any, b: Any, b_k: Any,
        c: Any, c_row: Any, K: Any, add: Any,
    ) -> Any:  # fmt: skip
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            code = _Code(context, builder, signature, arguments)
            A, B, C = (code.data(i) for i in range(3))
            a, a_row, a_k, b, b_k, c, c_row, K, add = arguments[3:]
            places = [(i, j) for i in range(rows) for j in range(registers)]
            sums = {place: cgutils.alloca_once(builder, code.vector) for place in places}
            at = {
                (i, j): code.plus(code.plus(c, code.times(c_row, i)), code.lanes * j)
                for i, j in places
            }
            goes_on = builder.icmp_signed("!=", add, ir.Constant(I64, 0))
            with builder.if_else(goes_on) as (then, otherwise):
                with then:
                    for place in places:
                        builder.store(code.load(C, at[place]), sums[place])
                with otherwise:
                    for place in places:
                        builder.store(code.zero(), sums[place])
            row = [code.plus(a, code.times(a_row, i)) for i in range(rows)]
            with cgutils.for_range(builder, K) as loop:
                along_a, along_b = code.times(a_k, loop.index), code.times(b_k, loop.index)
                start = code.plus(b, along_b)
                columns = [code.load(B, code.plus(start, code.lanes * j)) for j in range(registers)]
                for i in range(rows):
                    number = code.everywhere(A, code.plus(row[i], along_a))
                    for j in range(registers):
                        total = code.fma(number, columns[j], builder.load(sums[i, j]))
                        builder.store(total, sums[i, j])
            for place in places:
                code.store(builder.load(sums[place]), C, at[place])
            return context.get_dummy_value()

        return types.void(A, B, C, *([types.int64] * 9)), generate

    return tile


# --- moving numbers --------------------------------------------------------------------------


@intrinsic
def copy_register(typing: Any, source: Any, s: Any, target: Any, t: Any) -> Any:
    """A register full of numbers from one array of one dimension to another."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        code = _Code(context, builder, signature, arguments)
        code.store(code.load(code.data(0), arguments[1]), code.data(2), arguments[3])
        return context.get_dummy_value()

    return types.void(source, types.int64, target, types.int64), generate


@intrinsic
def transpose_square(
    typing: Any, source: Any, s: Any, s_row: Any, target: Any, t: Any, t_row: Any
) -> Any:
    """A square of `lanes` times `lanes` numbers, transposed in registers.

    Rows are `s_row` apart in the source and `t_row` in the target.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        code = _Code(context, builder, signature, arguments)
        source, target, n = code.data(0), code.data(3), code.lanes
        _, s, s_row, _, t, t_row = arguments
        rows = [code.load(source, code.plus(s, code.times(s_row, i))) for i in range(n)]
        step = n // 2
        while step:  # rows that are `step` apart exchange lanes that are `step` apart
            low = [k if not k & step else n + k - step for k in range(n)]
            high = [k + step if not k & step else n + k for k in range(n)]
            for i in range(n):
                if not i & step:
                    a, b = rows[i], rows[i + step]
                    rows[i] = builder.shuffle_vector(a, b, code.order(low))
                    rows[i + step] = builder.shuffle_vector(a, b, code.order(high))
            step //= 2
        for i in range(n):
            code.store(rows[i], target, code.plus(t, code.times(t_row, i)))
        return context.get_dummy_value()

    return types.void(source, *[types.int64] * 2, target, *[types.int64] * 2), generate


# --- single numbers --------------------------------------------------------------------------


@intrinsic
def larger(typing: Any, a: Any, b: Any) -> Any:
    """The larger of two numbers, in the one spelling that LLVM makes a vector reduction of."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        number = arguments[0].type
        name = "llvm.maxnum.f64" if isinstance(number, ir.DoubleType) else "llvm.maxnum.f32"
        kind = ir.FunctionType(number, [number] * 2)
        function = cgutils.get_or_insert_function(builder.module, kind, name)
        return builder.call(function, arguments, fastmath=("reassoc", "nnan", "nsz"))

    return a(a, a), generate


@intrinsic
def float_of_bits(typing: Any, bits: Any) -> Any:
    """The float32 with these 32 bits."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], ir.FloatType())

    return types.float32(types.int32), generate


@intrinsic
def bits_of_float(typing: Any, number: Any) -> Any:
    """The 32 bits of a float32."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], I32)

    return types.int32(types.float32), generate

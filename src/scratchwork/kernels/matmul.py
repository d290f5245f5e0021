"""Products of matrices, C = A B, for matrices that lie in memory by rows or by columns.

The scheme of Goto and van de Geijn (2008): a narrow panel of B is copied so that it is read in the
order of use, and stays in the first cache while all rows of A pass by; each tile of C is summed up
in registers (`vectors.tile_of`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from scratchwork.kernels import threads
from scratchwork.kernels.compiling import kernel, prange
from scratchwork.kernels.vectors import TILE, WIDTH, copy_register, tile_of, transpose_square

ROWS, REGISTERS = TILE
BYTES = 24 * 1024  # of a panel of B: three quarters of a first cache
BLOCK = 512 * 1024  # bytes of a block of A: half of a second cache
TALL = 48  # rows of A that are copied side by side: full of tiles and of registers of any size
WORTH = 200_000  # multiplications that a second thread is started for

_tile_full = tile_of(ROWS, REGISTERS)
_tile_4 = tile_of(4, REGISTERS)
_tile_2 = tile_of(2, REGISTERS)
_tile_1 = tile_of(1, REGISTERS)


@kernel
def _rows(
    A: Any, B: Any, C: Any, a: int, a_row: int, a_k: int, b: int, b_k: int,
    c: int, c_row: int, rows: int, K: int, add: int,
) -> None:  # fmt: skip
    """Tiles below one another, of which the last ones may have fewer rows."""
    i = 0
    while rows - i >= ROWS:
        _tile_full(A, B, C, a + i * a_row, a_row, a_k, b, b_k, c + i * c_row, c_row, K, add)
        i += ROWS
    while rows - i >= 4:
        _tile_4(A, B, C, a + i * a_row, a_row, a_k, b, b_k, c + i * c_row, c_row, K, add)
        i += 4
    if rows - i >= 2:
        _tile_2(A, B, C, a + i * a_row, a_row, a_k, b, b_k, c + i * c_row, c_row, K, add)
        i += 2
    if rows - i == 1:
        _tile_1(A, B, C, a + i * a_row, a_row, a_k, b, b_k, c + i * c_row, c_row, K, add)


@kernel
def _pack(
    B: Any, panel: Any, b: int, b_k: int, b_column: int, K: int, columns: int, wide: int, n: int
) -> None:
    """K rows of B, `wide` numbers each, one after another; columns that B has not are 0."""
    if columns < wide:
        panel[: K * wide] = 0
    done = 0  # rows of which all columns are there
    if b_column == 1:
        if columns == wide:
            for k in range(K):
                for j in range(0, wide, n):
                    copy_register(B, b + k * b_k + j, panel, k * wide + j)
            done = K
    elif b_k == 1:
        squares = columns // n * n
        done = K // n * n
        for k in range(0, done, n):
            for j in range(0, squares, n):
                transpose_square(B, b + k + j * b_column, b_column, panel, k * wide + j, wide)
        for j in range(squares, columns):
            for k in range(done):
                panel[k * wide + j] = B[b + k * b_k + j * b_column]
    for k in range(done, K):
        for j in range(columns):
            panel[k * wide + j] = B[b + k * b_k + j * b_column]


@kernel
def _pack_columns(A: Any, packed: Any, a: int, a_k: int, rows: int, steps: int, n: int) -> None:
    """Of an A that lies by columns, TALL rows at a time: else each step were on another page."""
    for r in range(0, rows, TALL):
        full = rows - r >= TALL
        for s in range(steps):
            source, target = a + r + s * a_k, (r * steps) + s * TALL
            if full:
                for q in range(0, TALL, n):
                    copy_register(A, source + q, packed, target + q)
            else:
                for q in range(rows - r):
                    packed[target + q] = A[source + q]


@kernel
def product(
    A: Any, B: Any, C: Any, a: int, a_row: int, a_k: int, b: int, b_k: int, b_column: int,
    c: int, c_row: int, M: int, N: int, K: int, add: int,
) -> None:  # fmt: skip
    """C = A B, or C + A B with `add` not 0, on this thread.

    A, B, C: ndarrays of one dimension and one dtype. A matrix begins at `a`, its rows are `a_row`
    apart and its columns `a_k`, and so on; C lies by rows. A is (M, K), B is (K, N).
    """
    if K == 0:
        if add == 0:
            for i in range(M):
                C[c + i * c_row : c + i * c_row + N] = 0
        return
    n = WIDTH // (8 * C.itemsize)
    wide = REGISTERS * n
    deep = BYTES // (wide * C.itemsize)
    blocks = max(1, -(-K // deep))
    deep = (-(-K // blocks) + n - 1) // n * n
    high = max(ROWS, BLOCK // (max(deep, 1) * C.itemsize) // ROWS * ROWS)
    panel = np.empty(deep * wide, C.dtype)
    edge = np.empty(high * wide if N % wide else 0, C.dtype)
    columnwise = a_row == 1 and a_k != 1
    packed = np.empty((high + TALL) * deep if columnwise else 0, C.dtype)
    for i in range(0, M, high):
        rows = min(high, M - i)
        for k in range(0, K, deep):
            steps = min(deep, K - k)
            on = 1 if add or k else 0
            if columnwise:
                _pack_columns(A, packed, a + i + k * a_k, a_k, rows, steps, n)
            for j in range(0, N, wide):
                columns = min(wide, N - j)
                at = b + k * b_k + j * b_column
                _pack(B, panel, at, b_k, b_column, steps, columns, wide, n)
                if columns == wide:
                    target, t, t_row, first = C, c + i * c_row + j, c_row, on
                else:
                    target, t, t_row, first = edge, 0, wide, 0
                if columnwise:
                    for r in range(0, rows, TALL):
                        _rows(
                            packed, panel, target, r * steps, 1, TALL, 0, wide,
                            t + r * t_row, t_row, min(TALL, rows - r), steps, first,
                        )  # fmt: skip
                else:
                    _rows(
                        A, panel, target, a + i * a_row + k * a_k, a_row, a_k, 0, wide,
                        t, t_row, rows, steps, first,
                    )  # fmt: skip
                if columns != wide:
                    for r in range(rows):
                        o = c + (i + r) * c_row + j
                        for q in range(columns):
                            C[o + q] = edge[r * wide + q] + (C[o + q] if on else 0)


@kernel(parallel=True)
def _product_parts(
    parts: int, A: Any, B: Any, C: Any, a: int, a_row: int, a_k: int, b: int, b_k: int,
    b_column: int, c: int, c_row: int, M: int, N: int, K: int, add: int,
) -> None:  # fmt: skip
    n = REGISTERS * (WIDTH // (8 * C.itemsize))
    for p in prange(parts):
        if M >= N:
            tiles = (M + ROWS - 1) // ROWS
            i, j = tiles * p // parts * ROWS, min(M, tiles * (p + 1) // parts * ROWS)
            if i < j:
                product(
                    A, B, C, a + i * a_row, a_row, a_k, b, b_k, b_column,
                    c + i * c_row, c_row, j - i, N, K, add,
                )  # fmt: skip
        else:
            tiles = (N + n - 1) // n
            i, j = tiles * p // parts * n, min(N, tiles * (p + 1) // parts * n)
            if i < j:
                product(
                    A, B, C, a, a_row, a_k, b + i * b_column, b_k, b_column,
                    c + i, c_row, M, j - i, K, add,
                )  # fmt: skip


def matmul(A: np.ndarray, B: np.ndarray, out: np.ndarray, add: bool = False) -> np.ndarray:
    """A B, written to `out`, or added to it.

    A: ndarray of shape (M, K), B: (K, N), out: (M, N), all of one dtype, float32 or float64. A and
    B lie in memory row by row, or are transposes of such; `out` lies row by row. No checks.
    """
    (M, K), N = A.shape, B.shape[1]
    item = A.itemsize
    a_row, a_k = A.strides[0] // item, A.strides[1] // item
    b_k, b_column = B.strides[0] // item, B.strides[1] // item
    threads.run(
        product, _product_parts, M * N * K, WORTH,
        _flat(A), _flat(B), out.reshape(-1), 0, a_row, a_k, 0, b_k, b_column, 0, N, M, N, K,
        1 if add else 0,
    )  # fmt: skip
    return out


def _flat(X: np.ndarray) -> np.ndarray:
    return (X if X.flags.c_contiguous else X.T).reshape(-1)

"""Building blocks of compiled versions: products, functions, threads, where code is kept."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from scratchwork.kernels import threads
from scratchwork.kernels.arrays import column_sums, flattened, ready
from scratchwork.kernels.compiling import STRICT, kernel
from scratchwork.kernels.functions import erf, exp, log, tanh
from scratchwork.kernels.matmul import matmul
from scratchwork.model import ScratchworkError

KINDS = [np.float32, np.float64]
ROUNDING = {np.float32: 2**-24, np.float64: 2**-53}


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = threads.get_threads()
    yield
    threads.set_threads(before)


two = pytest.mark.skipif(threads.get_threads() < 2, reason="one core")


# --- functions -------------------------------------------------------------------------------


@kernel(math=STRICT)
def exps(x: Any, y: Any) -> None:
    for i in range(x.size):
        y[i] = exp(x[i])


@kernel(math=STRICT)
def logs(x: Any, y: Any) -> None:
    for i in range(x.size):
        y[i] = log(x[i])


@kernel(math=STRICT)
def tanhs(x: Any, y: Any) -> None:
    for i in range(x.size):
        y[i] = tanh(x[i])


@kernel(math=STRICT)
def erfs(x: Any, y: Any) -> None:
    for i in range(x.size):
        y[i] = erf(x[i])


FUNCTIONS: dict[str, tuple[Callable[..., None], Any, np.ndarray]] = {
    "exp": (exps, torch.exp, np.linspace(-87, 88.7, 200_001)),
    "log": (logs, torch.log, np.geomspace(1.2e-38, 3e38, 200_001)),
    "tanh": (tanhs, torch.tanh, np.linspace(-12, 12, 200_001)),
    "erf": (erfs, torch.erf, np.linspace(-6, 6, 200_001)),
}


@pytest.mark.parametrize(("ours", "oracle", "x"), FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_a_function_is_right_to_a_few_roundings(ours: Any, oracle: Any, x: np.ndarray) -> None:
    x = x.astype(np.float32)
    y = np.empty_like(x)
    ours(x, y)
    expected = oracle(torch.from_numpy(x.astype(np.float64))).numpy()
    error = np.abs(y - expected) / np.maximum(np.abs(expected), 1e-30)
    assert error[np.abs(x) > 1e-3].max() < 5e-7
    assert np.abs(y - expected)[np.abs(x) <= 1e-3].max() < 1e-7 * (1 + np.abs(expected).max())


def test_exp_of_what_is_too_large_or_too_small_for_float32() -> None:
    x = np.array([-1e30, -200, 88.72, 0], np.float32)
    y = np.empty_like(x)
    exps(x, y)
    assert y[:2].max() < 2e-38
    assert np.allclose(y[2:], np.exp(x[2:].astype(np.float64)), rtol=1e-5)


# --- products --------------------------------------------------------------------------------


def matrix(rng: np.random.Generator, shape: tuple[int, int], by_columns: bool) -> np.ndarray:
    return rng.standard_normal(shape[::-1]).T if by_columns else rng.standard_normal(shape)


def bound(A: np.ndarray, B: np.ndarray, kind: Any) -> np.ndarray:
    """What K products and sums may err by, each rounded once (Higham 2002, section 3.5)."""
    return (A.shape[1] + 2) * ROUNDING[kind] * (np.abs(A) @ np.abs(B)) + 1e-300


SIZES = st.sampled_from([1, 2, 3, 5, 7, 8, 11, 12, 13, 16, 17, 31, 32, 33, 47, 49, 64, 97, 200])


@settings(derandomize=True, deadline=None, max_examples=150)
@given(M=SIZES, N=SIZES, K=SIZES, layout=st.tuples(*[st.booleans()] * 3), data=st.data())
def test_products_of_any_shape(M: int, N: int, K: int, layout: Any, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    rng = np.random.default_rng(M * 7919 + N * 104_729 + K)
    A = np.asarray(matrix(rng, (M, K), layout[0]), kind)
    B = np.asarray(matrix(rng, (K, N), layout[1]), kind)
    C = rng.standard_normal((M, N)).astype(kind)
    start = C.copy() if layout[2] else 0
    found = matmul(A, B, out=C, add=layout[2])
    expected = A.astype(np.longdouble) @ B.astype(np.longdouble) + start
    assert found is C
    assert (np.abs(found - expected) <= bound(A, B, kind) + 4 * ROUNDING[kind]).all()


@pytest.mark.parametrize("shape", [(0, 3, 2), (3, 0, 2), (3, 2, 0)], ids=str)
def test_products_of_nothing(shape: tuple[int, int, int]) -> None:
    M, N, K = shape
    C = np.full((M, N), 7.0)
    assert np.array_equal(matmul(np.ones((M, K)), np.ones((K, N)), out=C), np.zeros((M, N)))
    assert np.array_equal(matmul(np.ones((M, K)), np.ones((K, N)), out=C, add=True), C)


@pytest.mark.parametrize("shape", [(800, 40, 300), (40, 800, 300), (257, 129, 1000)], ids=str)
def test_a_large_product_passes_over_several_blocks(shape: tuple[int, int, int]) -> None:
    M, N, K = shape
    rng = np.random.default_rng(0)
    for kind in KINDS:
        for by_columns in (False, True):
            A = np.asarray(matrix(rng, (M, K), by_columns), kind)
            B = np.asarray(matrix(rng, (K, N), by_columns), kind)
            found = matmul(A, B, out=np.empty((M, N), kind))
            expected = A.astype(np.float64) @ B.astype(np.float64)
            room = bound(A, B, kind) + bound(A, B, np.float64)
            assert (np.abs(found - expected) <= room).all()


@two
def test_a_product_is_the_same_to_the_bit_on_one_thread_and_on_two() -> None:
    rng = np.random.default_rng(0)
    for M, N, K in [(300, 70, 90), (70, 300, 90), (13, 700, 129)]:
        A, B = (rng.standard_normal(s).astype(np.float32) for s in ((M, K), (K, N)))
        alone, together = np.empty((2, M, N), np.float32)
        with threads.threads(1):
            matmul(A, B, out=alone)
        with threads.threads(2):
            matmul(A, B, out=together)
        assert np.array_equal(alone, together)


# --- arrays ----------------------------------------------------------------------------------


def test_an_array_that_is_ready_is_not_copied() -> None:
    x = np.ones((2, 3), np.float32)
    assert ready(x) is x or np.shares_memory(ready(x), x)
    for other in (x.T, np.ones((2, 6))[:, ::2], np.ones(3, np.int64), np.float64(2), [1.0, 2.0]):
        found = ready(other)
        assert found.flags.c_contiguous
        assert found.dtype in KINDS
        assert np.array_equal(found, other)


def test_parameters_of_any_layout_are_changed_where_they_are() -> None:
    whole = np.zeros((4, 6))
    params = [whole[:, ::2], np.zeros((3, 2), order="F"), np.zeros(5, np.float16), np.zeros(2)]
    for i, p, g in flattened(params, [np.full(p.shape, 2.0) for p in params]):
        p += g * (i + 1)
    assert [float(p.max()) for p in params] == [2, 4, 6, 8]
    assert [float(p.min()) for p in params] == [2, 4, 6, 8]
    assert whole[:, 1::2].max() == 0


@pytest.mark.parametrize("shape", [(0, 3), (1, 1), (5, 17), (300, 33)], ids=str)
def test_column_sums(shape: tuple[int, int]) -> None:
    x = np.arange(float(np.prod(shape))).reshape(shape)
    assert np.allclose(column_sums(x), x.sum(axis=0), rtol=1e-13)


# --- threads ---------------------------------------------------------------------------------


def big_product() -> np.ndarray:
    A = np.arange(300.0 * 200).reshape(300, 200)
    return matmul(A, A.T, out=np.empty((300, 300)))


EXPECTED = big_product()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_works_on_after_a_parallel_kernel() -> None:
    big_product()
    child = os.fork()
    if child == 0:
        right = False
        try:
            right = np.array_equal(big_product(), EXPECTED) and threads.get_threads() == 1
        finally:
            os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert np.array_equal(big_product(), EXPECTED)


def test_several_python_threads_at_once() -> None:
    wrong: list[int] = []

    def work(who: int) -> None:
        wrong.extend(who for _ in range(200) if not np.array_equal(big_product(), EXPECTED))

    workers = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []


def test_a_number_of_threads_that_there_is_not() -> None:
    for count in (0, -1, 10_000):
        with pytest.raises(ScratchworkError, match=f"{count} threads: expected 1 to"):
            threads.set_threads(count)


# --- the process around ----------------------------------------------------------------------

PROGRAM = """
import numpy as np
from scratchwork.kernels.matmul import matmul
A = np.arange(70.0 * 33).reshape(70, 33)
for kind in (np.float32, np.float64):
    B = (A % 7).astype(kind)
    for X, Y in ((B, B.T), (B.T, B), (B[:33], B[:, :33].copy().T)):
        if X.shape[1] == Y.shape[0]:
            C = matmul(X, Y, out=np.empty((X.shape[0], Y.shape[1]), kind))
            assert np.array_equal(C, X @ Y), (kind, X.shape)
print("right")
"""


def run(program: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("bits", ["256", "128"])
def test_chips_with_shorter_registers(bits: str, tmp_path: Path) -> None:
    ran = run(PROGRAM, SCRATCHWORK_VECTOR=bits)
    assert (ran.stdout, ran.stderr) == ("right\n", "")


def test_a_cache_that_cannot_be_written() -> None:
    ran = run(PROGRAM, SCRATCHWORK_CACHE=os.devnull + "/there")
    assert ran.stdout == "right\n"
    assert ran.stderr.count("cannot be written: compiled anew in every process") == 1


def test_without_numba_one_line_says_what_to_install() -> None:
    program = (
        "import sys\nsys.modules['numba'] = sys.modules['llvmlite'] = None\n"
        "from scratchwork.model import ScratchworkError\n"
        "try:\n    import scratchwork.kernels.matmul\n"
        "except ScratchworkError as error:\n    print(error)\n"
    )
    expected = "compiled versions need Numba: pip install 'scratchwork[fast]'\n"
    assert run(program).stdout == expected


SETTINGS = {
    "SCRATCHWORK_VECTOR": ("100", "expected 512, 256 or 128"),
    "SCRATCHWORK_THREADS": ("none", "expected a number of threads, such as 2"),
}


@pytest.mark.parametrize(("name", "case"), SETTINGS.items(), ids=list(SETTINGS))
def test_a_setting_that_makes_no_sense(name: str, case: tuple[str, str]) -> None:
    value, expected = case
    ran = run("import scratchwork.kernels.matmul", **{name: value})
    assert ran.stderr.splitlines()[-1].endswith(f"ScratchworkError: {name}={value}: {expected}")

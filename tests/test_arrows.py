"""Imports point one way, and a cold check loads NumPy, the standard library and ours: no more."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest

import scratchwork

PACKAGE = Path(scratchwork.__file__).parent
LEARNER = Path(__file__).parent / "learners" / "adam" / "correct_list_state.py"

# Each part of the package, and the parts it may import: those above it, and not even all of them.
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "paths": set(),
    "latex": set(),
    "threads": set(),
    "modules": set(),
    "shown": {"model"},
    "edits": {"model"},
    "families": {"model"},
    "catalogue": {"model", "families"},
    "sandbox": {"model", "threads", "shown", "families"},
    "submission": {"model", "catalogue"},
    "shapes": {"model", "shown", "families"},
    "shape_table": {"model", "shown", "sandbox", "shapes"},
    "trace": {
        *("model", "families", "catalogue", "sandbox", "submission", "shapes", "shape_table"),
    },
    "compare": {"model", "families"},
    "truth": {"model", "paths", "edits", "families", "catalogue", "sandbox", "compare"},
    "evidence": {"model", "compare", "truth"},
    "align": {"model", "edits", "sandbox"},
    "culprit": {"model", "edits", "sandbox", "submission", "truth", "align"},
    "checking": {
        *("model", "catalogue", "sandbox", "submission", "compare", "truth", "evidence"),
        *("culprit", "shapes"),
    },
    "against": {
        *("model", "catalogue", "sandbox", "submission", "truth", "align", "culprit", "checking"),
    },
    "differences": {"model"},
    "pages": {"model"},
    "cluster": {"model"},
    "problems": {"model"},
    "experimenting": {
        "model",
        "edits",
        "catalogue",
        "sandbox",
        "submission",
        "trace",
        "problems",
        "cluster",
    },
    "questions": {"model", "shown", "edits"},
    "compiled": {"model", "modules", "sandbox", "submission", "truth", "checking"},
    "audit": {
        *("model", "latex", "edits", "catalogue", "sandbox", "submission", "compare", "truth"),
        *("checking", "compiled", "pages", "problems", "experimenting", "questions"),
    },
    "notebook": {"model"},
    "intake": {"model", "shown", "submission"},
    "assignment": {"model", "catalogue"},
    "grading": {
        *("model", "catalogue", "sandbox", "submission", "truth", "checking", "audit"),
        *("notebook", "intake", "assignment", "cluster"),
    },
    "doctor": {"model", "paths", "sandbox"},
    "training": {
        *("model", "catalogue", "sandbox", "submission", "checking", "problems", "experimenting"),
    },
    "kernels": {"model", "paths"},
    "nn": {"model", "modules", "kernels"},
    "chart": {"model"},
    "stub": {"model", "families"},
    # What is known of a learner.
    "store": {"model", "paths"},
    "tutor": {"model", "latex", "shown", "edits", "catalogue", "store"},
    "memory": {"model", "store"},
    "learner": {"model", "store", "memory"},
    "asking": {"model", "catalogue", "questions", "learner"},
    "spotting": {"model", "edits", "catalogue", "experimenting", "learner", "asking"},
    "reviewing": {"model", "catalogue", "questions", "learner"},
    "pathway": {"model", "catalogue", "problems", "store", "memory", "learner"},
    "progress": {"model", "catalogue", "problems", "store", "learner", "pathway"},
    "interview": {"model", "catalogue", "questions", "store", "learner"},
    # The public names.
    "__init__": {
        "model",
        "catalogue",
        "checking",
        "differences",
        "trace",
        "grading",
        "experimenting",
    },
    "faces": {
        *("__init__", "model", "latex", "shown", "families", "catalogue", "sandbox", "submission"),
        *("trace", "checking", "against", "pages", "audit", "tutor", "stub", "store"),
        *("intake", "assignment", "grading", "doctor", "threads", "problems", "experimenting"),
        *("training", "chart", "questions", "learner", "asking", "spotting", "reviewing"),
        *("pathway", "progress", "interview"),
    },
}
# The only packages that are neither ours nor Python's, by the part that may import them.
FOREIGN = {
    "faces": {"watchfiles", "tqdm", "vl_convert"},
    "grading": {"joblib"},
    "experimenting": {"joblib"},
    "memory": {"fsrs"},
    "cluster": {"distributed"},
    "kernels": {"numba", "llvmlite"},
    "nn": {"safetensors"},
}


def part_of(path: Path) -> str:
    """The module of the package, or the subpackage, that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def files(part: str) -> list[Path]:
    """The Python files of a part."""
    below = (PACKAGE / part).rglob("*.py") if (PACKAGE / part).is_dir() else []
    alone = PACKAGE / f"{part}.py"
    return [*below, *([alone] if alone.exists() else [])]


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a file imports anywhere in it, also those for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_part(name: str) -> str:
    """The part that `scratchwork.x.y` belongs to; names of the package itself are __init__'s."""
    part = name.split(".")[1] if "." in name else ""
    there = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
    return part if part and there else "__init__"


PARTS = sorted({part_of(p) for p in PACKAGE.rglob("*.py")} - {"patterns"})


def test_the_table_names_every_part_and_points_one_way() -> None:
    assert sorted(ALLOWED) == PARTS
    order = list(ALLOWED)
    backward = {
        p: [a for a in may if a not in order[: order.index(p)]] for p, may in ALLOWED.items()
    }
    assert backward == {part: [] for part in ALLOWED}
    # Nobody imports the faces.
    assert [part for part, may in ALLOWED.items() if "faces" in may] == []


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_only_what_it_may(part: str) -> None:
    names = {name for path in files(part) for name in imported(path)}
    ours = {own_part(n) for n in names if n.partition(".")[0] == "scratchwork"} - {part}
    others = {n.partition(".")[0] for n in names} - {"scratchwork", "numpy"}
    assert ours - ALLOWED[part] == set()
    assert others - sys.stdlib_module_names == FOREIGN.get(part, set())


@pytest.mark.parametrize("part", PARTS)
def test_the_table_allows_no_more_than_is_used(part: str) -> None:
    names = {name for path in files(part) for name in imported(path)}
    ours = {own_part(n) for n in names if n.partition(".")[0] == "scratchwork"}
    assert ALLOWED[part] - ours == set()


def test_patterns_import_numpy_and_math_and_compiled_versions_our_kernels() -> None:
    paths = list((PACKAGE / "patterns").rglob("*.py"))
    plain = [p for p in paths if p.name != "fast.py"]
    assert {name.partition(".")[0] for p in plain for name in imported(p)} == {"math", "numpy"}
    compiled = {name for p in paths if p.name == "fast.py" for name in imported(p)}
    ours = {n for n in compiled if n.startswith("scratchwork.kernels")}
    assert compiled - ours == {"numpy"}
    assert [p for p in paths if p.name == "__init__.py"] == []


# --- in a fresh interpreter ------------------------------------------------------------------


def loaded_by(code: str) -> list[str]:
    """The modules that a fresh interpreter holds after this code, which prints nothing else.

    Without `site`, whose .pth files may load anything, but with our two folders on the path.
    """
    path = [str(PACKAGE.parent), str(Path(numpy.__file__).parents[1])]
    asking = f"import sys; sys.path[:0] = {path!r}\n{code}\n"
    asking += "import json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", asking], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout.splitlines()[-1])


def ours(modules: list[str]) -> list[str]:
    return [m for m in modules if m.partition(".")[0] == "scratchwork"]


def foreign(modules: list[str]) -> set[str]:
    """The top-level packages among these that are not the standard library's."""
    return {m.partition(".")[0] for m in modules} - sys.stdlib_module_names - {"__main__"}


def test_the_model_loads_nothing_else_of_ours() -> None:
    assert ours(loaded_by("import scratchwork.model")) == ["scratchwork", "scratchwork.model"]


def test_the_package_loads_neither_numpy_nor_anything_of_ours() -> None:
    assert foreign(loaded_by("import scratchwork")) == {"scratchwork"}
    assert ours(loaded_by("import scratchwork")) == ["scratchwork"]


# What a cold check must not wait for: each costs from one millisecond to some tens.
HEAVY = {
    *("numpy.random", "numpy.testing", "numpy.linalg", "numpy.fft", "numpy.ma", "numpy.polynomial"),
    *("doctest", "unittest", "pdb", "importlib.metadata", "difflib", "sqlite3", "subprocess"),
    *("tempfile", "asyncio", "multiprocessing", "concurrent.futures", "logging", "email", "http"),
    *("socket", "ssl", "xml", "csv", "decimal", "pydoc", "typing_extensions", "watchfiles"),
}

# Until the report is printed: what is noted after that keeps nobody waiting.
CHECK = """
import sys
from scratchwork.faces import cli
from scratchwork.faces.commands import check
check.note_of = lambda *_: None
assert cli.main(["check", {file!r}, *{more!r}]) == 0
"""


@pytest.fixture(scope="module")
def cold() -> list[str]:
    """The modules of a check whose truth is in the cache."""
    code = CHECK.format(file=str(LEARNER), more=[])
    loaded_by(code)  # fills the cache
    return loaded_by(code)


def test_a_cold_check_loads_numpy_the_standard_library_and_ours(cold: list[str]) -> None:
    # The compiled core of NumPy brings a name of its own for Cython's sake, if at all.
    assert {m for m in foreign(cold) if not m.startswith("_cython")} == {"numpy", "scratchwork"}


def test_a_cold_check_loads_of_ours_what_it_needs(cold: list[str]) -> None:
    parts = {own_part(m) for m in ours(cold)} - {"__init__"}
    assert parts == {
        *("model", "paths", "latex", "shown", "edits", "families", "catalogue", "sandbox"),
        *("submission", "threads", "compare", "truth", "evidence", "checking", "faces"),
    }


def test_a_cold_check_loads_nothing_heavy(cold: list[str]) -> None:
    # Some of these are part of `import numpy` itself, in one version or another.
    unavoidable = set(loaded_by("import numpy"))
    assert (HEAVY & set(cold)) - unavoidable == set()


def test_json_loads_nothing_for_terminals() -> None:
    found = loaded_by(CHECK.format(file=str(LEARNER), more=["--json"]))
    assert [m for m in ours(found) if m.startswith("scratchwork.faces")] == [
        "scratchwork.faces",
        "scratchwork.faces.cli",
        "scratchwork.faces.commands",
        "scratchwork.faces.commands.check",
        "scratchwork.faces.commands.shared",
        "scratchwork.faces.commands.stored",
    ]


def test_one_thread_is_asked_for_before_numpy_is_loaded() -> None:
    code = """
import os, sys
from scratchwork.faces import cli
assert "numpy" in sys.modules
print(os.environ["OPENBLAS_NUM_THREADS"])
"""
    env = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")

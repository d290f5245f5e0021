"""Submissions from folders, archives, exports and notebooks: whose they are, and what is read."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scratchwork import ScratchworkError, intake, notebook
from scratchwork.intake import students


def made(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def archive(files: Mapping[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return data.getvalue()


def found(*paths: str | Path) -> dict[str, list[str]]:
    """The names of each student's files."""
    return {s.name: [f.name for f in s.files] for s in students(map(str, paths))}


def read(*paths: str | Path) -> dict[str, list[tuple[bytes, str]]]:
    """The bytes of each student's files, and why they are not there."""
    return {s.name: [(f.data, f.trouble) for f in s.files] for s in students(map(str, paths))}


LAYOUTS: dict[str, tuple[list[str], dict[str, list[str]]]] = {
    "a file each": (
        ["ada.py", "bob.py", "notes.txt"],
        {"ada": ["ada.py"], "bob": ["bob.py"]},
    ),
    "a folder each": (
        ["ada/adam.py", "ada/sgd.py", "bob/work/adam.py"],
        {"ada": ["ada/adam.py", "ada/sgd.py"], "bob": ["bob/work/adam.py"]},
    ),
    "Moodle": (
        ["Ada Lovelace_12345_assignsubmission_file_/adam.py", "Bob_7_assignsubmission_file/a.py"],
        {
            "Ada Lovelace": ["Ada Lovelace_12345_assignsubmission_file_/adam.py"],
            "Bob": ["Bob_7_assignsubmission_file/a.py"],
        },
    ),
    "Canvas": (
        [
            "lovelaceada_123_4567_adam.py",
            "lovelaceada_123_4568_sgd.py",
            "roebob_LATE_9_8_adam-2.py",
        ],
        {
            "lovelaceada": ["lovelaceada_123_4567_adam.py", "lovelaceada_123_4568_sgd.py"],
            "roebob": ["roebob_LATE_9_8_adam-2.py"],
        },
    ),
    "Gradescope": (
        ["assignment_1_export/submission_11/adam.py", "assignment_1_export/submission_12/adam.py"],
        {
            "submission_11": ["assignment_1_export/submission_11/adam.py"],
            "submission_12": ["assignment_1_export/submission_12/adam.py"],
        },
    ),
    "nbgrader": (
        ["submitted/ada/ps1/adam.ipynb", "submitted/bob/ps1/adam.ipynb"],
        {
            "ada": ["submitted/ada/ps1/adam.ipynb"],
            "bob": ["submitted/bob/ps1/adam.ipynb"],
        },
    ),
    "what nobody wrote": (
        [
            *("ada/adam.py", "ada/.ipynb_checkpoints/adam.ipynb", "ada/__pycache__/adam.py"),
            *("__MACOSX/ada/adam.py", ".git/adam.py", "bob/adam.py"),
        ],
        {"ada": ["ada/adam.py"], "bob": ["bob/adam.py"]},
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_whose_files_they_are_in_a_folder(name: str, tmp_path: Path) -> None:
    names, expected = LAYOUTS[name]
    assert found(made(tmp_path, dict.fromkeys(names, "x = 1"))) == expected


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_archive_is_read_as_the_folder_is(name: str, tmp_path: Path) -> None:
    names, expected = LAYOUTS[name]
    path = tmp_path / "export.zip"
    path.write_bytes(archive(dict.fromkeys(names, "x = 1")))
    assert found(path) == expected


def test_a_pattern_and_single_files(tmp_path: Path) -> None:
    made(tmp_path, {"a/ada.py": "", "b/bob.py": "", "eve.py": ""})
    assert list(found(tmp_path / "*" / "*.py")) == ["ada", "bob"]
    assert found(tmp_path / "eve.py", tmp_path / "a") == {"eve": ["eve.py"], "ada": ["ada.py"]}


def test_an_archive_of_a_student_within_an_export(tmp_path: Path) -> None:
    made(tmp_path, {"ada/work.zip": archive({"x/adam.py": "x = 1"}), "bob/adam.py": "y = 2"})
    assert read(tmp_path) == {"ada": [(b"x = 1", "")], "bob": [(b"y = 2", "")]}


def test_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScratchworkError, match="nothing there: nowhere"):
        list(students(["nowhere"]))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK not an archive")
    with pytest.raises(ScratchworkError, match="not an archive"):
        list(students([str(broken)]))


# --- what is hostile ---------------------------------------------------------------------------


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = made(tmp_path / "secret", {"reference.py": "right = 1"}) / "reference.py"
    folder = made(tmp_path / "hand-ins", {"ada/adam.py": "x = 1", "bob/own.py": "y = 2"})
    (folder / "ada" / "link.py").symlink_to(secret)
    (folder / "bob" / "own_link.py").symlink_to(folder / "bob" / "own.py")
    (folder / "eve").symlink_to(secret.parent)
    why = "a link to somewhere else, which is not followed"
    assert read(folder) == {
        "ada": [(b"x = 1", ""), (b"", why)],
        "bob": [(b"y = 2", ""), (b"y = 2", "")],
    }


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = made(tmp_path, {"ada/adam.py": "x = 1"})
    os.mkfifo(folder / "ada" / "pipe.py")
    assert read(folder)["ada"] == [(b"x = 1", ""), (b"", "not a regular file")]


@pytest.mark.parametrize(
    "name", ["../../adam.py", "/etc/adam.py", "ada/../../adam.py", "a\\..\\adam.py"]
)
def test_a_name_that_leads_out_of_an_archive_leads_nowhere(name: str, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(archive({name: "x = 1"}))
    before = sorted(p.name for p in tmp_path.iterdir())
    assert list(read(path).values()) == [[(b"x = 1", "")]]
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    assert not any(".." in n for names in found(path).values() for n in names)


def test_a_bomb_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(archive({"ada/adam.py": b"#" * (intake.MAX_SOURCE + 1), "bob/adam.py": "x"}))
    too_many = f"more than {intake.MAX_SOURCE} bytes"
    assert read(path) == {"ada": [(b"", too_many)], "bob": [(b"x", "")]}


def test_a_broken_entry_costs_only_its_own_student(tmp_path: Path) -> None:
    data = bytearray(archive({"ada/adam.py": "x = 1" * 50, "bob/adam.py": "y = 2"}))
    at = data.index(b"ada/adam.py") + len(b"ada/adam.py")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path = tmp_path / "export.zip"
    path.write_bytes(data)
    files = read(path)
    assert files["ada"][0][1].startswith("cannot be read from the archive")
    assert files["bob"] == [(b"y = 2", "")]


def test_names_in_any_script_are_names(tmp_path: Path) -> None:
    folder = made(
        tmp_path, {"Ада Лавлейс/adam.py": "", "=1+1/adam.py": "", "a\x1b[31mb/adam.py": ""}
    )
    assert sorted(found(folder)) == ["=1+1", "a\ufffd[31mb", "Ада Лавлейс"]


# --- notebooks ---------------------------------------------------------------------------------


def cells(*sources: str | list[str], **tags: list[str]) -> bytes:
    """A notebook; `tags` by the number of the cell: c0=["scratchwork"]."""
    made: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "source": s,
            "metadata": {"tags": tags.get(f"c{n}", [])},
            "outputs": [{"output_type": "stream", "text": "✓ correct"}],
        }
        for n, s in enumerate(sources)
    ]
    made.insert(0, {"cell_type": "markdown", "source": "class SGD: pass", "metadata": {}})
    return json.dumps({"cells": made, "nbformat": 4}).encode()


SGD = "class SGD:\n    pass"
NOTEBOOKS: dict[str, tuple[bytes, str]] = {
    "the cell that defines the name": (cells("print(1)", SGD), SGD),
    "lines as a list": (cells(["class SGD:\n", "    pass"]), SGD),
    "the last one that does": (cells("class SGD:\n    x = 1", SGD), SGD),
    "a tagged cell": (cells(SGD, "class SGD:\n    x = 1", c0=["scratchwork"]), SGD),
    "a cell with the pattern's tag": (cells(SGD, "class SGD:\n    x = 1", c0=["sgd"]), SGD),
    "an import of another cell": (
        cells("import numpy as np\nimport matplotlib.pyplot as plt", "class SGD:\n    x = np.pi"),
        "import numpy as np\n\nclass SGD:\n    x = np.pi",
    ),
    "a helper and what it needs": (
        cells(
            "import math\nC = 2\nD = 3",
            "def f(x):\n    return math.sqrt(x) * C\n\ndef g(x):\n    return D",
            "class SGD:\n    x = f(1)",
            "SGD()",
        ),
        "import math\n\nC = 2\n\ndef f(x):\n    return math.sqrt(x) * C\n\n"
        "class SGD:\n    x = f(1)",
    ),
    "magics are left out": (
        cells("%matplotlib inline\n!pip install x\n" + SGD + "\n%timeit SGD()", "%%time\nSGD()"),
        "\n\n" + SGD + "\n",
    ),
    "cells with errors are left out": (cells("x = = 1", SGD), SGD),
    "nothing of it": (cells("print(1)"), ""),
}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_source_in_a_notebook(name: str) -> None:
    data, expected = NOTEBOOKS[name]
    assert notebook.source(data, ["SGD"], ["sgd"]) == expected


def test_both_functions_of_a_contract_are_found() -> None:
    data = cells("def mse(a, b):\n    return 0", "x = 1", "def mse_grad(a, b):\n    return 1")
    text = notebook.source(data, ["mse", "mse_grad"])
    assert text == "def mse(a, b):\n    return 0\n\ndef mse_grad(a, b):\n    return 1"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b'{"cells": 1}',
        b'{"cells": [1]}',
        b'{"cells": [{"cell_type": "code"}]}',
        b"[" * 9999,
    ],
)
def test_what_is_no_notebook_is_refused(data: bytes) -> None:
    with pytest.raises(ScratchworkError, match="not a notebook"):
        notebook.source(data, ["SGD"])

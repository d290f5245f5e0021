"""What the documents show is what happens: every console block and every doctest is run.

`SCRATCHWORK_GOLDEN=1` writes what happened into the documents instead.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scratchwork.faces.cli import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", flags=re.M | re.S)


def run(line: str) -> str:
    """What a `scratchwork ...` command prints, in the root of the repository."""
    program, *arguments = shlex.split(line)
    assert program == "scratchwork"
    command = [sys.executable, "-m", "scratchwork.faces.cli", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout


def replayed(block: str) -> str:
    """The block with the output of each of its commands."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{c}\n{run(c.removeprefix('$ '))}" for c in commands)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_console_blocks_show_what_is_printed(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda m: f"```console\n{replayed(m[1])}```", text)
    if os.environ.get("SCRATCHWORK_GOLDEN"):
        document.write_text(actual, encoding="utf-8")
    assert document.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_doctests_run(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(document), module_relative=False).failed == 0


def test_every_command_is_in_the_readme() -> None:
    table = set(re.findall(r"^\| `scratchwork (\w+)", DOCUMENTS[0].read_text(), flags=re.M))
    assert table == set(COMMANDS)


def test_every_command_is_in_the_page_on_json() -> None:
    page = (ROOT / "docs" / "json.md").read_text()
    assert set(re.findall(r"^\| `scratchwork (\w+)", page, flags=re.M)) == set(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_links_within_the_repository_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith("http")]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_the_readme_counts_what_there_is() -> None:
    from scratchwork import patterns

    readme = DOCUMENTS[0].read_text(encoding="utf-8")
    kinds = [v.kind for p in patterns() for v in p.variants]
    told = re.search(r"(\d+) patterns with (\d+) mistakes and (\d+) conventions", readme)
    assert told is not None
    counts = (len(patterns()), kinds.count("mistake"), kinds.count("convention"))
    assert tuple(map(int, told.groups())) == counts
    named = set(re.findall(r"\[`(\w+)`\]\(src/scratchwork/patterns", readme))
    assert named == {p.slug for p in patterns()}

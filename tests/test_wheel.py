"""The wheel holds all that is needed: installed alone, it works without the checkout."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_lessons_the_schemas_and_the_types(wheel: Path) -> None:
    def below(suffixes: tuple[str, ...]) -> set[str]:
        package = ROOT / "src" / "scratchwork"
        files = (p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        return {f"scratchwork/{p.relative_to(package)}" for p in files if p.suffix in suffixes}

    expected = below((".py", ".md", ".json", ".npz", ".typed")) | {"scratchwork/py.typed"}
    with zipfile.ZipFile(wheel) as archive:
        actual = {n for n in archive.namelist() if n.startswith("scratchwork/")}
    assert actual == expected


def test_the_wheel_works_from_an_empty_environment_and_another_folder(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    example = (ROOT / "examples" / "adam_eps_inside.py").read_text()
    (folder / "mine.py").write_text(example)

    def status(*arguments: str) -> int:
        command = [str(tmp_path / "env" / "bin" / "scratchwork"), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        assert done.stderr == ""
        return done.returncode

    commands = {
        ("list",): 0,
        ("show", "adam"): 0,
        ("start", "sgd"): 0,
        ("check", "mine.py"): 1,
        ("check", "sgd.py"): 1,
        ("hint", "mine.py"): 1,
        ("audit", "sgd"): 0,
    }
    assert {c: status(*c) for c in commands} == commands

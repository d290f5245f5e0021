"""An autograder for Gradescope: an archive that needs nothing but Python's package index.

It holds this package itself, so what grades there is what was tried here.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import scratchwork

SETUP = """#!/usr/bin/env bash
set -euo pipefail
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    apt-get update -q && apt-get install -qy python3.11 python3.11-venv
}
python=$(command -v python3.12 || command -v python3.11 || command -v python3)
"$python" -m venv /autograder/venv
/autograder/venv/bin/pip install --quiet 'numpy>=2.0'
"""
RUN = """#!/usr/bin/env bash
# Gradescope shows a student nothing but results.json, so there is one whatever happens.
cd /autograder
mkdir -p results
PYTHONPATH=/autograder/source/package /autograder/venv/bin/python -m scratchwork.faces.cli grade \\
    /autograder/submission --assignment /autograder/source/assignment.toml \\
    --jobs 1 --gradescope results/results.json 2> results/stderr.txt
if [ ! -s results/results.json ]; then
    echo '{"score": 0, "output": "The autograder could not run. Please tell your instructor."}' \\
        > results/results.json
fi
"""


def archive(path: Path, assignment: str) -> None:
    """Write the archive; `assignment` is the text of its TOML file."""
    package = Path(scratchwork.__file__).parent
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in (("setup.sh", SETUP), ("run_autograder", RUN)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o755 << 16
            made.writestr(entry, text)
        made.writestr("assignment.toml", assignment)
        for file in sorted(p for p in package.rglob("*") if p.is_file()):
            if "__pycache__" not in file.parts:
                made.write(file, f"package/scratchwork/{file.relative_to(package).as_posix()}")

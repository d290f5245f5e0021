"""An experiment's chart as a file: PNG, SVG, a page that needs no network, or the description."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scratchwork.model import ScratchworkError

KINDS = (".png", ".svg", ".html", ".json")
SCALE = 2  # pixels a unit, of a PNG


def kind(path: Path) -> str:
    """The kind of a picture, by the end of its name. Raises ScratchworkError for another one."""
    if path.suffix.lower() not in KINDS:
        raise ScratchworkError(f"{path}: a picture is saved as {', '.join(KINDS)}")
    return path.suffix.lower()


def save(spec: dict[str, Any], path: Path) -> None:
    """Write a Vega-Lite specification as a picture, of the kind that the path's end names.

    Raises ScratchworkError if the path cannot be written, or vl-convert-python is not there.
    """
    made = _rendered(spec, kind(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    except OSError as error:
        raise ScratchworkError(f"cannot write {path}: {error.strerror}") from None


def somewhere(name: str) -> Path:
    """Where a picture is put that no place is asked for: a page in the folder for such files."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="scratchwork-")) / f"{name}.html"


def opened(path: Path) -> bool:
    """Whether a browser shows it."""
    import webbrowser

    return webbrowser.open(path.absolute().as_uri())


def _rendered(spec: dict[str, Any], suffix: str) -> bytes:
    if suffix == ".json":
        return json.dumps(spec).encode()
    try:
        import vl_convert
    except ImportError:
        raise ScratchworkError(
            f"a {suffix} needs vl-convert-python: pip install 'scratchwork[charts]', or save .json"
        ) from None
    if suffix == ".png":
        return vl_convert.vegalite_to_png(spec, scale=SCALE)
    if suffix == ".svg":
        return vl_convert.vegalite_to_svg(spec).encode()
    return vl_convert.vegalite_to_html(spec, bundle=True).encode()

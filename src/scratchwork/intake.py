"""Submissions from where instructors have them: files, folders, zip archives, exports of an LMS.

Every student's files are found and read here, one student at a time; nothing is unpacked to disk,
and no link is followed out of a folder.
"""

from __future__ import annotations

import glob
import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from scratchwork.model import ScratchworkError
from scratchwork.shown import printable
from scratchwork.submission import MAX_SOURCE

KINDS = (".py", ".ipynb")
MAX_NOTEBOOK = 32 * MAX_SOURCE  # bytes; pictures in outputs make them large
MAX_ARCHIVE = 64 * MAX_SOURCE  # bytes of an archive within an archive
MAX_ENTRIES = 200_000
# What reading an archive may raise: a broken one, a password, a method that is not known.
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError)
SKIPPED = ("__MACOSX", "__pycache__", "node_modules", "site-packages")


@dataclass(frozen=True)
class File:
    """A file of a student's: its name, and its bytes, or why they cannot be had."""

    name: str
    data: bytes
    trouble: str = ""


@dataclass(frozen=True)
class Student:
    """All that one student has handed in."""

    name: str
    files: tuple[File, ...]


Reader = Callable[[], File]
Found = tuple[PurePosixPath, Reader]


def students(paths: Iterable[str]) -> Iterator[Student]:
    """The students below these paths, which may also be patterns (`hand-ins/*.py`) and archives.

    A folder in which there are folders has one for each student; else each file is a student's.
    Raises ScratchworkError if there is nothing at a path.
    """
    for path in paths:
        for one in _expanded(path):
            yield from _grouped(list(_below(one)))


def _expanded(path: str) -> list[Path]:
    if os.path.lexists(path):
        return [Path(path)]
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (it may be absolute)
    if not found:
        raise ScratchworkError(f"nothing there: {path}")
    return [Path(one) for one in found]


def _below(path: Path) -> Iterator[Found]:
    """The files of a path, by their names below it."""
    if path.is_dir():
        yield from _in_folder(path)
    elif path.suffix.lower() == ".zip":
        try:
            yield from _in_archive(zipfile.ZipFile(path), path.name)
        except UNREADABLE as error:
            raise ScratchworkError(f"not an archive: {path}: {error}") from None
    else:
        yield PurePosixPath(path.name), lambda: _read(path, path.name)


def _in_folder(root: Path) -> Iterator[Found]:
    inside = root.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in SKIPPED)
        for name in sorted(names):
            path = Path(folder, name)
            place = PurePosixPath(path.relative_to(root).as_posix())
            kind = path.suffix.lower()
            if name.startswith(".") or kind not in (*KINDS, ".zip"):
                continue
            if not path.resolve().is_relative_to(inside):
                why = "a link to somewhere else, which is not followed"
                yield place, lambda place=place, why=why: File(place.name, b"", why)
            elif kind == ".zip" and place.parent.parts:
                yield from _nested(place, path.read_bytes)
            else:
                yield place, lambda path=path, place=place: _read(path, str(place))


def file(path: Path) -> File:
    """A single file. Why it cannot be read is said in it."""
    return _read(path, path.name)


def _read(path: Path, name: str) -> File:
    """The bytes of a regular file, if they are not too many."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return File(name, b"", "not a regular file")
        with path.open("rb") as opened:
            return _limited(opened.read, name)
    except OSError as error:
        return File(name, b"", f"cannot be read: {error.strerror or error}")


def _limited(read: Callable[[int], bytes], name: str) -> File:
    most = MAX_NOTEBOOK if name.lower().endswith(".ipynb") else MAX_SOURCE
    data = read(most + 1)
    return File(name, b"", f"more than {most} bytes") if len(data) > most else File(name, data)


def _in_archive(archive: zipfile.ZipFile, name: str) -> Iterator[Found]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ScratchworkError(f"{name} has {len(entries)} entries; at most {MAX_ENTRIES} are read")
    for entry in sorted(entries, key=lambda e: e.filename):
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        parts = place.parts
        if entry.is_dir() or any(p.startswith(".") or p in SKIPPED for p in parts if p != ".."):
            continue
        kind = place.suffix.lower()
        if kind == ".zip" and len(parts) > 1:
            yield from _nested(place, lambda e=entry: _unpacked(archive, e, MAX_ARCHIVE))
        elif kind in KINDS:
            # A name with `..` in it, or an absolute one, is a mere name: nothing is written.
            safe = PurePosixPath(*(p for p in parts if p not in ("..", "/")))
            yield safe, lambda e=entry, safe=safe: _entry(archive, e, str(safe))


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> File:
    try:
        with archive.open(entry) as opened:
            return _limited(opened.read, name)
    except UNREADABLE as error:
        return File(name, b"", f"cannot be read from the archive: {error}")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(entry) as opened:
        return opened.read(most)


def _nested(place: PurePosixPath, read: Callable[[], bytes]) -> Iterator[Found]:
    """The files of a student's own archive, as if they lay beside it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(read()))
        for inner, reader in _in_archive(archive, str(place)):
            yield place.parent / inner.name, reader
    except UNREADABLE as error:
        why = f"not an archive: {error}"
        yield place, lambda: File(str(place), b"", why)


# --- whose they are ----------------------------------------------------------------------------


def _grouped(found: Sequence[Found]) -> Iterator[Student]:
    """The files by student, in order; read when it is the student's turn."""
    common = _common([place for place, _ in found])
    owned = sorted(((_owner(place, common), str(place), reader) for place, reader in found))
    for name, group in groupby(owned, key=lambda one: one[0]):
        yield Student(printable(name), tuple(reader() for _, _, reader in group))


def _common(places: Sequence[PurePosixPath]) -> int:
    """How many folders all files are in together: they are the export's and no student's."""
    folders = [place.parent.parts for place in places]
    depth = 0
    while len(folders) > 1 and all(len(f) > depth + 1 for f in folders):
        if len({f[depth] for f in folders}) > 1:
            break
        depth += 1
    return depth


def _owner(place: PurePosixPath, common: int) -> str:
    parts = place.parts[common:]
    if len(parts) > 1:
        # Moodle: "Ada Lovelace_12345_assignsubmission_file_".
        return re.sub(r"_\d+_assignsubmission_\w*$", "", parts[0])
    # Canvas: "lovelaceada_12345_67890_adam.py", "lovelaceada_LATE_12345_67890_adam-2.py".
    canvas = re.match(r"([^_]+)_(?:LATE_)?\d+_\d+_.", place.name)
    return canvas[1] if canvas else place.stem

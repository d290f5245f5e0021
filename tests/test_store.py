"""What was confirmed is kept, whatever happens; and what cannot be kept is said in one line."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from scratchwork.model import ScratchworkError
from scratchwork.store import MIGRATIONS, Event, Store, lines, parsed

KILLS = 500


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept" / "progress.sqlite3")


def told(store: Store) -> list[tuple[str, str, dict[str, object]]]:
    return [(e.kind, e.about, e.data) for e in store.events()]


def test_events_come_back_in_order(store: Store) -> None:
    first = store.add("check", "adam", verdict="mistake")
    store.add("answer", "adam/second-step", given="½ – λ")
    assert told(store) == [
        ("check", "adam", {"verdict": "mistake"}),
        ("answer", "adam/second-step", {"given": "½ – λ"}),
    ]
    assert [e.about for e in store.events(after=1)] == ["adam/second-step"]
    assert [e.uid for e in store.of_kind("check")] == [first.uid]
    assert store.last("check", "adam") == {"verdict": "mistake"}
    assert store.last("check", "sgd") == {}


def test_reading_makes_no_file(store: Store) -> None:
    assert (store.events(), store.snapshot(), store.last("check", "adam")) == ([], (0, {}), {})
    assert not store.path.parent.exists()


def test_an_older_snapshot_does_not_take_the_place_of_a_newer_one(store: Store) -> None:
    store.keep(7, {"a": 1})
    store.keep(5, {"a": 2})
    assert store.snapshot() == (7, {"a": 1})
    store.keep(8, {"a": 3})
    assert store.snapshot() == (8, {"a": 3})


# --- export and import -----------------------------------------------------------------------


def test_what_is_exported_is_imported_once(store: Store, tmp_path: Path) -> None:
    store.add("check", "adam", verdict="mistake")
    store.add("told", "adam/second-step")
    exported = list(lines(store.events()))
    other = Store(tmp_path / "other.sqlite3")
    other.add("check", "sgd", verdict="correct")
    assert other.merge(parsed(exported, "a.jsonl")) == 2
    assert other.merge(parsed(exported, "a.jsonl")) == 0
    assert told(other) == [("check", "sgd", {"verdict": "correct"}), *told(store)]
    assert [e.uid for e in other.events()][1:] == [e.uid for e in store.events()]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        '{"uid": "a"}',
        '{"uid": "", "at": "2026-01-01T00:00:00+00:00", "kind": "a", "about": "b", "data": {}}',
        '{"uid": "u", "at": "yesterday", "kind": "a", "about": "b", "data": {}}',
        '{"uid": "u", "at": "2026-01-01T00:00:00+00:00", "kind": "a", "about": "b", "data": 1}',
        '{"uid": 5, "at": "2026-01-01T00:00:00+00:00", "kind": "a", "about": "b", "data": {}}',
    ],
)
def test_a_line_that_is_no_event_is_named_and_nothing_is_added(store: Store, line: str) -> None:
    good = next(lines([Event(0, "u", "2026-01-01T00:00:00.000+00:00", "check", "adam", {})]))
    with pytest.raises(ScratchworkError) as error:
        store.merge(parsed([good, "", line], "a.jsonl"))
    assert str(error.value).startswith("a.jsonl, line 3: no event; expected {")
    assert store.events() == []


def test_times_of_other_zones_become_utc(store: Store) -> None:
    line = '{"uid": "u", "at": "2026-01-01T02:00:00+02:00", "kind": "a", "about": "", "data": {}}'
    assert [e.at for e in parsed([line], "a")] == ["2026-01-01T00:00:00.000+00:00"]


# --- versions --------------------------------------------------------------------------------


def test_a_file_from_before_there_were_versions_is_brought_up(store: Store) -> None:
    store.path.parent.mkdir()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        row = ("2026-01-01T00:00:00+00:00", "hint", "a", '{"level": 2}')
        connection.execute("INSERT INTO events (at, kind, about, data) VALUES (?, ?, ?, ?)", row)
    assert store.last("hint", "a") == {"level": 2}
    (event,) = store.events()
    assert len(event.uid) == 32
    assert store.merge([event]) == 0


def test_a_file_of_a_newer_version_is_left_as_it_is(store: Store) -> None:
    store.add("check", "adam")
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA user_version = 9")
    for use in (store.events, lambda: store.add("check", "sgd")):
        with pytest.raises(ScratchworkError) as error:
            use()
        assert str(error.value) == (
            f"{store.path} was written by a newer scratchwork (its version is 9, this one knows "
            f"{len(MIGRATIONS)}); upgrade scratchwork"
        )


# --- what goes wrong -------------------------------------------------------------------------


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user who may write nothing of root's."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_only_be_read_is_read(store: Store) -> None:
    store.add("check", "adam")
    store.path.chmod(0o444)
    store.path.parent.chmod(0o555)
    for folder in store.path.parents:
        if folder.owner() == store.path.owner() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o055)
    try:
        with somebody_else():
            assert told(store) == [("check", "adam", {})]
            with pytest.raises(ScratchworkError) as error:
                store.add("check", "sgd")
    finally:
        store.path.parent.chmod(0o755)
    assert str(error.value) == (
        f"cannot use {store.path} (attempt to write a readonly database); "
        "set SCRATCHWORK_STORE, or --store, to a file that can be written"
    )
    assert told(store) == [("check", "adam", {})]


def test_a_file_that_is_none_is_left_as_it_is(store: Store) -> None:
    text = "This is no database, and it is long enough to be looked at as one. " * 9
    store.path.parent.mkdir()
    store.path.write_text(text)
    for use in (store.events, lambda: store.add("check", "sgd")):
        with pytest.raises(ScratchworkError) as error:
            use()
        assert str(error.value) == (
            f"cannot use {store.path} (file is not a database); move it away, and a new one is "
            "begun; `scratchwork progress import` takes what was exported"
        )
    assert store.path.read_text() == text


def test_a_damaged_file_is_said_to_be_damaged(store: Store) -> None:
    store.merge(Event(0, f"{n}", "2026", "check", "adam", {"n": n}) for n in range(2000))
    content = bytearray(store.path.read_bytes())
    content[4096:-4096] = os.urandom(len(content) - 8192)
    store.path.write_bytes(content)
    with pytest.raises(ScratchworkError) as error:
        store.events()
    assert "(database disk image is malformed); move it away" in str(error.value)
    assert store.path.read_bytes() == content


def test_a_full_disk_loses_nothing_that_was_confirmed(store: Store) -> None:
    before, limit = signal.getsignal(signal.SIGXFSZ), resource.getrlimit(resource.RLIMIT_FSIZE)
    store.add("check", "adam")
    confirmed = 1
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limit[1]))
    try:
        with pytest.raises(ScratchworkError) as error:  # noqa: PT012 (one of many is the one)
            for _ in range(1000):
                store.add("check", "adam", words="much is said of it " * 100)
                confirmed += 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert confirmed > 1
    assert str(error.value).startswith(f"cannot use {store.path} (")
    assert len(store.events()) == confirmed
    store.add("check", "adam")
    assert len(store.events()) == confirmed + 1


# --- several at once, and an end at any moment -----------------------------------------------

WRITER = """
import sys
from pathlib import Path
from scratchwork.store import Store
store, name, many = Store(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for n in range(many):
    store.add("check", "adam", by=name, n=n)
    print(n, flush=True)
"""


def writer(store: Store, name: str, many: int) -> list[str]:
    return [sys.executable, "-c", WRITER, str(store.path), name, str(many)]


def test_several_processes_write_at_once(store: Store) -> None:
    many, names = 50, ("a", "b", "c")
    with ThreadPoolExecutor() as pool:
        done = pool.map(lambda n: subprocess.run(writer(store, n, many), check=True), names)
        assert [one.returncode for one in done] == [0, 0, 0]
    found = [(e.data["by"], e.data["n"]) for e in store.events()]
    assert sorted(found) == [(name, n) for name in names for n in range(many)]
    assert [n for by, n in found if by == "a"] == list(range(many))


@pytest.mark.filterwarnings("ignore:This process")  # is one of a test, whose threads do nothing
def test_an_end_at_any_moment_loses_nothing_that_was_confirmed(store: Store) -> None:
    """Each child is killed in the middle of its work, and begins with the store as it was left."""
    random.seed(0)
    store.add("check", "adam", by="nobody")
    confirmed: list[tuple[int, int]] = []
    for kill in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:  # no new interpreter, for these would be most of the time
            n = 0
            while True:
                store.add("check", "adam", by=kill, n=n)
                os.write(writing, bytes([n % 256]))
                n += 1
        os.close(writing)
        time.sleep(random.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            confirmed += [(kill, n) for n in range(len(pipe.read()))]
    kept = {(e.data["by"], e.data.get("n")) for e in store.events()}
    assert len(confirmed) > KILLS / 10  # else too little was written to tell
    assert set(confirmed) - kept == set()
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

"""What a learner has done: one SQLite file of events that are only ever added.

Everything else that is known of a learner follows from them. The one other thing in the file, the
snapshot, is a derived state that saves time, and may be deleted.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from scratchwork import paths
from scratchwork.model import ScratchworkError

PATIENCE = 10.0  # seconds to wait for another process that writes

# The statements that lead from each version of the file to the next; PRAGMA user_version says
# which one it is. A file that was written before there were versions is like the first.
MIGRATIONS = (
    (
        """CREATE TABLE IF NOT EXISTS events (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,       -- UTC, ISO 8601
            kind TEXT NOT NULL,     -- check, hint, answer, ...
            about TEXT NOT NULL,    -- what it was about; events are looked up by (kind, about)
            data TEXT NOT NULL      -- JSON
        )""",
        "CREATE INDEX IF NOT EXISTS events_by_what ON events (kind, about)",
    ),
    (
        "ALTER TABLE events ADD COLUMN uid TEXT",
        "UPDATE events SET uid = lower(hex(randomblob(16)))",
        "CREATE UNIQUE INDEX events_by_uid ON events (uid)",
        """CREATE TABLE snapshot (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            upto INTEGER NOT NULL,  -- the id of the last event in it
            state TEXT NOT NULL     -- JSON
        )""",
    ),
)
COLUMNS = "id, uid, at, kind, about, data"


@dataclass(frozen=True)
class Event:
    """Something that a learner did; `uid` is its own, in whichever store it is."""

    id: int
    uid: str
    at: str
    kind: str
    about: str
    data: dict[str, Any]

    @classmethod
    def of_row(cls, row: tuple[Any, ...]) -> Event:
        """The event of a row with the COLUMNS."""
        number, uid, at, kind, about, data = row
        return cls(number, uid, at, kind, about, json.loads(data))


class Store:
    """The events of one learner. Every method raises ScratchworkError if the file is of no use."""

    def __init__(self, path: Path | None = None):
        self.path = path or paths.store_file()

    # --- reading -----------------------------------------------------------------------------

    def last(self, kind: str, about: str) -> dict[str, Any]:
        """The data of the newest event of this kind about this; empty if there is none."""
        query = "SELECT data FROM events WHERE kind = ? AND about = ? ORDER BY id DESC LIMIT 1"
        with self._reading() as connection:
            row = connection and connection.execute(query, (kind, about)).fetchone()
        return json.loads(row[0]) if row else {}

    def events(self, after: int = 0) -> list[Event]:
        """The events that were added after the one with this id, in order."""
        query = f"SELECT {COLUMNS} FROM events WHERE id > ? ORDER BY id"
        with self._reading() as connection:
            rows = connection.execute(query, (after,)).fetchall() if connection else []
        return list(map(Event.of_row, rows))

    def of_kind(self, kind: str) -> list[Event]:
        """The events of one kind, in order."""
        query = f"SELECT {COLUMNS} FROM events WHERE kind = ? ORDER BY id"
        with self._reading() as connection:
            rows = connection.execute(query, (kind,)).fetchall() if connection else []
        return list(map(Event.of_row, rows))

    def snapshot(self) -> tuple[int, dict[str, Any]]:
        """The state that was kept, and the id of the last event in it; (0, {}) if there is none."""
        with self._reading() as connection:
            query = "SELECT upto, state FROM snapshot"
            row = connection and connection.execute(query).fetchone()
        return (row[0], json.loads(row[1])) if row else (0, {})

    # --- writing -----------------------------------------------------------------------------

    def add(self, kind: str, about: str, /, **data: Any) -> Event:
        """Add an event, which is kept once this has returned."""
        event = Event(0, os.urandom(16).hex(), stamp(datetime.now(UTC)), kind, about, data)
        self.merge([event])
        return event

    def merge(self, events: Iterable[Event]) -> int:
        """Add the events that are not here yet, all or none of them; their number."""
        query = "INSERT OR IGNORE INTO events (uid, at, kind, about, data) VALUES (?, ?, ?, ?, ?)"
        rows = ((e.uid, e.at, e.kind, e.about, json.dumps(e.data)) for e in events)
        with self._writing() as connection:
            before = connection.total_changes
            connection.executemany(query, rows)
            return connection.total_changes - before

    def keep(self, upto: int, state: dict[str, Any]) -> None:
        """Keep a derived state, unless a newer one is kept."""
        query = (
            "INSERT INTO snapshot VALUES (1, ?, ?) ON CONFLICT (only) DO UPDATE "
            "SET upto = excluded.upto, state = excluded.state WHERE excluded.upto >= upto"
        )
        with self._writing() as connection:
            connection.execute(query, (upto, json.dumps(state)))

    # --- the file ----------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection; None if there is no file yet, which reading does not make."""
        if not self.path.exists():
            yield None
            return
        with self._opened() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction, which is written to the disk at the end."""
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield connection

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            path = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            with closing(path) as connection:
                self._migrate(connection)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the file to the newest version, in one transaction."""
        if _version(connection) == len(MIGRATIONS):
            return
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            version = _version(connection)  # another process may have been first
            if version > len(MIGRATIONS):
                raise ScratchworkError(
                    f"{self.path} was written by a newer scratchwork (its version is {version}, "
                    f"this one knows {len(MIGRATIONS)}); upgrade scratchwork"
                )
            for statement in chain(*MIGRATIONS[version:]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _unusable(self, error: Exception) -> ScratchworkError:
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            advice = (
                "move it away, and a new one is begun; "
                "`scratchwork progress import` takes what was exported"
            )
        else:
            advice = "set SCRATCHWORK_STORE, or --store, to a file that can be written"
        return ScratchworkError(f"cannot use {self.path} ({error}); {advice}")


def stamp(when: datetime) -> str:
    """A time as events have it; such texts are ordered as the times are."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds")


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


# --- JSON Lines ------------------------------------------------------------------------------


def lines(events: Iterable[Event]) -> Iterator[str]:
    """The events as JSON Lines, without the ids that they have in this store."""
    for e in events:
        fields = {"uid": e.uid, "at": e.at, "kind": e.kind, "about": e.about, "data": e.data}
        yield json.dumps(fields, ensure_ascii=False)


def parsed(text: Iterable[str], name: str) -> Iterator[Event]:
    """The events of JSON Lines. Raises ScratchworkError, with the line that is none."""
    for n, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            uid, kind, about, data = (given[key] for key in ("uid", "kind", "about", "data"))
            at = stamp(datetime.fromisoformat(given["at"]))
            if not (uid and all(isinstance(f, str) for f in (uid, kind, about))):
                raise TypeError
            if not isinstance(data, dict):
                raise TypeError
        except (ValueError, KeyError, TypeError):
            expected = '{"uid": ..., "at": ..., "kind": ..., "about": ..., "data": {}}'
            raise ScratchworkError(f"{name}, line {n}: no event; expected {expected}") from None
        yield Event(0, uid, at, kind, about, data)

"""The file under the translation memory: how it is opened, and what SQLite's refusals mean."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS scope(
  id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, model TEXT NOT NULL, settings TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unit(
  key BLOB PRIMARY KEY, scope INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  score REAL NOT NULL, used INTEGER NOT NULL, mark INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unit_used ON unit(used);
"""
_WAIT = 30.0
_TRIES = 200


def files(path: Path) -> tuple[Path, Path, Path]:
    """Return the database and the two files that SQLite keeps beside it."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def connect(path: Path) -> sqlite3.Connection:
    """Open the memory at `path`, making it where it is not.

    Raises sqlite3.DatabaseError where the file is damaged or may not be written.
    """
    for attempt in range(_TRIES):
        db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            _prepare(db)
            return db
        except sqlite3.OperationalError as error:
            db.close()
            # Switching a new file to WAL does not wait for the other process that does the same.
            if not is_busy(error) or attempt == _TRIES - 1:
                raise
            time.sleep(0.02)
        except BaseException:
            db.close()
            raise
    raise AssertionError


def _prepare(db: sqlite3.Connection) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    db.execute("PRAGMA journal_mode = WAL").fetchall()
    # After power loss WAL loses the last commits and damages nothing: enough for a cache.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA journal_size_limit = 16777216")
    if version == VERSION:
        return
    with writing(db):
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
            db.execute("DROP TABLE IF EXISTS unit")
            db.execute("DROP TABLE IF EXISTS scope")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock from the start: a transaction that begins by reading may not be let to write."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK") if db.in_transaction else None
        raise
    db.execute("COMMIT")


def give_back(db: sqlite3.Connection) -> None:
    """Return the free pages to the file system."""
    # The statement frees a page a step and has no rows: only a script runs it to its end.
    db.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)")


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another process held the file for too long."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the file is not, or no longer, a database of ours."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "no such" in str(error)


def is_refusal(error: sqlite3.Error) -> bool:
    """Tell whether the file system does not let us: read-only, full, forbidden, failing."""
    return _code(error) in (
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOLFS,
    )  # fmt: skip


def _code(error: sqlite3.Error) -> int:
    # The low byte is the kind; the rest says more about it.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def set_aside(path: Path, inode: int = 0) -> Path | None:
    """Rename the damaged file and what belongs to it; return its new place.

    None where it is gone or, by `inode`, where another process has already
    begun a new one.
    """
    try:
        found = path.stat().st_ino
    except FileNotFoundError:
        return None
    if inode and found != inode:
        return None
    aside = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}")
    for old, new in zip(files(path), files(aside), strict=True):
        if old.exists():
            os.replace(old, new)
    return aside

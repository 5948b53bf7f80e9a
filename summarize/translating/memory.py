"""The translation memory: what was translated once, under the same model and settings, is never decoded again.

One SQLite file serves all commands and any number of processes. It is a cache
and behaves like one: whatever goes wrong with it costs time, never a result.
A damaged file is set aside and a new one begun; where nothing can be written,
work goes on without it. Both are told once, as a warning.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from summarize.errors import UsageError
from summarize.translating import memory_file
from summarize.translating.engine import Hypothesis

LIMIT = 1 << 30
SUMMARIES = "summary"
"""How the settings of a scope begin that holds summaries: what is remembered there is no translation."""
_AT_ONCE = 500
_EVICT_AT_ONCE = 20_000
# A row's time of last use is written again only in another hour: hits stay reads.
_HOUR = 3600
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Scope:
    """Say under what a translation was made: another model, setting or version shares nothing with it."""

    model: str
    sha256: str
    settings: str
    version: str

    @property
    def key(self) -> bytes:
        """Return the 16 bytes that stand for this scope in every row's key."""
        parts = json.dumps([self.sha256, self.settings, self.version])
        return hashlib.blake2b(parts.encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one remembered pair, with the name of the model that made it."""

    source: str
    target: str
    score: float
    model: str


@dataclass(frozen=True, slots=True)
class Info:
    """Describe the memory: `size` and `limit` in bytes, `units` in rows, by model in `models`."""

    path: str
    size: int
    limit: int
    units: int
    models: tuple[tuple[str, int], ...]


class Memory:
    """Remember translations in the file at `path`, at most about `limit` bytes of them.

    Without arguments: where and as much as the environment and the platform say.
    Safe to share between threads and processes. No method raises for the
    file's sake: `warn` is called with one line, and the memory then begins
    anew or goes to sleep (`asleep` says so).
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        limit: int | None = None,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        self.path = Path(path) if path is not None else default_path()
        self.limit = limit if limit is not None else default_limit()
        self.asleep = False
        self._warn = warn or logging.getLogger("summarize").warning
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0

    def get_many(self, scope: Scope, sources: Iterable[str]) -> dict[str, Hypothesis]:
        """Return what is remembered of `sources`; those not known are absent."""
        found: dict[str, Hypothesis] = {}
        keys = {_key(scope, source): source for source in sources}
        for part in _parts(keys, _AT_ONCE):
            found |= self._attempt(partial(_select, sources={key: keys[key] for key in part})) or {}
        return found

    def put_many(self, scope: Scope, hypotheses: Mapping[str, Hypothesis]) -> None:
        """Remember the translation of each source; make room where the limit is passed."""
        if hypotheses:
            self._attempt(lambda db: _insert(db, scope, hypotheses))
            self._attempt(lambda db: _make_room(db, self.limit))

    def info(self) -> Info:
        """Return the memory's size and what is in it."""
        query = "SELECT model, count(*) FROM unit JOIN scope ON scope.id = unit.scope GROUP BY model ORDER BY model"
        models: list[tuple[str, int]] = []
        if self.path.exists():
            models = self._attempt(partial(_rows, query=query)) or []
        size = sum(file.stat().st_size for file in memory_file.files(self.path) if file.exists())
        return Info(str(self.path), size, self.limit, sum(count for _, count in models), tuple(models))

    def units(self) -> Iterator[Unit]:
        """Yield every translation, in the order of their keys; the memory may be written to meanwhile."""
        query = (
            "SELECT unit.key, source, target, score, model, mark FROM unit JOIN scope ON scope.id = unit.scope "
            f"WHERE unit.key > ? AND scope.settings NOT LIKE '{SUMMARIES} %' ORDER BY unit.key LIMIT 1000"
        )
        last = b""
        while rows := self._attempt(partial(_rows, query=query, values=(last,))):
            yield from (Unit(*row[1:5]) for row in rows if row[5] == _mark(row[2]))
            last = rows[-1][0]

    def clear(self) -> None:
        """Forget everything and give the disk space back."""
        self._attempt(_clear)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            self._drop_connection()

    def _attempt(self, action: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Return what `action` returns, or None where the file does not let it."""
        with self._lock:
            for _ in range(2):
                if self.asleep:
                    break
                try:
                    return action(self._connect())
                except sqlite3.DatabaseError as error:
                    if not self._survive(error):
                        raise
                    if memory_file.is_busy(error):
                        break
                except OSError as error:
                    self._sleep(error)
            return None

    def _survive(self, error: sqlite3.DatabaseError) -> bool:
        """Deal with what the file did; False where the fault is not the file's."""
        if memory_file.is_busy(error):
            return True
        if memory_file.is_damage(error):
            self._drop_connection()
            try:
                aside = memory_file.set_aside(self.path, self._inode)
            except OSError as failure:
                self._sleep(failure)
            else:
                if aside:
                    self._warn(f"{self.path}: the translation memory is damaged; set aside as {aside}")
            return True
        if memory_file.is_refusal(error):
            self._sleep(error)
            return True
        return False

    def _sleep(self, error: Exception) -> None:
        self._drop_connection()
        self.asleep = True
        remedy = "SUMMARIZE_CACHE names another folder"
        self._warn(f"{self.path}: going on without the translation memory ({error}); {remedy}")

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = memory_file.connect(self.path)
            self._inode = self.path.stat().st_ino
        return self._connection

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def default_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the memory lies: in $SUMMARIZE_CACHE, else in the user's cache folder."""
    folder = environ.get("SUMMARIZE_CACHE")
    if not folder:
        import platformdirs

        folder = platformdirs.user_cache_dir("summarize", appauthor=False)
    return Path(folder) / "memory.sqlite3"


def default_limit(environ: Mapping[str, str] = os.environ) -> int:
    """Return the bytes that the memory may take: $SUMMARIZE_CACHE_BYTES, else one GiB."""
    text = environ.get("SUMMARIZE_CACHE_BYTES", "").strip()
    match = re.fullmatch(r"(\d+) ?([KMGT]?)B?", text.upper())
    if text and not match:
        raise UsageError(f"SUMMARIZE_CACHE_BYTES={text}: not a size; write a number of bytes, or 500M, or 2G")
    return int(match[1]) << 10 * " KMGT".index(match[2] or " ") if match else LIMIT


def _key(scope: Scope, source: str) -> bytes:
    return hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=16, key=scope.key).digest()


def _mark(target: str) -> int:
    # SQLite notices a broken page, not a flipped letter inside one.
    return zlib.crc32(target.encode("utf-8", "surrogatepass"))


def _storable(text: str) -> bool:
    # Half a surrogate pair comes from broken input, and UTF-8 has no form for it.
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _parts(items: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part


def _select(db: sqlite3.Connection, sources: Mapping[bytes, str]) -> dict[str, Hypothesis]:
    now = int(time.time()) // _HOUR
    holes = ",".join("?" * len(sources))
    rows = db.execute(f"SELECT key, source, target, score, used, mark FROM unit WHERE key IN ({holes})", list(sources))
    found, stale = {}, []
    for key, source, target, score, used, mark in rows:
        if source == sources[key] and mark == _mark(target):
            found[source] = Hypothesis(target, score)
            if used < now:
                stale.append((now, key))
    if stale:
        try:
            with memory_file.writing(db):
                db.executemany("UPDATE unit SET used = ? WHERE key = ?", stale)
        except sqlite3.OperationalError as error:
            # A hit is a hit, even where its time of use cannot be noted.
            if not (memory_file.is_busy(error) or memory_file.is_refusal(error)):
                raise
    return found


def _rows(db: sqlite3.Connection, query: str, values: tuple[object, ...] = ()) -> list[Any]:
    return db.execute(query, values).fetchall()


def _insert(db: sqlite3.Connection, scope: Scope, hypotheses: Mapping[str, Hypothesis]) -> None:
    now = int(time.time()) // _HOUR
    with memory_file.writing(db):
        values = (scope.key, scope.model, scope.settings)
        db.execute("INSERT OR IGNORE INTO scope(key, model, settings) VALUES (?, ?, ?)", values)
        (number,) = db.execute("SELECT id FROM scope WHERE key = ?", (scope.key,)).fetchone()
        rows = (
            (_key(scope, source), number, source, hypothesis.text, hypothesis.score, now, _mark(hypothesis.text))
            for source, hypothesis in hypotheses.items()
            if _storable(source) and _storable(hypothesis.text)
        )
        columns = "key, scope, source, target, score, used, mark"
        db.executemany(f"INSERT OR REPLACE INTO unit({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _make_room(db: sqlite3.Connection, limit: int) -> None:
    """Drop the units longest unused until the file is a tenth under `limit`, some thousands at a time."""
    names = ("page_count", "freelist_count", "page_size")
    pages, free, page = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    if (pages - free) * page > limit:
        (units,) = db.execute("SELECT count(*) FROM unit").fetchone()
        share = 1 - 0.9 * limit / ((pages - free) * page)
        with memory_file.writing(db):
            oldest = "SELECT key FROM unit ORDER BY used LIMIT ?"
            db.execute(f"DELETE FROM unit WHERE key IN ({oldest})", (min(_EVICT_AT_ONCE, 1 + int(units * share)),))
    if pages * page > limit:
        memory_file.give_back(db)


def _clear(db: sqlite3.Connection) -> None:
    with memory_file.writing(db):
        db.execute("DELETE FROM unit")
        db.execute("DELETE FROM scope")
    memory_file.give_back(db)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

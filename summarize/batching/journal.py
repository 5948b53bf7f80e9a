"""The journal: what happened to each document, one JSON object a line, on the disk before anyone relies on it.

It is only ever appended to. A power cut can tear the last line and no other;
a torn line is cut off when the journal is next opened, and its document is
done again. The last record of an id counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal, Self

from summarize.batching.writing import output_error, sync_folder

State = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class Written:
    """Hold the sha256 and size in bytes of an output file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Record:
    """Say how a document ended.

    `key` is "" where the input could not be read at all. `files` maps paths
    relative to the output folder, with "/", to what was written there.
    `counts` holds words, segments and the like; `reason` why it failed.
    """

    id: str
    path: str
    state: State
    key: str
    input: str = ""
    files: Mapping[str, Written] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    kind: str = ""
    reason: str = ""

    def line(self) -> bytes:
        """Return the record as a line of the journal."""
        body: dict[str, Any] = {name: getattr(self, name) for name in ("id", "path", "state", "key", "input")}
        if self.state == "done":
            body["files"] = {name: [file.sha256, file.size] for name, file in self.files.items()}
            body["counts"] = dict(self.counts)
        else:
            body |= {"kind": self.kind, "reason": self.reason}
        return (canonical(body, keep_order=True) + "\n").encode("utf-8", "backslashreplace")

    @classmethod
    def parse(cls, line: bytes) -> Record:
        """Return the record in `line`; raise ValueError where it holds none."""
        try:
            body = json.loads(line)
            files = {name: Written(*pair) for name, pair in body.pop("files", {}).items()}
            record = cls(files=files, **body)
        except (TypeError, AttributeError, UnicodeDecodeError, RecursionError) as error:
            raise ValueError(str(error)) from error
        if record.state not in ("done", "failed") or not isinstance(record.id, str):
            raise ValueError("no record")
        return record


def canonical(value: object, keep_order: bool = False) -> str:
    """Return `value` as JSON of one form: the same value, the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=not keep_order, separators=(",", ":"))


def key_of(input_sha256: str, signature: Mapping[str, object]) -> str:
    """Return the sha256 of everything that decides a document's output.

    `signature` holds model name, revision and hash, settings and version.
    """
    return hashlib.sha256(canonical([input_sha256, signature]).encode("utf-8", "surrogatepass")).hexdigest()


class Journal:
    """Know the last record of each id, and append new ones; safe to share between threads.

    In memory lies one number an id: where in the file its last record begins.
    """

    def __init__(self, path: Path) -> None:
        """Read the journal at `path`, if there is one; nothing is changed."""
        self.path = path
        self.damaged = 0
        self._places: dict[str, int] = {}
        self._end = 0
        self._lock = threading.Lock()
        self._writer: IO[bytes] | None = None
        self._reader: IO[bytes] | None = None
        if path.exists():
            self._reader = open(path, "rb")  # noqa: SIM115
            self._scan(self._reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, name: str) -> Record | None:
        """Return the last record of the id, or None."""
        with self._lock:
            place = self._places.get(name)
            if place is None or self._reader is None:
                return None
            self._reader.seek(place)
            return Record.parse(self._reader.readline())

    def names(self) -> list[str]:
        """Return all ids, sorted."""
        return sorted(self._places)

    def records(self) -> Iterator[Record]:
        """Yield the last record of each id, sorted by id."""
        for name in self.names():
            record = self.get(name)
            if record is not None:
                yield record

    def append(self, records: Iterable[Record]) -> None:
        """Write the records and wait until the disk has them.

        Raises OutputError; what was half written is then cut off again.
        """
        lines = [(record.id, record.line()) for record in records]
        try:
            with self._lock:
                self._append(lines)
        except OSError as error:
            raise output_error(self.path, error) from error

    def close(self) -> None:
        """Close the file."""
        for file in (self._reader, self._writer):
            if file is not None:
                file.close()
        self._reader = self._writer = None

    def _append(self, lines: list[tuple[str, bytes]]) -> None:
        writer = self._writer or self._open()
        try:
            _write(writer, b"".join(line for _, line in lines))
            os.fsync(writer.fileno())
        except BaseException:
            writer.truncate(self._end)
            raise
        for name, line in lines:
            self._places[name] = self._end
            self._end += len(line)

    def _scan(self, file: IO[bytes]) -> None:
        place = 0
        for line in file:
            whole = line.endswith(b"\n")
            try:
                self._places[Record.parse(line).id] = place
            except ValueError:
                self.damaged += whole
                if not whole:
                    break
            place += len(line)
            self._end = place

    def _open(self) -> IO[bytes]:
        """Open for writing; cut off a torn line, end a whole one."""
        fresh = not self.path.exists()
        writer = open(self.path, "ab", buffering=0)  # noqa: SIM115
        reader = self._reader or open(self.path, "rb")  # noqa: SIM115
        writer.truncate(self._end)
        reader.seek(max(0, self._end - 1))
        if self._end and reader.read(1) != b"\n":
            _write(writer, b"\n")
            self._end += 1
        if fresh:
            sync_folder(self.path.parent)
        self._writer, self._reader = writer, reader
        return writer


def _write(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]

"""List what is to be done: files, folders, patterns, manifests, or JSON lines on standard input.

A listing gives jobs one at a time and holds no texts: a manifest is read
again for each pass. Paths that name one file the same way are listed once.
"""

from __future__ import annotations

import csv
import errno
import glob
import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from summarize.batching.ids import Namer, shard_of
from summarize.errors import InputError, TooLarge, UsageError
from summarize.reading.files import LIMIT_VARIABLE, STDIN, find, size_limit


@dataclass(frozen=True, slots=True)
class Job:
    """Name one input: a file at `path`, or `text` and `path` ""; `problem` says what is wrong with its line."""

    id: str
    path: str
    text: str | None = None
    problem: str = ""

    def read(self) -> bytes:
        """Return the input's bytes; raise InputError."""
        if self.problem:
            raise InputError(self.problem)
        if self.text is not None:
            return self.text.encode("utf-8", "replace")
        return _read_stdin() if self.path == STDIN else read_bytes(self.path)


@dataclass(frozen=True, slots=True)
class Listing:
    """Give the jobs, again at each pass; `total` is None where only the end will tell, as on standard input."""

    jobs: Callable[[], Iterator[Job]]
    total: int | None

    def __iter__(self) -> Iterator[Job]:
        return self.jobs()

    def shard(self, number: int, shards: int) -> Listing:
        """Return the part that belongs to shard `number` of `shards`, counted from 1."""

        def jobs() -> Iterator[Job]:
            return (job for job in self.jobs() if shard_of(job.id, shards) == number)

        return Listing(jobs, None if self.total is None else sum(1 for _ in jobs()))


def from_paths(paths: Sequence[str], out: Path | None = None) -> Listing:
    """List files, folders and patterns; what lies in the output folder is no input.

    Raises UsageError where a path names nothing: a slip of the pen is to be
    seen before the night's work begins.
    """
    avoided = os.path.realpath(out) + os.sep if out else ""
    seen: dict[str, None] = {}
    for path in paths:
        for found in find(_expand(path)):
            normal = os.path.normpath(found)
            if not (avoided and os.path.realpath(normal).startswith(avoided)):
                seen[normal] = None

    def jobs() -> Iterator[Job]:
        namer = Namer()
        return (Job(namer.name("stdin" if path == STDIN else path), path) for path in seen)

    return Listing(jobs, len(seen))


def from_manifest(path: str) -> Listing:
    """List what a .txt (a path a line), .jsonl or .csv/.tsv (columns id, path, text) file names.

    Relative paths start at the working folder, as in the shell. Raises
    UsageError, naming the line, where the file says something that cannot be.
    """
    suffix = os.path.splitext(path)[1].lower()
    lines = _FORMATS.get(suffix)
    if lines is None:
        raise UsageError(f"{path}: a manifest is a .txt, .jsonl, .csv or .tsv file")

    def jobs() -> Iterator[Job]:
        try:
            with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
                yield from _named(lines(file, path), strict=True)
        except OSError as error:
            raise UsageError(f"{path}: the manifest cannot be read ({error.strerror})") from error

    return Listing(jobs, sum(1 for _ in jobs()))


def from_stream(stream: IO[str], name: str = "-") -> Listing:
    """List the JSON lines of a stream, once and as they come; a bad line is a failed document and no more."""
    return Listing(lambda: _named(_json_lines(stream, name), strict=False), None)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a regular file; never hangs on a pipe; raise InputError."""
    try:
        # Opening a pipe would wait for someone to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise InputError(f"{path}: {_kind(status.st_mode)}, not a file of text")
            limit = size_limit()
            # It may grow while it is read, or be one of those that claim no size.
            data = file.read(limit + 1) if status.st_size <= limit else b""
            if status.st_size > limit or len(data) > limit:
                raise _too_large(path, limit)
            return data
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {_reason(error)}") from error


def _read_stdin() -> bytes:
    limit = size_limit()
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise _too_large("standard input", limit)
    return data


def _too_large(path: str, limit: int) -> TooLarge:
    most = f"{limit / 1e6:,.0f} MB"
    return TooLarge(f"{path}: over the limit of {most}; split it, or raise the limit with {LIMIT_VARIABLE}")


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold one line of a manifest: where it stands, and what it says."""

    place: str
    wish: str = ""
    path: str = ""
    text: str | None = None
    problem: str = ""


def _named(lines: Iterable[_Line], strict: bool) -> Iterator[Job]:
    """Give ids; two lines may name one path, but not one id."""
    namer = Namer()
    given: dict[str, str] = {}
    paths: set[str] = set()
    for number, line in enumerate(lines, 1):
        problem = line.problem
        path = os.path.normpath(line.path) if line.path else ""
        if not problem and line.wish:
            first = given.setdefault(line.wish, line.place)
            if first != line.place:
                problem = f"the id {line.wish!r} was given already at {first}; ids must differ"
        elif not problem and path:
            if path in paths:
                continue
            paths.add(path)
        if problem and strict:
            raise UsageError(f"{line.place}: {problem}")
        wish = (not problem and (line.wish or path)) or f"line-{number}"
        yield Job(namer.name(wish), path, line.text, f"{line.place}: {problem}" if problem else "")


def _text_lines(file: IO[str], name: str) -> Iterator[_Line]:
    for number, line in enumerate(file, 1):
        path = line.rstrip("\r\n")
        if path.strip() and not path.startswith("#"):
            yield _Line(f"{name} line {number}", path=path)


def _json_lines(file: IO[str], name: str) -> Iterator[_Line]:
    for number, line in enumerate(file, 1):
        if line.strip():
            place = f"{name} line {number}"
            try:
                yield _entry(place, json.loads(line))
            except (ValueError, RecursionError) as error:
                yield _Line(place, problem=f"not a JSON object ({error})")


def _table(file: IO[str], name: str) -> Iterator[_Line]:
    csv.field_size_limit(size_limit())
    rows = csv.DictReader(file, delimiter="\t" if name.lower().endswith(".tsv") else ",")
    if not {"path", "text"} & set(rows.fieldnames or ()):
        raise UsageError(f"{name}: the first line must name the columns: id and path, or id and text")
    for row in rows:
        yield _entry(f"{name} line {rows.line_num}", {key: value for key, value in row.items() if key and value})


_FORMATS: dict[str, Callable[[IO[str], str], Iterator[_Line]]] = {
    "": _text_lines, ".txt": _text_lines, ".lst": _text_lines, ".jsonl": _json_lines, ".csv": _table, ".tsv": _table,
}  # fmt: skip


def _entry(place: str, entry: object) -> _Line:
    if not isinstance(entry, dict):
        return _Line(place, problem="not a JSON object")
    wish, path, text = (entry.get(name) for name in ("id", "path", "text"))
    wish = str(wish) if type(wish) is int else wish or ""
    path = path or ""
    if not (isinstance(wish, str) and isinstance(path, str) and isinstance(text, str | None)):
        return _Line(place, problem="id, path and text must be strings")
    if (text is None) == (not path):
        return _Line(place, wish, problem="either a path or a text is needed")
    return _Line(place, wish, path, text)


def _expand(path: str) -> list[str]:
    if path == STDIN or os.path.lexists(path):
        return [path]
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not found:
        raise UsageError(f"{path}: no such file or folder")
    return found


def _kind(mode: int) -> str:
    names = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in names if test(mode)), "a device")


def _reason(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return "no such file"
    reasons = {
        errno.ENOENT: "no such file; it was there when listed, or the manifest is out of date",
        errno.EACCES: "reading is not permitted",
        errno.EISDIR: "a folder, not a file of text",
        errno.ELOOP: "a symbolic link that leads back to itself",
        errno.ENXIO: "a pipe or socket, not a file of text",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return reasons.get(error.errno or 0, f"cannot be read ({error.strerror})")

"""Decide for each job whether it must be done, and gather what must into windows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from threading import Event

from summarize.batching.inputs import Job
from summarize.batching.journal import Record, key_of
from summarize.batching.work import Item, Kept, Task, Ticket, Window, failure
from summarize.batching.writing import sha256_file
from summarize.errors import SummarizeError

# Some twelve hundred sentences. The engine takes a tenth longer over them in two halves, since only
# those of one length share a batch; and it is half a minute's work for one core, which Ctrl-C waits for.
WINDOW_BYTES = 256 << 10
_WINDOW_ITEMS = 256
# Markup is mostly not text: of a page's bytes about this part is.
_MARKUP = {".html": 8, ".htm": 8, ".pdf": 16, ".docx": 8}


@dataclass(frozen=True, slots=True)
class Selection:
    """Choose what to do again: with `force` everything, with `retry_failed` what failed before too.

    `known` returns the last record of an id, whose outputs lie in `folder`;
    without it everything is to be done.
    """

    signature: Mapping[str, object]
    known: Callable[[str], Record | None] | None = None
    folder: Path = Path()
    force: bool = False
    retry_failed: bool = False

    def choose(self, job: Job) -> Item:
        """Return the job as a task, or what settles it: a failure to read it, or an earlier run."""
        try:
            data = job.read()
        except SummarizeError as error:
            return failure(Ticket(job.id, job.path), error)
        digest = hashlib.sha256(data).hexdigest()
        ticket = Ticket(job.id, job.path, digest, key_of(digest, self.signature))
        record = self.known(job.id) if self.known else None
        if record is None or record.key != ticket.key or self.force:
            return Task(ticket, data)
        if record.state == "failed":
            return Task(ticket, data) if self.retry_failed else Kept(ticket, record)
        return Kept(ticket, record) if intact(self.folder, record) else Task(ticket, data)

    def windows(
        self, jobs: Iterable[Job], stop: Event, most_bytes: int = WINDOW_BYTES, processes: int = 1
    ) -> Iterator[Window]:
        """Yield the jobs in windows for so many processes, in order, until `stop` is set."""
        window: Window = []
        size, limits = 0, _limits(most_bytes, processes)
        limit = next(limits)
        for job in jobs:
            if stop.is_set():
                return
            item = self.choose(job)
            more = weight(item)
            if window and (size + more > limit or len(window) >= _WINDOW_ITEMS):
                yield window
                window, size, limit = [], 0, next(limits)
            window.append(item)
            # The window alone holds the bytes, and its reader lets go of them.
            del item
            size += more
        if window:
            yield window


def _limits(most: int, processes: int) -> Iterator[int]:
    """Yield the bytes that each window may hold: several processes begin with small ones, so that all have work."""
    for part in (8, 4, 2) if processes > 1 else ():
        yield from repeat(most // part, 2 * processes)
    yield from repeat(most)


def intact(folder: Path, record: Record) -> bool:
    """Tell whether every output of the record is in place, by size and sha256."""
    for name, written in record.files.items():
        path = folder / name
        try:
            if os.stat(path).st_size != written.size or sha256_file(path) != written.sha256:
                return False
        except OSError:
            return False
    return bool(record.files)


def weight(item: Item) -> int:
    """Return about how many bytes of text the item holds."""
    if not isinstance(item, Task):
        return 0
    return len(item.data) // _MARKUP.get(os.path.splitext(item.ticket.path)[1].lower(), 1)

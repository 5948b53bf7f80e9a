"""Join the journals of shards into one, and report on the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from summarize.batching import reports
from summarize.batching.journal import Journal, Record
from summarize.batching.lock import Lock
from summarize.batching.plan import Failure, Observer, Report
from summarize.batching.selection import intact
from summarize.batching.store import journal_path
from summarize.batching.writing import Writer
from summarize.errors import UsageError

_SHARD = re.compile(r"journal-(\d+)-of-(\d+)\.jsonl$")


def merge(folder: Path, observer: Observer) -> Report:
    """Join all journals in `folder`, write the reports and return what came of the documents.

    Journals and documents of machines without a common disk are first copied
    into one folder. Raises UsageError where there is no journal, InUse while a
    shard is still at work.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    paths = shard_journals(folder)
    if not paths and not journal_path(folder).exists():
        raise UsageError(f"{folder}: no journal here; name the --out folder of a batch")
    with Lock(folder):
        for missing in _missing(paths):
            observer.warn(f"{folder}: no journal of shard {missing}; its documents are not in the reports")
        writer = Writer(folder)
        writer.prepare()
        try:
            join(writer, [journal_path(folder), *paths])
            with Journal(journal_path(folder)) as journal:
                reports.write_reports(writer, journal.records())
                return _report(journal)
        finally:
            writer.finish()


def shard_journals(folder: Path) -> list[Path]:
    """Return the journals of shards in the folder, in the order of their numbers."""
    found = [(match, path) for path in folder.iterdir() if (match := _SHARD.match(path.name))]
    return [path for match, path in sorted(found, key=lambda one: (int(one[0][2]), int(one[0][1])))]


def absorb(folder: Path) -> None:
    """Join journals of shards that are newer than the folder's own, so that a whole run repeats no shard's work."""
    paths = unmerged(folder)
    if paths:
        writer = Writer(folder, "absorb")
        writer.prepare()
        try:
            join(writer, [journal_path(folder), *paths])
        finally:
            writer.finish()


def unmerged(folder: Path) -> list[Path]:
    """Return the journals of shards, if any of them is newer than the folder's own journal."""
    own = journal_path(folder)
    paths = shard_journals(folder) if folder.is_dir() else []
    newest = max((path.stat().st_mtime for path in paths), default=0.0)
    return paths if paths and not (own.exists() and own.stat().st_mtime >= newest) else []


@contextmanager
def as_merged(folder: Path) -> Iterator[Callable[[str], Record | None]]:
    """Give what would tell the last record of an id, were the shards' journals joined; change nothing."""
    with ExitStack() as stack:
        paths = [journal_path(folder), *unmerged(folder)]
        journals = [stack.enter_context(Journal(path)) for path in paths]
        yield lambda name: _chosen([journal.get(name) for journal in journals], folder)


def join(writer: Writer, paths: Sequence[Path]) -> None:
    """Write one journal from several; of two records of one document the one whose outputs are in place counts."""
    with ExitStack() as stack:
        journals = [stack.enter_context(Journal(path)) for path in paths]

        def produce(file: IO[bytes]) -> None:
            for record in _joined(journals, writer.folder):
                file.write(record.line())

        writer.stream(journal_path(writer.folder).name, produce)


def _joined(journals: Sequence[Journal], folder: Path) -> Iterator[Record]:
    for name in sorted({name for journal in journals for name in journal.names()}):
        record = _chosen([journal.get(name) for journal in journals], folder)
        if record is not None:
            yield record


def _chosen(records: Sequence[Record | None], folder: Path) -> Record | None:
    """Return of several records of one document the one that counts."""
    distinct: list[Record] = []
    for record in records:
        if record is not None and record not in distinct:
            distinct.append(record)
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return next((one for one in distinct if one.state == "done" and intact(folder, one)), distinct[-1])


def _missing(paths: Sequence[Path]) -> list[str]:
    there: dict[int, set[int]] = {}
    for path in paths:
        match = _SHARD.match(path.name)
        if match:
            there.setdefault(int(match[2]), set()).add(int(match[1]))
    return [f"{one}-of-{shards}" for shards, some in there.items() for one in range(1, shards + 1) if one not in some]


def _report(journal: Journal) -> Report:
    report = Report()
    for record in journal.records():
        if record.state == "done":
            report.kept += 1
            report.words += record.counts.get("words", 0)
        else:
            report.failures.append(Failure(record.id, record.path, record.reason, kept=True))
    report.total = report.settled
    return report

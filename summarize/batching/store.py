"""The output folder of a batch: documents first, then the journal that vouches for them.

- DIR/docs/<id>.json: one JSON object a document; beside it the files asked for
- DIR/journal.jsonl, or journal-2-of-8.jsonl for a shard
- DIR/briefs.jsonl, briefs.md, summary.json
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summarize.batching.ids import SUFFIXES
from summarize.batching.journal import Journal, Record, Written
from summarize.batching.work import Done, Failed, Outcome
from summarize.batching.writing import Writer

DOCUMENTS = "docs"


def journal_path(folder: Path, shard: str = "") -> Path:
    """Return the journal of the run, or of the shard "2-of-8"."""
    return folder / (f"journal-{shard}.jsonl" if shard else "journal.jsonl")


def outputs(name: str, suffixes: Iterable[str]) -> list[str]:
    """Return the paths of a document's outputs, relative to the output folder."""
    return [f"{DOCUMENTS}/{name}{suffix}" for suffix in suffixes]


class Store:
    """Keep what is done: one run's view of the output folder; the folder must be locked for it."""

    def __init__(self, folder: Path, shard: str = "") -> None:
        self.folder = folder
        self.journal = Journal(journal_path(folder, shard))
        self.writer = Writer(folder, shard or "run")
        # A shard repeats nothing that a whole run has done; it only reads that journal.
        self._whole = Journal(journal_path(folder)) if shard else None

    def known(self, name: str) -> Record | None:
        """Return the last record of the id."""
        return self.journal.get(name) or (self._whole.get(name) if self._whole else None)

    def commit(self, outcomes: Sequence[Outcome]) -> None:
        """Write the outcomes' files, then journal them; return when the disk has it all.

        A document that failed loses what an earlier run wrote for it: nothing
        stale stays. Raises OutputError.
        """
        done = [outcome for outcome in outcomes if isinstance(outcome, Done)]
        failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
        settled: list[Done | Failed] = [*done, *failed]
        stale = [name for outcome in settled for name in self._stale(outcome)]
        self.writer.write_all({name: data for outcome in done for name, data in _files(outcome).items()})
        records = [*map(_done, done), *map(_failed, failed)]
        # A file that cannot be read fails in every run; once is enough to say so.
        records = [record for record in records if record != self.journal.get(record.id)]
        if records:
            self.journal.append(records)
        self.writer.remove(stale)

    def close(self) -> None:
        """Close the journals."""
        self.journal.close()
        if self._whole:
            self._whole.close()

    def _stale(self, outcome: Done | Failed) -> Iterator[str]:
        record = self.known(outcome.ticket.id)
        fresh = _files(outcome) if isinstance(outcome, Done) else {}
        if record is not None:
            yield from (name for name in outputs(record.id, SUFFIXES) if name in record.files and name not in fresh)


def _files(outcome: Done) -> dict[str, bytes]:
    return dict(zip(outputs(outcome.ticket.id, outcome.files), outcome.files.values(), strict=True))


def _done(outcome: Done) -> Record:
    ticket = outcome.ticket
    files = {name: Written(hashlib.sha256(data).hexdigest(), len(data)) for name, data in _files(outcome).items()}
    return Record(ticket.id, ticket.path, "done", ticket.key, ticket.sha256, files, outcome.counts)


def _failed(outcome: Failed) -> Record:
    ticket = outcome.ticket
    return Record(ticket.id, ticket.path, "failed", ticket.key, ticket.sha256, kind=outcome.kind, reason=outcome.reason)

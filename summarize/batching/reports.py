"""The reports of a batch: all briefs in one file, and what came of everything.

They are written from the journal and the documents, one document at a time,
in the order of the ids, and hold no times: however a batch was interrupted,
divided or repeated, the same documents give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from summarize.batching import layout
from summarize.batching.journal import Record
from summarize.batching.store import DOCUMENTS
from summarize.batching.writing import Writer

SCHEMA = 1
BRIEFS, MARKDOWN, SUMMARY = "briefs.jsonl", "briefs.md", "summary.json"


def write_reports(writer: Writer, records: Iterable[Record]) -> None:
    """Write briefs.jsonl, briefs.md and summary.json from the records, sorted by id; raise OutputError."""
    tally = _Tally()

    def produce(lines: IO[bytes]) -> None:
        def both(text: IO[bytes]) -> None:
            for record in records:
                entry = tally.take(record, writer.folder)
                if entry is not None:
                    lines.write(_line(entry))
                    text.write(_markdown(entry).encode("utf-8", "replace"))

        writer.stream(MARKDOWN, both, sync=False)

    writer.stream(BRIEFS, produce, sync=False)
    writer.write_all({SUMMARY: tally.summary()})


class _Tally:
    """Count while the records pass by."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.generators: dict[str, Any] = {}
        self.languages: Counter[str] = Counter()
        self.done = 0
        self.warned = 0
        self.failures: list[dict[str, str]] = []

    def take(self, record: Record, folder: Path) -> dict[str, Any] | None:
        """Count the record; return its entry in the briefs, None where it failed."""
        problem = record.reason
        if record.state == "done":
            try:
                return self._done(record, layout.head(folder / DOCUMENTS / f"{record.id}.json"))
            except (OSError, ValueError, KeyError, TypeError):
                problem = f"{record.path}: the output is gone or altered; run the same command again"
        self.failures.append({"id": record.id, "path": record.path, "kind": record.kind, "reason": problem})
        return None

    def _done(self, record: Record, head: Mapping[str, Any]) -> dict[str, Any]:
        entry = {"id": record.id} | {key: head.get(key) for key in ("source", "headline", "brief", "warnings")}
        self.done += 1
        self.counts.update(record.counts)
        self.languages[str((head.get("source") or {}).get("language"))] += 1
        self.warned += bool(head.get("warnings"))
        self.generators[json.dumps(head.get("generator"), sort_keys=True)] = head.get("generator")
        return entry

    def summary(self) -> bytes:
        """Return summary.json."""
        body = {
            "schema": SCHEMA,
            "generators": [self.generators[key] for key in sorted(self.generators)],
            "documents": {"done": self.done, "failed": len(self.failures), "with_warnings": self.warned},
            "languages": dict(sorted(self.languages.items())),
            "counts": dict(sorted(self.counts.items())),
            "failures": self.failures,
        }
        return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _line(entry: Mapping[str, Any]) -> bytes:
    return (json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _markdown(entry: Mapping[str, Any]) -> str:
    return "\n\n".join([f"## {_escaped(entry['id'])}", *_paragraphs(entry)]) + "\n\n"


def _paragraphs(entry: Mapping[str, Any]) -> Iterator[str]:
    brief = entry.get("brief") or {}
    headline = brief.get("headline") or (entry.get("headline") or {}).get("text")
    if headline:
        yield f"**{_escaped(headline)}**"
    text = " ".join(point["text"] for point in brief.get("points", ()))
    if text:
        yield _escaped(text)


def _escaped(text: str) -> str:
    return "".join("\\" + character if character in "\\`*_[]<>#" else character for character in text)

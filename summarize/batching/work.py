"""The seam between the batch and what is done to a document.

The batch knows nothing of reading, models or formats. It is given a `Recipe`,
which can name what decides the outputs without loading anything, and which
builds a `Worker` in whatever process the work is done.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from summarize.batching.journal import Record
from summarize.errors import SummarizeError


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """Hold what a document becomes: its JSON object and, by suffix (".brief.txt", …), the files asked for."""

    json: Mapping[str, Any]
    files: Mapping[str, str] = field(default_factory=dict)


class Worker(Protocol):
    """Do one document, in steps that different threads take.

    Only `translate` may run twice at the same time.
    What `read` and `translate` return is the worker's own affair. SummarizeError from `read`
    and `finish` is the document's failure; ModelError from anywhere ends the run.
    """

    def read(self, data: bytes, path: str) -> Any:
        """Return the article in `data`, decoded, cleaned and cut; raise InputError."""

    def sources(self, article: Any) -> Sequence[str]:
        """Return the segments that must be translated, in order; empty for an English article."""

    def translate(self, sources: Sequence[str]) -> Sequence[Any]:
        """Return the translation of each source; the sources come from many documents."""

    def finish(self, article: Any, translations: Sequence[Any]) -> DocumentResult:
        """Check, name, brief and render the article, given the translations of its sources."""

    def counts(self) -> Mapping[str, int]:
        """Return running totals worth reporting, such as segments "decoded" and "remembered"."""


class Recipe(Protocol):
    """Say what the work is, and make a worker; picklable, since workers live in other processes."""

    def signature(self) -> Mapping[str, object]:
        """Return all that decides the outputs besides the input: model and its hash, settings, version.

        Cheap, and plain JSON. Raises ModelError where the model is not there.
        """

    def build(self, threads: int) -> Worker:
        """Load the model, to work with `threads` threads (0: all); called once in each process."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Name a document: its id, the path to show, the sha256 of its input and the key of all that decides its output.

    `sha256` and `key` are "" where the input could not be read.
    """

    id: str
    path: str
    sha256: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Hold one document to be done: its bytes travel with it, so that no worker needs the input's disk."""

    ticket: Ticket
    data: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """Hold the finished files of a document, by suffix, ready to be written."""

    ticket: Ticket
    files: Mapping[str, bytes]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Failed:
    """Say why a document came to nothing: `kind` is the error's class, `reason` its one line."""

    ticket: Ticket
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Name a document that the journal settles: it is not done again."""

    ticket: Ticket
    record: Record


Item = Task | Failed | Kept
Outcome = Done | Failed | Kept
# What is read, pooled and handed to a worker at once. Formed by size alone,
# never by timing: the same listing always makes the same windows.
Window = list[Item]


def failure(ticket: Ticket, error: BaseException) -> Failed:
    """Return the document's failure for an error; an unforeseen one is logged with its traceback."""
    if isinstance(error, SummarizeError):
        return Failed(ticket, type(error).__name__, str(error))
    logging.getLogger("summarize").debug("%s", ticket.path, exc_info=error)
    kind = type(error).__name__
    text = " ".join(str(error).split()) or "no message"
    return Failed(ticket, kind, f"{ticket.path or ticket.id}: unexpected {kind}: {text}; please report it")


@dataclass(slots=True)
class Clock:
    """Add up where the time goes, in seconds by stage, and what workers count."""

    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, stage: str, seconds: float) -> None:
        """Add to a stage."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def merge(self, other: Clock) -> None:
        """Add another's figures to these."""
        for stage, seconds in other.seconds.items():
            self.add(stage, seconds)
        for name, count in other.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count

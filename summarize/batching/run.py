"""The run: choose, do, commit, report; stop when asked to, and never before all in hand is safe."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from summarize.batching import layout, reports
from summarize.batching.inputs import Listing
from summarize.batching.journal import Journal
from summarize.batching.lock import Lock
from summarize.batching.selection import WINDOW_BYTES, Selection
from summarize.batching.stages import process
from summarize.batching.store import DOCUMENTS, Store, journal_path
from summarize.batching.work import Clock, Done, Failed, Kept, Outcome, Recipe, Task, Window

Emit = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Say how to run; `shard` is (number, of how many), counted from 1; `most_failures` 0 knows no limit."""

    out: Path | None = None
    force: bool = False
    retry_failed: bool = False
    most_failures: int = 0
    shard: tuple[int, int] | None = None
    window_bytes: int = WINDOW_BYTES

    @property
    def shard_name(self) -> str:
        """Return "2-of-8", or "" without a shard."""
        return f"{self.shard[0]}-of-{self.shard[1]}" if self.shard else ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Name a document that failed, in this run or (`kept`) in an earlier one."""

    id: str
    path: str
    reason: str
    kept: bool = False


@dataclass(slots=True)
class Report:
    """Say what came of a run; `done` were done now, `kept` before; `todo` is counted by a dry run alone."""

    total: int | None = None
    done: int = 0
    kept: int = 0
    todo: int = 0
    failures: list[Failure] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    gave_up: bool = False
    clock: Clock = field(default_factory=Clock)

    @property
    def settled(self) -> int:
        """Return how many documents need no more work unless asked for."""
        return self.done + self.kept + len(self.failures)

    @property
    def exit_code(self) -> int:
        """Return the process's exit code."""
        return 130 if self.interrupted else 4 if self.failures else 0


class Observer(Protocol):
    """Watch a run; it is told in the main thread, and does the printing that the core does not."""

    def progress(self, report: Report) -> None:
        """Hear that some documents were settled."""

    def warn(self, message: str) -> None:
        """Hear what the user must know, in one line."""


class Executor(Protocol):
    """Do windows somewhere: in this process, in others, on other machines."""

    def __call__(
        self, recipe: Recipe, windows: Iterator[Window], clock: Clock, stop: threading.Event
    ) -> Iterator[list[Outcome]]:
        """Yield the outcome of every item of the windows, unless `stop` is set before a window is begun."""


def here(threads: int = 0) -> Executor:
    """Return the executor that works in this process."""

    def executor(
        recipe: Recipe, windows: Iterator[Window], clock: Clock, stop: threading.Event
    ) -> Iterator[list[Outcome]]:
        return process(lambda: recipe.build(threads), windows, clock, stop)

    return executor


def run(
    recipe: Recipe,
    listing: Listing,
    plan: Plan,
    observer: Observer,
    executor: Executor | None = None,
    emit: Emit | None = None,
) -> Report:
    """Do what is not yet done and return the report.

    With `plan.out` the results are kept there, with `emit` each document's
    JSON is handed on as well, as one line. One document's failure is listed
    and stops nothing. Raises OutputError where nothing can be written any
    more, ModelError, InUse.
    """
    if plan.shard:
        listing = listing.shard(*plan.shard)
    if plan.out is None:
        return _Run(recipe, listing, plan, observer, executor or here(), emit, None).go()
    with Lock(plan.out, plan.shard_name) as lock:
        if lock.unsupported:
            observer.warn(f"{plan.out}: this file system has no locks; see to it that no second run works here")
        store = Store(plan.out, plan.shard_name)
        try:
            left = store.writer.prepare()
            if left:
                observer.warn(f"{plan.out}: removed {left} unfinished files of a run that was killed")
            if store.journal.damaged:
                damaged = f"{store.journal.damaged} damaged lines"
                observer.warn(f"{store.journal.path}: {damaged}; their documents are done again")
            report = _Run(recipe, listing, plan, observer, executor or here(), emit, store).go()
            # An interrupted run leaves at once; the one that completes it writes the reports.
            if not plan.shard and not report.interrupted:
                reports.write_reports(store.writer, store.journal.records())
        finally:
            store.close()
    return report


def dry_run(recipe: Recipe, listing: Listing, plan: Plan, tell: Callable[[str, str], None]) -> Report:
    """Tell for each document, by id, what a run would do ("do", "done", "failed: …"); change nothing."""
    if plan.shard:
        listing = listing.shard(*plan.shard)
    journal = Journal(journal_path(plan.out, plan.shard_name)) if plan.out else None
    selection = Selection(recipe.signature(), journal, plan.out or Path(), plan.force, plan.retry_failed)
    report = Report(listing.total)
    for job in listing:
        match selection.choose(job):
            case Task():
                report.todo += 1
                tell(job.id, "do")
            case Kept(record=record) if record.state == "done":
                report.kept += 1
                tell(job.id, "done")
            case Kept(record=record):
                report.failures.append(Failure(job.id, record.path, record.reason, kept=True))
                tell(job.id, f"failed: {record.reason}")
            case Failed(reason=reason):
                report.failures.append(Failure(job.id, job.path, reason))
                tell(job.id, f"failed: {reason}")
    if journal:
        journal.close()
    return report


@dataclass(slots=True)
class _Run:
    recipe: Recipe
    listing: Listing
    plan: Plan
    observer: Observer
    executor: Executor
    emit: Emit | None
    store: Store | None
    stop: threading.Event = field(default_factory=threading.Event)

    def go(self) -> Report:
        began = time.monotonic()
        report = Report(self.listing.total)
        journal = self.store.journal if self.store else None
        selection = Selection(
            self.recipe.signature(), journal, self.plan.out or Path(), self.plan.force, self.plan.retry_failed
        )
        windows = selection.windows(self.listing, self.stop, self.plan.window_bytes)
        with _signals(self.stop, report):
            for outcomes in self.executor(self.recipe, windows, report.clock, self.stop):
                self._settle(outcomes, report)
                report.seconds = time.monotonic() - began
                self.observer.progress(report)
        report.seconds = time.monotonic() - began
        return report

    def _settle(self, outcomes: list[Outcome], report: Report) -> None:
        if self.store:
            began = time.perf_counter()
            self.store.commit(outcomes)
            report.clock.add("writing", time.perf_counter() - began)
        for outcome in outcomes:
            match outcome:
                case Done():
                    report.done += 1
                    report.words += outcome.counts.get("words", 0)
                case Kept(record=record) if record.state == "done":
                    report.kept += 1
                case Kept(record=record):
                    report.failures.append(Failure(record.id, record.path, record.reason, kept=True))
                case Failed(ticket, _, reason):
                    report.failures.append(Failure(ticket.id, ticket.path, reason))
            if self.emit:
                self.emit(outcome.ticket.id, self._line(outcome))
        fresh = sum(not failure.kept for failure in report.failures)
        if self.plan.most_failures and fresh >= self.plan.most_failures:
            report.gave_up = True
            self.stop.set()

    def _line(self, outcome: Outcome) -> bytes:
        name = outcome.ticket.id
        if isinstance(outcome, Done):
            return layout.one_line(outcome.files[".json"], name)
        if isinstance(outcome, Kept) and outcome.record.state == "done" and self.plan.out:
            return layout.one_line((self.plan.out / DOCUMENTS / f"{name}.json").read_bytes(), name)
        reason = outcome.reason if isinstance(outcome, Failed) else outcome.record.reason
        return layout.error_line(name, reason)


@contextmanager
def _signals(stop: threading.Event, report: Report) -> Iterator[None]:
    """Let the first Ctrl-C (or the scheduler's SIGTERM) set `stop`, and the second end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def asked(number: int, frame: object) -> None:
        if stop.is_set() and report.interrupted:
            # Safe: files are renamed into place whole, and the journal is only appended to.
            os._exit(130)
        report.interrupted = True
        stop.set()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

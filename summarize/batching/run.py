"""The run: choose, do, commit, report; stop when asked to, and never before all in hand is safe."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from summarize.batching import layout, merge, reports
from summarize.batching.inputs import Listing
from summarize.batching.journal import Record
from summarize.batching.lock import Lock
from summarize.batching.plan import Emit, Executor, Failure, Observer, Plan, Report
from summarize.batching.selection import Selection
from summarize.batching.signals import stopping
from summarize.batching.stages import process
from summarize.batching.store import DOCUMENTS, Store
from summarize.batching.work import Clock, Done, Failed, Kept, Outcome, Recipe, Task, Window


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
        if not plan.shard:
            merge.absorb(plan.out)
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
            store.writer.finish()
            store.close()
    return report


def dry_run(recipe: Recipe, listing: Listing, plan: Plan, tell: Callable[[str, str], None]) -> Report:
    """Tell for each document, by id, what a run would do ("do", "done", "failed: …"); change nothing."""
    if plan.shard:
        listing = listing.shard(*plan.shard)
    report = Report(listing.total)
    with _known(plan) as known:
        selection = _selection(recipe, plan, known)
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
    return report


@contextmanager
def _known(plan: Plan) -> Iterator[Callable[[str], Record | None] | None]:
    """Give what a run of this plan would know of earlier ones; change nothing."""
    if plan.out is None:
        yield None
    elif not plan.shard:
        with merge.as_merged(plan.out) as known:
            yield known
    else:
        store = Store(plan.out, plan.shard_name)
        try:
            yield store.known
        finally:
            store.close()


def _selection(recipe: Recipe, plan: Plan, known: Callable[[str], Record | None] | None) -> Selection:
    return Selection(recipe.signature(), known, plan.out or Path(), plan.force, plan.retry_failed)


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
        known = self.store.known if self.store else None
        selection = _selection(self.recipe, self.plan, known)
        windows = selection.windows(self.listing, self.stop, self.plan.window_bytes, self.plan.processes)
        with stopping(self.stop, report):
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

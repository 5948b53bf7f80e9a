"""How far a batch is: a bar on a terminal, a line now and then elsewhere, JSON for machines."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.cli.printing import complain, note

if TYPE_CHECKING:
    from summarize.batching.plan import Report

# Log files grow by a line in this many seconds.
PLAIN_SECONDS = 10.0
JSON_SECONDS = 1.0
_MOST_LISTED = 50


class Silent:
    """Show warnings only, and under --quiet nothing."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet

    def progress(self, report: Report) -> None:
        """Show nothing."""

    def warn(self, message: str) -> None:
        """Print a warning."""
        note(message, self._quiet)

    def close(self) -> None:
        """End the show."""


class Lines(Silent):
    """Print a line every so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._last = time.monotonic()

    def progress(self, report: Report) -> None:
        """Print where the run is, if the last line is old enough."""
        now = time.monotonic()
        if now - self._last >= self._seconds:
            self._last = now
            self.show(report)

    def show(self, report: Report) -> None:
        """Print a line."""
        total = f"/{report.total}" if report.total is not None else ""
        note(f"{report.settled}{total} documents, {', '.join(_figures(report))}")


class JsonLines(Lines):
    """Print JSON objects, one a line, for programs that watch; the last one tells the end."""

    def progress(self, report: Report) -> None:
        """Print where the run is, if the last line is old enough or the run is over."""
        if report.settled == report.total:
            self.show(report)
        else:
            super().progress(report)

    def show(self, report: Report) -> None:
        """Print an object."""
        print(json.dumps({"event": "progress"} | figures(report)), file=sys.stderr, flush=True)  # noqa: T201

    def warn(self, message: str) -> None:
        """Print a warning as an object."""
        print(json.dumps({"event": "warning", "message": message}), file=sys.stderr, flush=True)  # noqa: T201


class Bar(Silent):
    """Draw a bar."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("documents · {task.fields[figures]}"))
        self._bar = Progress(*columns, console=console, transient=True)
        self._task: Any = None

    def progress(self, report: Report) -> None:
        """Move the bar."""
        if self._task is None:
            self._bar.start()
            self._task = self._bar.add_task("", total=report.total, figures="")
        self._bar.update(self._task, completed=report.settled, figures=" · ".join(_figures(report)))

    def warn(self, message: str) -> None:
        """Print a warning above the bar."""
        self._bar.console.print(f"summarize: {message}", markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()


def observer(kind: str, quiet: bool) -> Silent:
    """Return what shows the progress in the way called `kind`; "auto" looks at the terminal."""
    if kind == "auto":
        terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        kind = "none" if quiet else "bar" if terminal else "plain"
    if kind == "none":
        return Silent(quiet)
    if kind == "bar":
        return Bar()
    return JsonLines(JSON_SECONDS) if kind == "json" else Lines(PLAIN_SECONDS)


def figures(report: Report) -> dict[str, Any]:
    """Return the figures of a run under way; `left` is the estimate in seconds, None where there is none."""
    return {
        "total": report.total,
        "done": report.done,
        "kept": report.kept,
        "failed": len(report.failures),
        "words_per_second": round(report.words / report.seconds, 1) if report.seconds else 0.0,
        "seconds": round(report.seconds, 1),
        "left": _left(report),
    }


def conclude(report: Report, out: Path | None, quiet: bool, stats: bool) -> None:
    """Print what failed and what came of the run, on standard error."""
    for failure in report.failures[:_MOST_LISTED]:
        again = " (failed before; --retry-failed tries again)" if failure.kept else ""
        name = "" if failure.path and failure.reason.startswith(failure.path) else f"{failure.id}: "
        complain(f"{name}{failure.reason}{again}")
    more = len(report.failures) - _MOST_LISTED
    if more > 0:
        complain(f"… and {more} more; {out}/summary.json names them all")
    total = f" of {report.total}" if report.total is not None else ""
    if report.interrupted:
        complain(f"interrupted: {report.settled}{total} documents are settled; run the same command again to go on")
    elif report.gave_up:
        complain(f"gave up after {len(report.failures)} failures: {report.settled}{total} documents are settled")
    speed = f" in {_duration(report.seconds)}, {report.words / report.seconds:,.0f} words/s" if report.done else ""
    note(f"{report.done} done{speed}, {report.kept} done before, {len(report.failures)} failed", quiet)
    if stats:
        _stats(report)


def _stats(report: Report) -> None:
    for stage, seconds in report.clock.seconds.items():
        note(f"{stage:12} {seconds:10.2f} s")
    for name, count in sorted(report.clock.counts.items()):
        note(f"{name:12} {count:10,} segments")
    note(f"{'peak memory':12} {_peak_megabytes():10,.0f} MB")


def _peak_megabytes() -> float:
    try:
        import resource
    except ImportError:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _figures(report: Report) -> list[str]:
    found = figures(report)
    parts = [f"{found['failed']} failed", f"{found['words_per_second']:,.0f} words/s"]
    return [*parts, f"{_duration(found['left'])} left"] if found["left"] is not None else parts


def _left(report: Report) -> float | None:
    # What an earlier run settled passes in no time and says nothing about the rest.
    worked = report.done + sum(not failure.kept for failure in report.failures)
    if report.total is None or not worked:
        return None
    return round((report.total - report.settled) * report.seconds / worked, 1)


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"

"""What a run is told, what it tells, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from summarize.batching.selection import WINDOW_BYTES
from summarize.batching.work import Clock, Outcome, Recipe, Window

Emit = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Say how to run; `shard` is (number, of how many), counted from 1; `most_failures` 0 knows no limit.

    `processes` is about how many will share the work; it changes no output.
    """

    out: Path | None = None
    force: bool = False
    retry_failed: bool = False
    most_failures: int = 0
    shard: tuple[int, int] | None = None
    window_bytes: int = WINDOW_BYTES
    processes: int = 1

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

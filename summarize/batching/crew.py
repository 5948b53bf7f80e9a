"""Give windows to several workers, gather what they make, and lose nothing when one of them dies.

Each worker has two windows: one in work, one to be read meanwhile. When a
worker dies, its documents go to another one in the same company, after a
second death one by one, and a document with which a worker dies even alone is
a failed document.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from summarize.batching.ahead import Ahead
from summarize.batching.work import Clock, Failed, Kept, Outcome, Task, Window
from summarize.errors import SummarizeError

_IN_HAND = 2
_ALONE = 2
_MOST_FALSE_STARTS = 3
_WAIT = 0.2


@dataclass(frozen=True, slots=True)
class Lost:
    """Say that a worker is gone, and how: "signal 9"; `ready` tells whether it ever began."""

    how: str
    ready: bool


Message = list[Outcome] | Clock | Lost | BaseException


class Crew(Protocol):
    """Workers that live elsewhere, numbered from 0 to `size` - 1."""

    @property
    def size(self) -> int:
        """Return the most workers there may be."""

    def hire(self, number: int) -> None:
        """Start the worker; it loads its model by itself."""

    def send(self, number: int, window: Window | None) -> None:
        """Give it a window; None says that no more will come, and that what is not begun is not wanted."""

    def wait(self, seconds: float) -> list[tuple[int, Message]]:
        """Return what has come: outcomes, an error that ends the run, the clock as a last message, or Lost."""

    def dismiss(self) -> None:
        """End all workers at once."""


@dataclass(slots=True)
class _Parcel:
    """Hold a window on its way; `tries` counts the workers that died with it."""

    tasks: dict[str, Task]
    tries: int = 0


@dataclass(slots=True)
class _Hand:
    parcels: list[_Parcel] = field(default_factory=list)


def work(crew: Crew, windows: Iterator[Window], clock: Clock, stop: threading.Event) -> Iterator[list[Outcome]]:
    """Have the crew do the windows; yield outcomes as they come, in no order.

    Once `stop` is set, windows in work are finished and no other is begun.
    Raises what a worker's ModelError says, and SummarizeError where workers
    die before they have begun.
    """
    office = _Office(crew, clock)
    source = Ahead(windows, depth=crew.size, stop=stop)
    try:
        while not office.finished:
            if stop.is_set():
                office.close()
            yield from office.distribute(source)
            for number, message in crew.wait(_WAIT if office.hands else 0.01):
                yield from office.receive(number, message)
    finally:
        stop.set()
        source.close()
        crew.dismiss()


class _Office:
    """Know who has what."""

    def __init__(self, crew: Crew, clock: Clock) -> None:
        self.hands: dict[int, _Hand] = {}
        self._crew = crew
        self._clock = clock
        self._waiting: deque[_Parcel] = deque()
        self._exhausted = False
        self._closed = False
        self._false_starts = 0

    @property
    def finished(self) -> bool:
        return self._closed and not self.hands

    def close(self) -> None:
        """Tell all that no more will come."""
        if not self._closed:
            self._closed = True
            self._waiting.clear()
            for number in self.hands:
                self._crew.send(number, None)

    def distribute(self, source: Ahead[Window]) -> Iterator[list[Outcome]]:
        """Send out windows while someone can take them; yield what needs no worker."""
        while not self._closed:
            if not self._waiting:
                if self._exhausted:
                    break
                yield from self._fetch(source)
                if not self._waiting:
                    break
            number = self._free(alone=self._waiting[0].tries >= _ALONE)
            if number is None:
                return
            parcel = self._waiting.popleft()
            self.hands[number].parcels.append(parcel)
            self._crew.send(number, list(parcel.tasks.values()))
        if self._exhausted and not self._waiting and not any(hand.parcels for hand in self.hands.values()):
            self.close()

    def _fetch(self, source: Ahead[Window]) -> Iterator[list[Outcome]]:
        try:
            given = source.poll()
        except StopIteration:
            self._exhausted = True
            return
        if given is None:
            return
        settled: list[Outcome] = [item for item in given.item if isinstance(item, Failed | Kept)]
        tasks = {item.ticket.id: item for item in given.item if isinstance(item, Task)}
        if tasks:
            self._waiting.append(_Parcel(tasks))
        if settled:
            yield settled

    def _free(self, alone: bool) -> int | None:
        """Return a worker that can take a parcel, hiring one if need be; a suspect must be the only one in hand."""
        most = 1 if alone else _IN_HAND
        able = [
            (len(hand.parcels), number)
            for number, hand in self.hands.items()
            if len(hand.parcels) < most and not any(parcel.tries >= _ALONE for parcel in hand.parcels)
        ]
        idle = [number for load, number in able if load == 0]
        if idle:
            return idle[0]
        vacant = [number for number in range(self._crew.size) if number not in self.hands]
        if vacant:
            self._crew.hire(vacant[0])
            self.hands[vacant[0]] = _Hand()
            return vacant[0]
        return min(able)[1] if able else None

    def receive(self, number: int, message: Message) -> Iterator[list[Outcome]]:
        """Take in what a worker sent."""
        match message:
            case list():
                self._false_starts = 0
                yield self._settle(number, message)
            case Clock():
                self._clock.merge(message)
                self.hands.pop(number, None)
            case Lost():
                yield from self._replace(number, message)
            case BaseException():
                raise message

    def _settle(self, number: int, outcomes: list[Outcome]) -> list[Outcome]:
        hand = self.hands[number]
        settled = []
        for outcome in outcomes:
            for parcel in hand.parcels:
                # A name unknown here was given to another worker meanwhile: not settled twice.
                if parcel.tasks.pop(outcome.ticket.id, None) is not None:
                    settled.append(outcome)
                    break
        hand.parcels = [parcel for parcel in hand.parcels if parcel.tasks]
        return settled

    def _replace(self, number: int, lost: Lost) -> Iterator[list[Outcome]]:
        """Give what the dead worker had to others."""
        hand = self.hands.pop(number, _Hand())
        if self._closed:
            return
        if not lost.ready:
            self._false_starts += 1
            if self._false_starts > _MOST_FALSE_STARTS:
                raise SummarizeError(f"workers die before they have begun ({lost.how}); try fewer of them: --workers 1")
            self._waiting.extendleft(reversed(hand.parcels))
            return
        for parcel in reversed(hand.parcels):
            if parcel.tries >= _ALONE:
                yield [_died(task, lost) for task in parcel.tasks.values()]
            elif parcel.tries == _ALONE - 1:
                self._waiting.extendleft(_Parcel({name: task}, _ALONE) for name, task in reversed(parcel.tasks.items()))
            else:
                self._waiting.appendleft(replace(parcel, tries=parcel.tries + 1))


def _died(task: Task, lost: Lost) -> Failed:
    name = task.ticket.path or task.ticket.id
    return Failed(task.ticket, "WorkerLost", f"{name}: three workers died over this document, the last by {lost.how}")

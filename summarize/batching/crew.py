"""Give windows to several workers, gather what they make, and lose nothing when one of them dies.

Each worker has two windows: one in work, one to be read meanwhile. When a
worker dies, its documents go to another one in the same company, and after a
second death one by one. Only what happens to a document alone is held against
it: with the third worker that dies over it alone it is a failed document.
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
_CONVICTED = _ALONE + 3
_MOST_FALSE_STARTS = 3
_WAIT = 0.2


@dataclass(frozen=True, slots=True)
class Lost:
    """Say that a worker is gone, and how: "signal 9"."""

    how: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Say that a worker has loaded its model."""


Message = Ready | list[Outcome] | Clock | Lost | BaseException


class Crew(Protocol):
    """Workers that live elsewhere, numbered from 0 to `size` - 1."""

    @property
    def size(self) -> int:
        """Return the most workers there may be."""

    def hire(self, number: int) -> None:
        """Start the worker; it loads its model by itself and then says Ready, if there is room for it by then."""

    def send(self, number: int, window: Window | None) -> None:
        """Give it a window; None says that no more will come, and that what is not begun is not wanted."""

    def discharge(self, number: int) -> None:
        """End the worker at once and hear no more of it."""

    def wait(self, seconds: float) -> list[tuple[int, Message]]:
        """Return what has come: Ready, outcomes, an error that ends the run, the clock as a last message, or Lost."""

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
    ready: bool = False


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
            for number, hand in list(self.hands.items()):
                if hand.ready:
                    self._crew.send(number, None)
                else:
                    self._crew.discharge(number)
                    del self.hands[number]

    def distribute(self, source: Ahead[Window]) -> Iterator[list[Outcome]]:
        """Send out windows while someone can take them; yield what needs no worker."""
        while not self._closed:
            # One window in hand for everyone who is to be ready soon, and one to see if more are needed.
            if len(self._waiting) <= self._unready and not self._exhausted:
                yield from self._fetch(source)
            if not self._waiting or not (self._sent() or self._hired()):
                break
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

    @property
    def _unready(self) -> int:
        return sum(not hand.ready for hand in self.hands.values())

    def _sent(self) -> bool:
        """Send the first parcel to the worker with the least to do, if one can take it."""
        most = 1 if self._waiting[0].tries >= _ALONE else _IN_HAND
        able = [
            (len(hand.parcels), number)
            for number, hand in self.hands.items()
            # With a suspect in hand a worker gets nothing else: its death must tell.
            if hand.ready and len(hand.parcels) < most and not any(parcel.tries >= _ALONE for parcel in hand.parcels)
        ]
        # While someone is about to be ready, nobody is given a second parcel.
        if not able or (min(able)[0] > 0 and len(self._waiting) <= self._unready):
            return False
        parcel = self._waiting.popleft()
        number = min(able)[1]
        self.hands[number].parcels.append(parcel)
        self._crew.send(number, list(parcel.tasks.values()))
        return True

    def _hired(self) -> bool:
        """Hire a worker, if there is work for one more than are about to be ready."""
        vacant = [number for number in range(self._crew.size) if number not in self.hands]
        if not vacant or self._unready >= len(self._waiting):
            return False
        self._crew.hire(vacant[0])
        self.hands[vacant[0]] = _Hand()
        return True

    def receive(self, number: int, message: Message) -> Iterator[list[Outcome]]:
        """Take in what a worker sent."""
        match message:
            case Ready():
                self.hands[number].ready = True
                self._false_starts = 0
            case list():
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
        if not hand.ready:
            self._false_starts += 1
            if self._false_starts > _MOST_FALSE_STARTS:
                raise SummarizeError(f"workers die before they have begun ({lost.how}); try fewer of them: --workers 1")
        for parcel in reversed(hand.parcels):
            if parcel.tries + 1 >= _CONVICTED:
                yield [_died(task, lost) for task in parcel.tasks.values()]
            elif parcel.tries == _ALONE - 1:
                self._waiting.extendleft(_Parcel({name: task}, _ALONE) for name, task in reversed(parcel.tasks.items()))
            else:
                self._waiting.appendleft(replace(parcel, tries=parcel.tries + 1))


def _died(task: Task, lost: Lost) -> Failed:
    name = task.ticket.path or task.ticket.id
    return Failed(
        task.ticket, "WorkerLost", f"{name}: three workers died over this document alone, the last by {lost.how}"
    )

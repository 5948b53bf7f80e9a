"""Iterators that work ahead, in threads of their own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")


def abreast(action: Callable[[_T], _R], items: Iterable[_T], count: int) -> Generator[_R, None, None]:
    """Yield `action(item)` of each item, in order, `count` of them in work at a time.

    A result is given out as soon as it and those before it are there, whether
    or not another item ever comes.
    """
    crowd = _Crowd(action, iter(items), count)
    try:
        yield from crowd.results()
    finally:
        crowd.close()


class _Crowd(Generic[_T, _R]):
    def __init__(self, action: Callable[[_T], _R], items: Iterator[_T], count: int) -> None:
        self._action = action
        self._items = items
        self._taking = threading.Lock()
        self._over = False
        self._room = threading.Semaphore(count)
        self._order: queue.Queue[Future[_R] | None] = queue.Queue()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def results(self) -> Iterator[_R]:
        while (future := self._order.get()) is not None:
            result = future.result()
            self._room.release()
            yield result

    def close(self) -> None:
        self._over = True
        self._room.release()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        # What an item holds is let go before the next one is waited for.
        while self._do_one():
            pass
        # Let the neighbours see that it is over.
        self._room.release()

    def _do_one(self) -> bool:
        self._room.acquire()
        future: Future[_R] = Future()
        with self._taking:
            if self._over:
                return False
            try:
                item = next(self._items)
            except BaseException as error:
                self._over = True
                if not isinstance(error, StopIteration):
                    future.set_exception(error)
                    self._order.put(future)
                self._order.put(None)
                return False
            self._order.put(future)
        try:
            future.set_result(self._action(item))
        except BaseException as error:
            future.set_exception(error)
        return True


@dataclass(slots=True)
class _Given(Generic[_T]):
    item: _T


@dataclass(slots=True)
class _End:
    error: BaseException | None = None


class Ahead(Generic[_T]):
    """Iterate over `items`, of which a thread makes `depth` ahead; its errors arrive where they are awaited.

    Once `stop` is set nothing more is given out, even while the thread waits
    for input that may never come. Close it when done: the thread then ends at
    its next item.
    """

    def __init__(self, items: Iterable[_T], depth: int = 1, stop: threading.Event | None = None) -> None:
        self._items = items
        self._stop = stop
        self._ready: queue.Queue[_Given[_T] | _End] = queue.Queue(depth)
        self._closed = threading.Event()
        self._end: _End | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        while self._end is None and not self._stopped():
            # Without a `stop` to look at, the wait needs no end.
            given = self._take(timeout=0.2 if self._stop else None)
            if given is not None:
                return given.item
        raise StopIteration

    def poll(self) -> _Given[_T] | None:
        """Return the next item, wrapped, if there is one by now; raise StopIteration where none will come."""
        given = None if self._end or self._stopped() else self._take(timeout=0)
        if given is None and (self._end or self._stopped()):
            raise StopIteration
        return given

    def close(self) -> None:
        """End the thread, waiting for the item that it is making; not for one that a stopped thread waits for."""
        self._closed.set()
        self._thread.join(timeout=1.0 if self._stop else None)

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def _take(self, timeout: float | None) -> _Given[_T] | None:
        try:
            found = self._ready.get(block=timeout != 0, timeout=timeout)
        except queue.Empty:
            return None
        if isinstance(found, _Given):
            return found
        self._end = found
        if found.error is not None:
            raise found.error
        return None

    def _work(self) -> None:
        try:
            for item in self._items:
                if not self._put(_Given(item)):
                    break
        except BaseException as error:
            self._put(_End(error))
        else:
            self._put(_End())
        finally:
            close = getattr(self._items, "close", None)
            if close is not None:
                close()

    def _put(self, found: _Given[_T] | _End) -> bool:
        while not self._closed.is_set():
            try:
                self._ready.put(found, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

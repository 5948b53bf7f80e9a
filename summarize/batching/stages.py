"""The stages of one process: read, translate, finish, each in its own threads, one window after the other.

While the engine decodes one window, the next ones are being read and the ones
before are being checked and rendered.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from summarize.batching import layout
from summarize.batching.ahead import Ahead, abreast
from summarize.batching.ids import SUFFIXES
from summarize.batching.selection import weight
from summarize.batching.work import (
    Clock,
    DocumentResult,
    Done,
    Failed,
    Kept,
    Outcome,
    Task,
    Ticket,
    Window,
    Worker,
    failure,
)
from summarize.errors import ModelError

_T = TypeVar("_T")
# Outcomes are handed on in groups, so that one wait for the disk serves several.
_GROUP = 16
# While one window's translations are checked, the engine has the next one's segments.
_ABREAST = 2
_GROUP_SECONDS = 0.5
# Three times what the stages hold in windows of the usual size: only books ever wait.
_MOST_BYTES = 2 << 20


@dataclass(frozen=True, slots=True)
class _Loaded:
    ticket: Ticket
    article: Any
    sources: list[str]
    counts: dict[str, int]


@dataclass(slots=True)
class _Translated:
    ticket: Ticket
    article: Any
    counts: dict[str, int]
    translations: list[Any]


_Item = _Loaded | _Translated | Failed | Kept


@dataclass(slots=True)
class _Begun:
    """Hold a window in work; `size` is the bytes of text that it brought."""

    size: int
    items: list[_Item] = field(default_factory=list)


class Room:
    """Let in what fits beside what is in work, `most` bytes of text together; a book goes in alone."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._closed = False
        self._changed = threading.Condition()

    def enter(self, size: int) -> bool:
        """Wait until there is room; return False where it was closed meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._held or self._held + size <= self._most)
            self._held += size
            return not self._closed

    def leave(self, size: int) -> None:
        """Give room back."""
        with self._changed:
            self._held -= size
            self._changed.notify_all()

    def close(self) -> None:
        """Send away those who wait, and whoever comes."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def process(
    build: Callable[[], Worker], windows: Iterable[Window], clock: Clock, stop: threading.Event | None = None
) -> Iterator[list[Outcome]]:
    """Do the windows and yield the outcomes in order, some at a time.

    The worker is built when the first task comes, not before. Once `stop` is
    set no further window is begun; those begun are finished.
    """
    chain = _Chain(build, clock)
    stop = stop or threading.Event()
    read = Ahead((chain.read(window) for window in windows), stop=stop)
    translated = abreast(chain.translate, read, _ABREAST)
    try:
        for window in translated:
            yield from chain.groups(window)
    finally:
        # After an error nothing more is wanted from the stages before.
        stop.set()
        chain.room.close()
        translated.close()
        read.close()
        chain.end()


class _Chain:
    def __init__(self, build: Callable[[], Worker], clock: Clock) -> None:
        self._build = build
        self._worker: Worker | None = None
        self._clock = clock
        self._counting = threading.Lock()
        self.room = Room(_MOST_BYTES)

    def read(self, window: Window) -> _Begun:
        """Read the window, emptying it: an article may be so long that it must not be held twice."""
        begun = _Begun(sum(map(weight, window)))
        inside = self.room.enter(begun.size)
        while window and inside:
            item = window.pop(0)
            begun.items.append(self._read(item) if isinstance(item, Task) else item)
        return begun

    def _read(self, task: Task) -> _Loaded | Failed:
        if self._worker is None:
            self._worker = self._timed("loading", self._build)
        worker = self._worker
        try:
            article = self._timed("reading", lambda: worker.read(task.data, task.ticket.path))
            sources = list(self._timed("reading", lambda: worker.sources(article)))
            counts = {"segments": len(sources), "words": sum(len(source.split()) for source in sources)}
            return _Loaded(task.ticket, article, sources, counts)
        except ModelError:
            raise
        except Exception as error:
            return failure(task.ticket, error)

    def translate(self, begun: _Begun) -> _Begun:
        """Translate all segments of the window together; should that fail, each document alone, to find the culprit."""
        begun.items = self._translated(begun.items)
        return begun

    def _translated(self, window: list[_Item]) -> list[_Item]:
        loaded = [item for item in window if isinstance(item, _Loaded)]
        pooled = [source for item in loaded for source in item.sources]
        results: Iterator[Any] | None = None
        try:
            results = iter(self._decode(pooled))
        except ModelError:
            raise
        except Exception as error:
            if len(loaded) == 1:
                return [failure(item.ticket, error) if isinstance(item, _Loaded) else item for item in window]
        out: list[_Item] = []
        for item in window:
            if not isinstance(item, _Loaded):
                out.append(item)
            elif results is not None:
                translations = list(islice(results, len(item.sources)))
                out.append(_Translated(item.ticket, item.article, item.counts, translations))
            else:
                out.extend(self._translated([item]))
        return out

    def _decode(self, sources: list[str]) -> list[Any]:
        worker = self._worker
        if not sources or worker is None:
            return []
        results = list(self._timed("translating", lambda: worker.translate(sources)))
        if len(results) != len(sources):
            raise RuntimeError(f"{len(sources)} segments went to the engine, {len(results)} came back")
        return results

    def groups(self, begun: _Begun) -> Iterator[list[Outcome]]:
        """Finish the documents, and yield the outcomes a few at a time."""
        group: list[Outcome] = []
        began = time.monotonic()
        while begun.items:
            group.append(self._settle(begun.items.pop(0)))
            if len(group) >= _GROUP or time.monotonic() - began > _GROUP_SECONDS:
                yield group
                group, began = [], time.monotonic()
        if group:
            yield group
        self.room.leave(begun.size)

    def _settle(self, item: _Item) -> Outcome:
        if not isinstance(item, _Translated):
            assert not isinstance(item, _Loaded)
            return item
        worker = self._worker
        assert worker is not None
        try:
            result = self._timed("finishing", lambda: worker.finish(item.article, item.translations))
            item.article, item.translations = None, []
            return Done(item.ticket, self._timed("finishing", lambda: _encode(result)), item.counts)
        except ModelError:
            raise
        except Exception as error:
            return failure(item.ticket, error)

    def end(self) -> None:
        if self._worker is not None:
            self._clock.counts |= self._worker.counts()

    def _timed(self, stage: str, action: Callable[[], _T]) -> _T:
        began = time.perf_counter()
        try:
            return action()
        finally:
            with self._counting:
                self._clock.add(stage, time.perf_counter() - began)


def _encode(result: DocumentResult) -> dict[str, bytes]:
    unknown = set(result.files) - set(SUFFIXES)
    if unknown:
        raise ValueError(f"no such output: {', '.join(sorted(unknown))}")
    files = {".json": layout.dump(result.json)}
    return files | {suffix: text.encode("utf-8", "replace") for suffix, text in result.files.items()}

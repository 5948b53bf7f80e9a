"""The stages of one process: read, translate, finish, each in its own threads, one window after the other.

While the engine decodes one window, the next ones are being read and the ones
before are being checked and rendered.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from summarize.batching import layout
from summarize.batching.ahead import Ahead, abreast
from summarize.batching.ids import SUFFIXES
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
        translated.close()
        read.close()
        chain.end()


class _Chain:
    def __init__(self, build: Callable[[], Worker], clock: Clock) -> None:
        self._build = build
        self._worker: Worker | None = None
        self._clock = clock
        self._counting = threading.Lock()

    def read(self, window: Window) -> list[_Loaded | Failed | Kept]:
        """Read the window, emptying it: an article may be so long that it must not be held twice."""
        out: list[_Loaded | Failed | Kept] = []
        while window:
            item = window.pop(0)
            out.append(self._read(item) if isinstance(item, Task) else item)
        return out

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

    def translate(self, window: list[_Loaded | Failed | Kept]) -> list[_Translated | Failed | Kept]:
        """Translate all segments of the window together; should that fail, each document alone, to find the culprit."""
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
        out: list[_Translated | Failed | Kept] = []
        for item in window:
            if not isinstance(item, _Loaded):
                out.append(item)
            elif results is not None:
                translations = list(islice(results, len(item.sources)))
                out.append(_Translated(item.ticket, item.article, item.counts, translations))
            else:
                out.extend(self.translate([item]))
        return out

    def _decode(self, sources: list[str]) -> list[Any]:
        worker = self._worker
        if not sources or worker is None:
            return []
        results = list(self._timed("translating", lambda: worker.translate(sources)))
        if len(results) != len(sources):
            raise RuntimeError(f"{len(sources)} segments went to the engine, {len(results)} came back")
        return results

    def groups(self, window: list[_Translated | Failed | Kept]) -> Iterator[list[Outcome]]:
        group: list[Outcome] = []
        began = time.monotonic()
        while window:
            group.append(self._settle(window.pop(0)))
            if len(group) >= _GROUP or time.monotonic() - began > _GROUP_SECONDS:
                yield group
                group, began = [], time.monotonic()
        if group:
            yield group

    def _settle(self, item: _Translated | Failed | Kept) -> Outcome:
        if not isinstance(item, _Translated):
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

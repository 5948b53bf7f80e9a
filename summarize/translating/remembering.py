"""Translate only what is new: each segment once, and none that the memory holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Memory, Scope

# What a killed process may lose; long enough for full batches of every sentence length.
_AT_ONCE = 4096


@dataclass(slots=True)
class Tally:
    """Count the segments asked for: those decoded, those remembered, those repeated within one call.

    What another thread was decoding already counts as repeated.
    """

    decoded: int = 0
    remembered: int = 0
    repeated: int = 0


@dataclass(slots=True)
class Remembering:
    """Wrap `translate` so that it sees each segment once; give sources in the form that the model sees.

    `memory` None (`--no-cache`) still translates the duplicates in one call
    once. Several threads may call at once, if `translate` lets them: what one
    of them decodes, the others wait for.
    """

    translate: Callable[[Sequence[str]], Sequence[Hypothesis]]
    memory: Memory | None
    scope: Scope
    tally: Tally = field(default_factory=Tally)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pending: dict[str, Future[Hypothesis]] = field(default_factory=dict)

    def __call__(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the translation of each source, in order."""
        unique = dict.fromkeys(sources)
        known = self.memory.get_many(self.scope, unique) if self.memory else {}
        mine, others = self._claim(source for source in unique if source not in known)
        with self._lock:
            self.tally.repeated += len(sources) - len(unique) + len(others)
            self.tally.remembered += len(known)
        try:
            for start in range(0, len(mine), _AT_ONCE):
                known |= self._decode(mine[start : start + _AT_ONCE])
        finally:
            self._release(mine)
        known |= {source: future.result() for source, future in others.items()}
        return [known[source] for source in sources]

    def _claim(self, sources: Iterable[str]) -> tuple[list[str], dict[str, Future[Hypothesis]]]:
        """Part the sources into those to decode here, and those that another thread has in hand."""
        mine: list[str] = []
        others: dict[str, Future[Hypothesis]] = {}
        with self._lock:
            for source in sources:
                if source in self._pending:
                    others[source] = self._pending[source]
                else:
                    self._pending[source] = Future()
                    mine.append(source)
        return mine, others

    def _decode(self, part: Sequence[str]) -> dict[str, Hypothesis]:
        fresh = dict(zip(part, self.translate(part), strict=True))
        if self.memory:
            self.memory.put_many(self.scope, fresh)
        with self._lock:
            self.tally.decoded += len(part)
            for source, hypothesis in fresh.items():
                self._pending[source].set_result(hypothesis)
        return fresh

    def _release(self, mine: Sequence[str]) -> None:
        """Let go of the sources; those that came to nothing must not be waited for."""
        with self._lock:
            for source in mine:
                future = self._pending.pop(source)
                if not future.done():
                    future.set_exception(RuntimeError("the engine failed in another thread"))

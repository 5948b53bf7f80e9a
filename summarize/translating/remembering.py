"""Translate only what is new: each segment once, and none that the memory holds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Memory, Scope

AT_ONCE = 4096
"""Segments decoded and remembered together: what a killed process may lose, and enough for full batches."""
# Some 25,000 segments, in 20 MB of memory.
_RECENT = 6_000_000


@dataclass(slots=True)
class Tally:
    """Count the segments asked for: those decoded, those remembered, those repeated in this run.

    What another thread was decoding already counts as repeated, and so does
    what a run without a memory has decoded before.
    """

    decoded: int = 0
    remembered: int = 0
    repeated: int = 0


@dataclass(slots=True)
class Remembering:
    """Wrap `translate` so that it sees each segment once; give sources in the form that the model sees.

    What was decoded lately is kept here too: for runs without a memory
    (`--no-cache`, or a disk that does not take it), and for a thread that
    looked there just before another one wrote. Several threads may call at
    once, if `translate` lets them: what one of them decodes, the others wait for.
    """

    translate: Callable[[Sequence[str]], Sequence[Hypothesis]]
    memory: Memory | None
    scope: Scope
    tally: Tally = field(default_factory=Tally)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pending: dict[str, Future[Hypothesis]] = field(default_factory=dict)
    _recent: Recent = field(default_factory=lambda: Recent())

    def __call__(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the translation of each source, in order."""
        out: list[Hypothesis] = []
        for start in range(0, len(sources), AT_ONCE):
            out += self._some(sources[start : start + AT_ONCE])
        return out

    def _some(self, sources: Sequence[str]) -> list[Hypothesis]:
        unique = dict.fromkeys(sources)
        known = self.memory.get_many(self.scope, unique) if self.memory else {}
        mine, others, recent = self._claim([source for source in unique if source not in known])
        with self._lock:
            self.tally.repeated += len(sources) - len(unique) + len(others) + len(recent)
            self.tally.remembered += len(known)
        try:
            known |= recent | self._decode(mine)
        finally:
            self._release(mine)
        known |= {source: future.result() for source, future in others.items()}
        return [known[source] for source in sources]

    def _claim(self, sources: Sequence[str]) -> tuple[list[str], dict[str, Future[Hypothesis]], dict[str, Hypothesis]]:
        """Part the sources into those to decode here, those another thread has in hand, and those decoded lately."""
        mine: list[str] = []
        others: dict[str, Future[Hypothesis]] = {}
        with self._lock:
            recent = self._recent.get_many(sources)
            for source in sources:
                if source in self._pending:
                    others[source] = self._pending[source]
                elif source not in recent:
                    self._pending[source] = Future()
                    mine.append(source)
        return mine, others, {source: known for source, known in recent.items() if source not in others}

    def _decode(self, part: Sequence[str]) -> dict[str, Hypothesis]:
        if not part:
            return {}
        fresh = dict(zip(part, self.translate(part), strict=True))
        if self.memory:
            self.memory.put_many(self.scope, fresh)
        with self._lock:
            self.tally.decoded += len(part)
            self._recent.put_many(fresh)
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


class Recent:
    """Keep what was decoded last, up to `most` characters of it; not safe to share between threads."""

    def __init__(self, most: int = _RECENT) -> None:
        self._most = most
        self._size = 0
        self._known: OrderedDict[str, Hypothesis] = OrderedDict()

    def get_many(self, sources: Iterable[str]) -> dict[str, Hypothesis]:
        """Return what is still known of `sources`; what is asked for stays longest."""
        found = {source: self._known[source] for source in sources if source in self._known}
        for source in found:
            self._known.move_to_end(source)
        return found

    def put_many(self, hypotheses: Mapping[str, Hypothesis]) -> None:
        """Keep these, none of them known yet, and let go of the oldest."""
        self._known.update(hypotheses)
        self._size += sum(_length(source, hypothesis) for source, hypothesis in hypotheses.items())
        while self._size > self._most:
            self._size -= _length(*self._known.popitem(last=False))


def _length(source: str, hypothesis: Hypothesis) -> int:
    return len(source) + len(hypothesis.text)

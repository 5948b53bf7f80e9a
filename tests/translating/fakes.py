"""An engine that says what it is told to, for tests of what stands around engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarize.translating.engine import Decoding, Hypothesis, Links


class Scripted:
    """Answer each source with what `answer` returns for it, and remember what was asked."""

    name = "scripted 1"

    def __init__(self, answer: Callable[[str, Decoding], Sequence[Hypothesis]], limit: int = 100) -> None:
        self._answer = answer
        self.limit = limit
        self.asked: list[tuple[list[str], Decoding]] = []

    def count(self, source: str) -> int:
        """Count words."""
        return len(source.split())

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Answer, and remember the question."""
        self.asked.append((list(sources), decoding))
        return [tuple(self._answer(source, decoding)) for source in sources]

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Answer one after the other, the last first."""
        yield from reversed(list(enumerate(self.translate(sources, decoding))))

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Align nothing."""
        return [() for _ in pairs]


def always(text: str) -> Callable[[str, Decoding], Sequence[Hypothesis]]:
    """Answer everything with `text`."""
    return lambda source, decoding: [Hypothesis(text, -0.5)]

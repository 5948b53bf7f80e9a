"""Write a summary with a summariser, part by part, and let no sentence into it that the guard refuses.

Every part of the article that the model can read at once is summarised by
itself. Where the sentences that pass are still more than the brief may hold, a
second pass summarises them, and so on as long as that makes them fewer. What
is refused in one pass is not read by the next. Nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.article import Language
from summarize.briefing.guarding import Guard, Verdict
from summarize.briefing.packing import Passage, pack
from summarize.briefing.selection import TOLERANCE
from summarize.briefing.words import count as words
from summarize.segmenting.sentences import sentences

Generate = Callable[[Sequence[str]], Sequence[str]]
"""Return the summary of each text."""

_PASSES = 4


@dataclass(frozen=True, slots=True)
class Reader:
    """Say how a summariser reads and writes: its function, the pieces that it takes at once, how it counts them."""

    generate: Generate
    limit: int
    count: Callable[[str], int]
    language: Language


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold the sentences of a summary in order with their verdicts, and those refused in the passes before the last.

    `parts` is how many parts the article was read in.
    """

    verdicts: tuple[Verdict, ...]
    earlier: tuple[Verdict, ...] = ()
    parts: int = 0

    @property
    def passed(self) -> tuple[Verdict, ...]:
        """Return the sentences that may stand."""
        return tuple(one for one in self.verdicts if not one.findings)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Return the sentences that may not, of all passes."""
        return (*self.earlier, *(one for one in self.verdicts if one.findings))


def draft(passages: Sequence[Passage], reader: Reader, guard: Guard, budget: int) -> Draft:
    """Return a summary of the passages for a brief of about `budget` words."""
    parts = pack(passages, reader.limit, reader.count)
    read_in = len(parts)
    earlier: list[Verdict] = []
    for left in reversed(range(_PASSES)):
        verdicts, size = _judged(reader.generate(parts), reader.language, guard), len(parts)
        passed = [one for one in verdicts if not one.findings]
        enough = sum(words(one.text) for one in passed) <= budget * (1 + TOLERANCE)
        if size < 2 or enough or not left:
            break
        parts = pack([Passage(one.text, at) for at, one in enumerate(passed)], reader.limit, reader.count)
        if len(parts) >= size:
            break
        earlier += [one for one in verdicts if one.findings]
    return Draft(tuple(verdicts), tuple(earlier), read_in)


def _judged(summaries: Sequence[str], language: Language, guard: Guard) -> list[Verdict]:
    out: list[Verdict] = []
    for summary in summaries:
        text = " ".join(summary.split())
        for start, end in sentences(text, language):
            out.append(guard.judge(text[start:end], [one.text for one in out if not one.findings]))
    return out

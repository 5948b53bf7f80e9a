"""What every engine can do: turn source sentences into ranked hypotheses.

Engines know nothing of articles: strings in, strings out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Links = tuple[tuple[int, int], ...]
"""Pairs of indices into `source.split()` and `target.split()`."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Hold one candidate translation.

    `score` is the mean log-probability of its pieces. `finished` is False where
    decoding stopped at the length limit and not at the end of the sentence.
    """

    text: str
    score: float
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Decoding:
    """Say how to search: `beam` hypotheses side by side, the best `hypotheses` of them returned.

    `no_repeat` forbids repeating an n-gram of that many pieces; 0 allows all.
    `shortest` and `longest` bound the pieces of the target; 0 leaves it to the
    length of the source and the model's own limit. A summary wants both.
    """

    beam: int = 4
    hypotheses: int = 1
    length_penalty: float = 1.0
    no_repeat: int = 0
    shortest: int = 0
    longest: int = 0

    def signature(self) -> str:
        """Return the settings as one token, for cache keys."""
        bounds = f"s{self.shortest}m{self.longest}" if self.shortest or self.longest else ""
        return f"b{self.beam}n{self.hypotheses}l{self.length_penalty:g}r{self.no_repeat}{bounds}"

    def most(self, length: int, limit: int) -> int:
        """Return the most pieces to decode for `length` source pieces with a model that says `limit` at most."""
        return min(self.longest or longest_output(length), limit)


def longest_output(length: int) -> int:
    """Return the most pieces to decode for `length` source pieces: twice what English ever needs."""
    return 2 * length + 16


class Engine(Protocol):
    """Translate sentences with one loaded model."""

    @property
    def name(self) -> str:
        """Return the engine, its version and its arithmetic: "ctranslate2 4.8.5 int8"."""

    @property
    def limit(self) -> int:
        """Return the most source pieces that the model takes in one sentence."""

    def count(self, source: str) -> int:
        """Return the number of pieces in `source`."""

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each source, best first; blank sources are not allowed."""

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Yield the place of each source and its hypotheses as they are decoded, in whatever order."""

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return the word alignment of each (source, target); empty where this engine has none to give."""

"""Translate segments: prepare, split, remember, decode, choose, join."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.segmenting import split_long
from summarize.translating.choosing import Chooser, Lacking
from summarize.translating.engine import Engine, Hypothesis, Links
from summarize.translating.memory import Memory, Scope
from summarize.translating.normalise import normalise_source, normalise_target
from summarize.translating.remembering import AT_ONCE, Remembering

_RUSSIAN = re.compile("[а-яёА-ЯЁ]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold the English of one segment; `score` is None where nothing was decoded."""

    text: str
    score: float | None


class Translator:
    """Translate Russian segments with one engine; each source is looked up, decoded and remembered once."""

    def __init__(
        self, engine: Engine, beam: int, scope: Scope, memory: Memory | None, lacking: Lacking | None = None
    ) -> None:
        """Prefer hypotheses that `lacking` asks less for; what it depends on must be in the scope's settings."""
        self._engine = engine
        chooser = Chooser(engine, beam, lacking) if lacking else Chooser(engine, beam)
        whole = Scope(scope.model, scope.sha256, f"{scope.settings} {chooser.settings()}".strip(), scope.version)
        self.remembering = Remembering(chooser.translate, memory, whole)

    def translate(self, sources: Sequence[str]) -> list[Rendered]:
        """Return the English of each segment, in order.

        Segments without a Russian letter (numbers, addresses, foreign titles)
        are passed on as they are. One over the model's limit is split at
        clause boundaries and its parts joined again: nothing is cut off.
        """
        out: list[Rendered] = []
        # A book's segments must not all be held in half a dozen forms at once.
        for start in range(0, len(sources), AT_ONCE):
            out += self._some(sources[start : start + AT_ONCE])
        return out

    def _some(self, sources: Sequence[str]) -> list[Rendered]:
        parts: list[list[str]] = [self._parts(source) for source in sources]
        flat = self.remembering([part for each in parts for part in each])
        results = iter(flat)
        return [self._join(source, [next(results) for _ in each]) for source, each in zip(sources, parts, strict=True)]

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return the word alignment of each (source, target), empty where it cannot be told.

        Indices count `source.split()` and `target.split()`, as given.
        """
        plain = [(normalise_source(source), normalise_target(target)) for source, target in pairs]
        found = self._engine.align(plain)
        return [
            some if all(len(one.split()) == len(two.split()) for one, two in zip(pair, given, strict=True)) else ()
            for pair, given, some in zip(plain, pairs, found, strict=True)
        ]

    def _parts(self, source: str) -> list[str]:
        if not _RUSSIAN.search(source):
            return []
        prepared = normalise_source(source)
        limit = self._engine.limit
        # A piece is at least one character: short text needs no count.
        if len(prepared) < limit or self._engine.count(prepared) <= limit:
            return [prepared]
        return split_long(prepared, lambda text: self._engine.count(text) <= limit)

    @staticmethod
    def _join(source: str, hypotheses: Sequence[Hypothesis]) -> Rendered:
        if not hypotheses:
            return Rendered(normalise_target(source), None)
        text = " ".join(hypothesis.text for hypothesis in hypotheses)
        return Rendered(text, sum(hypothesis.score for hypothesis in hypotheses) / len(hypotheses))

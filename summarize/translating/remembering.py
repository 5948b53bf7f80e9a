"""Translate only what is new: each segment once, and none that the memory holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Memory, Scope

# What a killed process may lose; long enough for full batches of every sentence length.
_AT_ONCE = 4096


@dataclass(slots=True)
class Tally:
    """Count the segments asked for: those decoded, those remembered, those repeated within one call."""

    decoded: int = 0
    remembered: int = 0
    repeated: int = 0


@dataclass(slots=True)
class Remembering:
    """Wrap `translate` so that it sees each segment once; give sources in the form that the model sees.

    `memory` None (`--no-cache`) still translates the duplicates in one call once.
    """

    translate: Callable[[Sequence[str]], Sequence[Hypothesis]]
    memory: Memory | None
    scope: Scope
    tally: Tally = field(default_factory=Tally)

    def __call__(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the translation of each source, in order."""
        unique = list(dict.fromkeys(sources))
        known = self.memory.get_many(self.scope, unique) if self.memory else {}
        missing = [source for source in unique if source not in known]
        self.tally.repeated += len(sources) - len(unique)
        self.tally.remembered += len(known)
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            fresh = dict(zip(part, self.translate(part), strict=True))
            self.tally.decoded += len(part)
            if self.memory:
                self.memory.put_many(self.scope, fresh)
            known |= fresh
        return [known[source] for source in sources]

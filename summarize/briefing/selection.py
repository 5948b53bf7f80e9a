"""Choose the sentences of a brief: as much of the gist as its words can hold, and nothing twice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.briefing.ranking import Candidate, Ranking

Length = Literal["short", "standard", "long"]
WORDS: dict[Length, int] = {"short": 40, "standard": 80, "long": 150}
TOLERANCE = 0.25

_POOL = 32  # candidates looked at
_KEPT = 4  # sets kept for each number of words
_STEP = 4  # words that count as the same length
_AIM = 0.10  # share of the budget within which a length costs nothing
_PRICE = 6.0  # cost of being a whole budget away from it
_REPEATING = 1.2  # cost of a pair of sentences that say the same
_WORTH = 0.5
_SURE = 1.0
_FLOOR = 0.0
_ALIKE = 0.12  # similarity that two sentences on one subject have anyway


@dataclass(frozen=True, slots=True)
class _Set:
    value: float
    words: float
    chosen: frozenset[int]


def _off(words: float, budget: int) -> float:
    """Return the cost of a length: none near the budget, steep outside the tolerance."""
    gap = abs(words / budget - 1.0)
    return _PRICE * max(0.0, gap - _AIM) ** 2 + (4.0 + 10 * gap if gap > TOLERANCE else 0.0)


def _with_needed(position: int, by_id: Mapping[int, int], candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Return a candidate's position with those it leans on, itself last."""
    chain = [position]
    while (leans_on := candidates[chain[0]].leans_on) is not None and leans_on in by_id:
        chain.insert(0, by_id[leans_on])
    return tuple(chain)


def choose(ranking: Ranking, budget: int, words: Mapping[int, float] | None = None) -> tuple[int, ...]:
    """Return the ids, in document order, of the best sentences that make about `budget` English words.

    `words` corrects the predicted length of those ids whose translation is
    known. Sentences are taken with those that they lean on.
    """
    candidates = ranking.candidates
    lengths = [(words or {}).get(c.id, c.words) for c in candidates]
    strong = [i for i, c in enumerate(candidates) if not c.weak]
    if sum(lengths[i] for i in strong) < budget * (1 - TOLERANCE):
        strong = list(range(len(candidates)))
    if sum(lengths[i] for i in strong) <= budget * (1 + _AIM):
        return tuple(candidates[i].id for i in strong)
    by_id = {candidates[i].id: i for i in strong}
    pool = sorted(strong, key=lambda i: (-candidates[i].score, i))[:_POOL]
    groups = [_with_needed(i, by_id, candidates) for i in pool]
    best = _search(ranking, groups, lengths, budget)
    return tuple(candidates[i].id for i in sorted(best))


def _search(ranking: Ranking, groups: list[tuple[int, ...]], lengths: list[float], budget: int) -> frozenset[int]:
    beam = {0: [_Set(0.0, 0.0, frozenset())]}
    limit = max(budget * (1 + TOLERANCE), min(sum(lengths[i] for i in group) for group in groups))
    for group in groups:
        grown: dict[int, dict[frozenset[int], _Set]] = {
            step: {kept.chosen: kept for kept in sets} for step, sets in beam.items()
        }
        for sets in beam.values():
            for kept in sets:
                longer = _extend(ranking, kept, group, lengths)
                if longer is not None and longer.words <= limit:
                    grown.setdefault(int(longer.words / _STEP), {})[longer.chosen] = longer
        beam = {
            step: sorted(sets.values(), key=lambda kept: (-kept.value, sorted(kept.chosen)))[:_KEPT]
            for step, sets in grown.items()
        }
    ends = [kept for sets in beam.values() for kept in sets if kept.chosen]
    return min(ends, key=lambda kept: (_off(kept.words, budget) - kept.value, sorted(kept.chosen))).chosen


def _extend(ranking: Ranking, kept: _Set, group: tuple[int, ...], lengths: list[float]) -> _Set | None:
    new = [i for i in group if i not in kept.chosen]
    if not new:
        return None
    value, chosen = kept.value, set(kept.chosen)
    for i in new:
        alike = ranking.similarity[i]
        repeated = sum(max(0.0, alike[j] - _ALIKE) for j in chosen)
        value += (ranking.candidates[i].score ** _SURE - _FLOOR) * (lengths[i] / 20.0) ** _WORTH - _REPEATING * repeated
        chosen.add(i)
    return _Set(value, math.fsum([kept.words, *(lengths[i] for i in new)]), frozenset(chosen))

"""Choose the sentences of a brief: as much of the gist as its words can hold, and nothing twice.

A set of sentences is worth the sum of its sentences' worths less what it
repeats and less the cost of its length. A knapsack over the number of words
finds the best set; it keeps a few sets for each length, for what a sentence
adds depends on the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from summarize.briefing.ranking import Candidate, Ranking

Length = Literal["short", "standard", "long"]
WORDS: dict[Length, int] = {"short": 40, "standard": 80, "long": 150}
TOLERANCE = 0.25

# Tuned on the articles that the weights were learned from, each scored by weights that had not seen it.
_PRICE = 0.22  # probability that a sentence must exceed to be worth its words
_GROWTH = 0.6  # how worth grows with the number of words: 0 not at all, 1 in proportion
_USUAL = 20.0  # words of a usual sentence
_ALIKE = 0.2  # similarity that two sentences on one subject have anyway
_REPEATING = 3.0  # cost of similarity above that
_NEAR = 0.05  # share of the budget within which a length costs nothing
_FAR = 8.0  # cost of being a whole budget away, squared as a share
_OUTSIDE = 4.0  # cost of leaving the tolerance, more than any set is worth

_POOL = 32  # candidates looked at
_KEPT = 4  # sets kept for each number of words
_STEP = 4  # words that count as the same length


class _Set(NamedTuple):
    value: float
    words: float
    chosen: frozenset[int]

    def better(self, budget: int) -> tuple[float, list[int]]:
        return _cost(self.words, budget) - self.value, sorted(self.chosen)


def _cost(words: float, budget: int) -> float:
    gap = abs(words / budget - 1.0)
    outside = _OUTSIDE * (1.0 + gap) if gap > TOLERANCE else 0.0
    return _FAR * max(0.0, gap - _NEAR) ** 2 + outside


def choose(ranking: Ranking, budget: int, words: Mapping[int, float] | None = None) -> tuple[int, ...]:
    """Return the ids, in document order, of the best sentences that make about `budget` English words.

    `words` corrects the predicted length of those ids whose translation is
    known. Sentences are taken with those that they lean on. Where there are
    fewer words than the budget, all of them are taken, the weak sentences last.
    """
    candidates = ranking.candidates
    lengths = [(words or {}).get(c.id, c.words) for c in candidates]
    usable = [i for i, c in enumerate(candidates) if not c.weak]
    for i in sorted(set(range(len(candidates))) - set(usable), key=lambda i: (-candidates[i].score, i)):
        if sum(lengths[j] for j in usable) >= budget * (1 - TOLERANCE):
            break
        usable.append(i)
    if sum(lengths[i] for i in usable) <= budget:
        return tuple(candidates[i].id for i in sorted(usable))
    at = {candidates[i].id: i for i in usable}
    pool = sorted(usable, key=lambda i: (-candidates[i].score, i))[:_POOL]
    groups = [_with_needed(i, at, candidates) for i in pool]
    return tuple(candidates[i].id for i in sorted(_search(ranking, groups, lengths, budget)))


def _with_needed(i: int, at: Mapping[int, int], candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Return a candidate with those that it leans on before it, as positions."""
    chain = [i]
    while (leans_on := candidates[chain[0]].leans_on) is not None and leans_on in at:
        chain.insert(0, at[leans_on])
    return tuple(chain)


def _search(ranking: Ranking, groups: list[tuple[int, ...]], lengths: list[float], budget: int) -> frozenset[int]:
    limit = max(budget * (1 + TOLERANCE), min(sum(lengths[i] for i in group) for group in groups))
    worth = {i: _worth(ranking, i, lengths[i]) for i in set(chain.from_iterable(groups))}
    beam = {0: [_Set(0.0, 0.0, frozenset())]}
    for group in groups:
        grown: dict[int, dict[frozenset[int], _Set]] = {}
        for kept in [kept for sets in beam.values() for kept in sets]:
            if kept.words + sum(lengths[i] for i in group if i not in kept.chosen) <= limit:
                longer = _extended(worth, kept, group, lengths)
                step = int(longer.words / _STEP)
                if step not in grown:
                    grown[step] = {other.chosen: other for other in beam.get(step, ())}
                grown[step][longer.chosen] = longer
        beam |= {step: _ranked(sets.values())[:_KEPT] for step, sets in grown.items()}
    ends = [kept for sets in beam.values() for kept in sets if kept.chosen]
    return min(ends, key=lambda kept: kept.better(budget)).chosen


def _ranked(sets: Iterable[_Set]) -> list[_Set]:
    """Return sets by their worth; the order of equals is that of the document."""
    ranked = sorted(sets, key=lambda kept: -kept.value)
    if any(one.value == other.value for one, other in pairwise(ranked)):
        ranked.sort(key=lambda kept: (-kept.value, sorted(kept.chosen)))
    return ranked


def _worth(ranking: Ranking, i: int, words: float) -> tuple[float, tuple[float, ...]]:
    """Return what a candidate adds to a set, and what each of the others takes from that where both are in it."""
    value = (ranking.candidates[i].score - _PRICE) * (words / _USUAL) ** _GROWTH
    return value, tuple([max(0.0, alike - _ALIKE) for alike in ranking.similarity[i]])


def _extended(
    worth: Mapping[int, tuple[float, tuple[float, ...]]], kept: _Set, group: tuple[int, ...], lengths: list[float]
) -> _Set:
    value, words, chosen = kept.value, kept.words, set(kept.chosen)
    for i in group:
        if i in chosen:
            continue
        own, repeated = worth[i]
        value += own - _REPEATING * sum([repeated[j] for j in chosen])
        words += lengths[i]
        chosen.add(i)
    return _Set(value, words, frozenset(chosen))

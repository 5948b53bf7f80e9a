"""Trace a generated sentence to the segments that it rests on.

The measure is containment: the share of what the sentence asserts that a set
of segments holds, in weights. It is not a similarity (cosine, ROUGE-F): a
summary leaves out most of what its source says, and that must not count
against the pair. What few segments of the article hold weighs more than what
all hold (inverse document frequency), and numbers, dates and names more than
other words, for they tell one sentence of an article from the next. Summary
sentences mostly fuse a few sentences: segments are added greedily, the one
that explains most of what is left first, as long as one explains enough. A
name or figure that none of them has may still come from another segment, where
that one has a word beside it too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from summarize.article import Language
from summarize.briefing.facts import Facts, Term, around, facts
from summarize.briefing.wording import akin, paraphrases
from summarize.checking.amount import Amount, Value

_MOST = 5  # segments that one sentence may fuse
_ALL = 7  # with those that only give a name or figure
_FIRST, _FURTHER = 0.2, 0.07  # share of the sentence that the first segment, each further one explains at least
_HEADING = 0.8  # worth of what a heading explains
_SHARES = (0.25, 0.5, 0.75)
_SURE = 2  # words of the other language that a name shares with another form of it
_NAME, _FIGURE = 1.6, 2.0  # weights beside that of another word


def readings(amount: Amount) -> frozenset[Value]:
    """Return what a number may be on either side of one language: "half" is 50 too, but no six months."""
    value = amount.values[0]
    many = amount.kind in ("decade", "year", "time", "day")
    share = {value * 100} if not isinstance(value, str) and value in _SHARES else set()
    return frozenset({*(amount.values if many else (value,)), *amount.parts, *share})


@dataclass(frozen=True)
class Evidence:
    """Hold a source segment: its id, its text in the language of the summary, and stems that it also accounts for.

    A `heading` says in few words what other segments say: these are preferred.
    `original` is the Russian where the text is a translation; `also` the
    English stems that may translate it.
    """

    id: int
    text: str
    language: Language
    original: str = ""
    heading: bool = False
    also: frozenset[str] = frozenset()

    @cached_property
    def facts(self) -> Facts:
        """Return what the segment asserts."""
        return facts(self.text, self.language)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return all stems that the segment accounts for."""
        return self.facts.stems | self.also

    @cached_property
    def by_beginning(self) -> dict[str, list[str]]:
        """Return the stems by their first three letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self.stems:
            found[stem[:3]].append(stem)
        return found

    @cached_property
    def values(self) -> frozenset[Value]:
        """Return the readings of its numbers."""
        return frozenset(
            value
            for one in self.facts.amounts
            for value in (*readings(one), *(v / one.scale for v in one.values if not isinstance(v, str)))
        )

    @cached_property
    def dates(self) -> frozenset[str]:
        """Return the keys of its months and weekdays, those written in digits among them."""
        parts = {part for one in self.facts.amounts for part in one.parts if isinstance(part, str)}
        return frozenset({one.key for one in self.facts.dates} | parts)

    def names(self, term: Term) -> bool:
        """Say whether a name of a summary is here: itself, its family («Япония», «японский»), or its translation."""
        if any(akin(term.stem, stem) for stem in self.by_beginning.get(term.stem[:3], ())):
            return True
        alike = paraphrases(term.stem, self.language, _SURE)
        return any(there.stem in alike for there in self.facts.terms if there.name or there.opens)

    def accounts_for(self, term: Term) -> bool:
        """Say whether a word of a summary has a source here: itself, its family, or a paraphrase."""
        if not self.stems.isdisjoint(paraphrases(term.stem, self.language)):
            return True
        return any(akin(term.stem, stem) for stem in self.by_beginning.get(term.stem[:3], ()))


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold the segments that a sentence rests on, the one that explains most first.

    `share` is what they explain of it by weight, its figures counted where they have them: those that they have not
    are judged by themselves.
    """

    segments: tuple[int, ...]
    share: float


@dataclass(frozen=True, slots=True)
class _Item:
    """Hold a word or figure of a sentence: its weight, who holds it, and for names and figures the words beside it.

    `rarity` is its weight were it a common word.
    """

    weight: float
    rarity: float
    holders: frozenset[int]
    beside: tuple[Term, ...] = ()


class Tracer:
    """Trace sentences to the segments of one article."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self.evidence = {one.id: one for one in evidence}

    def trace(self, sentence: Facts) -> Trace:
        """Return what the sentence rests on; no segments where nothing explains enough of it."""
        plain = list(self._words(sentence))
        items = [*plain, *self._figures(sentence)]
        whole = sum(item.weight for item in items)
        if not whole:
            return Trace((), 0.0)
        chosen: list[int] = []
        left = items
        while len(chosen) < _MOST:
            best, worth = self._best(left, self.evidence)
            if best is None or worth / whole < (_FURTHER if chosen else _FIRST):
                break
            chosen.append(best)
            left = [item for item in left if best not in item.holders]
        for item in left if chosen else ():
            near = [one for one in item.holders if any(self.evidence[one].accounts_for(term) for term in item.beside)]
            best, _ = self._best(items, near)
            if best is not None and len(chosen) < _ALL and item.holders.isdisjoint(chosen):
                chosen.append(best)
        figures = [item for item in items[len(plain) :] if not item.holders.isdisjoint(chosen)]
        return Trace(tuple(chosen), _share([*plain, *figures] or items, chosen))

    def _best(self, items: Sequence[_Item], among: Iterable[int]) -> tuple[int | None, float]:
        """Return which segment holds the most weight of the items, the first of equals, and how much."""
        worth = {
            one: sum(item.weight for item in items if one in item.holders)
            * (_HEADING if self.evidence[one].heading else 1.0)
            for one in among
        }
        best = min(worth, key=lambda one: (-worth[one], one), default=None)
        return best, worth[best] if best is not None else 0.0

    def _item(self, factor: float, holds: Callable[[Evidence], bool], beside: tuple[Term, ...] = ()) -> _Item:
        holders = frozenset(id_ for id_, one in self.evidence.items() if holds(one))
        rarity = math.log1p(len(self.evidence) / (1 + len(holders)))
        return _Item(factor * rarity, rarity, holders, beside)

    def _words(self, sentence: Facts) -> Iterator[_Item]:
        for term in sentence.terms:
            named = term.name or term.opens
            beside = around(sentence, term.start, term.end) if named else ()
            holds = Evidence.names if term.name else Evidence.accounts_for
            yield self._item(_NAME if term.name else 1.0, partial(holds, term=term), beside)

    def _figures(self, sentence: Facts) -> Iterator[_Item]:
        for one in sentence.amounts:
            if one.firm:
                yield self._item(_FIGURE, partial(_has_number, readings(one)), around(sentence, one.start, one.end))
        for date in sentence.dates:
            if date.firm:
                yield self._item(_FIGURE, partial(_has_date, date.key), around(sentence, date.start, date.end))


def _share(items: Sequence[_Item], chosen: Sequence[int]) -> float:
    held = sum(item.rarity for item in items if not item.holders.isdisjoint(chosen))
    return held / sum(item.rarity for item in items)


def _has_number(values: frozenset[Value], evidence: Evidence) -> bool:
    return not evidence.values.isdisjoint(values)


def _has_date(key: str, evidence: Evidence) -> bool:
    return key in evidence.dates

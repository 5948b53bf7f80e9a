"""Find numbers that changed places: each stands in the target among the words that belong to the other.

Anchors are numbers found exactly once on both sides. The words around an
anchor in the source, and its unit, should have their translations around it in
the target. Two anchors are swapped when more of the other's than of its own
are there.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import NamedTuple

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.checking.links import expected
from summarize.checking.measures import measures_en, measures_ru
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words

_NEAR = 2  # content words of the source on either side of an anchor
_WITHIN = 3  # words of the target on either side
_YEAR_BEFORE = re.compile(r"\b(?:in|since|until|of|year|from|by|to|[A-Z][a-z]+|[0-9],)\s$")

_APART = 20  # characters by which each must be nearer to the other's place
_RANGE_RU = re.compile(r"\s?[–—-]\s?|\s(?:до|по|и)\s")
_RANGE_EN = re.compile(r"\s?[–—-]\s?|\s(?:to|and|through|until)\s")


class Anchor(NamedTuple):
    """Hold a number that stands once on either side."""

    source: Amount
    target: Amount


def anchors(source: str, target: str) -> list[Anchor]:
    """Return the numbers found exactly once on both sides."""
    ours = [one for one in amounts_ru.amounts(source) if one.firm and one.kind != "phone"]
    theirs = [one for one in amounts_en.amounts(target) if one.firm]
    found = []
    for one in ours:
        mates = [other for other in theirs if other.values[0] == one.values[0]]
        if len(mates) == 1 and sum(other.values[0] == one.values[0] for other in ours) == 1:
            found.append(Anchor(one, mates[0]))
    return found


def swapped(source: str, target: str) -> tuple[Anchor, Anchor] | None:
    """Return two numbers that changed places, or None."""
    found = anchors(source, target)
    if len(found) < 2:
        return None
    pairs = [(one, other) for one, other in combinations(found, 2) if not (_is_year(one) and _is_year(other))]
    return _turned(source, target, found) or _among_others(source, target, pairs) or _misplaced(source, target, pairs)


def _among_others(source: str, target: str, pairs: list[tuple[Anchor, Anchor]]) -> tuple[Anchor, Anchor] | None:
    """Return two numbers that stand among the words and units of one another."""
    if not pairs:
        return None
    ours, theirs = _units(source, target)
    each = {one for pair in pairs for one in pair}
    around = {one: wanted_beside(source, (one.source.start, one.source.end)) for one in each}
    beside = {one: stems_beside(target, (one.target.start, one.target.end)) for one in each}
    for pair in pairs:
        wanted, there = [around[one] for one in pair], [beside[one] for one in pair]
        own, cross = (
            met(wanted[0], there[0]) + met(wanted[1], there[1]),
            met(wanted[0], there[1]) + met(wanted[1], there[0]),
        )
        here = [ours.get(one.source.start) for one in pair]
        yonder = [theirs.get(one.target.start) for one in pair]
        if here[0] != here[1]:
            own += sum(unit is not None and unit == mate for unit, mate in zip(here, yonder, strict=True))
            cross += sum(unit is not None and unit == mate for unit, mate in zip(here, reversed(yonder), strict=True))
        if cross - own > 1 or cross > own == 0:
            return pair
    return None


def _misplaced(source: str, target: str, pairs: list[tuple[Anchor, Anchor]]) -> tuple[Anchor, Anchor] | None:
    """Return two numbers each of which stands where the words around the other one are."""
    for pair in pairs:
        wanted = [expected((one.source.start + one.source.end) / 2, source, target) for one in pair]
        first, last = ((one.target.start + one.target.end) / 2 for one in pair)
        if wanted[0] is None or wanted[1] is None:
            return None
        gains = abs(wanted[0] - first) - abs(wanted[0] - last), abs(wanted[1] - last) - abs(wanted[1] - first)
        if min(gains) > 0 and sum(gains) > _APART:
            return pair
    return None


def _is_year(anchor: Anchor) -> bool:
    value = anchor.source.values[0]
    return not isinstance(value, str) and 1000 <= value < 3000 and value % 1 == 0


def _turned(source: str, target: str, found: list[Anchor]) -> tuple[Anchor, Anchor] | None:
    """Return the ends of a range that the target gives in the other order, or None."""
    for one, other in pairwise(found):
        first, last = one.source, other.source
        if not _RANGE_RU.fullmatch(source[first.end : last.start]) or other.target.end > one.target.start:
            continue
        if _RANGE_EN.fullmatch(target[other.target.end : one.target.start]) and _rises(first, last):
            return one, other
    return None


def _rises(first: Amount, last: Amount) -> bool:
    low, high = first.values[0], last.values[0]
    return not isinstance(low, str) and not isinstance(high, str) and low < high


def met(wanted: list[frozenset[str]], there: set[str]) -> int:
    """Return how many of the wanted words are there, each in one of its translations."""
    return sum(not there.isdisjoint(stems) for stems in wanted)


def _units(source: str, target: str) -> tuple[dict[int, str], dict[int, str]]:
    """Return the unit of each amount of either side by where it starts; a year's and a day's are what they are."""
    ours = {one.amount.start: one.unit for one in measures_ru(source)}
    theirs = {one.amount.start: one.unit for one in measures_en(target)}
    ours |= {one.start: one.kind for one in amounts_ru.amounts(source) if one.kind in {"year", "day"}}
    for one in amounts_en.amounts(target):
        if one.kind == "day":
            theirs[one.start] = "day"
        elif one.start not in theirs and _YEAR_BEFORE.search(target[max(0, one.start - 12) : one.start]):
            theirs[one.start] = "year"
    return ours, theirs


def wanted_beside(source: str, span: tuple[int, int]) -> list[frozenset[str]]:
    """Return the translations of each content word that stands next to a span of the source."""
    content = content_ru(source)
    before = [word for word in content if word.end <= span[0]][-_NEAR:]
    after = [word for word in content if word.start >= span[1]][:_NEAR]
    return [stems for stems in (translations(word.stem)[1] for word in before + after) if stems]


def stems_beside(target: str, span: tuple[int, int]) -> set[str]:
    """Return the stems of the words around a span of the target."""
    found = words(target)
    before = [word for word in found if word.end <= span[0]][-_WITHIN:]
    after = [word for word in found if word.start >= span[1]][:_WITHIN]
    return {stem_en(word.form) for word in before + after}

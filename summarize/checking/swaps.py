"""Find numbers that changed places: each stands in the target where the source has the other.

Anchors are numbers found exactly once on both sides; `bindings` weighs what
speaks for two of them having changed places.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.bindings import Anchor, evidence

ENOUGH = -0.25  # log-odds
_MOST = 8  # anchors: lists of more are not judged pair by pair but neighbour by neighbour

_RANGE_RU = re.compile(r"\s?[–—-]\s?|,\s|,?\s(?:до|по|и|или)\s")
_RANGE_EN = re.compile(r"\s?[–—-]\s?|\s(?:to|and|through|until)\s")
_ROW_EN = re.compile(r"\s?[–—-]\s?|,\s|,?\s(?:to|and|or|through|until)\s")


def anchors(source: str, target: str) -> list[Anchor]:
    """Return the numbers found exactly once on both sides."""
    ours = [one for one in amounts_ru.amounts(source) if one.firm and one.kind != "phone"]
    theirs = [one for one in amounts_en.amounts(target) if one.firm]
    found = []
    for one in ours:
        mates = [other for other in theirs if other.values[0] == one.values[0]]
        if len(mates) != 1 or sum(other.values[0] == one.values[0] for other in ours) != 1:
            continue
        # A letter glued to a number on both sides makes it a name: «JAS 39C».
        glued = target[mates[0].end : mates[0].end + 1]
        if not (glued.isupper() and glued == source[one.end : one.end + 1]):
            found.append(Anchor(one, mates[0]))
    return found


def swapped(source: str, target: str) -> tuple[Anchor, Anchor] | None:
    """Return two numbers that changed places, or None."""
    found = anchors(source, target)
    if len(found) < 2:
        return None
    turned = _turned(source, target, found)
    if turned:
        return turned
    pairs = combinations(found, 2) if len(found) <= _MOST else pairwise(found)
    judged = [(evidence(source, target, *pair), pair) for pair in pairs if not _in_a_row(source, target, *pair)]
    score, pair = max(judged, default=(ENOUGH, (found[0], found[1])))
    return pair if score > ENOUGH else None


def _in_a_row(source: str, target: str, one: Anchor, other: Anchor) -> bool:
    """Say whether both sides give two numbers in the same order with nothing but a joint between: «2004 и 2008»."""
    return (
        _RANGE_RU.fullmatch(source[one.source.end : other.source.start]) is not None
        and _ROW_EN.fullmatch(target[one.target.end : other.target.start]) is not None
    )


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

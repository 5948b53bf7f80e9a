"""Tell where a number belongs: how well its neighbours and unit in the source suit a place in the target.

The evidence for two numbers having changed places is a sum of weighted
features, in log-odds: what the words around each, its unit and its kind say of
its own place and of the other's, and whether the numbers stand in another
order than in the source. `benchmarks.fit_bindings` fits the weights to good
translations and to the same ones with two numbers exchanged.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.content import Content, content_ru, is_empty_en
from summarize.checking.lexicon import translations
from summarize.checking.links import expected
from summarize.checking.measures import measures_en, measures_ru
from summarize.checking.stems import stem_en
from summarize.checking.tokens import Word, words

Stems = frozenset[str]

WEIGHTS = {
    "next": 1.26, "soon after": 0.42, "after": 0.77, "previous": 0.93, "before": 0.53, "after before": 0.71,
    "lead": 2.69, "unit": 1.36, "other unit": -0.93, "year": 0.29, "counted": -0.55, "compared": 0.2,
    "units kept": -0.67, "inverted": 2.84, "nearer": 0.37, "both nearer": 0.32, "inverted near": 1.06,
    "inverted nearer": 0.6,
}  # fmt: skip
BIAS = -2.01

_AFTER, _BEFORE = 4, 3  # words of the target around a place
_NEAR = 25  # characters between two numbers that stand side by side
_SCALE, _MOST = 40.0, 3.0  # characters for one unit of evidence by distance, and the most of it

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR_BEFORE = re.compile(
    rf"\b(?:in|since|until|year|by|during|(?:{_MONTH}|spring|summer|autumn|fall|winter|early|late|mid)(?:\s[0-9]+,)?"
    r"(?: of)?)\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}s\b")
_COMPARED = re.compile(r"\b(?:than|about|around|some|nearly|over|least|most|another|all|these|those|other)\s$", re.I)
_DAY_PLACE = re.compile(r",\s[12][0-9]{3}\b")
_TIMES_RU, _TIMES_EN = re.compile(r"\sраза?\b|-?кратн"), re.compile(r"\stimes\b|-?fold\b")
_SINCE = re.compile(r"\bfor\s$|[12][0-9]{3}\s?[-–]\s?$")
# What stands before a number on either side and sets what it is to the others: «из 22» is "of 22".
_LEADS = {
    "из": "of", "до": "to until till through", "с": "from since", "со": "from since", "от": "from of",
    "на": "by on", "за": "in over within for during", "вместо": "of", "через": "after in within", "под": "no",
    "№": "no", "номер": "no number", "свыше": "than over above", "более": "than over above", "больше": "than over",
    "менее": "than under", "меньше": "than under", "почти": "almost nearly", "около": "about around some",
    "примерно": "about around some", "против": "from against with", "лишь": "only just", "только": "only just",
    "ещё": "another more", "еще": "another more", "по": "to at through each", "к": "by to", "каждый": "every",
    **dict.fromkeys(("ст", "статья", "статьи", "статье", "статью", "статьей"), "art article section"),
    **dict.fromkeys(("ч", "часть", "части", "частью"), "part paragraph para"),
    **dict.fromkeys(("п", "пункт", "пункта", "пункте", "пунктом", "пункту"), "paragraph para clause item point"),
}  # fmt: skip
_LEAD_RU = re.compile(r"(?:^|\s)([а-яё]+|№)\.?\s?$", re.IGNORECASE)
_LEAD_EN = re.compile(r"\b([A-Za-z]+)\.?\s(?:(?:the|an?|its|their|his|her|all|up|as)\s)*[$€£¥]?$")
_YEAR_PLACE = re.compile(r"\b(?:in|since|until|of|year|from|by|to|[A-Z][a-z]+|[0-9],)\s$")


class Anchor(NamedTuple):
    """Hold a number that stands once on either side."""

    source: Amount
    target: Amount


class _Place(NamedTuple):
    """Hold the stems around a place of the target: of the next two words and four, the last two and three."""

    next: Stems
    after: Stems
    previous: Stems
    before: Stems


class _Wants(NamedTuple):
    """Hold the translations of the words around a number of the source: those that touch it, and those near it."""

    next: Stems
    after: tuple[Stems, ...]
    previous: Stems
    before: tuple[Stems, ...]


@lru_cache(maxsize=256)
def _place(target: str, start: int, end: int) -> _Place:
    found = words(target)
    after = [one for one in found if one.start >= end][:_AFTER]
    before = [one for one in found if one.end <= start][-_BEFORE:]
    return _Place(_stems(after[:2]), _stems(after), _stems(before[-2:]), _stems(before))


def _stems(some: list[Word]) -> Stems:
    return frozenset(stem_en(one.form) for one in some if not is_empty_en(one.form))


@lru_cache(maxsize=256)
def _wants(source: str, start: int, end: int) -> _Wants:
    content = content_ru(source)
    after = [one for one in content if one.start >= end][:3]
    before = [one for one in content if one.end <= start][-2:]
    next_ = _said(after[0]) if after and after[0].start - end < 3 else frozenset()
    previous = _said(before[-1]) if before and start - before[-1].end < 4 else frozenset()
    return _Wants(next_, tuple(map(_said, after)), previous, tuple(map(_said, before)))


def _said(word: Content) -> Stems:
    return translations(word.stem)[1]


@lru_cache(maxsize=64)
def _units(source: str, target: str) -> tuple[dict[int, str], dict[int, str]]:
    """Return the unit of each amount of either side by where it starts; a year's and a day's are what they are."""
    ours = {one.amount.start: one.unit for one in measures_ru(source)}
    for one in amounts_ru.amounts(source):
        if one.kind in {"year", "day"}:
            ours[one.start] = one.kind
        elif _TIMES_RU.match(source, one.end):
            ours.setdefault(one.start, "times")
    theirs = {one.amount.start: one.unit for one in measures_en(target)}
    for one in amounts_en.amounts(target):
        before = target[max(0, one.start - 14) : one.start]
        if one.kind == "day" or _DAY_PLACE.match(target, one.end):
            theirs[one.start] = "day"
        elif _TIMES_EN.match(target, one.end):
            theirs[one.start] = "times"
        elif one.start not in theirs and (_YEAR_PLACE.search(before) or (one.kind == "year" and _SINCE.search(before))):
            theirs[one.start] = "year"
    return ours, theirs


def _suits(source: str, target: str, number: Amount, at: Amount) -> dict[str, float]:
    """Return the features of a number of the source at the place where an amount of the target stands."""
    wanted, there = _wants(source, number.start, number.end), _place(target, at.start, at.end)
    ours, theirs = _units(source, target)
    unit, unit_there = ours.get(number.start), theirs.get(at.start)
    after, before = target[at.end : at.end + 30], target[max(0, at.start - 20) : at.start]
    year = number.kind in {"year", "decade"}
    return {
        "next": not wanted.next.isdisjoint(there.next),
        "soon after": not wanted.next.isdisjoint(there.after),
        "after": sum(not stems.isdisjoint(there.after) for stems in wanted.after),
        "previous": not wanted.previous.isdisjoint(there.previous),
        "before": sum(not stems.isdisjoint(there.before) for stems in wanted.before),
        "after before": sum(not stems.isdisjoint(there.after) for stems in wanted.before),
        "lead": _leads(source, number, target, at),
        "unit": _is_unit(unit, unit_there),
        "other unit": unit is not None and unit_there is not None and not _is_unit(unit, unit_there),
        "year": year and _YEAR_BEFORE.search(before) is not None,
        "counted": year and _COUNTED.match(after) is not None,
        "compared": (_COMPARED.search(before) is not None) * (-1 if year else 1),
    }


@lru_cache(maxsize=256)
def _lead_ru(source: str, start: int) -> str:
    match = _LEAD_RU.search(source[max(0, start - 12) : start])
    return match[1].lower() if match else ""


@lru_cache(maxsize=256)
def _lead_en(target: str, start: int) -> str:
    match = _LEAD_EN.search(target[max(0, start - 24) : start])
    return match[1].lower() if match else ""


def _leads(source: str, number: Amount, target: str, at: Amount) -> bool:
    """Tell whether the word before a place of the target translates the word before a number of the source."""
    return _lead_en(target, at.start) in _LEADS.get(_lead_ru(source, number.start), "").split()


def _is_unit(ours: str | None, theirs: str | None) -> bool:
    return ours is not None and ours == theirs


def _keep_units(source: str, target: str, one: Anchor, other: Anchor) -> bool:
    """Tell whether the units say that each number is in its place: one has its own, neither the other's."""
    ours, theirs = _units(source, target)
    here = [ours.get(each.source.start) for each in (one, other)]
    there = [theirs.get(each.target.start) for each in (one, other)]
    own = _is_unit(here[0], there[0]) + _is_unit(here[1], there[1])
    cross = _is_unit(here[0], there[1]) + _is_unit(here[1], there[0])
    return own > 0 and not cross and here[0] != here[1]


def features(source: str, target: str, one: Anchor, other: Anchor) -> dict[str, float]:
    """Return what speaks for two numbers having changed places, by the names of `WEIGHTS`."""
    found = dict.fromkeys(WEIGHTS, 0.0)
    for sign, number, at in (
        (1, one.source, other.target),
        (1, other.source, one.target),
        (-1, one.source, one.target),
        (-1, other.source, other.target),
    ):
        for name, value in _suits(source, target, number, at).items():
            found[name] += sign * value
    inverted = (one.source.start < other.source.start) != (one.target.start < other.target.start)
    gains = _gains(source, target, one, other)
    found["inverted"] = inverted
    found["units kept"] = _keep_units(source, target, one, other)
    found["nearer"] = max(-_MOST, min(_MOST, sum(gains) / _SCALE))
    found["both nearer"] = min(gains) > 0
    found["inverted near"] = inverted and abs(one.target.start - other.target.start) < _NEAR
    found["inverted nearer"] = inverted and sum(gains) > 0
    return found


def _gains(source: str, target: str, one: Anchor, other: Anchor) -> tuple[float, float]:
    """Return by how many characters each would be nearer to where it is expected, were they to change places."""
    wanted = [expected((each.source.start + each.source.end) / 2, source, target) for each in (one, other)]
    if wanted[0] is None or wanted[1] is None:
        return 0.0, 0.0
    first, last = ((each.target.start + each.target.end) / 2 for each in (one, other))
    return abs(wanted[0] - first) - abs(wanted[0] - last), abs(wanted[1] - last) - abs(wanted[1] - first)


def evidence(source: str, target: str, one: Anchor, other: Anchor) -> float:
    """Return the log-odds of two numbers having changed places."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in features(source, target, one, other).items())

"""Find persons that changed places: a surname beside the given name, or among the words, of another.

Names found once on both sides are anchors. What speaks for two of them having
changed places is weighed as log-odds, as `bindings` does for numbers: which of
the two assignments keeps given name and surname together, which finds the
words around a name in the source around it in the target, and whether the
names stand in another order. `benchmarks.fit_exchanged` fits the weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from summarize.checking.content import content_ru, is_content_en
from summarize.checking.lexicon import translations
from summarize.checking.links import expected
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words

WEIGHTS = {
    "together": 4.33, "kept": -2.2, "before": 1.15, "after": 0.09, "only there": 1.04, "nearer": 0.23,
    "both nearer": 2.39, "inverted": 1.37, "inverted near": -2.26, "inverted nearer": -0.5,
    "inverted together": 0.25, "of one person": -2.29,
}  # fmt: skip
BIAS = -1.53
ENOUGH = -0.4  # log-odds

_NEAR = 2  # content words of the source on either side of a name
_WITHIN, _REACH = 4, 6  # content words of the target on either side, and words within which they are
_SCALE, _MOST = 40.0, 3.0  # characters for one unit of evidence by distance, and the most of it
_CLOSE = 2  # words between two names that stand side by side
_GIVEN = re.compile(r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*)\s$")
_LIST_RU = re.compile(r",?\s(?:(?:и|или)\s)?(?:(?:г-н|г-ж|господин|госпож)\w*\s)?")
_LIST_EN = re.compile(r",?\s(?:(?:and|or)\s)?(?:(?:Mr|Ms|Mrs|Miss)\.?\s)?")
_LONGEST = 24  # letters of a given name

_OPENINGS = {"а": "a", "е": "ey", "ё": "ye", "и": "iy", "о": "o", "у": "u", "э": "e", "ю": "yiuj", "я": "yij"}


class Person(NamedTuple):
    """Hold a name that stands once on either side: its spans, and its place among the target's words."""

    source: tuple[int, int]
    target: tuple[int, int]
    place: int


def persons(found: list[tuple[str, int, int]], target: str) -> list[Person]:
    """Return the names of `found` that exactly one capitalised word of the target renders."""
    there = [
        (at, word, skeletons_en(word.form)) for at, word in enumerate(words(target)) if target[word.start].isupper()
    ]
    out = []
    for name, start, end in found:
        ours = skeleton_ru(name.lower().replace("ё", "е"))
        mates = [
            (at, word)
            for at, word, theirs in there
            if any(alike(ours, one) if len(ours) > 1 else _opens_alike(name, word.form, ours == one) for one in theirs)
        ]
        if len(mates) == 1:
            at, word = mates[0]
            out.append(Person((start, end), (word.start, word.end), at))
    return out if len({one.place for one in out}) == len(out) else []


def _opens_alike(name: str, form: str, same: bool) -> bool:
    """Tell whether a name of one consonant is a word of the same one that opens with the same vowel: «Анна», Anna."""
    return same and len(form) < 6 and form[0] in _OPENINGS.get(name[0].lower(), form[0])


def with_given(source: str, found: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the names of `found` and the given names before them that open a sentence."""
    out = list(found)
    starts = {start for _, start, _ in found}
    for _, start, _ in found:
        match = _GIVEN.search(source, max(0, start - _LONGEST), start)
        if match and match.start() not in starts:
            out.append((match[1], match.start(), start - 1))
    return sorted(out, key=lambda one: one[1])


def exchanged(source: str, target: str, found: list[tuple[str, int, int]]) -> tuple[Person, Person] | None:
    """Return two persons that changed places in the target, or None."""
    known = persons(with_given(source, found), target)
    if len(known) < 2:
        return None
    pairs = [pair for pair in combinations(known, 2) if not _listed(source, target, *pair)]
    judged = [(evidence(source, target, known, *pair), pair) for pair in pairs]
    score, pair = max(judged, default=(ENOUGH, (known[0], known[1])))
    return pair if score > ENOUGH else None


def _listed(source: str, target: str, one: Person, other: Person) -> bool:
    """Say whether both sides give two persons side by side as equals, which may turn round: «Белов и Крот»."""
    (_, a), (b, _) = sorted((one.target, other.target))
    return bool(_LIST_RU.fullmatch(source, one.source[1], other.source[0]) and _LIST_EN.fullmatch(target, a, b))


def evidence(source: str, target: str, known: Sequence[Person], one: Person, other: Person) -> float:
    """Return the log-odds of two persons having changed places."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in features(source, target, known, one, other).items())


def features(source: str, target: str, known: Sequence[Person], one: Person, other: Person) -> dict[str, float]:
    """Return what speaks for two persons having changed places, by the names of `WEIGHTS`."""
    together, parted, same = _names_kept(known, one, other)
    wanted = [_wanted(source, known, person) for person in (one, other)]
    there = [_there(target, known, person) for person in (one, other)]
    own = [_met(wanted[at][side], there[at]) for side in (0, 1) for at in (0, 1)]
    cross = [_met(wanted[at][side], there[1 - at]) for side in (0, 1) for at in (0, 1)]
    gains = _gains(source, target, one, other)
    inverted = (one.source < other.source) != (one.target < other.target)
    return {
        "together": parted - together,
        "kept": together > 0,
        "before": sum(cross[:2]) - sum(own[:2]),
        "after": sum(cross[2:]) - sum(own[2:]),
        "only there": sum(cross) > 0 and not sum(own),
        "nearer": max(-_MOST, min(_MOST, sum(gains) / _SCALE)),
        "both nearer": min(gains) > 0,
        "inverted": inverted,
        "inverted near": inverted and abs(one.place - other.place) <= _CLOSE,
        "inverted nearer": inverted and sum(gains) > 0,
        "inverted together": inverted and parted > together,
        "of one person": same,
    }


def _names_kept(known: Sequence[Person], one: Person, other: Person) -> tuple[int, int, bool]:
    """Return how many of their names stand beside their own other name, how many would, exchanged, and if they are one.

    A given name and its surname follow each other in the source, in either order in the target.
    """
    pairs = [pair for pair in pairwise(known) if pair[1].source[0] - pair[0].source[1] <= 1]
    moved = {one.place: other.place, other.place: one.place}
    ours = [pair for pair in pairs if one in pair or other in pair]
    kept = sum(abs(first.place - last.place) == 1 for first, last in ours)
    exchanged = sum(
        abs(moved.get(first.place, first.place) - moved.get(last.place, last.place)) == 1 for first, last in ours
    )
    return kept, exchanged, (one, other) in pairs


def _wanted(source: str, known: Sequence[Person], person: Person) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return the translations of the content words before and after a person in the source, names left out."""
    content = [
        (word, stems)
        for word in content_ru(source)
        if (stems := translations(word.stem)[1])
        and not any(start <= word.start < end for (start, end) in (one.source for one in known))
    ]
    before = [stems for word, stems in content if word.end <= person.source[0]][-_NEAR:]
    return before, [stems for word, stems in content if word.start >= person.source[1]][:_NEAR]


def _there(target: str, known: Sequence[Person], person: Person) -> set[str]:
    """Return the stems of the content words around a person in the target, names left out."""
    names = {one.place for one in known}
    near = [
        (at, stem_en(word.form))
        for at, word in enumerate(words(target))
        if abs(at - person.place) <= _REACH and at not in names and is_content_en(word.form)
    ]
    before = [stem for at, stem in near if at < person.place][-_WITHIN:]
    return {*before, *[stem for at, stem in near if at > person.place][:_WITHIN]}


def _met(wanted: list[frozenset[str]], there: set[str]) -> int:
    """Return how many of the wanted words are there, each in one of its translations."""
    return sum(not there.isdisjoint(stems) for stems in wanted)


def _gains(source: str, target: str, one: Person, other: Person) -> tuple[float, float]:
    """Return by how many characters each would be nearer to where it is expected, were they to change places."""
    wanted = [expected(sum(person.source) / 2, source, target) for person in (one, other)]
    if wanted[0] is None or wanted[1] is None:
        return 0.0, 0.0
    first, last = sum(one.target) / 2, sum(other.target) / 2
    return abs(wanted[0] - first) - abs(wanted[0] - last), abs(wanted[1] - last) - abs(wanted[1] - first)

"""What became of each word of the source: said in the target, perhaps said, or lost.

Content words are looked up in the table of translations, numbers by value,
names that the table lacks by their consonants. A translation that another
word of the source claims as well says less, and one that stands far from the
translations of the words around it was said of something else. The weights are
log-odds of being lost, counted on words of translations with a clause taken out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.checking import amounts_ru
from summarize.checking.content import Content, content_ru, is_content_en
from summarize.checking.lexicon import translations
from summarize.checking.matching import differences
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words

_LEAST_SURE, _MOST_SURE, _CHANCE = 0.5, 0.91, 0.25
_UNKNOWN = -0.1
_NAME_KEPT, _NAME_LOST = -2.3, 0.75
_NUMBER_KEPT, _NUMBER_CHANGED, _NUMBER_LOST = -2.0, -0.9, 2.0
_AROUND = 3  # words on either side that tell where a translation should stand
# By how many characters a translation stands elsewhere than the words around it, and what that says.
_ALONE = ((24, -2.3), (40, -1.8), (math.inf, -0.6))
_SHARED = ((8, -2.0), (16, -1.2), (24, -0.85), (40, -0.2), (math.inf, 0.3))
_ALONE_NOWHERE, _SHARED_NOWHERE = -1.06, 0.9
_NOT_RUSSIAN = re.compile("[^а-я]")


class Said(NamedTuple):
    """Hold a word or number of the source: its span, its log-odds of being lost, and where the target may say it.

    `sure` tells that no other word claims its translation; `number`, that it is one.
    """

    start: int
    end: int
    weight: float
    places: tuple[float, ...] = ()
    sure: bool = False
    number: bool = False


class Coverage(NamedTuple):
    """Hold the words of the source in order, and the content words of the target that none of them explains."""

    said: list[Said]
    unexplained: list[Content]
    there: list[Content]


def coverage(source: str, target: str) -> Coverage:
    """Return what became of each word and number of the source."""
    there = [
        Content(stem_en(word.form), word.start, word.end)
        for word in words(target)
        if is_content_en(word.form) and not word.form.endswith("n't")
    ]
    places: dict[str, list[float]] = {}
    for stem, start, end in there:
        places.setdefault(stem, []).append((start + end) / 2)
    present = frozenset(places)
    said = _numbers(source, target)
    spans = [(one.start, one.end) for one in said]
    found: list[tuple[Content, frozenset[str]]] = []
    claims: dict[str, int] = {}
    explained: set[str] = set()
    names: set[str] | None = None
    for word in content_ru(source):
        sure, stems = translations(word.stem)
        hits = stems & present
        explained.update(hits)
        if spans and any(start <= word.start and word.end <= end for start, end in spans):
            continue
        if hits:
            found.append((word, hits))
            for stem in hits:
                claims[stem] = claims.get(stem, 0) + 1
        elif stems:
            said.append(Said(word.start, word.end, _lost(sure)))
        else:
            if names is None:
                names = _skeletons(target)
            said.append(Said(word.start, word.end, _unknown(source[word.start : word.end], names)))
    for word, hits in found:
        alone = any(claims[stem] <= len(places[stem]) for stem in hits)
        said.append(Said(word.start, word.end, 0.0, tuple([at for stem in hits for at in places[stem]]), alone))
    said.sort()
    weighed = [_weighed(said, at) if one.places else one for at, one in enumerate(said)]
    return Coverage(weighed, [one for one in there if one.stem not in explained], there)


def _lost(sure: float) -> float:
    """Return the log-odds of a word none of whose translations is there."""
    return math.log((1 - _CHANCE) / (1 - min(max(sure, _LEAST_SURE), _MOST_SURE)))


def _numbers(source: str, target: str) -> list[Said]:
    """Return the numbers of the source."""
    amounts = [one for one in amounts_ru.amounts(source) if one.firm]
    if not amounts:
        return []
    changed = {one.source.start: one.target is None for one in differences(source, target) if one.source is not None}
    return [
        Said(
            one.start,
            one.end,
            _NUMBER_KEPT if one.start not in changed else _NUMBER_LOST if changed[one.start] else _NUMBER_CHANGED,
            number=True,
        )
        for one in amounts
    ]


def _skeletons(target: str) -> set[str]:
    """Return the skeletons of the capitalised words of the target."""
    return {one for word in words(target) if target[word.start].isupper() for one in skeletons_en(word.form)}


def _unknown(form: str, names: set[str]) -> float:
    """Return the log-odds of a word that the table lacks: a name is looked for by its consonants."""
    if not form[0].isupper():
        return _UNKNOWN
    skeleton = skeleton_ru(_NOT_RUSSIAN.sub("", form.lower().replace("ё", "е")))
    if len(skeleton) < 2:
        return _UNKNOWN
    return _NAME_KEPT if skeleton in names or any(alike(skeleton, one) for one in names) else _NAME_LOST


def _weighed(said: Sequence[Said], at: int) -> Said:
    """Return a word whose translation is there with its log-odds."""
    one = said[at]
    return Said(one.start, one.end, _astray(one, said[max(0, at - _AROUND) : at + _AROUND + 1]), one.places, one.sure)


def _astray(one: Said, around: Sequence[Said]) -> float:
    """Return the log-odds of a word by how far its translation stands from where the words around it put it."""
    scale = _ALONE if one.sure else _SHARED
    near = scale[0][0]
    least = math.inf
    for other in around:
        if other is one or not other.sure:
            continue
        away = one.start - other.start
        for mine in one.places:
            for its in other.places:
                if mine != its:
                    least = min(least, abs(mine - its - away))
        if least <= near:
            return scale[0][1]
    if least == math.inf:
        return _ALONE_NOWHERE if one.sure else _SHARED_NOWHERE
    return next(weight for most, weight in scale if least <= most)

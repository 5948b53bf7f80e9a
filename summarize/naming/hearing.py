"""Hear whether a Latin word can be the name that a Russian text spells by its sound.

Foreign names come back to Latin in their own orthography, which no rule of
romanisation knows: «Джонсон» is Johnson. What stays is the sound. Every
consonant of the Russian spelling must have its letter, in order; letters that
are not heard may be more, vowels may be other ones, but no fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from summarize.checking.skeletons import GROUPS, skeleton_ru, skeletons_en
from summarize.naming import similarity, transliteration

_LOST, _SILENT, _BREATH, _AKIN = 1.0, 0.4, 0.2, 0.4
_GARBLED = 1.0  # a consonant lost, or one that is quite another
_RUSSIAN_VOWELS, _LATIN_VOWELS = re.compile("[аеёиоуыэюя]+"), re.compile("[aeiouy]+")
_MARKS = re.compile("[йьъ-]")
_CASE_ENDING = re.compile("(?:[оеё][мйв]|[иы]м|а(?:ми?|х)|[аеиоуыэюя])$")
_MAC = re.compile("^mc")
_SOFT = re.compile("[gc](?=[eiy])")
_SOFTENED = {"g": "zh", "c": "ch"}
_NASAL = re.compile("нг(?![аеёиоуыэюя])|нкх")
# What the romanisation of Russian has where names that are not Russian have a plain letter.
_FOREIGN = (("dzh", "j"), ("Dzh", "J"), ("kh", "h"), ("Kh", "H"), ("Ye", "E"))


def foreign(word: str) -> str:
    """Return a name that is not Russian in Latin letters by its sound: «Хинтермайер» Hintermayer."""
    latin = transliteration.russian(word)
    for russian, plain in _FOREIGN:
        latin = latin.replace(russian, plain)
    return latin


def heard(russian: str, latin: str) -> bool:
    """Tell whether a Latin word has all the consonants of a Russian spelling, any case form, and no fewer syllables."""
    plain = russian.lower().replace("ё", "е")
    forms = [*_stems(plain), plain[:-1]] if plain.endswith("он") and latin.endswith("o") else _stems(plain)  # Plato
    return any(_is_heard(form, latin.lower()) for form in forms)


def any_heard(russian: Iterable[str], latin: Sequence[str]) -> bool:
    """Tell whether one of the Latin words can be one of the Russian spellings."""
    return any(heard(form, word) for form in russian for word in latin)


def _stems(form: str) -> Iterator[str]:
    """Yield the spelling, and without what may be a case ending."""
    yield form
    stem = _CASE_ENDING.sub("", form)
    if len(stem) > 2 and stem != form:
        yield stem


@lru_cache(maxsize=1 << 14)
def _is_heard(russian: str, latin: str) -> bool:
    ours = skeleton_ru(_NASAL.sub("н", russian).replace("-", ""))
    plain = similarity.bare(latin)
    spellings = {plain, latin.replace("ř", "rž"), _SOFT.sub(lambda found: _SOFTENED[found.group()], plain)}
    theirs = {skeleton for spelling in spellings for skeleton in skeletons_en(spelling)}
    if min(_distance(ours, skeleton) for skeleton in theirs) >= _GARBLED:
        return False
    return bool(_MAC.match(plain)) or _syllables(plain, _LATIN_VOWELS) >= _syllables(
        _MARKS.sub("", russian), _RUSSIAN_VOWELS
    )


def _syllables(word: str, vowels: re.Pattern[str]) -> int:
    return len(vowels.findall(word))


def _distance(ours: str, theirs: str) -> float:
    """Return what is amiss between skeletons: a consonant of ours that is lost costs more than a silent letter."""
    row = [0.0]
    for mate in theirs:
        row.append(row[-1] + (_BREATH if mate == "h" else _SILENT))
    for letter in ours:
        gone = _AKIN if letter == "h" else _LOST
        previous, row = row, [row[0] + gone]
        for at, mate in enumerate(theirs):
            change = 0.0 if letter == mate else _AKIN if GROUPS.get(letter) == GROUPS.get(mate, -1) else _LOST
            extra = _BREATH if mate == "h" else _SILENT
            row.append(min(previous[at + 1] + gone, row[at] + extra, previous[at] + change))
    return row[-1]

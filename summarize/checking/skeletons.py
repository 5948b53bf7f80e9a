"""Consonant skeletons: what stays of a name however it is romanised.

«Шойгу» is SK, and so is Shoigu; «Джонсон» and Johnson are SNSN. Vowels go,
consonants that systems of romanisation, or the ways from English into Russian
and back, confuse fall together.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RU = str.maketrans(
    {"б": "P", "п": "P", "в": "V", "ф": "V", "г": "K", "к": "K", "х": "K", "д": "T", "т": "T", "ж": "S", "з": "S", "с": "S",
     "ц": "S", "ч": "S", "ш": "S", "щ": "S", "л": "L", "м": "M", "н": "N", "р": "R"}
    | dict.fromkeys("аеёийоуъыьэюя", "")
)  # fmt: skip
_RU_PAIRS = ((re.compile("дж|дз|тц|тс|тч|шч|сч|зж"), "с"), (re.compile("кс"), "кс"), (re.compile("[ую](?=[аеио])"), "в"))
_EN_PAIRS = (
    (re.compile("tsch|shch|tch|sch|tzsch|dzh|tz|ts|dz|dg|zh|ch|sh|cz|dj"), "s"), (re.compile("ph"), "f"), (re.compile("ck|kh|gh|qu|cc"), "k"), (re.compile("th"), "t"),
    (re.compile("x"), "ks"), (re.compile("c(?=[eiy])"), "s"), (re.compile("j"), "s"), (re.compile("ng(?=$|[^aeiouy])"), "n"), (re.compile("w(?=$|[^aeiouy])"), ""),
)  # fmt: skip
_EN = str.maketrans(
    {"b": "P", "p": "P", "v": "V", "f": "V", "w": "V", "g": "K", "k": "K", "h": "K", "c": "K", "q": "K", "d": "T", "t": "T", "z": "S",
     "s": "S", "l": "L", "m": "M", "n": "N", "r": "R", "ç": "S", "š": "S", "ž": "S", "č": "S", "ć": "S", "ř": "R", "ñ": "N", "ł": "L", "ß": "S"}
    | dict.fromkeys("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ'’-", "")
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton_ru(form: str) -> str:
    """Return the skeleton of a lower-case Russian word."""
    for pattern, instead in _RU_PAIRS:
        form = pattern.sub(instead, form)
    return _TWICE.sub(r"\1", form.translate(_RU))


@lru_cache(maxsize=1 << 14)
def skeleton_en(form: str) -> str:
    """Return the skeleton of a lower-case English word."""
    for pattern, instead in _EN_PAIRS:
        form = pattern.sub(instead, form)
    return _TWICE.sub(r"\1", form.translate(_EN))


def alike(ours: str, theirs: str) -> bool:
    """Say whether two skeletons may be of one name: the Russian one may have a case ending more."""
    if not ours or not theirs:
        return ours == theirs
    if ours.startswith(theirs) and len(ours) - len(theirs) <= 2:
        return True
    allowed = 0 if len(ours) < 3 else 1 if len(ours) < 6 else 2
    for cut in (0, 1):
        trimmed = ours[: len(ours) - cut] if cut else ours
        if len(trimmed) > 1 and abs(len(trimmed) - len(theirs)) <= allowed and _distance(trimmed, theirs) <= allowed:
            return True
    return theirs.startswith(ours) and len(theirs) - len(ours) <= 1


def _distance(one: str, other: str) -> int:
    """Return the edit distance of two short strings."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        previous, row[0] = row[0], at
        for to, mate in enumerate(other, 1):
            previous, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, previous + (letter != mate))
    return row[-1]

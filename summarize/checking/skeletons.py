"""Consonant skeletons: what stays of a name however it is romanised.

Vowels go, digraphs of either language become one letter («Джонсон» and Johnson
are both "jnsn"), and `alike` forgives consonants that systems of romanisation
confuse ("g" for "h", "v" for "f") more readily than others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RU = str.maketrans(
    dict(zip("бпвфгкхдтзсцжчшщлмнр", "bpvfgkhdtzscjjjjlmnr", strict=True)) | dict.fromkeys("аеёийоуъыьэюя'’-", ""),
)
_RU_PAIRS = (
    (re.compile("дж|цз(?=[яюиэу])|чж"), "ж"),  # the latter two are pinyin's j, z and zh
    (re.compile("тц|дз|тс"), "ц"),
    (re.compile("тч|шч|сч|зж"), "ч"),
    (re.compile("^[ую](?=[аеиоэ])"), "в"),
)
# What a digraph becomes stands in capitals, out of reach of the rules after it.
_EN_PAIRS = (
    (re.compile("tsch|shch|tch|sch|dzh|dg(?=e)|zh|ch|sh|cz|dj|cs(?=[aeiou])"), "J"),
    (re.compile("tz|ts|dz"), "C"),
    (re.compile("ph"), "F"),
    (re.compile("ck|cc(?![eiy])|qu"), "K"),
    (re.compile("kh"), "H"),
    (re.compile("gh"), "G"),
    (re.compile("th"), "T"),
    (re.compile("x"), "KS"),
    (re.compile("c(?=[eiy])"), "S"),
    (re.compile("[cq]"), "K"),
    (re.compile("ng(?=$|[^aeiouy])"), "n"),
    (re.compile("(?<=.)w"), ""),
    (re.compile("^w"), "v"),
)
# Readings of other spellings: pinyin, Greek and German ch; French and Italian; Japanese, Armenian; Slavic; Latin;
# pinyin's r.
_EN_OTHER = (
    ((re.compile("x|q(?!u)"), "sh"), (re.compile("ch(?!en|i[nl])"), "kh"), (re.compile("j"), "")),
    (
        (re.compile("(?<=[aeiou])(?:rs|[xrtsz])$"), ""),
        (re.compile("g(?=[ei])|cc(?=[ei])|sci(?=[aou])"), "zh"),
        (re.compile("(?<=.)w"), "v"),
    ),
    ((re.compile("ch(?=i)"), "t"), (re.compile("dg"), "d-g")),
    (
        (re.compile("sz(?:cz)?"), "sh"),
        (re.compile("dj"), "zh"),
        (re.compile("j"), ""),
        (re.compile("c(?!h)"), "ch"),
        (re.compile("w"), "v"),
    ),
    ((re.compile("([ae])u(?=[aeiour])"), r"\1v"), (re.compile("(?<=[a-z]{3})[uo]s$"), "")),
    ((re.compile("r(?=en|on|u)"), "zh"),),
)
_EN = str.maketrans(dict.fromkeys("aeiouyæœøı'’-", ""))
_LETTERS = str.maketrans(
    {
        "ç": "s",
        "š": "sh",
        "ş": "sh",
        "ș": "sh",
        "ž": "zh",
        "ż": "zh",
        "č": "ch",
        "ć": "ch",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "ț": "ts",
        "ğ": "g",
    }
)
_TWICE = re.compile(r"(.)\1+")
GROUPS = {
    letter: group
    for group, letters in enumerate(("bp", "vf", "gkh", "dt", "zscj", "l", "m", "n", "r"))
    for letter in letters
}


@lru_cache(maxsize=1 << 14)
def skeleton_ru(form: str) -> str:
    """Return the skeleton of a lower-case Russian word."""
    for pattern, instead in _RU_PAIRS:
        form = pattern.sub(instead, form)
    return _TWICE.sub(r"\1", form).translate(_RU)


def _skeleton(form: str) -> str:
    for pattern, instead in _EN_PAIRS:
        form = pattern.sub(instead, form)
    return _TWICE.sub(r"\1", form.lower()).translate(_EN)


@lru_cache(maxsize=1 << 14)
def skeletons_en(form: str) -> tuple[str, ...]:
    """Return the skeletons that a lower-case English word may have, the usual one first."""
    if not form.isascii():
        form = "".join(
            one for one in unicodedata.normalize("NFD", form.translate(_LETTERS)) if not unicodedata.combining(one)
        )
    found = [_skeleton(form)]
    for rules in _EN_OTHER:
        other = form
        for pattern, instead in rules:
            other = pattern.sub(instead, other)
        if other != form:
            found.append(_skeleton(other))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 14)
def alike(ours: str, theirs: str) -> bool:
    """Say whether two skeletons may be of one name: the Russian one may have a case ending more."""
    if ours == theirs or (theirs and ours.startswith(theirs) and 0 < len(ours) - len(theirs) <= 2 and len(theirs) > 1):
        return True
    if len(ours) > 2 and theirs.startswith(ours) and len(theirs) - len(ours) == 1:
        return True
    if not ours or not theirs or abs(len(ours) - len(theirs)) > 3 or not _akin(ours, theirs):
        return False
    for cut in (0, 1, 2):
        trimmed = ours[: len(ours) - cut] if cut else ours
        if len(trimmed) > 1 and _distance(trimmed, theirs) <= _allowed(len(trimmed)):
            return True
    return False


def _akin(ours: str, theirs: str) -> bool:
    """Say whether two skeletons begin alike enough to be compared at length."""
    return GROUPS[ours[0]] == GROUPS.get(theirs[0]) or ours[1:2] == theirs[0] or ours[0] == theirs[1:2]


def _allowed(size: int) -> float:
    return 0.4 if size < 3 else 0.8 if size < 4 else 1.0 if size < 6 else 1.8


def _distance(one: str, other: str) -> float:
    """Return the edit distance of two short strings; letters of one group differ by less, "h" comes and goes."""
    row = [0.0]
    for mate in other:
        row.append(row[-1] + (0.4 if mate == "h" else 1.0))
    for letter in one:
        gone = 0.4 if letter == "h" else 1.0
        previous, row[0] = row[0], row[0] + gone
        for to, mate in enumerate(other, 1):
            change = 0.0 if letter == mate else 0.4 if GROUPS.get(letter) == GROUPS.get(mate, -1) else 1.0
            extra = 0.4 if mate == "h" else 1.0
            previous, row[to] = row[to], min(row[to] + gone, row[to - 1] + extra, previous + change)
    return row[-1]

"""Spell a nominative Russian name in Latin letters as English-language news does.

Four systems: `russian` writes any word; `japanese` (Polivanov to Hepburn),
`chinese` (Palladius to Pinyin) and `korean` answer None for what cannot be a
name of that language, which is itself evidence of where a name comes from.
Capitals follow the source: «Усс» is Uss, «УСС» is USS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Literal

from summarize.naming import tables

System = Literal["russian", "japanese", "chinese", "korean"]
SYSTEMS: tuple[System, ...] = ("russian", "japanese", "chinese", "korean")

_VOWELS = "аеёиоуыэюя"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), latin)
    for pattern, latin in (
        ("^алекс(?=анд|е|и)", "alex"),
        ("^максим", "maxim"),
        ("[иы]й$", "y"),
        ("ой$", "oy"),
        ("ия$", "ia"),
        ("ий(?=[^аеёиоуыэюя])", "iy"),
        ("й(?=[еёюя])", ""),
        ("й(?=[аиоуыэ])|^й", "y"),
        ("[ьъ](?=о)", "y"),
        ("(?<=[ьъ])и", "yi"),
        (f"(?:^|(?<=[{_VOWELS}ьъй]))е", "ye"),
    )
)
# Names whose usual Hepburn keeps a vowel that Polivanov's spelling has not.
_LONG = {
    "инуэ": "inoue",
    "оэ": "oe",
    "оно": "ono",
    "симпо": "shimpo",
    "симбун": "shimbun",
    "токио": "tokyo",
    "киото": "kyoto",
}
_PART = re.compile(r"[^\W\d_]+")


def russian(word: str) -> str:
    """Return any Cyrillic word in news romanisation; other characters stay as they are."""
    return _PART.sub(lambda part: _like(part.group(), _russian(part.group().lower())), word)


@lru_cache(maxsize=4096)
def _russian(part: str) -> str:
    letters = tables.mapping("letters")
    out: list[str] = []
    position = 0
    while position < len(part):
        for pattern, latin in _RULES:
            found = pattern.match(part, position)
            if found:
                out.append(latin)
                position = found.end()
                break
        else:
            out.append(letters.get(part[position], part[position]))
            position += 1
    return "".join(out)


def japanese(word: str) -> str | None:
    """Return a Japanese name in Hepburn, or None where Polivanov's syllables do not make it up."""
    found = _japanese(word.lower())
    return found and _like(word, found)


@lru_cache(maxsize=4096)
def _japanese(word: str) -> str | None:
    if word in _LONG:
        return _LONG[word]
    known = tables.words("japanese-names")
    readings = (_hepburn(spelling) for spelling in _with_yo(word))
    found = [reading for reading in readings if reading is not None]
    return next((reading for reading in found if reading in known), found[0] if found else None)


def _with_yo(word: str) -> Iterator[str]:
    """Yield the word as printed and with «ё» where print without dots may hide it, the likelier first."""
    if word.startswith("е"):
        yield "ё" + word[1:]
        yield "э" + word[1:]
    yield word
    for match in re.finditer("е", word[1:]):
        at = match.start() + 1
        yield word[:at] + "ё" + word[at + 1 :]


def _hepburn(word: str) -> str | None:
    syllables = split_syllables(word, "polivanov")
    if not syllables or syllables[0] in {"й", "ъ"}:
        return None
    latin = tables.mapping("polivanov")
    out = ""
    for syllable, following in zip(syllables, [*syllables[1:], ""], strict=True):
        if syllable in latin:
            out += latin[syllable]
        else:
            # «м» before «б», «п» is the syllable н; a doubled consonant is cut as «п» + «по».
            out += "n" if syllable == "м" else latin[following][0].replace("c", "t")
    return out


def is_strict_japanese(word: str) -> bool:
    """Tell whether the word is spelled wholly by Polivanov's rules."""
    syllables = split_syllables(word.lower(), "polivanov")
    loose = {row[0] for row in tables.rows("polivanov") if len(row) > 2}
    return bool(syllables) and not loose.intersection(syllables)


def chinese(word: str) -> str | None:
    """Return a Chinese surname, given name or place in Pinyin without tones, or None."""
    syllables = split_syllables(word.lower(), "palladius")
    if not syllables:
        return None
    latin = [tables.mapping("palladius")[syllable] for syllable in syllables if syllable != "ъ"]
    out = latin[0] + "".join(f"'{part}" if part[0] in "aeo" else part for part in latin[1:])
    return _like(word, out)


def korean(words: Sequence[str]) -> tuple[str, str] | None:
    """Return a Korean person's surname and given name, or None.

    `words` are the surname and one or two syllables, apart («Пак Чжин Хо»),
    joined («Пак Чжинхо») or with a hyphen («Пак Чжин-хо»).
    """
    surname = tables.mapping("korean-surnames").get(_capital(words[0].lower())) if words else None
    syllables = [s for word in words[1:] for part in word.split("-") for s in _korean_syllables(part.lower())]
    if surname is None or not 1 <= len(syllables) <= 2 or "" in syllables:
        return None
    latin = [tables.mapping("korean-syllables")[syllable].split("|")[0] for syllable in syllables]
    return surname.split("|")[0], _capital("-".join(latin))


def korean_given(written: str) -> tuple[str, ...]:
    """Return the accepted forms of a Korean given name, the usual one first: Sung-mi, Seong-mi …"""
    syllables = [s for part in re.split("[ -]", written.lower()) for s in _korean_syllables(part)]
    forms = [tables.mapping("korean-syllables").get(syllable, "").split("|") for syllable in syllables]
    return tuple(_capital("-".join(parts)) for parts in product(*forms))


def is_asian_syllable(word: str) -> bool:
    """Tell whether a short word can be a whole Chinese or Korean surname."""
    return _capital(word.lower()) in tables.mapping("korean-surnames") or word.lower() in tables.mapping("palladius")


def _korean_syllables(part: str) -> tuple[str, ...]:
    return split_syllables(part, "korean-syllables") or ("",)


@lru_cache(maxsize=8192)
def split_syllables(word: str, table: str) -> tuple[str, ...]:
    """Return the syllables of `table` that make up the lower-case word, the longest first; () where none do.

    Chinese words are also cut at «ъ», Japanese ones also take a doubled consonant.
    """
    if not word or len(word) > 24:
        return ()
    syllables = tables.mapping(table)
    return tuple(_split(word, 0, syllables, table) or ())


def _split(word: str, start: int, syllables: dict[str, str], table: str) -> list[str] | None:
    if start == len(word):
        return []
    for length in range(min(6, len(word) - start), 0, -1):
        part = word[start : start + length]
        if part in syllables or _is_mark(word, start, part, table):
            rest = _split(word, start + length, syllables, table)
            if rest is not None and not (table == "palladius" and rest and _takes_vowel(part, rest[0])):
                return [part, *rest]
    return None


def _is_mark(word: str, start: int, part: str, table: str) -> bool:
    if table == "palladius":
        return part == "ъ" and 0 < start < len(word) - 1
    following = word[start + 1 : start + 2]
    return table == "polivanov" and (
        (part in "кстпц" and following == part) or (part == "м" and following in {"б", "п"})
    )


def _takes_vowel(part: str, following: str) -> bool:
    """Tell whether «ъ» is missing: «н» before a vowel belongs to the next syllable."""
    return part.endswith("н") and following[0] in "аоэуияюе"


def person(words: Sequence[str], system: System) -> tuple[str, ...] | None:
    """Return the parts of a person's name, nominative and in source order, spelled by one system.

    Russian and Japanese: a part a word; Chinese and Korean: surname, given name.
    """
    if system == "russian":
        return tuple(given(word) for word in words)
    if system == "japanese":
        parts = [japanese(word) for word in words]
        return tuple(part for part in parts if part) if parts and all(parts) else None
    if system == "korean":
        return korean(words)
    spelled = [chinese(word) for word in words]
    if not all(spelled) or not 1 <= len(spelled) <= 3:
        return None
    latin = [part for part in spelled if part]
    return (latin[0], _capital("".join(latin[1:]).lower())) if len(latin) > 1 else (latin[0],)


def given(word: str) -> str:
    """Return a Russian given name in its usual English form, any other word in news romanisation."""
    usual = given_forms(_capital(word.lower()))
    return _like(word, usual[0].lower()) if usual else russian(word)


@lru_cache(maxsize=2048)
def given_forms(name: str) -> tuple[str, ...]:
    """Return the English forms of a given name that the table lists, the first preferred."""
    return next((tuple(row[2].split("|")) for row in tables.rows("given") if row[0] == name and len(row) > 2), ())


def foreign_surname(surname: str) -> tuple[str, ...]:
    """Return how a surname frequent abroad is spelled there, the likelier first; () where the table has none."""
    found = tables.mapping("foreign-surnames").get(surname)
    return tuple(found.split("|")) if found else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _like(source: str, latin: str) -> str:
    """Give the Latin spelling the capitals of its source."""
    if len(source) > 1 and source.isupper():
        return latin.upper()
    return _capital(latin) if source[:1].isupper() else latin

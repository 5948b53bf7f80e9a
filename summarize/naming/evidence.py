"""Decide by evidence which language a name comes from, and so how it is spelled in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.naming import declension, given_names, known, tables, transliteration
from summarize.naming.inflection import plain
from summarize.naming.transliteration import System
from summarize.naming.words import Word

_SIGNS: dict[System, re.Pattern[str]] = {
    "japanese": re.compile(r"\b[Яя]пон|\bпрефектур|\bиен\b|\bХоккайдо|\bТокио|\bОсак|\bКиото", re.UNICODE),
    "chinese": re.compile(
        r"\b[Кк]ита[йея]|\b[Кк]итаян|\bКНР\b|\bюан[ейья]|\bПекин|\bШанха|\bХарбин|\bХэйлунцзян|\bТайван|\bГонконг"
    ),
    "korean": re.compile(r"\b[Кк]оре[йяеию]|\b[Кк]орея|\bКНДР\b|\bСеул|\bПусан|\bвон\b|\b[Кк]ореян"),
}
_VIETNAM = re.compile(
    r"\b[Вв]ьетнам|\bХано[йея]|\bХошимин|\b[Кк]амбодж|\bЛаос|\b[Тт]аиланд|\b[Мм]онгол|\b[Мм]ьянм|\b[Ии]ндонез"
)
# A word of each alternative: where none of them is, no pattern need be tried.
_HINTS = tuple(
    max(re.findall("[а-яё]+", re.sub(r"\[[^]]*\]|\\b", " ", one).lower()), key=len)
    for sign in (*_SIGNS.values(), _VIETNAM)
    for one in sign.pattern.split("|")
)
_CHINESE_LETTERS = re.compile("чж|цз|юй|эй|нь(?!к)|оу|сюэ|ао|ян|ун|ин|ань|энь|эн|ай")
_CHINESE_ALONE = re.compile("чж|цз|сюэ|юй|нъ|сяо|[цс]ян|цин|шэн|чэн|вэй|хэй|цю")
_JAPANESE_ENDING = re.compile("(?:о|э|ки|ми|си|ти|дзи|ри|ру|та|да|ва|ма|ра|ка|я|цу|ги|ни|дзу|ин|эн|ун|ё|ю)$")
_NO_NAME = re.compile("(?:Япон|Кита[ейя]|Коре[ейя])")
_KOREAN_ALONE = re.compile("чж|чх|пх|тх|ын|ён|хё|дж")
_SLAVIC = re.compile(
    r"(?:[оеё]ва?|ск(?:ий|ая|ой)|цк(?:ий|ая|ой)|[еч]нко|ченок|чук|щук|ков|[уюо]к|ых|их|ян|дзе|швили|ин|ина|ын|ына|ич)$"
)
_FOREIGN = re.compile(
    r"у[оэеиа]|[ои]у$|ью$|ё(?=н|р|л)(?<![тднлвбсмзпр]ё)|дж|йо|ау|ээ|оо(?!з)|ии|и$|э$|у$|ли$|тт|цц|нн$|кк|сон$|ман$|льд$|рд$|нт$|рг$|шт|льц|нц$|хт|рихт|фельд|вайс|хайм|шульц|цман|льр|рих$|^кохе?$|гёте|мюлл|^эмм|кылыч|ажье"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Hold which languages' names a text may have, by the countries it speaks of."""

    systems: frozenset[System]
    elsewhere: bool = False

    def __or__(self, other: Context) -> Context:
        return Context(self.systems | other.systems, self.elsewhere or other.elsewhere)


NOWHERE = Context(frozenset())


def context(text: str) -> Context:
    """Return what a text's country words say about the names in it."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return NOWHERE
    found = frozenset(system for system, sign in _SIGNS.items() if sign.search(text))
    return Context(found, _VIETNAM.search(text) is not None)


_ORIGINS: dict[str, System] = {"ja": "japanese", "zh": "chinese", "ko": "korean"}


def of_places(words: Sequence[Word], text: str) -> Context:
    """Return what the Asian cities and provinces of a text say."""
    found = (known.match(words, at, text) for at, word in enumerate(words) if word.capital)
    return Context(frozenset(_ORIGINS[match[0].origin] for match in found if match and match[0].origin in _ORIGINS))


@dataclass(frozen=True, slots=True)
class Asian:
    """Hold a person's nominative words, the surname first if not Japanese, and their English parts.

    `certain` says that the evidence is strong; `given_first` that the text has
    the given name before a Korean surname, as protocols in Western order do.
    """

    words: tuple[str, ...]
    english: tuple[str, ...]
    system: System
    certain: bool
    given_first: bool = False


def asian(words: Sequence[str], where: Context, whole: Context) -> Asian | None:
    """Return the best reading of adjacent capitalised words as an Asian person's name, or None.

    `where` is the context of the segment, `whole` that of the document.
    """
    if _NO_NAME.match(words[0]):
        return None
    found = [reading for reading in (_chinese(words, where, whole), _korean(words, where, whole)) if reading]
    japanese = _japanese(words, where, whole)
    if japanese:
        found.append(japanese)
    best = max(found, key=lambda item: item[0], default=None)
    return best[1] if best else None


def _weight(system: System, where: Context, whole: Context) -> int:
    if system in where.systems:
        return 2 if len(where.systems) == 1 else 1
    return 1 if system in whole.systems else 0


def nominatives(word: str) -> Iterator[str]:
    """Yield the word as it is, then what it may be a case form of."""
    seen = {word}
    yield word
    for reading in declension.surname(word):
        if reading.nominative not in seen:
            seen.add(reading.nominative)
            yield reading.nominative


@lru_cache(maxsize=4096)
def japanese_word(word: str, role: str = "") -> tuple[str, str, bool] | None:
    """Return nominative, Hepburn ("|" parts alternatives) and whether the name is known.

    `role` is "s" or "g" to look among surnames or given names alone.
    """
    known = tables.words("japanese-names", role) if role else tables.words("japanese-names")
    parsed = [(form, transliteration.japanese(form)) for form in nominatives(word)]
    readings = [(form, latin) for form, latin in parsed if latin]
    named = [(form, latin) for form, latin in readings if latin.lower() in known]
    if named:
        own = [latin for form, latin in readings if form == word and word[-1] in "уиа"]
        return named[0][0], "|".join(dict.fromkeys([latin for _, latin in named] + own)), True
    # Japanese has no «ы», and Polivanov no «е» after a consonant: such endings are Russian.
    declined = [pair for pair in readings if pair[0] != word and pair[0].endswith(("а", "я"))]
    if declined and (word[-1] in "ые" or word.endswith(("ой", "ей")) or not (readings and readings[0][0] == word)):
        return (*declined[0], False)
    return (*readings[0], False) if readings else None


def _japanese(words: Sequence[str], where: Context, whole: Context) -> tuple[int, Asian] | None:
    if len(words) < 2:
        return None
    pair = words[:2]
    first, second = japanese_word(pair[0]), japanese_word(pair[1])
    if first is None or second is None:
        return None
    score = 2 * (first[2] + second[2]) + _weight("japanese", where, whole)
    strict = all(transliteration.is_strict_japanese(part[0]) and len(part[0]) > 2 for part in (first, second))
    score += strict
    if score < 3:
        return None
    typical = _JAPANESE_ENDING.search(first[0]) and _JAPANESE_ENDING.search(second[0])
    certain = score >= 4 or bool(strict and typical and not any(given_names.readings(plain(word)) for word in pair))
    return score, Asian((first[0], second[0]), (first[1], second[1]), "japanese", certain)


def _chinese(words: Sequence[str], where: Context, whole: Context) -> tuple[int, Asian] | None:
    if len(words) < 2:
        return None
    surname = transliteration.chinese(words[0])
    if surname is None or surname.lower() not in tables.words("chinese-surnames"):
        return None
    given = next(((form, latin) for form in _chinese_forms(words[1]) if (latin := _chinese_given(form))), None)
    if given is None:
        return None
    score = 1 + 2 * _weight("chinese", where, whole) + bool(_CHINESE_LETTERS.search(given[0].lower()))
    score += len(words[1]) > 4
    score += bool(_CHINESE_ALONE.search(given[0].lower()))
    # Three words in a row are more often Vietnamese: «Чан Ван Тхань».
    elsewhere = where.elsewhere or (whole.elsewhere and len(words) > 2)
    if score < 3 or (elsewhere and score < 5):
        return None
    return score, Asian((words[0], given[0]), (surname, given[1]), "chinese", score >= 4)


def _chinese_forms(word: str) -> Iterator[str]:
    """Yield nominatives; a last «ну», «ню», «ня» is an ending of «н», «нь» rather than a syllable."""
    if re.search("н[уюя]$", word) and len(word) > 3:
        yield word[:-1] + ("" if word.endswith("у") else "ь")
    yield from nominatives(word)


def _chinese_given(word: str) -> str | None:
    latin = transliteration.person([word], "chinese")
    count = len(transliteration.split_syllables(word.lower().replace("-", ""), "palladius"))
    if "-" in word:
        parts = [transliteration.chinese(part) for part in word.split("-")]
        return "".join(part for part in parts if part).capitalize() if all(parts) and len(parts) == 2 else None
    return latin[0] if latin and 1 <= count <= 2 else None


def _korean(words: Sequence[str], where: Context, whole: Context) -> tuple[int, Asian] | None:
    weight = _weight("korean", where, whole)
    best: tuple[int, Asian] | None = None
    for length in (3, 2):
        if len(words) < length:
            continue
        for last in nominatives(words[length - 1]):
            taken = (*words[: length - 1], last)
            latin = transliteration.korean(taken)
            if latin and "-" in latin[1]:
                score = 1 + 2 * weight + (length == 3)
                score += bool(_KOREAN_ALONE.search(" ".join(taken).lower())) - 2 * where.elsewhere
                if score >= 3 and (best is None or score > best[0]):
                    best = score, Asian(taken, latin, "korean", score >= 3)
    return best or _korean_given_first(words, weight)


def _korean_given_first(words: Sequence[str], weight: int) -> tuple[int, Asian] | None:
    """Read «Ён Су Квон», where no surname stands first and the text speaks of Korea."""
    if len(words) < 3 or not weight or len(words[2]) < 3:
        return None
    for surname in nominatives(words[2]):
        latin = transliteration.korean((surname, *words[:2]))
        if latin and "-" in latin[1]:
            return 3, Asian((surname, *words[:2]), latin, "korean", True, given_first=True)
    return None


def is_slavic(surname: str) -> bool:
    """Tell whether a nominative surname, each part of it, has an ending that our romanisation is made for."""
    return all(_SLAVIC.search(part) for part in surname.lower().split("-"))


def looks_foreign(surname: str) -> bool:
    """Tell whether a surname has letters that Russian surnames hardly have."""
    return any(_FOREIGN.search(part) and not _SLAVIC.search(part) for part in surname.lower().split("-"))

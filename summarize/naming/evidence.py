"""Decide by evidence which language a name comes from, and so how it is spelled in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.naming import declension, tables, transliteration
from summarize.naming.transliteration import System

_SIGNS: dict[System, re.Pattern[str]] = {
    "japanese": re.compile(r"\b[Яя]пон|\bпрефектур|\bиен\b|\bХоккайдо|\bТокио|\bОсак|\bКиото", re.UNICODE),
    "chinese": re.compile(r"\b[Кк]ита[йея]|\b[Кк]итаян|\bКНР\b|\bюан[ейья]|\bПекин|\bШанха|\bХарбин|\bХэйлунцзян|\bТайван|\bГонконг"),
    "korean": re.compile(r"\b[Кк]оре[йяеию]|\b[Кк]орея|\bКНДР\b|\bСеул|\bПусан|\bвон\b|\b[Кк]ореян"),
}
_VIETNAM = re.compile(r"\b[Вв]ьетнам|\bХано[йея]|\bХошимин|\b[Кк]амбодж|\bЛаос|\b[Тт]аиланд|\b[Мм]онгол|\b[Мм]ьянм|\b[Ии]ндонез")
_CHINESE_LETTERS = re.compile("чж|цз|юй|эй|нь(?!к)|оу|сюэ|ао|ян|ун|ин|ань|энь|эн|ай")
_CHINESE_ALONE = re.compile("чж|цз|сюэ|юй")
_KOREAN_ALONE = re.compile("чж|чх|пх|тх|ын|ён|хё|дж")
_SLAVIC = re.compile(r"(?:[оеё]ва?|ск(?:ий|ая|ой)|цк(?:ий|ая|ой)|[еч]нко|ченок|чук|щук|ков|[уюо]к|ых|их|ян|дзе|швили|ин|ина|ын|ына|ич)$")
_FOREIGN = re.compile(r"у[оэеиа]|[ои]у$|ью$|ё(?=н|р|л)(?<![тднлвбсмзпр]ё)|дж|йо|ау|ээ|оо(?!з)|ии|и$|э$|у$|ли$|тт|цц|нн$|кк|сон$|ман$|льд$|рд$|нт$|рг$")
# Also common in the West: alone they do not make a person Russian.
INTERNATIONAL = frozenset(
    "Адам Ада Альберт Альфред Анжела Анита Артур Даниэль Давид Ева Ирма "
    "Карен Карл Каролина Клара Лаура Леонард Линда Лора Луиза Марио Марк Марсель Марта "
    "Мартын Моника Рафаэль Роберт Рубен Рудольф Ричард Сабина Саид Сильвестр Софи "
    "Стелла Феликс Филипп Фрида Эдвард Эдгар Эдита Элла Эльза Эрик "
    "Эрика Эрнест Ян Яна Адель Магдалина Амир Омар "
    "Индира Генрих Юсуф Михаэль Мартин".split()
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
    found = frozenset(system for system, sign in _SIGNS.items() if sign.search(text))
    return Context(found, _VIETNAM.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Asian:
    """Hold a person's nominative words, their English parts, the system, and whether evidence is strong."""

    words: tuple[str, ...]
    english: tuple[str, ...]
    system: System
    certain: bool


def asian(words: Sequence[str], where: Context, whole: Context) -> Asian | None:
    """Return the best reading of adjacent capitalised words as an Asian person's name, or None.

    `where` is the context of the segment, `whole` that of the document.
    """
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
    """Return nominative, Hepburn and whether the name is known; `role` is "s", "g" or "" for both."""
    known = tables.words("japanese-names", role) if role else tables.words("japanese-names")
    parsed = [(form, transliteration.japanese(form)) for form in nominatives(word)]
    readings = [(form, latin) for form, latin in parsed if latin]
    for form, latin in readings:
        if latin.lower() in known:
            return form, latin, True
    # Japanese has no «ы», and Polivanov no «е» after a consonant: such endings are Russian.
    declined = [pair for pair in readings if pair[0] != word and pair[0].endswith("а")]
    if declined and (word[-1] in "ые" or word.endswith("ой") or not (readings and readings[0][0] == word)):
        return (*declined[0], False)
    return (*readings[0], False) if readings else None


def _japanese(words: Sequence[str], where: Context, whole: Context) -> tuple[int, Asian] | None:
    if len(words) < 2:
        return None
    pair = words[:2]
    found = [japanese_word(word) for word in pair]
    if not all(found):
        return None
    first, second = found[0], found[1]
    assert first is not None and second is not None
    score = 2 * (first[2] + second[2]) + _weight("japanese", where, whole)
    score += all(transliteration.is_strict_japanese(part[0]) for part in (first, second))
    if score < 3:
        return None
    reading = Asian((first[0], second[0]), (first[1], second[1]), "japanese", score >= 4)
    return score, reading


def _chinese(words: Sequence[str], where: Context, whole: Context) -> tuple[int, Asian] | None:
    if len(words) < 2:
        return None
    surname = transliteration.chinese(words[0])
    if surname is None or surname.lower() not in tables.words("chinese-surnames"):
        return None
    given = next(((form, latin) for form in nominatives(words[1]) if (latin := _chinese_given(form))), None)
    if given is None:
        return None
    score = 1 + 2 * _weight("chinese", where, whole) + bool(_CHINESE_LETTERS.search(given[0].lower()))
    score += len(words[1]) > 4
    score += bool(_CHINESE_ALONE.search(given[0].lower()))
    if score < 3 or (where.elsewhere and score < 5):
        return None
    return score, Asian((words[0], given[0]), (surname, given[1]), "chinese", score >= 4)


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
    return best


def is_slavic(surname: str) -> bool:
    """Tell whether a nominative surname has an ending that our romanisation is made for."""
    return _SLAVIC.search(surname.lower()) is not None


def looks_foreign(surname: str) -> bool:
    """Tell whether a surname has letters that Russian surnames hardly have."""
    return _FOREIGN.search(surname.lower()) is not None

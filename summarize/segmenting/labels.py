"""What stands before a sentence and is none: datelines, dates, numbers and names of list items."""

from __future__ import annotations

import re

from summarize.article import Language
from summarize.segmenting.abbreviations import MONTHS_RU, WEEKDAYS_RU

_MONTH = rf"(?:{'|'.join(MONTHS_RU)}|янв|февр?|апр|авг|сент?|окт|нояб?|дек)"
_DAY = r"\d{1,2}(?:\s?[–—-]\s?\d{1,2})?"
_YEAR = r"\d{4}(?:-[а-яё]{1,2})?(?:\s?[–—-]\s?\d{2,4})?(?:\s(?:гг?|года?|годы))?"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
_SEASON = r"весна|лето|осень|зима|начало|конец|середина"
_HOUR = r"утро|день|вечер|ночь|полдень|полночь|утром|дн[её]м|вечером|ночью"
_EN_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_CLOCK = rf"(?:{_TIME}|\d{{1,2}}(?=(?:\s?[–—-]\s?\d{{1,2}})?\s?[ap]\.?m))(?:\s?[ap]\.?m)?"

# One pattern for each language, small enough to compile in no time, for one part of a date without its commas.
_WHEN = {
    "ru": rf"(?:{_DAY}\s)?{_MONTH}(?:\s{_YEAR})?|(?:{_SEASON})(?:\s{_YEAR})?|{_YEAR}|{'|'.join(WEEKDAYS_RU)}|{_HOUR}|"
    rf"{_TIME}(?:\s?[–—-]\s?{_TIME})?(?:\sмск)?|\d{{1,2}}(?::\d\d)?\s(?:час\w*\s)?(?:утра|дня|вечера|ночи)",
    "en": rf"{_EN_MONTH}(?:\s{_DAY})?(?:\s(?:of\s)?\d{{4}})?|{_DAY}\s{_EN_MONTH}(?:\s\d{{4}})?|"
    rf"\d{{4}}(?:\s?[–—-]\s?\d{{2,4}})?|"
    rf"(?:spring|summer|autumn|fall|winter)(?:\s(?:of\s)?\d{{4}})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    rf"morning|noon|afternoon|evening|night|midnight|{_CLOCK}(?:\s?[–—-]\s?{_CLOCK})?(?:\s(?:gmt|msk|[a-z]+\stime))?",
}
_PARTS = {language: re.compile(pattern) for language, pattern in _WHEN.items()}

_MARKER = r"(?:[-–—•*·]\s+|\d{1,3}(?:\.\d{1,3})*[.)]\s+|[а-яёa-z]\)\s+)"
_LEADING = re.compile(_MARKER)
_NUMBER = re.compile(r"[\s(«\"]*(?:[-–—•*·]\s*)?(?:§\s?)?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[а-яёa-z])")
_ORDINAL = re.compile(
    r"(?:Во-)?(?:перв|втор|треть|четв[её]рт|пят|шест)[а-яё]{1,3}|(?:First|Second|Third|Fourth|Fifth)(?:ly)?|"
    r"Note|Справка|Примечание|Вопрос|Ответ|Итого?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:Раздел|Глава|Часть|Статья|Приложение|Пункт|Вопрос|Section|Chapter|Part|Article|Annex|Item|Question)\s"
    r"(?:№\s?|No\.\s)?(?:\d{1,3}|[IVX]{1,5})",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?:{_MARKER})?[^\W\d_]\S{{0,24}}(?:\s\S{{1,14}}){{0,2}}")
ITEM_LABEL = 28
"""Characters up to which the first words of a list item are its name ("- Индия. …")."""


def is_when(words: str, language: Language) -> bool:
    """Tell whether the words are a date, a time, or both, and nothing else ("11 апреля, 08:30")."""
    parts = re.split(r",\s", words.lower())
    return len(parts) <= 3 and all(_PARTS[language].fullmatch(part) for part in parts)


def is_label(words: str, language: Language, item: bool) -> bool:
    """Tell whether the words before a full stop only name or date the sentence that follows.

    `item` says that they open a list item.
    """
    if not words:
        return False
    if _NUMBER.fullmatch(words) or _ORDINAL.fullmatch(words) or _PART.fullmatch(words):
        return True
    marker = _LEADING.match(words)
    if is_when(words[marker.end() :] if marker else words, language):
        return True
    return item and len(words) <= ITEM_LABEL and bool(_ITEM.fullmatch(words))


_DASHED = re.compile(r"(?<=[;:.!?])\s++(?=([-–—•*·])\s)")
_NUMBERED = re.compile(r"(?:(?<=[;:.!?])\s+|\A)(?=(\d{1,2})([.)])\s)")


def items(text: str) -> frozenset[int]:
    """Return where the items of a list run on in one line begin ("…: 1) …; 2) …", "…: - …; - …")."""
    starts: set[int] = set()
    dashed: dict[str, list[re.Match[str]]] = {}
    for found in _DASHED.finditer(text):
        dashed.setdefault(found[1], []).append(found)
    for bullet, places in dashed.items():
        if bullet in "•*·" or (bullet == "-" and len(places) > 2) or any(text[at.start() - 1] == ";" for at in places):
            starts.update(place.end() for place in places)
    run: list[int] = []
    for found in _NUMBERED.finditer(text):
        number = int(found[1])
        if number != len(run) + 1:
            starts.update(run if len(run) > 1 else ())
            run = []
        if number == len(run) + 1:
            run.append(found.end())
    starts.update(run if len(run) > 1 else ())
    return frozenset(starts - {0})

"""Put a date that the target lost back where English always lets it stand: before the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.checking import amounts_en
from summarize.checking.calendar_words import MONTHS, Named, month_ru, named_en, named_ru
from summarize.checking.numerals_ru import WORDS
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.tokens import listed, words

_MONTH = r"[а-яё]{3,9}"
_YEAR = r"(?:\s(?P<year>[12][0-9]{3})(?:\s(?:года|году|год|г\.))?)?"
_SPAN = re.compile(
    rf"\b(?:за|в|на)\s(?P<first>{_MONTH})\s?[–—-]\s?(?P<last>{_MONTH}){_YEAR}(?=[\s,.;:)]|$)", re.IGNORECASE
)
_DAY = re.compile(
    rf"(?P<before>\b[А-Яа-яё]+\s)?\b(?P<day>[0-9]{{1,2}}|[А-Яа-яё]+ого|[А-Яа-яё]+его)\s(?P<month>{_MONTH}){_YEAR}"
    r"(?=[\s,.;:)]|$)"
)
_IN = re.compile(
    rf"\b(?P<before>в течение|в начале|в середине|в конце|в|за|на|по итогам|по результатам|к|до|с)\s(?P<month>{_MONTH})"
    rf"{_YEAR}(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
_ENGLISH = {
    "в": "In", "за": "In", "по итогам": "In", "по результатам": "In", "в течение": "During", "на": "For",
    "в начале": "In early", "в середине": "In mid-", "в конце": "In late", "к": "By", "до": "Before", "с": "Since",
}  # fmt: skip
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s(?![а-я]{3,8}(?:[ья]|[ая]|ь|т|й)?\b)|[.!?]\s")
# "He said that …": the date may be of what was said, or of the saying.
_REPORTED = re.compile(
    r"\b(?:said|says|reported|reports|told|announced|stated|noted|explained)\b.{0,40}\bthat\b|^[Cc]iting\b"
)
_PREPOSITIONS = frozenset(listed("до к с по от на после перед около примерно"))
_SMALL = frozenset(listed(
    "the a an this these that those his her its their our in on at by for from with as it he she they we there all "
    "some many more most both each several about under after before between over during no not only one two three "
    "four five six seven eight nine ten according"
))  # fmt: skip


def lost_date(source: str, target: str) -> str | None:
    """Return the target with a lost date before it, None where it has lost none or the place is not sure."""
    here, there = ({one.key for one in side if one.key[0] == "m"} for side in (named_ru(source), named_en(target)))
    missing = [one for one in named_ru(source) if one.firm and one.key in here - there]
    if not missing or there - here or not target[:1].isupper() or named_en(target[:24]) or _REPORTED.search(target):
        return None
    clause = _CLAUSE.search(source)
    end = clause.start() if clause else len(source)
    phrase = _phrase(source[: max(end, missing[-1].end)], missing, target) if missing[0].start < end else ""
    body = _lowered(source, target)
    return f"{phrase}, {body}" if phrase and body else None


def _phrase(source: str, missing: Sequence[Named], target: str) -> str:
    """Return the English of the date that holds the missing months, "" where it is not a plain one."""
    start = missing[0].start
    for match in _SPAN.finditer(source):
        if match.start("first") == start and len(missing) == 2:
            return f"In {_name(match['first'])}–{_name(match['last'])}{_year(match, target)}"
    if len(missing) != 1:
        return ""
    for match in _DAY.finditer(source):
        day = _number(match["day"])
        if match.start("month") == start and day and _is_plain(match):
            year = _year(match, target)
            return f"On {_name(match['month'])} {day}{',' if year else ''}{year}"
    for match in _IN.finditer(source):
        if match.start("month") == start:
            said = _ENGLISH[match["before"].lower()]
            return f"{said}{'' if said.endswith('-') else ' '}{_name(match['month'])}{_year(match, target)}"
    return ""


def _name(month: str) -> str:
    key = month_ru(month)
    return MONTHS[int(key[1:]) - 1] if key else ""


def _number(day: str) -> int:
    """Return a day of the month in digits or words, 0 where it is none."""
    if day.isdigit():
        return int(day) if 0 < int(day) <= 31 else 0
    entry = WORDS.get(day.lower().replace("ё", "е"))
    return int(entry.values[0]) if entry and entry.role == "ordinal" and 0 < entry.values[0] <= 31 else 0


def _is_plain(match: re.Match[str]) -> bool:
    """Tell «9 июля» from «до 9 июля» and «с 5 по 9 июля»."""
    before = (match["before"] or "").strip().lower()
    return before not in _PREPOSITIONS and not re.search(r"[0-9]\s?[–—-]\s?$", match.string[: match.start("day")])


def _year(match: re.Match[str], target: str) -> str:
    year = match["year"]
    there = {value for one in amounts_en.amounts(target) for value in one.values}
    return f" {year}" if year and float(year) not in there else ""


def _lowered(source: str, target: str) -> str:
    """Return the target as it goes on after a comma, "" where its first word may be a name."""
    first = words(target)[0]
    if first.form not in _SMALL and first.start == 0:
        # A word that stands for one written small, or is nothing like the source's first, is no name.
        names = [word for word in words(source) if source[word.start].isupper() and "а" <= word.form[0] <= "я"]
        if any(alike(skeleton_ru(word.form), theirs) for word in names for theirs in skeletons_en(first.form)):
            return ""
    return target[:1].lower() + target[1:] if first.start == 0 else ""

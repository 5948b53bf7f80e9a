"""Check that days, months, years, decades, weekdays and quarters are the same on both sides."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking import amounts_en, amounts_ru
from summarize.checking.calendar_words import Named, month_en, month_ru, named_en, named_ru
from summarize.checking.matching import differences
from summarize.checking.numbers import describe, is_date

NAME = "dates"


def _months_in_digits(source: str, target: str) -> tuple[set[str], set[str]]:
    """Return the months that are written in digits ("12.05.2016") on either side."""
    here = {part for one in amounts_ru.amounts(source) for part in one.parts if isinstance(part, str)}
    there = {part for one in amounts_en.amounts(target) for part in one.parts if isinstance(part, str)}
    return here, there


def _named(source: str, target: str) -> list[Finding]:
    """Report named months, weekdays, quarters and halves that only one side has."""
    here, there = named_ru(source), named_en(target)
    if not here and not there:
        return []
    in_digits_here, in_digits_there = _months_in_digits(source, target)
    ours, theirs = {one.key for one in here} | in_digits_here, {one.key for one in there} | in_digits_there
    missing = [one for one in here if one.firm and one.key not in theirs]
    # A word that the source writes in Latin letters is a name ("The Sunday Times").
    extra = [one for one in there if one.firm and one.key not in ours and target[one.start : one.end] not in source]
    findings = []
    for one in missing:
        mate = next((other for other in extra if other.key[0] == one.key[0]), None)
        if mate is not None:
            extra.remove(mate)
        findings.append(_finding(one, mate, source, target))
    return findings + [_finding(None, one, source, target) for one in extra]


_AND_RU, _AND_EN = r"\s?(?:,|и|по|до|–|—|-)\s?", r"\s?(?:,|to|and|or|through|until|–|—|-)\s?"
_DAYS_RU = re.compile(
    rf"(?<![0-9])((?:[0-9]{{1,2}}(?:-го|-е)?{_AND_RU})*[0-9]{{1,2}})(?:-го|-е)?\s([а-я]{{2,10}})", re.IGNORECASE
)
_ONE_EN = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_DAYS_EN = re.compile(
    rf"([A-Z][a-z]{{2,8}})\.?\s({_ONE_EN}(?:{_AND_EN}{_ONE_EN}(?![0-9:%]|[.,][0-9]))*)(?![0-9])"
    rf"|(?<![0-9])((?:{_ONE_EN}{_AND_EN})*{_ONE_EN})\s(?:of\s)?([A-Z][a-z]{{2,8}})"
)
_DIGITS = re.compile(r"[0-9]+")


def _days(source: str, target: str) -> Finding | None:
    """Report a day that stands with another month than in the source: July 12 and May 3 for «12 мая» and «3 июля»."""
    ours = [(_list(match[1]), key, match.span()) for match in _DAYS_RU.finditer(source) if (key := month_ru(match[2]))]
    if not ours:
        return None
    theirs = [
        (_list(match[2] or match[3]), key, match.span())
        for match in _DAYS_EN.finditer(target)
        if (key := month_en(match[1] or match[4]))
    ]
    there = {(day, key) for days, key, _ in theirs for day in days}
    here = {(day, key) for days, key, _ in ours for day in days}
    for days, key, span in ours:
        other = next((one for one in theirs if one[1] == key and not any((day, key) in here for day in one[0])), None)
        if other and not any((day, key) in there for day in days):
            was, became = source[span[0] : span[1]], target[other[2][0] : other[2][1]]
            return Finding(NAME, f"{was} became {became}", span, other[2])
    return None


def _list(days: str) -> list[int]:
    return [int(day) for day in _DIGITS.findall(days)]


def _finding(ours: Named | None, theirs: Named | None, source: str, target: str) -> Finding:
    here = source[ours.start : ours.end] if ours else ""
    there = target[theirs.start : theirs.end] if theirs else ""
    detail = f"{here} became {there}" if here and there else f"{here} missing" if here else f"{there} not in the source"
    return Finding(NAME, detail, ours and (ours.start, ours.end), theirs and (theirs.start, theirs.end))


def dates(source: str, target: str) -> tuple[Finding, ...]:
    """Report dates that are missing, changed or added."""
    found = [describe(NAME, one, source, target) for one in differences(source, target) if is_date(one)]
    found += _named(source, target)
    if not found:
        wrong = _days(source, target)
        return (wrong,) if wrong else ()
    return tuple(found)

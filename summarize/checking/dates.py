"""Check that days, months, years, decades, weekdays and quarters are the same on both sides."""

from __future__ import annotations

from summarize.article import Finding
from summarize.checking import amounts_en, amounts_ru
from summarize.checking.calendar_words import Named, named_en, named_ru
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


def _finding(ours: Named | None, theirs: Named | None, source: str, target: str) -> Finding:
    here = source[ours.start : ours.end] if ours else ""
    there = target[theirs.start : theirs.end] if theirs else ""
    detail = f"{here} became {there}" if here and there else f"{here} missing" if here else f"{there} not in the source"
    return Finding(NAME, detail, ours and (ours.start, ours.end), theirs and (theirs.start, theirs.end))


def dates(source: str, target: str) -> tuple[Finding, ...]:
    """Report dates that are missing, changed or added."""
    found = [describe(NAME, one, source, target) for one in differences(source, target) if is_date(one)]
    return (*found, *_named(source, target))

"""Check that every number of the source is in the target and that the target adds none."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking.amount import DATE_KINDS, Amount
from summarize.checking.counted import counted
from summarize.checking.matching import Difference, differences
from summarize.checking.rendering import suffix
from summarize.checking.swaps import swapped

NAME = "numbers"
_ORDINAL = re.compile(r"(?<![0-9.,])([0-9]+)(st|nd|rd|th)\b")
_COMMA = re.compile(r"(?<![0-9,.])[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9]|,[0-9])")


def is_date(difference: Difference) -> bool:
    """Say whether a difference concerns a day, month, year or decade."""
    amount = difference.source or difference.target
    return amount is not None and amount.kind in DATE_KINDS


def describe(name: str, difference: Difference, source: str, target: str) -> Finding:
    """Put a difference into words: "86 missing", "12 not in the source", "86 became 68"."""
    here, there = difference

    def written(text: str, amount: Amount) -> str:
        return text[amount.start : amount.end]

    if here is None:
        assert there is not None
        return Finding(name, f"{written(target, there)} not in the source", None, (there.start, there.end))
    if there is None:
        return Finding(name, f"{written(source, here)} missing", (here.start, here.end), None)
    detail = f"{written(source, here)} became {written(target, there)}"
    return Finding(name, detail, (here.start, here.end), (there.start, there.end))


def numbers(source: str, target: str) -> tuple[Finding, ...]:
    """Report numbers that are missing, changed, added or changed places; those of dates are `dates`' business."""
    misspelt = _misspelt(source, target)
    spans = [finding.target for finding in misspelt]
    found = [one for one in differences(source, target) if one.target is None or not _within(one.target, spans)]
    if misspelt or found:
        return (*misspelt, *(describe(NAME, one, source, target) for one in found if not is_date(one)))
    pair = swapped(source, target)
    if pair is None:
        return counted(source, target)
    one, other = pair
    first, last = source[one.source.start : one.source.end], source[other.source.start : other.source.end]
    start, end = min(one.target.start, other.target.start), max(one.target.end, other.target.end)
    return (Finding(NAME, f"{first} and {last} changed places", (one.source.start, other.source.end), (start, end)),)


def _misspelt(source: str, target: str) -> tuple[Finding, ...]:
    """Report numbers that no English text writes so: "3st", "3,5 million"."""
    ordinals = (
        Finding(NAME, f"{one.group()} is no ordinal", None, one.span())
        for one in _ORDINAL.finditer(target)
        if one[2] != suffix(int(one[1])) and one.group() not in source
    )
    commas = (
        Finding(NAME, f"{one.group()} has a decimal comma", None, one.span())
        for one in _COMMA.finditer(target)
        if one.group() in source
    )
    return (*ordinals, *commas)


def _within(amount: Amount, spans: list[tuple[int, int] | None]) -> bool:
    return any(span and span[0] <= amount.start and amount.end <= span[1] for span in spans)

"""Write a Russian amount in English, in the manner of the number that it takes the place of."""

from __future__ import annotations

import re

from summarize.checking.amount import Amount
from summarize.checking.numerals_en import CARDINALS, ORDINALS

_SCALES = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
_PARTS = re.compile(
    r"([0-9][0-9.,\u00a0 ]*[0-9]|[0-9])([ \u00a0-]?)(thousand|million|billion|trillion)?", re.IGNORECASE
)
_SUFFIXED = re.compile(r"([0-9]+)(st|nd|rd|th)?$")


def plain(value: float, grouped: bool = True) -> str:
    """Return a number in English digits, thousands parted by commas where `grouped`."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text if grouped else text.replace(",", "")


def suffix(number: int) -> str:
    """Return the ending of an ordinal in digits."""
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def number_like(ours: Amount, written: str, theirs: Amount) -> str | None:
    """Return `ours` as English, written as `theirs` is: in digits or words, scaled or not; None in doubt."""
    value = ours.values[0]
    if ours.kind == "roman" and not isinstance(value, str):
        return _century(value, written)
    if isinstance(value, str) or (ours.kind != theirs.kind and not _mixed(ours, theirs)):
        return None
    if ours.parts and ours.scale > 1.0 and theirs.scale > 1.0:
        return spelled(value)
    if theirs.parts or (ours.parts and value < 1000):  # "1/2", "3:2"; but «244 890» is one number
        return None
    if written.isalpha():
        return _word(value, written)
    match = _PARTS.fullmatch(written)
    if not match:
        return None
    if match[3]:
        return _scaled(value, ours.scale, match)
    if ours.scale > 1.0 and value >= 1e6:
        return f"{plain(value / ours.scale)} {_SCALES[ours.scale]}"
    dated = ours.kind in {"year", "decade", "day"} or (1000 <= value < 3000 and "," not in written)
    return plain(value, grouped=not dated)


def spelled(value: float) -> str:
    """Return a number as newspapers write it: "4.9755 billion", "9,200"."""
    scale = next((scale for scale in sorted(_SCALES, reverse=True) if value >= scale >= 1e6), 1.0)
    return f"{plain(value / scale)} {_SCALES[scale]}" if scale > 1.0 else plain(value)


def _century(value: float, written: str) -> str | None:
    """Return the ordinal of a Roman number in digits, None where the target writes no ordinal: "XX", "twentieth"."""
    match = _SUFFIXED.fullmatch(written)
    return f"{int(value)}" if match and not match[2] else None


def _mixed(ours: Amount, theirs: Amount) -> bool:
    """Say whether two kinds may stand for each other: an English year is any number of four digits."""
    return {ours.kind, theirs.kind} <= {"number", "year"}


def _word(value: float, written: str) -> str | None:
    table = (
        ORDINALS
        if written.lower() in ORDINALS.values()
        else CARDINALS
        if written.lower() in CARDINALS.values()
        else None
    )
    if table is None:
        return None
    word = table.get(int(value)) if value == int(value) else None
    if word is None and table is CARDINALS:
        word = plain(value)
    return word.capitalize() if word and written[0].isupper() else word


def _scaled(value: float, scale: float, match: re.Match[str]) -> str | None:
    """Return a value with its scale word; without one in the source it is not sure whether it shares another's."""
    if scale not in _SCALES:
        return None
    if scale == 1e3 and match[3].lower() != "thousand":
        return plain(value)
    return f"{plain(value / scale)}{match[2] or ' '}{_SCALES[scale]}"

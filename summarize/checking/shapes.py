"""Shapes of numbers that both languages write alike: dates in digits, times, phones, Roman numerals."""

from __future__ import annotations

import re

from summarize.checking.amount import Amount, Value, exact

_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_PHONE = re.compile(
    r"(?<![0-9])(?:\+[0-9]|8[\s(-])[0-9\s()–-]{8,18}[0-9](?![0-9])"
    r"|(?<![0-9])\([0-9]{3,5}\)[\s0-9–-]{5,12}[0-9](?![0-9])"
)
_HINT = re.compile(r"\.[A-Za-zр]|@|://|&#")
_ADDRESS = re.compile(
    r"&#[0-9]+;|https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:ru|com|org|net|рф|info|gov|su|io|jp|cn)\b\S*"
)
_FACTORS = {"are": (100.0,), "quintal": (100.0, 0.1)}  # square metres; kilograms, tonnes
_ROMAN = re.compile(r"(?=[IVXLC])X{0,3}(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def date_parts(number: str) -> tuple[Value, ...]:
    """Return day, month key and year of "12.05.2016", or nothing where it is no date."""
    match = _DATE.fullmatch(number)
    if match is None or not (0 < int(match[1]) <= 31 and 0 < int(match[2]) <= 12):
        return ()
    year = float(match[3])
    return (float(match[1]), f"m{int(match[2])}", year if year > 99 else year + (2000 if year < 50 else 1900))


def is_clock(hours: str, minutes: str) -> bool:
    """Say whether two numbers can be a time of day."""
    return len(hours) <= 2 and len(minutes) == 2 and int(hours) <= 24 and int(minutes) < 60


def roman(written: str) -> int:
    """Return the value of a Roman numeral up to 99, 0 where it is none."""
    if not _ROMAN.fullmatch(written):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def phones(text: str) -> list[Amount]:
    """Return the phone numbers of a text; only the last seven digits count, since prefixes are rewritten."""
    if sum(map(text.count, "0123456789")) < 7:
        return []
    found = []
    for match in _PHONE.finditer(text):
        digits = "".join(filter(str.isdigit, match.group()))
        if 9 <= len(digits) <= 12:
            found.append(Amount(match.start(), match.end(), ("p" + digits[-7:],), "phone"))
    return found


def without_addresses(text: str) -> str:
    """Return `text`, of the same length, with blanks for URLs and e-mail addresses: their digits are not amounts."""
    if not _HINT.search(text):
        return text
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)


def multiplied(text: str, found: list[Amount], pattern: re.Pattern[str]) -> list[Amount]:
    """Add to each amount the reading that the noun after it suggests: two decades 20, two dozen 24, two weeks 14.

    The groups of `pattern` are named by the factor, x2, x7 …, or by the unit.
    """
    out = []
    for amount in found:
        match = pattern.match(text, amount.end) if len(amount.values) == 1 else None
        value = amount.values[0]
        name = match.lastgroup if match else None
        if name and not isinstance(value, str) and (value < 100 or name in _FACTORS):
            factors = _FACTORS.get(name) or ((10, 12) if name in {"x10", "x12"} else (int(name[1:]),))
            amount = amount._replace(values=(value, *(exact(value * factor) for factor in factors)))
        out.append(amount)
    return out


def fraction(written: str, start: int) -> Amount:
    """Read "1/2" or "1 1/2"; "24/7" and "3/4 апреля" are two numbers as well."""
    *whole, part = written.split()
    above, below = map(float, part.split("/"))
    first = float(whole[0]) if whole else 0.0
    value = first + above / below if below else above
    values = (exact(value), exact(above / below)) if below else (value,)
    return Amount(start, start + len(written), (*values, below), parts=(*map(float, whole), above, below))

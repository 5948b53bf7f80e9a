"""Find the amounts of an English text."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.checking.amount import Amount, Kind, Value, clock, exact
from summarize.checking.compose import Composer
from summarize.checking.numerals_en import DECADES, SCALE_ORDINALS, WORDS
from summarize.checking.shapes import date_parts, fraction, is_clock, multiplied, phones, roman, without_addresses

_TOKEN = re.compile(
    r"(?P<fraction>(?<![0-9/])(?:[0-9]{1,3}\s)?[0-9]/[0-9]{1,2}(?![0-9/]))|"
    r"(?P<digits>(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,:][0-9]+)*)"
    r"|(?P<roman>(?<![A-Za-z])[IVXLC]+(?![A-Za-z]))"
    r"|(?P<word>[A-Za-z]+)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]*\b)"
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}")
_MONTH_BEFORE = re.compile(rf"{_MONTH}\.?\s(?:the\s)?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s)?$")
_MONEY_BEFORE = re.compile(r"[$€£¥₽]\s?$")
_GLUED = re.compile(r"(?:([kK])|([mM])|([bB]))(?![A-Za-z²³])|\s?(?:(mln?)|(bln?|bn)|(trn|tn|trln))\b")
_GLUED_SCALES = (1e3, 1e6, 1e9, 1e6, 1e9, 1e12)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|hours|in the (?:morning|afternoon|evening)|at night)", re.IGNORECASE)
_TIMES_OF_DAY = frozenset({"noon", "midday", "midnight"})
# All words that `_word` makes anything of.
_COUNTING = frozenset({*WORDS, *DECADES, *_TIMES_OF_DAY})
_LARGE = frozenset({"thousand", "million", "billion", "trillion"})
_OF_A_SCALE = re.compile(r" (?:of )?an? (?:(?:m|b|tr)illion|thousand|hundred)")
_ONE_AND_A = re.compile(r"\ban? [a-z]+ and a $")  # "a second and a half"
_CLASSES = ("-party", "-class", "-rate", " party ", " parties")
_ZONE = re.compile(r"\s?(?:hours|hrs|GMT|UTC|local)")
_NAME_BEFORE = re.compile(r"(?:\b[kcm]?m|CO|\b[A-Z][A-Za-z]{0,9}-|\b[Uu]nder-)$")  # km2, CO2, a bill's number, a team's
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_MULTIPLES = re.compile(
    r"[\s-](?:(?P<x10>decade|dozen)|(?P<x7>week)|(?P<x24>day)|(?P<x100>centur)|(?P<x12>year)|(?P<x2>pairs?|couple)"
    r"|(?P<x20>score))"
)


def _whole(text: str, start: int, end: int) -> Amount:
    """Read a whole number without separators."""
    number = text[start:end]
    value = float(number)
    follow = text[end : end + 18]
    before = text[max(0, start - 20) : start]
    values: tuple[Value, ...] = (value,)
    kind: Kind = "number"
    decade = follow[:1] == "s" or follow[:2] in {"'s", "’s"}
    if len(number) == 4 and 1000 <= value <= 2999:
        kind = "decade" if decade else "year"
    elif len(number) == 2 and decade:
        values, kind = (value, 1900 + value, 1800 + value, 2000 + value), "decade"
    elif len(number) == 2 and re.search(r"[12][0-9]{3}\s?[-–/]\s?$|['’]$", before):
        values, kind = (1900 + value, 2000 + value, value), "year"
    elif value <= 24 and _CLOCK.match(follow):
        values = (value, clock(int(value), 0))
    elif 0 < value <= 31 and (_MONTH_AFTER.match(follow) or _MONTH_BEFORE.search(before)):
        kind = "day"
    if len(number) == 4 and value < 2400 and _ZONE.match(follow):
        values = (value, clock(int(number[:2]), int(number[2:])))
    glued = _NAME_BEFORE.search(before) or (follow[:1] == "x" and follow[1:2].isdigit()) or before[-1:] == "x"
    return Amount(start, end, values, kind, not glued)


def _split(start: int, end: int, number: str) -> Amount:
    """Read a number with points, commas or colons in it."""
    if _GROUPED.fullmatch(number):
        return Amount(start, end, (exact(float(number.replace(",", ""))),))
    dated = date_parts(number)
    if dated:
        return Amount(start, end, (number,), "day", parts=dated)
    pieces = re.split("[.,:]", number)
    parts: tuple[Value, ...] = tuple(float(piece) for piece in pieces)
    if len(pieces) > 2:
        return Amount(start, end, (number,), parts=parts)
    whole, rest = pieces
    if number[len(whole)] == ":":
        return Amount(
            start, end, (clock(int(whole), int(rest)) if is_clock(whole, rest) else number,), "time", parts=parts
        )
    values: tuple[Value, ...] = (exact(float(f"{whole}.{rest}")),)
    if number[len(whole)] == "." and is_clock(whole, rest):
        return Amount(start, end, (*values, clock(int(whole), int(rest))), parts=parts)
    return Amount(start, end, values)


def _digits(text: str, start: int, end: int) -> Amount:
    """Read one number written in digits."""
    written = text[start:end]
    if written.isdigit():
        return _whole(text, start, end)
    groups = written.split()
    if len(groups) > 1:
        parts = tuple(float(group.replace(",", ".")) for group in groups)
        return Amount(start, end, (exact(float("".join(groups).replace(",", "."))),), parts=parts)
    return _split(start, end, written)


def _joined(gap: str) -> bool:
    """Say whether what stands between two number words joins them."""
    return gap in {" ", "-", "\u00a0", " and ", "-and-"}


def _word(text: str, composer: Composer, start: int, end: int) -> None:
    """Feed one word to the composer if it counts something."""
    written = text[start:end]
    word = written.lower()
    entry = WORDS.get(word)
    if entry is None:
        _unlisted(composer, word, start, end)
        return
    gap = text[composer.end : start] if composer.open else ""
    if word == "half" and gap in {" and a ", "-and-a-", " and one "}:
        composer.half(end)
        return
    if word in _LARGE and gap in {" a ", " of a "}:
        gap = " "
    near = composer.open and _joined(gap)
    if not near or (gap in {" and ", "-and-"} and (entry.role == "scale" or not composer.counted)):
        composer.close()
    if near and word in SCALE_ORDINALS:
        composer.scale(start, end, SCALE_ORDINALS[word])
    elif entry.role == "scale":
        composer.scale(start, end, entry.values[0])
    elif entry.role == "other":
        composer.close()
        one_and_a_half = _ONE_AND_A.search(text, 0, start) if word == "half" else None
        if word in {"half", "quarter"} and _OF_A_SCALE.match(text, end):
            composer.word(start, end, entry.values[0], True)
        elif one_and_a_half:
            composer.out.append(Amount(one_and_a_half.start(), end, (1.5, *entry.values), firm=False))
        else:
            composer.out.append(Amount(start, end, entry.values, firm=False))
    else:
        # "Six Flags": within a sentence a capital makes a number word part of a name.
        named = written[0].isupper() and start > 1 and text[start - 2] not in ".!?:" and not near
        ordinal = entry.role == "ordinal"
        lax = named or (ordinal and text.startswith(_CLASSES, end))
        composer.word(start, end, entry.values[0], entry.firm and not lax, ordinal)


def _unlisted(composer: Composer, word: str, start: int, end: int) -> None:
    """Add a decade or a time of day by name."""
    if word in DECADES:
        composer.close()
        value = DECADES[word]
        values = (value, 1900 + value, 1800 + value, 2000 + value, value + 10)
        composer.out.append(Amount(start, end, values, "decade"))
    elif word in _TIMES_OF_DAY:
        composer.close()
        composer.out.append(Amount(start, end, (clock(0, 0), 12.0, 24.0), "time", False))


def _number(text: str, composer: Composer, start: int, end: int) -> None:
    """Feed one number in digits, with the letter or abbreviation of scale glued to it."""
    amount = _digits(text, start, end)
    gap = text[composer.end : start] if composer.open else " "
    if gap.strip(" \u00a0\u202f"):
        composer.close()
    glued = _GLUED.match(text, end)
    if glued and glued.lastindex and not isinstance(amount.values[0], str):
        scale = _GLUED_SCALES[glued.lastindex - 1]
        scaled = exact(amount.values[0] * scale)
        composer.close()
        if glued.lastindex <= 3 and not _MONEY_BEFORE.search(text[max(0, start - 4) : start]):
            composer.out.append(amount._replace(values=(*amount.values, scaled)))  # "200m" is metres as likely
        else:
            composer.out.append(Amount(start, glued.end(), (scaled,), "number", True, (), scale))
    else:
        composer.digits(amount)


@lru_cache(maxsize=2048)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of an English text, in order."""
    text = without_addresses(text)
    composer = Composer()
    found = phones(text)
    inside = [(phone.start, phone.end) for phone in found]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if inside and any(left <= start < right for left, right in inside):
            continue
        kind = match.lastgroup
        if kind == "word":
            if match.group().lower() in _COUNTING:
                _word(text, composer, start, end)
        elif kind == "digits":
            _number(text, composer, start, end)
        elif kind == "fraction":
            composer.close()
            composer.out.append(fraction(match.group(), start))
        else:
            value = roman(match.group())
            if value:
                composer.close()
                composer.out.append(Amount(start, end, (float(value),), "roman", False))
    composer.close()
    return tuple(sorted(multiplied(text, found + composer.out, _MULTIPLES)))

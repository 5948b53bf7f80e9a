"""Find the amounts of a Russian text."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.checking.amount import Amount, Kind, Value, clock, exact
from summarize.checking.compose import Composer
from summarize.checking.numerals_ru import BEGINNINGS, WORDS, Entry, prefix
from summarize.checking.shapes import date_parts, fraction, is_clock, multiplied, phones, roman, without_addresses

_TOKEN = re.compile(
    r"(?P<fraction>(?<![0-9/])(?:[0-9]{1,3}\s)?[0-9]/[0-9]{1,2}(?![0-9/]))|"
    r"(?P<digits>(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,:][0-9]+)*)"
    r"|(?P<roman>(?<![A-Za-zА-Яа-яЁё])[IVXLCХІ]{2,}(?![A-Za-zА-Яа-яЁё])|(?<![A-Za-z])[IVXLC](?![A-Za-z]))"
    r"|(?P<word>[А-Яа-яЁё]+)"
)
_MONTH = r"(?:январ|феврал|март|апрел|ма[яйе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_MONTH_AFTER = re.compile(rf"(?:-?(?:го|е|му))?\s?{_MONTH}")
_MONTH_BEFORE = re.compile(rf"{_MONTH}\w*\s?$")
_YEAR = re.compile(r"(?:-?(?:го|му|м|й|е|х))?\s?(?:год|гг?\b\.?)|-(?:го|м|му)\b")
_DECADE = re.compile(r"-?(?:е|х|м|ми|ые|ых)\b")
_HOURS = re.compile(r"\s?(?:час(?:ов|а|ам)?|ч)\b|\s(?:утра|вечера|дня|ночи|пополудни)\b")
_LIFE = re.compile(r"-м году (?:жизни|от роду)")
_AGE = re.compile(r"\bна [0-9]{1,3}-м году\b(?! (?:войны|работы|службы))")  # «скончался на 84-м году»
_SCALED = re.compile(r"-(тысяч|миллион|миллиард)н")
_SCALES = {"тысяч": 1e3, "миллион": 1e6, "миллиард": 1e9}
_HALF_BEFORE = re.compile(r"половин[еу]\s$")  # «в половине третьего» is half past two
_YEAR_RUNNING = re.compile(r" год\b")  # «третий год пустует»: for over two years
_LATIN = str.maketrans("ХІ", "XI")
_TENS_BEFORE = re.compile(r"десят\w+\s$")
_COUNTED_EVENT = re.compile(r" [А-ЯЁ][а-яё]+(?:[ыио]й|ая|яя|[ое]е|[ое]го|[ое]му|[ое]м|[иы]м|ую)\b")
_AFTER_CAPITAL = re.compile(r"[А-ЯЁ][а-яё-]+\s$")  # whom it counts: «Пётр I Великий»
_MULTIPLES = re.compile(
    r"\s(?:(?P<x10>десят(?:к|ок|илет))|(?P<x7>недел)|(?P<x24>сут)|(?P<x100>столет|век)|(?P<x12>дюжин|год|лет)"
    r"|(?P<x2>пар)|(?P<are>сот(?:ок|к))|(?P<quintal>центнер))"
)
_HUNDREDS = frozenset({"сотни", "сотен", "сотням", "сотнями", "сотнях"})
_SQUARE = re.compile(r"(?:[мМmM]|CO|СО)$")


def _whole(text: str, start: int, end: int) -> Amount:
    """Read a whole number without separators; what stands around it says its kind."""
    number = text[start:end]
    value = float(number)
    follow = text[end : end + 20]
    values: tuple[Value, ...] = (value,)
    kind: Kind = "number"
    if len(number) == 4 and 1000 <= value <= 2999:
        if value % 10 == 0 and _DECADE.match(follow) and not follow.startswith("-м"):
            kind = "decade"
        elif _YEAR.match(follow) or _MONTH_BEFORE.search(text[max(0, start - 10) : start]):
            kind = "year"
    elif len(number) == 2 and number[1] == "0" and _DECADE.match(follow):
        values, kind = (value, 1900 + value, 1800 + value, 2000 + value), "decade"
    elif len(number) == 2 and start and text[start - 1] in "'’":
        values, kind = (1900 + value, 2000 + value, value), "year"
    elif 0 < value <= 31 and _MONTH_AFTER.match(follow):
        kind = "day"
    elif value <= 24 and _HOURS.match(follow):
        values = (value, clock(int(value), 0))
    if _LIFE.match(follow) or _AGE.match(text, start - 3):
        values = (value, value - 1)  # in the 84th year of life one is 83
    scaled = _SCALED.match(follow)
    if scaled:
        values = (value * _SCALES[scaled[1]],)
    return Amount(start, end, values, kind, not (len(number) == 1 and _SQUARE.search(text[:start][-2:])))


def _split(start: int, end: int, number: str) -> Amount:
    """Read a number with points, commas or colons in it."""
    dated = date_parts(number)
    if dated:
        return Amount(start, end, (number,), "day", parts=dated)
    pieces = re.split("[.,:]", number)
    parts: tuple[Value, ...] = tuple(float(piece) for piece in pieces)
    if len(pieces) > 2:
        grouped = all(len(piece) == 3 for piece in pieces[1:])
        return Amount(start, end, (float("".join(pieces)) if grouped else number,), parts=parts)
    whole, rest = pieces
    if number[len(whole)] == ":":
        return Amount(
            start, end, (clock(int(whole), int(rest)) if is_clock(whole, rest) else number,), "time", parts=parts
        )
    values: tuple[Value, ...] = (exact(float(f"{whole}.{rest}")),)
    if len(rest) == 3 and len(whole) < 4:
        values = (*values, float(whole + rest))
    if number[len(whole)] == "." and is_clock(whole, rest):
        return Amount(start, end, (*values, clock(int(whole), int(rest))), "time", parts=parts)
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


def _year_readings(value: float) -> tuple[float, ...]:
    """Return the years that a bare ordinal may mean: «в двадцать первом» 2021, «девяностых» 1990."""
    if not 10 <= value < 100:
        return ()
    return (1900 + value, 1800 + value, 2000 + value)


def _word(text: str, composer: Composer, start: int, end: int) -> None:
    """Feed one word to the composer if it counts something."""
    word = text[start:end].lower().replace("ё", "е")
    entry = WORDS.get(word)
    if entry is None:
        readings = prefix(word) if word[:3] in BEGINNINGS and len(word) > 6 else ()
        if readings:
            composer.close()
            composer.out.append(Amount(start, end, readings, "compound", False))
        return
    if word[:6] == "тысячн" and text[start - 1 : start] == "-":  # «80-тысячный» was read with its digits
        return
    near = composer.open and not text[composer.end : start].strip(" \u00a0\u202f")
    if word[:7] == "половин" and composer.open and text[composer.end : start] == " с ":
        composer.half(end)
        return
    if not near:
        composer.close()
        if word == "шестом":  # alone it is a pole
            return
    if entry.role == "scale" or (near and word in _HUNDREDS):
        composer.scale(start, end, entry.values[0])
        if text[end : end + 1] == ".":
            composer.end = end + 1
    elif entry.role == "other":
        composer.close()
        composer.out.append(Amount(start, end, entry.values, firm=False))
    else:
        _number_word(text, composer, (start, end), entry, near)


def _is_list(text: str, start: int, end: int) -> bool:
    """Tell whether a word ends a list: «одни поют, другие пляшут, третьи спят»."""
    return text[start:end].lower() in {"третьи", "третьих", "третьим"} and "други" in text[:start]


def _number_word(text: str, composer: Composer, span: tuple[int, int], entry: Entry, near: bool) -> None:
    """Feed a cardinal or an ordinal with what its neighbours make it mean."""
    start, end = span
    value = entry.values[0]
    ordinal = entry.role == "ordinal"
    halved = ordinal and _HALF_BEFORE.search(text[max(0, start - 10) : start])
    lax = halved or (ordinal and text.startswith((" декад", " полос", " дол"), end)) or _is_list(text, start, end)
    composer.word(start, end, value, entry.firm and not lax, ordinal)
    if halved:
        composer.also(value - 1)
    elif ordinal and text.startswith(" финал", end):
        composer.also(value * 2)
    elif ordinal and value > 1 and _YEAR_RUNNING.match(text, end):
        composer.also(value - 1)
    elif value == 1.5 and _TENS_BEFORE.search(text[max(0, start - 9) : start]):
        composer.also(15)
    if ordinal and (value >= 10 or near):
        composer.also(*_year_readings(composer.group))
    composer.also(*entry.values[1:])


@lru_cache(maxsize=2048)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a Russian text, in order."""
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
            form = match.group().lower().replace("ё", "е")
            if form in WORDS or form[:3] in BEGINNINGS:
                _word(text, composer, start, end)
        elif kind == "digits":
            if composer.open and text[composer.end : start].strip(" \u00a0\u202f"):
                composer.close()
            composer.digits(_digits(text, start, end))
        elif kind == "fraction":
            composer.close()
            composer.out.append(fraction(match.group(), start))
        else:
            value = roman(match.group().translate(_LATIN))
            if value:
                composer.close()
                composer.out.append(Amount(start, end, (float(value),), "roman", _is_firm(text, start, end)))
    composer.close()
    return tuple(sorted(multiplied(text, found + composer.out, _MULTIPLES)))


def _is_firm(text: str, start: int, end: int) -> bool:
    """Tell whether a Roman numeral must be kept: several letters, or one that counts an event: «X Пленарная сессия»."""
    return end - start > 1 or (
        _COUNTED_EVENT.match(text, end) is not None and _AFTER_CAPITAL.search(text[:start]) is None
    )

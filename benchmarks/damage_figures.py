"""Damage the figures of a good translation: numbers, dates, units, currencies."""

from __future__ import annotations

import random
import re

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.calendar_words import MONTHS, WEEKDAYS, named_ru
from summarize.checking.tokens import listed

_NUMBERS = listed(
    "three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy"
)
_UNITS = (
    ("square metres", "cubic metres"), ("kilometres", "metres"), ("kilometers", "miles"), ("metres", "centimetres"),
    ("meters", "feet"), ("km", "m"), ("percent", "tonnes"), ("tonnes", "kilograms"), ("tons", "kilograms"),
    ("kilograms", "grams"), ("kg", "g"), ("hectares", "square metres"), ("hours", "minutes"), ("minutes", "seconds"),
    ("days", "weeks"), ("weeks", "months"), ("months", "weeks"), ("years", "months"), ("litres", "tonnes"),
    ("barrels", "litres"), ("degrees", "metres"), ("%", " km"),
)  # fmt: skip
_CURRENCIES = (
    ("rubles", "dollars"), ("roubles", "euros"), ("dollars", "rubles"), ("euros", "dollars"), ("yuan", "yen"),
    ("yen", "yuan"), ("$", "€"), ("€", "$"), ("pounds", "dollars"),
)  # fmt: skip
_SCALES = {"million": "billion", "billion": "million", "trillion": "billion"}


def spliced(text: str, start: int, end: int, instead: str) -> str:
    """Return `text` with a span replaced."""
    return text[:start] + instead + text[end:]


def coordinated(between: str) -> bool:
    """Say whether two things may change places without a change of meaning: "3 and 5"."""
    return between.strip() in {"and", "or", ","}


def _shared(source: str, target: str) -> list[Amount]:
    """Return the amounts of the target that stand once on either side, so that a change of them changes the meaning."""
    ours = [one.values[0] for one in amounts_ru.amounts(source) if one.firm]
    found = [one for one in amounts_en.amounts(target) if one.firm]
    values = [one.values[0] for one in found]
    return [one for one in found if ours.count(one.values[0]) == 1 and values.count(one.values[0]) == 1]


def _other(words: list[str], word: str, chance: random.Random) -> str:
    return chance.choice([one for one in words if one != word])


def change_digit(source: str, target: str, chance: random.Random) -> str | None:
    """Change one digit of a number."""
    places = [at for one in _shared(source, target) for at in range(one.start, one.end) if target[at].isdigit()]
    if not places:
        return None
    at = chance.choice(places)
    return spliced(target, at, at + 1, _other(list("123456789"), target[at], chance))


def drop_number(source: str, target: str, chance: random.Random) -> str | None:
    """Leave a number out."""
    found = [one for one in _shared(source, target) if target[one.start].isdigit()]
    found = [one for one in found if target[one.end : one.end + 1] in {" ", ""}]
    if not found:
        return None
    one = chance.choice(found)
    return spliced(target, one.start, one.end + 1, "")


def change_word_number(source: str, target: str, chance: random.Random) -> str | None:
    """Change a number written as a word."""
    found = [one for one in _shared(source, target) if target[one.start : one.end].lower() in _NUMBERS]
    if not found:
        return None
    one = chance.choice(found)
    return spliced(target, one.start, one.end, _other(_NUMBERS, target[one.start : one.end].lower(), chance))


def change_scale(source: str, target: str, chance: random.Random) -> str | None:
    """Make billions of millions."""
    found = list(re.finditer(r"(?<=[0-9] )(?:million|billion|trillion)\b", target))
    if not found:
        return None
    match = chance.choice(found)
    return spliced(target, match.start(), match.end(), _SCALES[match.group()])


def swap_numbers(source: str, target: str, chance: random.Random) -> str | None:
    """Let two numbers change places."""
    found = _shared(source, target)
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2))
    between = target[one.end : other.start]
    if coordinated(between):
        return None
    first, last = target[one.start : one.end], target[other.start : other.end]
    return target[: one.start] + last + between + first + target[other.end :]


def _rename(source: str, target: str, kind: str, words: list[str], chance: random.Random) -> str | None:
    """Return the target with one month or weekday renamed, where the source names one at all."""
    if not any(one.key[0] == kind and one.firm for one in named_ru(source)):
        return None
    found = list(re.finditer(rf"\b(?:{'|'.join(words)})\b", target))
    if not found:
        return None
    match = chance.choice(found)
    return spliced(target, match.start(), match.end(), _other(words, match.group(), chance))


def change_month(source: str, target: str, chance: random.Random) -> str | None:
    """Name another month."""
    return _rename(source, target, "m", MONTHS, chance)


def change_weekday(source: str, target: str, chance: random.Random) -> str | None:
    """Name another day of the week."""
    return _rename(source, target, "w", WEEKDAYS, chance)


def change_day(source: str, target: str, chance: random.Random) -> str | None:
    """Change the day of a month."""
    found = [one for one in _shared(source, target) if one.kind == "day"]
    if not found:
        return None
    one = chance.choice(found)
    return spliced(
        target, one.start, one.end, str(chance.choice([day for day in range(1, 29) if day != one.values[0]]))
    )


def change_year(source: str, target: str, chance: random.Random) -> str | None:
    """Move a year by one to three, a decade by as many decades."""
    found = [one for one in _shared(source, target) if one.kind in {"year", "decade"} and one.end - one.start == 4]
    if not found:
        return None
    one = chance.choice(found)
    step = chance.choice([-3, -2, -1, 1, 2, 3]) * (10 if one.kind == "decade" else 1)
    return spliced(target, one.start, one.end, str(int(target[one.start : one.end]) + step))


def _exchanged(target: str, pairs: tuple[tuple[str, str], ...], chance: random.Random) -> str | None:
    """Return the target with the unit of one amount exchanged, None where no amount has a unit of `pairs`."""
    found = []
    for amount in amounts_en.amounts(target):
        for old, new in pairs:
            after = re.compile(rf"[ -]?{re.escape(old)}(?![A-Za-z])").match(target, amount.end)
            if after:
                found.append((after.end() - len(old), after.end(), new))
            elif target[: amount.start].endswith(old) and not old[-1].isalpha():
                found.append((amount.start - len(old), amount.start, new))
    if not found:
        return None
    start, end, new = chance.choice(found)
    return spliced(target, start, end, new)


def change_currency(source: str, target: str, chance: random.Random) -> str | None:
    """Pay in another currency."""
    return _exchanged(target, _CURRENCIES, chance)


def change_unit(source: str, target: str, chance: random.Random) -> str | None:
    """Measure in another unit."""
    return _exchanged(target, _UNITS, chance)

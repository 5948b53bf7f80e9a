"""Change pairs on both sides at once, the ways in which crawled articles differ from clean data."""

from __future__ import annotations

import random
import re

from training.people import Names

_RUSSIAN = re.compile(r"(?<![\d.,:/-])(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?(?![\d:/-]|[.,]\d)")
_ENGLISH = re.compile(r"(?<![\d.,:/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d:/-]|[.,]\d)")
_PLACES = (
    ("Москва", "Moscow"),
    ("Хабаровск", "Khabarovsk"),
    ("Владивосток", "Vladivostok"),
    ("Якутск", "Yakutsk"),
    ("Токио", "Tokyo"),
    ("Пекин", "Beijing"),
    ("Сеул", "Seoul"),
    ("Иркутск", "Irkutsk"),
    ("Южно-Сахалинск", "Yuzhno-Sakhalinsk"),
    ("Благовещенск", "Blagoveshchensk"),
)
_MONTHS = (
    ("января", "January"),
    ("февраля", "February"),
    ("марта", "March"),
    ("апреля", "April"),
    ("мая", "May"),
    ("июня", "June"),
    ("июля", "July"),
    ("августа", "August"),
    ("сентября", "September"),
    ("октября", "October"),
    ("ноября", "November"),
    ("декабря", "December"),
)
_FINAL = re.compile(r"[.;]$")


def _date(rng: random.Random) -> tuple[str, str]:
    """Return a day as a dateline has it, with or without its year, in both languages."""
    day, (month, name) = rng.randint(1, 28), rng.choice(_MONTHS)
    if rng.random() < 0.5:
        return f"{day} {month}", f"{name} {day}"
    year = rng.randint(1995, 2029)
    return f"{day} {month} {year} года", f"{name} {day}, {year}"


def _other(digits: str, rng: random.Random) -> str:
    """Return other digits of the same count that ask for the same Russian endings.

    Endings follow the last digit and the teens. Every third number repeats a
    digit side by side: a young model loses count of such («22» becomes "222").
    """
    new = [rng.choice("0123456789") for _ in digits]
    new[0] = rng.choice("123456789")
    if len(digits) > 2 and rng.random() < 0.35:
        at = rng.randrange(len(digits) - 2)
        new[at + 1] = new[at]
    if len(digits) == 1:
        return rng.choice("234") if digits in "234" else rng.choice("56789") if digits in "56789" else digits
    if len(digits) == 2:
        new[0] = digits[0] if digits[0] == "1" else rng.choice("23456789")
        if new[0] != "1" and digits[1] != "1" and rng.random() < 0.35:
            new[0] = digits[1] if digits[1] > "1" else new[0]
        return new[0] + digits[1]
    new[-2] = "1" if digits[-2] == "1" else new[-2] if new[-2] != "1" else "0"
    return "".join(new[:-1]) + digits[-1]


def _rewritten(number: str, rng: random.Random) -> tuple[str, str]:
    """Return a Russian number's replacement as each side writes it.

    Years stay years: the words around them («в 2011 году») depend on it.
    """
    whole, comma, part = number.partition(",")
    digits = whole.replace(" ", "")
    if whole == digits and len(digits) == 4 and digits[:2] in ("18", "19", "20"):
        digits = str(rng.randint(1950, 2029))
    elif digits != "0":
        digits = _other(digits, rng)
    if comma:
        part = "".join(rng.choice("0123456789") for _ in part[:-1]) + rng.choice("123456789")
    here = f"{int(digits):,}".replace(",", " ") if " " in whole else digits
    there = f"{int(digits):,}" if " " in whole else digits
    return (f"{here},{part}", f"{there}.{part}") if comma else (here, there)


def rewrite_numbers(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Replace each number that stands exactly once on both sides, in either's own form, by another of its kind."""
    here, there = (
        [match.group() for match in pattern.finditer(text)]
        for pattern, text in ((_RUSSIAN, source), (_ENGLISH, target))
    )
    changed: dict[str, str] = {}
    translated: dict[str, str] = {}
    for number in here:
        spelled = number.replace(",", ".").replace(" ", ",")
        if here.count(number) == 1 and there.count(spelled) == 1:
            changed[number], translated[spelled] = _rewritten(number, rng)
    source = _RUSSIAN.sub(lambda match: changed.get(match.group(), match.group()), source)
    return source, _ENGLISH.sub(lambda match: translated.get(match.group(), match.group()), target)


def without_yo(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Write ё as е, as most newspapers do."""
    return source.replace("ё", "е").replace("Ё", "Е"), target


def without_end(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Drop the final mark, as headlines do, where both sides have one."""
    both = _FINAL.search(source) and _FINAL.search(target)
    return (source[:-1], target[:-1]) if both else (source, target)


def listed(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Put the marker of a list before the sentence."""
    marker = rng.choice(("- ", "* ", "1) ", "2. "))
    return marker + source, marker + target


def in_capitals(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Write a short sentence in capitals."""
    return (source.upper(), target.upper()) if len(source) < 120 else (source, target)


def dated(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Put a dateline before a sentence that is not too long for one."""
    if len(source) >= 150:
        return source, target
    place, name = rng.choice(_PLACES)
    when, date = _date(rng)
    return f"{place}, {when}. {source}", f"{name}, {date}. {target}"


def augment(source: str, target: str, rng: random.Random, names: Names | None = None) -> tuple[str, str]:
    """Return the pair, perhaps changed; most often as it is."""
    if names and rng.random() < 0.3:
        source, target = names.swap(source, target, rng)
    if rng.random() < 0.5:
        source, target = rewrite_numbers(source, target, rng)
    if rng.random() < 0.5:
        source, target = without_yo(source, target, rng)
    chance = rng.random()
    for limit, change in ((0.05, without_end), (0.07, listed), (0.08, in_capitals), (0.10, dated)):
        if chance < limit:
            return change(source, target, rng)
    return source, target

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


def augment(source: str, target: str, rng: random.Random, names: Names | None = None) -> tuple[str, str]:
    """Return the pair, perhaps changed; most often as it is."""
    if names and rng.random() < 0.3:
        source, target = names.swap(source, target, rng)
    if rng.random() < 0.5:
        source, target = rewrite_numbers(source, target, rng)
    if rng.random() < 0.5:
        source = source.replace("ё", "е").replace("Ё", "Е")
    chance = rng.random()
    if chance < 0.05 and _FINAL.search(source) and _FINAL.search(target):
        source, target = source[:-1], target[:-1]
    elif chance < 0.07:
        marker = rng.choice(("- ", "* ", "1) ", "2. "))
        source, target = marker + source, marker + target
    elif chance < 0.08 and len(source) < 120:
        source, target = source.upper(), target.upper()
    elif chance < 0.10 and len(source) < 150:
        place, name = rng.choice(_PLACES)
        when, date = _date(rng)
        source, target = f"{place}, {when}. {source}", f"{name}, {date}. {target}"
    return source, target

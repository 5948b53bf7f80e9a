"""Change pairs on both sides at once, the ways in which crawled articles differ from clean data."""

from __future__ import annotations

import random
import re

from training.people import Names

_NUMBER = re.compile(r"(?<![\d.,:/-])\d{2,6}(?![\d.,:/-])")
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


def rewrite_numbers(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Replace a number that stands exactly once on both sides by another of its kind.

    Years stay years: the words around them («в 2011 году») depend on it.
    """
    here, there = _NUMBER.findall(source), _NUMBER.findall(target)
    for number in here:
        if here.count(number) != 1 or there.count(number) != 1:
            continue
        if len(number) == 4 and number[:2] in ("18", "19", "20"):
            other = str(rng.randint(1950, 2029))
        else:
            other = str(rng.randint(10 ** (len(number) - 1), 10 ** len(number) - 1))
            # Russian endings follow the last digit: keep it, and the teens.
            other = other[:-2] + number[-2:] if len(number) > 2 else other[:-1] + number[-1]
        source = re.sub(rf"(?<!\d){number}(?!\d)", other, source)
        target = re.sub(rf"(?<!\d){number}(?!\d)", other, target)
    return source, target


def augment(source: str, target: str, rng: random.Random, names: Names | None = None) -> tuple[str, str]:
    """Return the pair, perhaps changed; most often as it is."""
    if names and rng.random() < 0.3:
        source, target = names.swap(source, target, rng)
    if rng.random() < 0.35:
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

"""Bring surnames and patronymics to the nominative by their endings, given names' gender and case as a guide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.naming.given_names import ALL, Case

_PATRONYMIC = re.compile(
    r"[А-ЯЁ][а-яё]+[оеё]в(?:ич(?:а|у|ем|ом|е)?|н(?:а|ы|е|у|ой|ою))"
    r"|(?:Ильи|Кузьми|Фоми|Луки|Савви|Никити|Силы)(?:ч(?:а|у|ом|ем|е)?|н?ичн(?:а|ы|е|у|ой|ою)|чн(?:а|ы|е|у|ой|ою))"
)
_MALE_ENDS = {"ич": "n", "ича": "ga", "ичу": "d", "ичем": "i", "ичом": "i", "иче": "p"}
_FEMALE_ENDS = {"на": "n", "ны": "g", "не": "dp", "ну": "a", "ной": "i", "ною": "i"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read a form: the nominative, the gender ("m", "f", "" for either) and the cases."""

    nominative: str
    gender: str
    cases: Case


# Ending of the form, endings of the nominative, gender, cases; tried in order, the likelier first.
_POSSESSIVE = "(?<=[оеё]в|[иы]н)"
_SKY = "(?<=ск|цк)"
_CONSONANT = "(?<=[бвгджзклмнпрстфхцчшщ])"
_HARD = "(?<=[бвгдзклмнпрстфхц])"
_VOWEL = "(?<=[аеёиоуыэюя])"
_RULES: tuple[tuple[re.Pattern[str], tuple[str, ...], str, Case], ...] = tuple(
    (re.compile(pattern + "$"), tuple(nominatives.split()), gender, cases)
    for pattern, nominatives, gender, cases in (
        (_POSSESSIVE + "ы", "_", "", "n"),
        (_POSSESSIVE + "ых", "_", "", "gap"),
        (_POSSESSIVE + "ой", "а", "f", "gdip"),
        (_POSSESSIVE + "у", "_", "m", "d"),
        (_POSSESSIVE + "у", "а", "f", "a"),
        (_POSSESSIVE + "а", "_", "m", "ga"),
        (_POSSESSIVE + "ым", "_", "m", "i"),
        (_POSSESSIVE + "е", "_", "m", "p"),
        (_SKY + "ого", "ий ой", "m", "ga"),
        (_SKY + "ому", "ий ой", "m", "d"),
        (_SKY + "им", "ий ой", "m", "i"),
        (_SKY + "ом", "ий ой", "m", "p"),
        (_SKY + "ой", "ая", "f", "gdip"),
        (_SKY + "ую", "ая", "f", "a"),
        ("(?<=[бвгджзклмпрстфхцчшщь]н)ой", "ая", "f", "gdip"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ого", "ый ой ий", "m", "ga"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ому", "ый ой ий", "m", "d"),
        ("(?<=[чщшжн])его", "ий", "m", "ga"),
        ("(?<=[чщшжн])ему", "ий", "m", "d"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ую", "ая", "f", "a"),
        ("(?<=[бвгдзлмнпрстф])ым", "ый ой", "m", "i"),
        ("ии", "ий", "m", "p"),
        ("ия", "ий", "m", "ga"),
        ("ию", "ий", "m", "d"),
        ("ием", "ий", "m", "i"),
        ("(?<=[бвгдзклмнпрстфх])ца", "ец", "m", "ga"),
        ("(?<=[бвгдзклмнпрстфх])цу", "ец", "m", "d"),
        ("(?<=[бвгдзклмнпрстфх])цом", "ец", "m", "i"),
        (_CONSONANT + "а", "_", "m", "ga"),
        (_CONSONANT + "у", "_", "m", "d"),
        (_HARD + "ом", "_", "m", "i"),
        ("(?<=[жчшщц])[ео]м", "_", "m", "i"),
        ("(?<=[бвдзлмнпрстф])я", "ь я", "m", "ga"),
        ("(?<=[бвдзлмнпрстф])ю", "ь", "m", "d"),
        ("(?<=[бвдзлмнпрстф])[её]м", "ь", "m", "i"),
        (_VOWEL + "(?<!ска)(?<!цка)(?<!на)я", "й", "m", "ga"),
        (_VOWEL + "ю", "й", "m", "d"),
        (_VOWEL + "ем", "й", "m", "i"),
        (_VOWEL + "е", "й", "m", "p"),
        ("(?<=[гкхжчшщ])и", "а", "", "g"),
        ("(?<=[бвдзлмнпрстфц])ы", "а", "", "g"),
        (_HARD + "ой", "а", "", "i"),
        ("(?<=[жчшщц])ей", "а", "", "i"),
        (_CONSONANT + "у", "а", "", "a"),
        (_CONSONANT + "е", "_", "m", "p"),
        (_CONSONANT + "е", "а", "", "dp"),
        ("(?<=[бвдзлмнпрстфь])и", "я", "", "g"),
        ("(?<=[бвдзлмнпрстфь])ю", "я", "", "a"),
        ("(?<=[бвдзлмнпрстфь])ей", "я", "", "i"),
        ("ии", "ия", "", "gdp"),
        ("ию", "ия", "", "a"),
        ("ией", "ия", "", "i"),
        ("(?<=[бвдзлмнпрстфжчшщ])ой", "ая", "f", "gdip"),
    )
)
_SUFFIXES = frozenset(["заде", "оглы", "кызы", "ага", "бек", "сан", "ака", "хан", "улы"])
_FIXED = re.compile("(?:дзе|швили|енко|аго|[бвгджзклмнпрстфхцчш]ко|уа)$")
_NOMINATIVE_MALE = re.compile("[бвгджзйклмнпрстфхцчшщь]$")
_UNDECLINED = re.compile("[оеиуюэёы]$|[иы]х$|[ая]$")
_FEMALE = re.compile("([оеё]в|[иы]н|[сц]к)а$|[ая]я$")
_ADJECTIVE_MALE = re.compile("[иыо]й$")


@lru_cache(maxsize=8192)
def surname(form: str) -> tuple[Reading, ...]:
    """Return all readings of a surname in any case, the likelier first; of a compound both parts decline."""
    head, hyphen, last = form.rpartition("-")
    if hyphen and head and last:
        if last in _SUFFIXES:
            return (Reading(form, "", ALL),)
        return surname(head) if last[0].islower() else _compound(surname(head), surname(last))
    if _FIXED.search(form):
        return (Reading(form, "", ALL),)
    return (*_as_nominative(form), *_declined(form), *_undeclined(form))


def _compound(heads: tuple[Reading, ...], lasts: tuple[Reading, ...]) -> tuple[Reading, ...]:
    found: list[Reading] = []
    for last in lasts:
        for head in heads:
            cases = "".join(case for case in last.cases if case in head.cases)
            if cases and (not head.gender or not last.gender or head.gender == last.gender):
                found.append(Reading(f"{head.nominative}-{last.nominative}", last.gender or head.gender, cases))
    return tuple(found)


def _as_nominative(form: str) -> tuple[Reading, ...]:
    if _FEMALE.search(form):
        return (Reading(form, "f", "n"),)
    if re.search("[иы]х$", form):
        return (Reading(form, "", ALL),)
    if _ADJECTIVE_MALE.search(form) or _NOMINATIVE_MALE.search(form):
        return (Reading(form, "m", "n"),)
    return (Reading(form, "", "n"),)


def _declined(form: str) -> tuple[Reading, ...]:
    found = []
    for pattern, endings, gender, cases in _RULES:
        match = pattern.search(form)
        if match and match.start() >= 2:
            stem = form[: match.start()]
            found += [Reading(stem + ending.replace("_", ""), gender, cases) for ending in endings]
    return tuple(found)


def _undeclined(form: str) -> tuple[Reading, ...]:
    if _NOMINATIVE_MALE.search(form) and not _ADJECTIVE_MALE.search(form) and not re.search("([оеё]в|[иы]н)$", form):
        return (Reading(form, "f", ALL),)
    return (Reading(form, "", ALL),) if _UNDECLINED.search(form) and not _FEMALE.search(form) else ()


def agreeing(form: str, gender: str, cases: Case) -> tuple[str, ...]:
    """Return the nominatives that a surname may have beside a given name of this gender and these cases."""
    found: list[str] = []
    for reading in surname(form):
        fits = (not gender or reading.gender in {gender, ""}) and set(reading.cases) & set(cases)
        if fits and reading.nominative not in found:
            found.append(reading.nominative)
    return tuple(found)


def patronymic(form: str) -> Reading | None:
    """Return a patronymic's nominative, gender and cases, or None where the word is no patronymic."""
    match = _PATRONYMIC.fullmatch(form)
    if not match:
        return None
    male = re.search(r"ич(?:а|у|ем|ом|е)?$", form)
    if male:
        return Reading(form[: male.start()] + "ич", "m", _MALE_ENDS[male.group()])
    female = re.search(r"н(?:а|ы|е|у|ой|ою)$", form)
    return Reading(form[: female.start()] + "на", "f", _FEMALE_ENDS[female.group()]) if female else None

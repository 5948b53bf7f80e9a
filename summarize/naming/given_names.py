"""Know given names in all their case forms, with gender and case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from summarize.naming import tables
from summarize.naming.inflection import plain

Case = str
"""One letter a case: n nominative, g genitive, d dative, a accusative, i instrumental, p prepositional."""
ALL: Case = "ngdaip"


@dataclass(frozen=True, slots=True)
class Given:
    """Hold one reading of a form: the nominative, its gender ("m", "f") and the cases it may be in."""

    nominative: str
    gender: str
    cases: Case


_FLEETING = {"Пётр": "Петр", "Павел": "Павл", "Лев": "Льв"}
_SOFT = ("ь", "я", "ю", "ем", "е")
_SHORT = ("й", "я", "ю", "ем", "е")
_SHORT_I = ("ий", "ия", "ию", "ием", "ии")
_YA = ("я", "и", "е", "ю", "ей", "е")
_IYA = ("ия", "ии", "ии", "ию", "ией", "ии")
_SOFT_FEMININE = ("ь", "и", "и", "ь", "ью", "и")


def decline(name: str, gender: str) -> dict[str, Case]:
    """Return the forms of a nominative given name, each with the cases it stands for."""
    last = name[-1]
    if name.endswith("ия"):
        return _merge(name[:-2], _IYA)
    if last == "а":
        i = "и" if name[-2] in "гкхжчшщ" else "ы"
        o = "ей" if name[-2] in "жчшщц" else "ой"
        return _merge(name[:-1], ("а", i, "е", "у", o, "е"))
    if last == "я":
        return _merge(name[:-1], _YA)
    if gender == "f":
        return (
            _merge(name[:-1], _SOFT_FEMININE)
            if (last == "ь" and name[-2] not in "лзгр") or name == "Любовь"
            else {name: ALL}
        )
    if name.endswith("ий"):
        return _masculine(name[:-2], _SHORT_I)
    if last == "й":
        return _masculine(name[:-1], _SHORT)
    if last == "ь":
        return _masculine(name[:-1], _SOFT)
    if last in "оеёиуыэю":
        return {name: ALL}
    stem = _FLEETING.get(name, name)
    ending = "ем" if last in "жчшщц" else "ом"
    return {name: "n"} | _masculine(stem, ("", "а", "у", ending, "е"), with_nominative=stem == name)


def _merge(stem: str, endings: tuple[str, ...]) -> dict[str, Case]:
    forms: dict[str, Case] = {}
    for case, ending in zip(ALL, endings, strict=True):
        forms[stem + ending] = forms.get(stem + ending, "") + case
    return forms


def _masculine(stem: str, endings: tuple[str, ...], with_nominative: bool = True) -> dict[str, Case]:
    nominative, genitive, dative, instrumental, prepositional = endings
    forms = _merge(stem, (nominative, genitive, dative, genitive, instrumental, prepositional))
    if not with_nominative:
        del forms[stem + nominative]
    return forms


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Map the first two letters of each name's stems to names with their genders."""
    index: dict[str, list[tuple[str, str]]] = {}
    for row in tables.rows("given"):
        for key in {plain(row[0])[:2], plain(_FLEETING.get(row[0], row[0]))[:2]}:
            index.setdefault(key, []).append((row[0], row[1]))
    return {key: tuple(found) for key, found in index.items()}


@cache
def _declined(name: str, gender: str) -> dict[str, Case]:
    forms: dict[str, Case] = {}
    for form, cases in decline(name, gender).items():
        forms[plain(form)] = forms.get(plain(form), "") + cases
    return forms


def is_known(nominative: str) -> bool:
    """Tell whether the table has a given name."""
    return nominative in tables.words("given")


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Given, ...]:
    """Return what given names a plain word may be a form of."""
    found = ((name, gender, _declined(name, gender).get(word, "")) for name, gender in _index().get(word[:2], ()))
    return tuple(Given(name, gender, cases) for name, gender, cases in found if cases)

"""Give the case forms of a Russian noun or adjective from its nominative, by its ending alone.

Made for matching: a form too many costs nothing, a missing one loses a match.
All words are lower case and without «ё».
"""

from __future__ import annotations

from functools import lru_cache

_HARD_ADJECTIVE = ["ый", "ой", "ого", "ому", "ым", "ом", "ая", "ую", "ое", "ые", "ых", "ыми", "ою"]
_SOFT_ADJECTIVE = ["ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ее", "ие", "их", "ими", "ею"]
_VELAR_ADJECTIVE = ["ий", "ой", "ого", "ому", "им", "ом", "ая", "ую", "ое", "ие", "их", "ими", "ою"]
_HUSHING_ADJECTIVE = [
    "ий",
    "ой",
    "его",
    "ему",
    "им",
    "ем",
    "ом",
    "ого",
    "ому",
    "ая",
    "ей",
    "ую",
    "ее",
    "ое",
    "ие",
    "их",
    "ими",
    "ею",
]
_ADJECTIVE_ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ья", "ье")
_POSSESSIVE = ["ий", "ья", "ье", "ьи", "ьего", "ьему", "ьим", "ьем", "ьей", "ью", "ьих", "ьими"]

_CONSONANT = ["_", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах"]
_SOFT_SIGN = ["ь", "я", "ю", "ем", "е", "и", "ью", "ей", "ям", "ями", "ях", "ам", "ами", "ах"]
_TIME = ["мя", "мени", "менем", "мена", "мен", "менам", "менами", "менах"]
_SHORT_I = ["й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях"]
_A = ["а", "ы", "и", "е", "у", "ой", "ей", "ою", "_", "ам", "ами", "ах"]
_YA = ["я", "и", "е", "ю", "ей", "ею", "_", "ь", "й", "ям", "ями", "ях"]
_O = ["о", "а", "у", "ом", "е", "_", "и", "ам", "ами", "ах"]
_E = ["е", "я", "а", "ю", "у", "ем", "и", "й", "_", "ей", "ев", "ям", "ам", "ями", "ами", "ях", "ах"]
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"


def plain(word: str) -> str:
    """Return the word lower case, «ё» as «е»: the form in which words are compared."""
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=16384)
def forms(word: str) -> frozenset[str]:
    """Return the word and its case forms, singular and plural; hyphenated words decline at the end."""
    word = plain(word)
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        return frozenset(f"{first}-{form}" for first in {head} | _declined_head(head) for form in forms(last))
    return frozenset({word} | _adjective(word) | _noun(word))


def _declined_head(head: str) -> frozenset[str]:
    """«Вице-мэр» has one declined part, «завод-изготовитель» two."""
    return forms(head) if len(head) > 4 and head[-1] not in "оеи" else frozenset()


def _adjective(word: str) -> set[str]:
    if len(word) < 4 or not word.endswith(_ADJECTIVE_ENDINGS):
        return set()
    stem, last = word[:-2], word[-3]
    if word.endswith(("ья", "ье")):
        return {stem + ending for ending in _POSSESSIVE}
    if last in "кгх":
        endings = _VELAR_ADJECTIVE
    elif last in "жчшщц":
        endings = _HUSHING_ADJECTIVE
    else:
        endings = _SOFT_ADJECTIVE if word[-2] in "иея" else _HARD_ADJECTIVE
    return {stem + ending for ending in endings}


def _noun(word: str) -> set[str]:
    last = word[-1:]
    if len(word) < 2:
        return set()
    if word.endswith("мя"):
        return _with(word[:-2], _TIME)
    if last in "ая":
        return _with(word[:-1], _A if last == "а" else _YA) | _full_plural(word[:-1], last)
    if last == "о" or last == "е":
        stem = word[:-1]
        return _with(stem, _O if last == "о" else _E) | _full_plural(stem, "а")
    if last == "ь":
        stem = word[:-1]
        return _with(stem, _SOFT_SIGN) | _with(_fleeting(stem), _SOFT_SIGN)
    if last == "й":
        return _with(word[:-1], _SHORT_I) | _with(word[:-2] + "ь", _SHORT_I if word[-2] == "е" else [])
    if last in _CONSONANTS:
        surname = {word + "ым", word + "ых", word + "ыми"} if word.endswith(("ов", "ев", "ин", "ын")) else set()
        return surname | _with(word, _CONSONANT) | _with(_fleeting(word), _CONSONANT) | _people(word)
    return _plural(word)


def _with(stem: str, endings: list[str]) -> set[str]:
    return {stem + ending.replace("_", "") for ending in endings} if stem else set()


def _fleeting(stem: str) -> str:
    """Return the stem that «рынок» and «немец» have in oblique cases, or ""."""
    if len(stem) > 2 and stem[-2] in "ое" and stem[-1] in "кцнлрь" and stem[-3] in _CONSONANTS:
        softened = "ь" if stem[-2] == "е" and stem[-3] == "л" else ""
        return stem[:-2] + softened + stem[-1]
    if len(stem) > 3 and stem[-2] == "е" and stem[-1] in "кц" and stem[-3] in "аеоуи":
        return stem[:-2] + "й" + stem[-1]
    return ""


def _full_plural(stem: str, last: str) -> set[str]:
    """Return genitive plurals with a vowel put in: «ставка» ставок, «земля» земель, «копейка» копеек."""
    if len(stem) < 3 or stem[-1] not in _CONSONANTS + "ь" or stem[-2] not in _CONSONANTS + "ь":
        return set()
    if stem[-1] == "ь":
        return {stem[:-1] + "ей"}
    base = stem[:-2] if stem[-2] in "йь" else stem[:-1]
    return {base + vowel + stem[-1] + soft for vowel in "ое" for soft in ("", "ь" if last == "я" else "")}


def _people(word: str) -> set[str]:
    """«Гражданин» is граждане in the plural."""
    if not word.endswith(("анин", "янин")):
        return set()
    stem = word[:-2]
    return {stem + ending for ending in ("е", "", "ам", "ами", "ах")}


def _plural(word: str) -> set[str]:
    """Return the forms of a noun known only in the plural: «Набережные Челны», «Курилы»."""
    if word[-1] not in "ыи" or len(word) < 4:
        return set()
    stem = word[:-1]
    hard = [stem + ending for ending in ("", "ов", "ев", "ам", "ами", "ах")]
    soft = [stem + ending for ending in ("ей", "ям", "ями", "ях", "й", "ь")]
    return {*hard, *soft} | _full_plural(stem, "а")

"""Damage a good translation in ways that checks should notice.

Each mutation takes a source, its good target and a source of chance, and
returns the damaged target, or None where the pair gives no occasion or where
the result would mean the same. `MUTATIONS` names them, with the checks of
which one should speak up.
"""

from __future__ import annotations

from itertools import pairwise

import random
import re
from collections.abc import Callable

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.negation import denials
from summarize.checking.quotes import spoken
from summarize.checking.names import candidates
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.tokens import listed

Mutation = Callable[[str, str, random.Random], str | None]

_MONTHS = listed("January February March April May June July August September October November December")
_DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_NUMBERS = listed("three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
    "seventy")
_SURNAMES = listed("Petrov Ivanova Johnson Garcia Kowalski Tanaka Zhukov Mikhailova Dubrovin Schwarz Belov Okafor "
    "Lindqvist Nazarbayev")
_UNITS = (
    ("kilometres", "metres"), ("kilometers", "miles"), ("metres", "centimetres"), ("meters", "feet"), ("km", "m"), (
        "percent", "tonnes"), ("tonnes", "kilograms"), ("tons", "kilograms"),
    ("kilograms", "grams"), ("kg", "g"), ("hectares", "square metres"), ("hours", "minutes"), ("minutes", "seconds"), (
        "days", "weeks"), ("weeks", "months"), ("months", "weeks"),
    ("years", "months"), ("litres", "tonnes"), ("barrels", "litres"), ("degrees", "metres"), ("square metres",
        "cubic metres"), ("%", " km"),
)  # fmt: skip
_CURRENCIES = (("rubles", "dollars"), ("roubles", "euros"), ("dollars", "rubles"), ("euros", "dollars"), ("yuan",
    "yen"), ("yen", "yuan"), ("$", "€"), ("€", "$"), ("pounds", "dollars"))
_NEGATION = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|would|could|should|might|must)n['’]t\b|\bcan(?:no|n?['’])t\b"
    r"|\bwon['’]t\b|(?<![-\w])(?:not|never|no|without)\b(?! only|\.? ?[0-9]|-) ?",
    re.IGNORECASE,
)


def _spliced(text: str, start: int, end: int, instead: str) -> str:
    return text[:start] + instead + text[end:]


def _shared(source: str, target: str) -> list[Amount]:
    """Return the amounts of the target that stand once on either side, so that a change of them changes the meaning."""
    ours = [one.values[0] for one in amounts_ru.amounts(source) if one.firm]
    found = [one for one in amounts_en.amounts(target) if one.firm]
    values = [one.values[0] for one in found]
    return [one for one in found if ours.count(one.values[0]) == 1 and values.count(one.values[0]) == 1]


def change_digit(source: str, target: str, chance: random.Random) -> str | None:
    """Change one digit of a number."""
    places = [at for one in _shared(source, target) for at in range(one.start, one.end) if target[at].isdigit()]
    if not places:
        return None
    at = chance.choice(places)
    return _spliced(target, at, at + 1, chance.choice([digit for digit in "123456789" if digit != target[at]]))


def drop_number(source: str, target: str, chance: random.Random) -> str | None:
    """Leave a number out."""
    found = [one for one in _shared(source, target) if target[one.start].isdigit() and target[one.end : one.end + 1] in {
        " ", ""}]
    if not found:
        return None
    one = chance.choice(found)
    return _spliced(target, one.start, one.end + 1, "")


def change_word_number(source: str, target: str, chance: random.Random) -> str | None:
    """Change a number written as a word."""
    found = [one for one in _shared(source, target) if target[one.start : one.end].lower() in _NUMBERS]
    if not found:
        return None
    one = chance.choice(found)
    return _spliced(target, one.start, one.end, chance.choice([word for word in _NUMBERS if word != target[one.start : one.end].lower()]))


def change_scale(source: str, target: str, chance: random.Random) -> str | None:
    """Make millions of billions."""
    found = list(re.finditer(r"(?<=[0-9] )(million|billion|trillion)\b", target))
    if not found:
        return None
    match = chance.choice(found)
    return _spliced(target, *match.span(), {"million": "billion", "billion": "million", "trillion": "billion"}[match.group()])


def swap_numbers(source: str, target: str, chance: random.Random) -> str | None:
    """Let two numbers change places."""
    found = [one for one in _shared(source, target)]
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2))
    first, last = target[one.start : one.end], target[other.start : other.end]
    if _coordinated(target[one.end : other.start]):
        return None  # "3 and 5" is "5 and 3"
    return target[: one.start] + last + target[one.end : other.start] + first + target[other.end :]


def _coordinated(between: str) -> bool:
    return between.strip() in {"and", "or", ","}


def _other_word(target: str, words: list[str], chance: random.Random) -> str | None:
    found = [match for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", target) if match.group() not in {"May",
        "March"} or re.search(r"[0-9]", target)]
    if not found:
        return None
    match = chance.choice(found)
    return _spliced(target, *match.span(), chance.choice([word for word in words if word != match.group()]))


def change_month(source: str, target: str, chance: random.Random) -> str | None:
    """Name another month."""
    return _other_word(target, _MONTHS, chance) if any(key in source.lower() for key in _RUSSIAN_MONTHS) else None


_RUSSIAN_MONTHS = ("январ", "феврал", "март", "апрел", "мая", "май", "июн", "июл", "август", "сентябр", "октябр",
    "ноябр", "декабр")


def change_weekday(source: str, target: str, chance: random.Random) -> str | None:
    """Name another day of the week."""
    return _other_word(target, _DAYS, chance)


def change_day(source: str, target: str, chance: random.Random) -> str | None:
    """Change the day of a month."""
    found = [one for one in _shared(source, target) if one.kind == "day"]
    if not found:
        return None
    one = chance.choice(found)
    return _spliced(target, one.start, one.end, str(chance.choice([day for day in range(1, 29) if day != one.values[0]])))


def change_year(source: str, target: str, chance: random.Random) -> str | None:
    """Change a year by one to nine."""
    found = [one for one in _shared(source, target) if one.kind in {"year", "decade"} and one.end - one.start == 4]
    if not found:
        return None
    one = chance.choice(found)
    step = 10 if one.kind == "decade" else 1
    return _spliced(target, one.start, one.end, str(int(target[one.start : one.end]) + step * chance.choice([-3, -2, -1, 1, 2, 3])))


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
    return _spliced(target, start, end, new)


def change_currency(source: str, target: str, chance: random.Random) -> str | None:
    """Pay in another currency."""
    return _exchanged(target, _CURRENCIES, chance)


def change_unit(source: str, target: str, chance: random.Random) -> str | None:
    """Measure in another unit."""
    return _exchanged(target, _UNITS, chance)


def drop_clause(source: str, target: str, chance: random.Random, least: int = 5) -> str | None:
    """Leave out what stands between two marks of punctuation, five words at least."""
    cuts = [match.start() for match in re.finditer(r"[,;:](?=\s)|\s[–—-]\s|(?<=[.?!])\s", target)]
    bounds = [0, *cuts, len(target.rstrip('.!?"'))]
    clauses = [(a, z) for a, z in pairwise(bounds) if len(re.findall(r"\w+", target[a:z])) >= least]
    if len(bounds) < 3 or not clauses:
        return None
    start, end = chance.choice(clauses)
    left = (target[:start] + target[end:]).strip(" ,;:–—-")
    return left[:1].upper() + left[1:] if target[:1].isupper() else left


def drop_third(source: str, target: str, chance: random.Random) -> str | None:
    """Stop at two thirds."""
    words = target.split()
    return " ".join(words[: len(words) * 2 // 3]) if len(words) >= 9 else None


def _named(source: str, target: str) -> list[tuple[int, int]]:
    """Return the spans of the target's words that render persons' names of the source."""
    spans = []
    for name, _, _ in candidates(source):
        ours = skeleton_ru(name.lower().replace("ё", "е"))
        found = [match.span() for match in re.finditer(r"\b[A-Z][a-zA-Z]{3,}\b", target) if len(ours) > 1 and ours == skeletons_en(match.group().lower())[0]]
        if len(found) == 1:
            spans.append(found[0])
    return sorted(set(spans))


def replace_name(source: str, target: str, chance: random.Random) -> str | None:
    """Name another person."""
    spans = _named(source, target)
    if not spans:
        return None
    start, end = chance.choice(spans)
    ours = skeletons_en(target[start:end].lower())[0]
    others = [name for name in _SURNAMES if not alike(ours, skeletons_en(name.lower())[0])]
    return re.sub(rf"\b{re.escape(target[start:end])}\b", chance.choice(others), target)


def swap_names(source: str, target: str, chance: random.Random) -> str | None:
    """Let two persons change places."""
    spans = _named(source, target)
    if len(spans) < 2:
        return None
    (a, b), (c, d) = sorted(chance.sample(spans, 2))
    if _coordinated(target[b:c]) or len(target[b:c].split()) < 2:
        return None  # "Anna Petrova" is "Petrova Anna"
    return target[:a] + target[c:d] + target[b:c] + target[a:b] + target[d:]


def drop_negation(source: str, target: str, chance: random.Random) -> str | None:
    """Say the contrary: take a negation out where the source has one."""
    found = list(_NEGATION.finditer(target)) if denials(source) else []
    if not found:
        return None
    match = chance.choice(found)
    word = match.group().lower().strip()
    instead = {"can": "can", "won": "will", "wit": "with "}.get(word[:3], "")
    if word.endswith(("n't", "n’t")) and not instead:
        instead = match.group()[:-3]
    return _spliced(target, *match.span(), instead)


def duplicate_phrase(source: str, target: str, chance: random.Random) -> str | None:
    """Say three to six words twice."""
    words = target.split()
    size = chance.randint(3, 6)
    if len(words) < size + 2:
        return None
    at = chance.randrange(len(words) - size)
    return " ".join(words[: at + size] + words[at : at + size] + words[at + size :])


def loop(source: str, target: str, chance: random.Random) -> str | None:
    """Go on and on with the last one to four words."""
    words = target.rstrip(".!?\"").split()
    size = chance.randint(1, 4)
    return " ".join(words + words[-size:] * chance.randint(4, 9)) if len(words) > size else None


def leave_russian(source: str, target: str, chance: random.Random) -> str | None:
    """Leave a word of the source as it is."""
    words, russian = target.split(), re.findall(r"[А-Яа-яё]{3,}", source)
    if len(words) < 3 or not russian:
        return None
    at = chance.randrange(len(words))
    return " ".join([*words[:at], chance.choice(russian), *words[at + 1 :]])


def copy_source(source: str, target: str, chance: random.Random) -> str | None:
    """Give the source back."""
    return source if len(re.findall(r"[А-Яа-яё]{2,}", source)) > 1 else None


def drop_quotes(source: str, target: str, chance: random.Random) -> str | None:
    """Take all quotation marks away where somebody is quoted."""
    left = re.sub(r"[\"“”„«»]|(?<![A-Za-z0-9])['‘]|['’](?![A-Za-z0-9])", "", target)
    return left if spoken(source) and left != target else None


def lower(source: str, target: str, chance: random.Random) -> str | None:
    """Write all in small letters."""
    return target.lower() if target[:1].isupper() and source[:1].isupper() and len(target.split()) > 3 else None


def upper(source: str, target: str, chance: random.Random) -> str | None:
    """Write all in capitals."""
    return target.upper() if len(target.split()) > 3 and not source.isupper() else None


def damage_address(source: str, target: str, chance: random.Random) -> str | None:
    """Spoil one letter of an address; the pair has been given one by `with_address`."""
    match = re.search(r"\b(?:www\.|https?://|[\w.]+@)\S+", target)
    if not match:
        return None
    letters = [at for at in range(match.start(), match.end()) if target[at].isalnum()]
    at = chance.choice(letters)
    return _spliced(target, at, at + 1, chance.choice([letter for letter in "abcdefghijklmnop" if letter != target[at].lower()]))


def drop_address(source: str, target: str, chance: random.Random) -> str | None:
    """Leave the address out."""
    return re.sub(r" \([^()\s]*(?:@|www\.|//)[^()\s]*\)", "", target) if re.search(r"@|www\.|//", target) else None


def with_address(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """Return a pair with the same made-up address at both ends, since few texts have one."""
    address = chance.choice(["www.sever-port.ru", "https://press.gov-region.ru/news/4711", "info@most-2020.ru",
        "www.ferry-line.com/timetable", "press@arctic-forum.org"])
    return f"{source} ({address})", f"{target} ({address})"


_FIGURES, _WHEN = frozenset({"numbers", "dates"}), frozenset({"dates", "numbers"})
MUTATIONS: dict[str, tuple[Mutation, frozenset[str]]] = {
    "change a digit": (change_digit, _FIGURES), "drop a number": (drop_number, _FIGURES), "change a number word": (change_word_number, _FIGURES),
    "million for billion": (change_scale, _FIGURES), "swap two numbers": (swap_numbers, _FIGURES | {"units",
        "currency"}),
    "change the month": (change_month, _WHEN), "change the day": (change_day, _WHEN), "change the year": (change_year, _WHEN),
    "change the weekday": (change_weekday, _WHEN),
    "change the currency": (change_currency, frozenset({"currency"})), "change the unit": (change_unit, frozenset({
        "units", "numbers"})),
    "damage an address": (damage_address, frozenset({"urls-emails"})), "drop an address": (drop_address, frozenset({
        "urls-emails"})),
    "drop a clause": (drop_clause, frozenset({"omission"})), "drop the last third": (drop_third, frozenset({
        "omission"})),
    "replace a name": (replace_name, frozenset({"names"})), "swap two names": (swap_names, frozenset({"names"})),
    "drop the negation": (drop_negation, frozenset({"negation"})),
    "say a phrase twice": (duplicate_phrase, frozenset({"repetition"})), "loop": (loop, frozenset({"repetition"})),
    "leave a Russian word": (leave_russian, frozenset({"leftover", "untranslated"})), "copy the source": (copy_source, frozenset({
        "untranslated"})),
    "drop the quotation marks": (drop_quotes, frozenset({"quotes"})), "all small letters": (lower, frozenset({"case"})),
        "all capitals": (upper, frozenset({"case"})),
}  # fmt: skip

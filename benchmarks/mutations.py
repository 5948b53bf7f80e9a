"""The ways to damage a good translation, by name, with the checks of which one should notice.

Each takes a source, its good target and a source of chance, and returns the
damaged target, or None where the pair gives no occasion or where the result
would mean the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks import damage_figures as figures
from benchmarks import damage_words as words

Mutation = Callable[[str, str, random.Random], str | None]

_FIGURES = frozenset({"numbers", "dates"})
_PLACES = frozenset({"numbers", "dates", "units", "currency"})


def _of(*checks: str) -> frozenset[str]:
    return frozenset(checks)


MUTATIONS: dict[str, tuple[Mutation, frozenset[str]]] = {
    "change a digit": (figures.change_digit, _FIGURES),
    "drop a number": (figures.drop_number, _FIGURES),
    "change a number word": (figures.change_word_number, _FIGURES),
    "million for billion": (figures.change_scale, _FIGURES),
    "swap two numbers": (figures.swap_numbers, _PLACES),
    "change the month": (figures.change_month, _FIGURES),
    "change the day": (figures.change_day, _FIGURES),
    "change the year": (figures.change_year, _FIGURES),
    "change the weekday": (figures.change_weekday, _FIGURES),
    "change the currency": (figures.change_currency, _of("currency")),
    "change the unit": (figures.change_unit, _of("units", "numbers")),
    "damage an address": (words.damage_address, _of("urls-emails")),
    "drop an address": (words.drop_address, _of("urls-emails")),
    "drop a clause": (words.drop_clause, _of("omission")),
    "drop the last third": (words.drop_third, _of("omission")),
    "replace a name": (words.replace_name, _of("names")),
    "swap two names": (words.swap_names, _of("names")),
    "drop the negation": (words.drop_negation, _of("negation")),
    "say a phrase twice": (words.duplicate_phrase, _of("repetition")),
    "loop": (words.loop, _of("repetition")),
    "leave a Russian word": (words.leave_russian, _of("leftover", "untranslated")),
    "copy the source": (words.copy_source, _of("untranslated")),
    "drop the quotation marks": (words.drop_quotes, _of("quotes")),
    "all small letters": (words.lower, _of("case")),
    "all capitals": (words.upper, _of("case")),
}

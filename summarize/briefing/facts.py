"""Read a sentence for what it asserts: its content words, names, amounts, dates and denials, in either language.

The parts of `checking` that find these compare a Russian text with an English
one; here both sides are in one language, that in which the summariser writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.article import Language
from summarize.briefing import claims
from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.calendar_words import named_en, named_ru
from summarize.checking.content import content_ru, is_empty_en
from summarize.checking.measures import measures_en, measures_ru
from summarize.checking.numerals_en import WORDS as NUMERALS_EN
from summarize.checking.numerals_ru import WORDS as NUMERALS_RU
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words

_POSSESSIVE = re.compile(r"['’]s?$")
_OPENS = re.compile(r"(?:^|[.!?…:]\s|[\"“«(—–]\s?)[\"“«(—–\s]*$")
_WHEN = re.compile(
    r"\b(?:in|on|of|since|until|from|by|last|next|early|late|before|after|and|to|this|mid|a)[\s-]$|[-–—]$",
    re.IGNORECASE,
)
_SHORTEST = 2  # letters of a content word


@dataclass(frozen=True, slots=True)
class Term:
    """Hold a content word: its stem, where it stands, whether a capital makes it a name, or may (it opens a clause)."""

    stem: str
    start: int
    end: int
    name: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """Hold a named month, weekday or part of a year: its key and where it stands."""

    key: str
    start: int
    end: int
    firm: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold what a text asserts, in order; `units` maps where an amount starts to what it measures.

    `denials` and `doubts` are offsets of words that deny, and of words that
    say that something is possible, alleged or conditional.
    """

    text: str
    language: Language
    terms: tuple[Term, ...]
    amounts: tuple[Amount, ...]
    units: tuple[tuple[int, str], ...]
    dates: tuple[Date, ...]
    denials: tuple[int, ...]
    doubts: tuple[int, ...]

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the content words."""
        return frozenset(term.stem for term in self.terms)


@lru_cache(maxsize=4096)
def facts(text: str, language: Language) -> Facts:
    """Return what a text of one or a few sentences asserts."""
    english = language == "en"
    found = amounts_en.amounts(text) if english else amounts_ru.amounts(text)
    measured = measures_en(text) if english else measures_ru(text)
    named = named_en(text) if english else named_ru(text)
    return Facts(
        text=text,
        language=language,
        terms=tuple(_terms(text, language, {*(one.start for one in named), *(one.start for one in measured)})),
        amounts=tuple(found),
        units=tuple((one.amount.start, one.unit) for one in measured),
        dates=tuple(
            Date(one.key, one.start, one.end, one.firm or bool(_WHEN.search(text[max(0, one.start - 8) : one.start])))
            for one in named
        ),
        denials=tuple(claims.denials(text, language)),
        doubts=tuple(claims.doubts(text, language)),
    )


def _terms(text: str, language: Language, other: set[int]) -> Iterator[Term]:
    """Yield the content words; `other` is where months, units and currencies stand, which are judged as such."""
    russian = {word.start: word.stem for word in content_ru(text)} if language == "ru" else {}
    for word in words(text):
        form = _POSSESSIVE.sub("", word.form)
        if word.start in other or form[:1].isdigit() or len(form) < _SHORTEST or claims.is_light(form, language):
            continue
        capital = text[word.start].isupper() and not text.isupper()
        opens = capital and bool(_OPENS.search(text[max(0, word.start - 4) : word.start]))
        if language == "ru" and "а" <= form[0] <= "я":
            stem = russian.get(word.start, "") if form not in NUMERALS_RU else ""
        else:
            stem = "" if is_empty_en(form) or form in NUMERALS_EN or form.endswith("n't") else stem_en(form)
        if stem:
            yield Term(stem, word.start, word.start + len(form), capital and not opens, opens)


def around(found: Facts, start: int, end: int, most: int = 2) -> tuple[Term, ...]:
    """Return the content words next to a span, `most` on either side."""
    before = [term for term in found.terms if term.end <= start][-most:]
    return (*before, *[term for term in found.terms if term.start >= end][:most])

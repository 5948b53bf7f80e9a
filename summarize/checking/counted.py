"""Check that what a number counts is what it counts in the target: ten zones are no ten umbrellas."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking import amounts_en
from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import listed, words

NAME = "numbers"

_COUNTED = re.compile(r"(?<![\d.,:№/–-])(?<!\d\s)([0-9]{1,4}) ([а-яё]{3,})(?![а-яё-])")
_SURE = 0.85
_LEAST = 4  # letters that words of one root share
_PEOPLE = frozenset(
    listed("people persons men women individuals students others members times years days hours percent")
)
_FIRST = re.compile(
    r"\b(?:перв|лучш|ведущ|веду)[а-яё]*\s(?:мировую\s)?(?:(тройк)|(пят[её]рк)|(десятк)|(двадцатк)|(сотн))[а-яё]{1,2}\b",
    re.IGNORECASE,
)
_MANY = frozenset(["tens", "dozens", "dozen", "hundreds"])  # not a first ten
_TOP = (3, 5, 10, 20, 100)


def counted(source: str, target: str) -> tuple[Finding, ...]:
    """Report nouns after a number that became others, and a first ten that is no ten."""
    return (*_others(source, target), *_firsts(source, target))


def _others(source: str, target: str) -> list[Finding]:
    """Return the nouns after a number that the target lacks, where what it counts there is no word of the source's."""
    found: list[Finding] = []
    for match in _COUNTED.finditer(source):
        sure, wanted = translations(stem_ru(match[2].replace("ё", "е")))
        if sure < _SURE:
            continue
        mates = list(re.finditer(rf"(?<![\w.,:-]){match[1]} ([a-z]{{4,}}s)\b", target))
        if len(mates) != 1 or mates[0][1] in _PEOPLE:
            continue
        have = {stem_en(word.form) for word in words(target)}
        if wanted.isdisjoint(have) and not _is_said(mates[0][1], source):
            detail = f"{match.group()} became {mates[0].group()}"
            found.append(Finding(NAME, detail, match.span(), mates[0].span()))
    return found


def _is_said(noun: str, source: str) -> bool:
    """Tell whether a noun has the root of a translation of some word of the source."""
    root = stem_en(noun)[:_LEAST]
    return any(stem[:_LEAST] == root for word in content_ru(source) for stem in translations(word.stem)[1])


def _firsts(source: str, target: str) -> list[Finding]:
    """Return «первая десятка» where the target has no ten."""
    found: list[Finding] = []
    for match in _FIRST.finditer(source):
        value = _TOP[next(at for at, one in enumerate(match.groups()) if one)]
        there = [one for one in amounts_en.amounts(target) if value in one.values]
        if all(target[one.start : one.end].lower() in _MANY for one in there):
            found.append(Finding(NAME, f"{match.group()} missing", match.span(), None))
    return found

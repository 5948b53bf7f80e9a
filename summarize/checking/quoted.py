"""Check that names in quotation marks are in the target: of firms, programmes and projects.

Such a name is translated or spelled by its sound, and its words stay together.
Speech and quoted expressions are no names: a name begins with a capital,
follows the noun that it is the name of, and has no punctuation of a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.article import Finding
from summarize.checking.tokens import words
from summarize.checking.tracing import Place, Target, Wanted, abbreviated, wanted

NAME = "names"

_QUOTED = re.compile(r"«([^«»\"]{2,80})»|“([^“”«»]{2,80})”|„([^“”„]{2,80})[“”]|\"([^\"«»]{2,80})\"")
_SENTENCE = re.compile(r"[.,:;!?…]")
_KINDS = (
    r"(?:компани|корпораци|организаци|ассоциаци|федераци|парти|лиг|групп|фирм|фабрик|верф|сет|программ|концепци"
    r"|платформ|выставк|конференци|лаборатори|академи|обществ|агентств|партнерств|партнёрств|предприяти|объединени"
    r"|движени|издательств|хозяйств|учреждени)[а-яё]{0,3}"
    r"|(?:холдинг|концерн|завод|комбинат|банк|фонд|центр|институт|союз|клуб|комитет|совет|кластер|технопарк|комплекс"
    r"|порт|космодром|проект|форум|консорциум|оператор|филиал|театр|музе|университет)[а-яё]{0,3}"
)
# What a name is of stands before it, a kind of organisation or undertaking or a legal form, or within it.
_OF = re.compile(rf"\b(?:{_KINDS}|(?!США\b|РФ\b|КНР\b|СССР\b)[А-ЯЁ]{{2,6}})[ \u00a0]$")
_NOUN = re.compile("[а-яё]{3}[ \u00a0]$")
_WITHIN = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\s*,?\s*[-–—]|\s*\([A-Za-z]")  # … or its Latin form follows
_MOST = 7  # words
_SPARE = 3
_BY = 6  # characters before a name where a mark may stand: the "
_MARKS = re.compile("[\"“”„«»'‘’*_]")
_SMALL = 3  # letters: «в», «на», «для»


class Quoted(NamedTuple):
    """Hold a quoted name: its span within the marks and its words."""

    start: int
    end: int
    words: tuple[Wanted, ...]


@lru_cache(maxsize=1024)
def quoted(source: str) -> tuple[Quoted, ...]:
    """Return the quoted names of a source."""
    found = []
    for match in _QUOTED.finditer(source):
        start, end = match.start() + 1, match.end() - 1
        inside = source[start:end]
        before = source[max(0, match.start() - 24) : match.start()]
        if (
            not inside[0].isupper()
            or inside[-1] == " "
            or _SENTENCE.search(inside)
            or not (_OF.search(before) or (_NOUN.search(before) and _WITHIN.search(inside)))
        ):
            continue
        there = [
            word for word in words(inside) if len(word.form) > _SMALL or inside[word.start : word.end].isupper()
            or word.form[0].isdigit()
        ]  # fmt: skip
        if not 0 < len(there) <= _MOST or _SPOKEN.match(source, match.end()):
            continue
        moved = [word._replace(start=word.start + start, end=word.end + start) for word in there]
        found.append(Quoted(start, end, tuple(wanted(source, word, audible=True) for word in moved)))
    return tuple(found)


def lost(source: str, target: str, there: Target) -> list[Finding]:
    """Return a finding for each quoted name that the target does not have, or not whole."""
    found = []
    for one in quoted(source):
        place = there.place(one.words, _SPARE)
        missing = [
            word
            for at, word in enumerate(one.words)
            if at not in place.said and word.telling and (word.sure or 3 * len(place.said) <= len(one.words))
        ]
        if missing and abbreviated(one.words, source, target):
            continue
        name = source[one.start : one.end]
        if not missing:
            if not _is_common(target, place, one, there):
                continue
            detail = f"«{name}» stands as common words"
        elif len(missing) == len(one.words) or not place.said:
            detail = f"«{name}» missing"
        else:
            detail = f"«{name}»: {', '.join(source[word.start : word.end] for word in missing)} missing"
        found.append(Finding(NAME, detail, (one.start, one.end), (place.start, place.end) if place.said else None))
    return found


def _is_common(target: str, place: Place, one: Quoted, there: Target) -> bool:
    """Tell whether a name of several words stands as common ones: neither in quotation marks nor with capitals."""
    if len(place.said) < 2 or _MARKS.search(target[max(0, place.start - _BY) : place.end + 2]):
        return False
    stems = {stem for word in one.words for stem in word.stems}
    return any(
        stem in stems and target[word.start].islower() and target[word.start - 1] != "-"
        for word, stem in zip(there.words, there.stems, strict=True)
        if place.start <= word.start < place.end
    )

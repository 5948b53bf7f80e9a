"""Check that proper names of the source are in the target.

Romanisation is not judged here: a name is there when the target has a word of
about the same consonants, or a known translation of it. Only words that can be
nothing but names are looked for: those within a sentence, with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from summarize.article import Finding
from summarize.checking.lexicon import translations
from summarize.checking.skeletons import alike, skeleton_en, skeleton_ru
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import words

NAME = "names"

Lexicon = Callable[[str], Collection[str]]
"""Return the English forms, in lower case, that may stand for a Russian name as written in the source."""

_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ][а-яё]+)*")
_INSIDE = re.compile(r"[а-яёА-ЯЁA-Za-z0-9,%)»\"]\s$|[а-яё]\s[«\"(]$")
_PERSON = re.compile(r"[А-ЯЁ][а-яё]+\s$|[А-ЯЁ]\.\s?$|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?$")
_SURE = 0.85
_LEAST = 2  # consonants: a shorter skeleton is like too many words


def candidates(source: str) -> list[tuple[str, int, int]]:
    """Return the words of a source that are proper names, with their spans."""
    if source.isupper():
        return []
    return [(match.group(), match.start(), match.end()) for match in _CAPITALISED.finditer(source) if _INSIDE.search(source[max(0, match.start() - 3) : match.start()])]


def names(source: str, target: str, lexicon: Lexicon | None = None) -> tuple[Finding, ...]:
    """Report names that the target does not have; `lexicon` adds to what may stand for a name."""
    found = candidates(source)
    if not found:
        return ()
    there = words(target)
    capital = [word for word in there if target[word.start].isupper()]
    skeletons = {skeleton_en(word.form) for word in capital}
    skeletons |= {skeleton_en(one.form + other.form) for one, other in zip(there, there[1:], strict=False) if target[one.start].isupper()}
    stems = {stem_en(word.form) for word in there}
    forms = {word.form for word in there}
    findings = []
    for name, start, end in found:
        if not _there(name, skeletons, stems) and not (lexicon and not forms.isdisjoint(lexicon(name))):
            findings.append(Finding(NAME, f"{name} missing", (start, end), None))
    return tuple(findings)


def _there(name: str, skeletons: set[str], stems: set[str]) -> bool:
    """Say whether a name may be in the target: by translation, or by its consonants."""
    for part in name.lower().replace("ё", "е").split("-"):
        sure, wanted = translations(stem_ru(part))
        if not stems.isdisjoint(wanted):
            return True
        ours = skeleton_ru(part)
        if len(ours) < _LEAST or any(alike(ours, theirs) for theirs in skeletons):
            return True
        if wanted and sure < _SURE:
            return True
    return False

"""Recognise the places, organisations and legal forms of our tables in any case form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from summarize.naming import inflection, tables
from summarize.naming.words import Word

Kind = Literal["place", "organisation", "term"]

_ABBREVIATION = re.compile(r"([А-ЯЁ]{2,})([а-яё]{0,3})")
_GAP = re.compile(r"[\s\u00a0]+|\s*[—–-]\s*|\s*[(«\"]|[»\")]?\s*")


@dataclass(frozen=True, slots=True)
class Known:
    """Hold one row of the tables: nominative, English forms (the first preferred), kind, origin ("ru", "ja" …)."""

    russian: str
    english: tuple[str, ...]
    kind: Kind
    group: str
    origin: str

    @property
    def doubtful(self) -> bool:
        """Tell whether the same word is often something else."""
        return self.russian in tables.words("doubtful")


@cache
def entries() -> tuple[Known, ...]:
    """Return all rows of the tables of places and organisations."""
    places = (Known(r[0], tuple(r[1].split("|")), "place", r[2], r[3]) for r in tables.rows("places"))
    organisations = (
        Known(r[0], tuple(r[1].split("|")), "term" if r[2] == "term" else "organisation", r[2], "")
        for r in tables.rows("organisations")
    )
    return (*places, *organisations)


@cache
def _index() -> dict[str, tuple[Known, ...]]:
    """Map the first letters of an entry's first word (whole abbreviations) to the entries, the longest first."""
    index: dict[str, list[Known]] = {}
    for entry in sorted(entries(), key=lambda entry: -entry.russian.count(" ")):
        first = entry.russian.split(" ", 1)[0]
        index.setdefault(first if first.isupper() else _key(inflection.plain(first)), []).append(entry)
    return {key: tuple(found) for key, found in index.items()}


@lru_cache(maxsize=8192)
def _forms(word: str, origin: str) -> frozenset[str]:
    """Return the case forms of a word of a name; foreign names in «о», «е», «и», «у», «э» have but one."""
    plain = inflection.plain(word)
    if origin not in {"ru", ""} and plain[-1] in "оеиуюэ" and not plain.endswith(("ое", "ие", "ые", "оре", "йи")):
        return frozenset({plain})
    return inflection.forms(word)


def _key(word: str) -> str:
    """Return letters that no case ending touches."""
    return word[: max(2, min(4, len(word) - 2))]


@lru_cache(maxsize=16384)
def _first(word: str) -> tuple[Known, ...]:
    """Return the entries whose first word has the plain `word` among its forms."""
    keys = dict.fromkeys(word[:length] for length in (4, 3, 2))
    found = [entry for key in keys for entry in _index().get(key, ())]
    found = [entry for entry in found if word in _forms(entry.russian.split(" ", 1)[0], entry.origin)]
    return tuple(sorted(found, key=lambda entry: -entry.russian.count(" ")))


def match(words: Sequence[Word], at: int, text: str) -> tuple[Known, int] | None:
    """Return the longest known name that starts with word `at`, and how many words it has."""
    word = words[at]
    if not word.capital:
        return None
    abbreviation = _ABBREVIATION.fullmatch(word.text)
    exact = _index().get(abbreviation.group(1), ()) if abbreviation else ()
    for entry in (*exact, *_first(inflection.plain(word.text))):
        length = _length(entry, words, at, text)
        if length:
            return entry, length
    return None


def _length(entry: Known, words: Sequence[Word], at: int, text: str) -> int:
    expected = entry.russian.replace("(", "").replace(")", "").replace("—", "").split()
    if at + len(expected) > len(words):
        return 0
    for offset, wanted in enumerate(expected[1:], at + 1):
        word, before = words[offset], words[offset - 1]
        if not _GAP.fullmatch(text[before.end : word.start]) or inflection.plain(word.text) not in _forms(
            wanted, entry.origin
        ):
            return 0
        if wanted[0].isupper() and wanted[0] not in "РАОС" and not word.capital:
            return 0
    return len(expected)


@cache
def abbreviations() -> frozenset[str]:
    """Return the known words that are written in capitals throughout."""
    return frozenset(word for entry in entries() for word in entry.russian.split() if len(word) > 1 and word.isupper())


@lru_cache(maxsize=16384)
def spelled(form: str) -> str:
    """Return how a lower-case form of a known one-word name is written («томске» Томске), or an empty string."""
    entry = next((entry for entry in _first(form) if " " not in entry.russian and not entry.doubtful), None)
    if entry is None or entry.russian.isupper():
        return ""
    return "-".join(
        part if old and old[0].islower() else part.capitalize()
        for part, old in zip(form.split("-"), [*entry.russian.split("-"), *[""] * form.count("-")], strict=False)
    )

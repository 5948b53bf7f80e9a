"""Keep to a glossary: the user's own terms first, then our small one of the domain.

A file has one term a line: Russian, English, and a note if one is wanted;
columns are parted by tabs, commas or semicolons. «|» parts accepted
alternatives in the English column, the first of which is preferred. Lines that
begin with `#` are comments, and a header line is skipped.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from summarize.errors import InputError
from summarize.naming import inflection, tables
from summarize.naming.words import Word, words

_REMEMBERED = 4096  # segments: each is asked about for every hypothesis of it
_HEADER = frozenset(["source", "term", "ru", "russian", "русский", "термин", "исходный", "from", "src", "источник"])
_HEADER_TARGET = frozenset(["target", "translation", "en", "english", "английский", "перевод", "to", "tgt"])
_GAP = re.compile(r"[\s\u00a0,«»\"“”„-]{1,3}")
_CYRILLIC = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one line: `english` has the preferred form first; `required` is False for most of our own terms."""

    russian: str
    english: tuple[str, ...]
    note: str = ""
    line: int = 0
    required: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """Return the Russian words as written."""
        return tuple(word.text for word in words(self.russian))


@dataclass(frozen=True, slots=True)
class Match:
    """Mark a term in a source segment, in whatever case form it stands there."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Name what is wrong with a line of a glossary file; lines count from 1."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True)
class Glossary:
    """Find terms in source segments."""

    terms: tuple[Term, ...]
    _by_first: dict[str, list[Term]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_beginning: dict[str, list[Term]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _known: dict[str, tuple[Match, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for term in self.terms:
            self._by_first.setdefault(_key(term.words[0]), []).append(term)

    @classmethod
    def load(cls, path: str) -> Glossary:
        """Read a user's file; raise InputError naming the first bad line."""
        terms, bad = _read(path)
        if bad:
            raise InputError(f"{path}, {bad[0]}")
        return cls(tuple(terms))

    @classmethod
    def builtin(cls) -> Glossary:
        """Return our own terms of the domain, which only advise but for those that English says in one way."""
        rows = tables.rows("glossary")
        return cls(tuple(Term(row[0], tuple(row[1].split("|")), required="fixed" in row[2:]) for row in rows))

    def over(self, other: Glossary) -> Glossary:
        """Return both glossaries as one; a term of this one replaces the same term of the other."""
        own = {_identity(term) for term in self.terms}
        return Glossary(self.terms + tuple(term for term in other.terms if _identity(term) not in own))

    @cached_property
    def digest(self) -> str:
        """Return a short hash of all terms: translations chosen by other terms are others."""
        lines = "\n".join(f"{term.russian}\t{'|'.join(term.english)}\t{term.required}" for term in self.terms)
        return hashlib.sha256(lines.encode()).hexdigest()[:12]

    def matches(self, source: str) -> tuple[Match, ...]:
        """Return the terms that stand in a segment: required ones first, then the longest, none overlapping."""
        known = self._known.get(source)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[source] = self._matches(source)
        return known

    def _matches(self, source: str) -> tuple[Match, ...]:
        found = sorted(
            self._all(source), key=lambda match: (not match.term.required, match.start - match.end, match.start)
        )
        kept: list[Match] = []
        for match in found:
            if all(match.end <= other.start or other.end <= match.start for other in kept):
                kept.append(match)
        return tuple(sorted(kept, key=lambda match: match.start))

    def _all(self, source: str) -> Iterator[Match]:
        found = words(source)
        for at, word in enumerate(found):
            for term in self._candidates(inflection.plain(word.text[:_KEY])):
                if _stands_at(term, found, at, source):
                    yield Match(term, word.start, found[at + len(term.words) - 1].end)

    def _candidates(self, beginning: str) -> Sequence[Term]:
        """Return the terms whose first word may begin so; remembered by those few letters."""
        known = self._by_beginning.get(beginning)
        if known is None:
            lengths = range(1, len(beginning) + 1)
            known = [term for length in lengths for term in self._by_first.get(beginning[:length], ())]
            self._by_beginning[beginning] = known
        return known


_KEY = 4


def _key(word: str) -> str:
    """Return the letters of a word that no case ending touches."""
    plain = inflection.plain(word)
    return plain[: max(1, min(_KEY, len(plain) - 2))]


def _identity(term: Term) -> tuple[str, ...]:
    return tuple(inflection.plain(word) for word in term.words)


def _stands_at(term: Term, found: Sequence[Word], at: int, source: str) -> bool:
    wanted = term.words
    if at + len(wanted) > len(found):
        return False
    here = found[at : at + len(wanted)]
    if not all(_is_form(word.text, term_word) for word, term_word in zip(here, wanted, strict=True)):
        return False
    return all(_GAP.fullmatch(source[a.end : b.start]) for a, b in pairwise(here))


@lru_cache(maxsize=16384)
def _is_form(word: str, wanted: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return re.fullmatch(re.escape(wanted) + "[а-яё]{0,3}", word) is not None
    # A capital in the glossary is a name: «Восток» is no «восток».
    if wanted[0].isupper() and not word[0].isupper() and len(wanted) > 1:
        return False
    return inflection.plain(word) in inflection.forms(wanted)


def problems(path: str) -> tuple[Problem, ...]:
    """Return what is wrong with a glossary file: bad lines, duplicates, conflicts, terms that never match."""
    terms, found = _read(path)
    first: dict[tuple[str, ...], Term] = {}
    for term in terms:
        same = first.setdefault(_identity(term), term)
        if same is not term and same.english == term.english:
            found.append(Problem(term.line, f"«{term.russian}» repeats line {same.line}"))
        elif same is not term:
            found.append(Problem(term.line, f"«{term.russian}» is “{same.english[0]}” in line {same.line}"))
        if not Glossary((term,)).matches(term.russian):
            found.append(Problem(term.line, f"«{term.russian}» never matches: write it in words, in the nominative"))
    return tuple(sorted(found, key=lambda problem: problem.line))


def _read(path: str) -> tuple[list[Term], list[Problem]]:
    """Return the good terms and the bad lines of a file; raise InputError where it cannot be read at all."""
    try:
        with open(path, encoding="utf-8-sig", newline=None) as file:
            lines = file.read().split("\n")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text; save the glossary as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; give --glossary a readable file") from None
    delimiter = _delimiter(lines)
    terms: list[Term] = []
    bad: list[Problem] = []
    seen_row = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        columns = [column.strip() for column in next(csv.reader([line], delimiter=delimiter, strict=False), [])]
        is_header = not seen_row and len(columns) > 1 and _is_header(columns)
        seen_row = True
        if is_header:
            continue
        message = _bad(columns)
        if message:
            bad.append(Problem(number, message))
        else:
            english = tuple(form.strip() for form in columns[1].split("|") if form.strip())
            terms.append(Term(columns[0], english, columns[2] if len(columns) > 2 else "", number))
    return terms, bad


def _delimiter(lines: Sequence[str]) -> str:
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    return next((mark for mark in "\t;," if mark in first), ",")


def _is_header(columns: Sequence[str]) -> bool:
    source, target = (set(column.lower().split()) for column in columns[:2])
    return bool(source & _HEADER) and bool(target & (_HEADER_TARGET | _HEADER))


def _bad(columns: Sequence[str]) -> str:
    """Return what is wrong with a line, or an empty string."""
    if len(columns) < 2 or not columns[0] or not columns[1].strip("| "):
        return "two columns are needed, a Russian term and its English, parted by a tab or a comma"
    if len(columns) > 3:
        return "more than three columns; put a term that has a comma in double quotes"
    if not words(columns[0]):
        return f"«{columns[0]}» has no word to look for"
    if not _CYRILLIC.search(columns[0]) and _CYRILLIC.search(columns[1]):
        return "the columns are the wrong way round: Russian first, then English"
    return ""

"""Compare Latin spellings: the same name in another accepted spelling, or a damaged form of it."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from summarize.naming.transliteration import System

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), folded) for pattern, folded in pairs)


# What is folded together is spelled either way by serious newspapers; single
# Cyrillic letters stand for sounds that Latin spells with two.
_FOLDS: dict[System, _Rules] = {
    "russian": _rules(
        ("shch|sch", "щ"), ("sh", "ш"), ("t?ch", "ч"), ("d?zh|dj|j(?=[aou]|$)", "ж"), ("kh", "h"), ("t[sz]", "ц"),
        ("x", "ks"), ("ck?", "k"), ("ph", "f"), ("w", "v"), ("gh", "g"), ("ff", "f"),
        ("[yij]+", "i"), ("(?<![aeou])io|(?<=[чшжщ])o", "e"), ("i(?=[aeou])", ""), ("ai?nd", "and"),
    ),
    "japanese": _rules(
        ("o[uo]", "o"), ("oh(?![aeiouy])", "o"), ("uu", "u"), ("m(?=[bpm])", "n"), ("tch", "cch"),
    ),
    "chinese": _rules(("v", "u")),
    "korean": _rules(
        ("woo", "u"), ("oo", "u"), ("ou|eo", "o"), ("eu", "u"), ("ae", "e"), ("(?<=[aou])h(?![aeiou])", ""),
        ("ar(?=k)", "a"), ("ch", "j"),
        ("^yi$|^rhee$|^ri$|^li$", "lee"), ("g", "k"), ("b", "p"), ("d", "t"), ("r", "l"), ("u", "o"), ("shi", "si"),
    ),
}  # fmt: skip

_SOUNDS = _rules(
    ("shch|sch|sh", "ш"), ("tch|ch", "ч"), ("zh", "ж"), ("kh", "h"), ("t[sz]|cz", "ц"), ("d[zj]|j", "ж"), ("x", "ks"),
    ("ck|q|c", "k"), ("ph", "f"), ("th", "t"), ("w", "v"), ("y", "i"), ("(.)\\1", r"\1"),
)  # fmt: skip
_CLASSES = ("bp", "dtчц", "gkh", "szцшчж", "fvbu", "rl", "mn")
_FOREIGN = re.compile("c(?!h)|[wxq]")
_VOWELS = frozenset("aeiou")
_WEAK = frozenset("aeiouh")
_LATIN_ALONE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def bare(text: str) -> str:
    """Return the letters alone: lower case, no diacritics, apostrophes, hyphens or blanks."""
    if text.isascii() and text.isalpha():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_LATIN_ALONE))
    return "".join(letter for letter in decomposed if letter.isalpha())


@lru_cache(maxsize=16384)
def fold(text: str, system: System) -> str:
    """Return a key that all accepted spellings of a name share."""
    return _apply(bare(text), _FOLDS[system])


def same(one: str, other: str, system: System) -> bool:
    """Tell whether two spellings are accepted forms of one name."""
    a, b = fold(one, system), fold(other, system)
    if a == b:
        return bool(a)
    # Ukrainian and Armenian names have «h» where Russian has «г».
    return system == "russian" and len(a) == len(b) and a.replace("h", "g") == b.replace("h", "g")


def romanised(text: str, surname: str) -> str:
    """Return a text with a Russian surname as romanisation writes it where it has letters of other languages: Cress."""
    if _FOREIGN.search(surname.lower()):
        return text

    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        return surname if _FOREIGN.search(word.lower()) and same(surname, word, "russian") else word

    return re.sub(rf"\b[A-Z][A-Za-z]{{{max(1, len(surname) - 3)},{len(surname) + 2}}}\b", spelled, text)


@lru_cache(maxsize=16384)
def ratio(one: str, other: str) -> float:
    """Return how alike two spellings sound, from 0 to 1; letters of one class are half alike."""
    a, b = _apply(bare(one), _SOUNDS), _apply(bare(other), _SOUNDS)
    if not a or not b or not _starts_alike(a, b):
        return 0.0
    return max(0.0, 1 - _distance(a, b) / max(len(a), len(b)))


@lru_cache(maxsize=4096)
def spelled(one: str, other: str) -> float:
    """Return how alike two texts are letter by letter, 0 where neither beginning nor end is alike."""
    a, b = ("".join(filter(str.isalnum, text.lower())) for text in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a[:1] == b[:1] or a[-2:] == b[-2:] else 0.0


def _apply(text: str, rules: _Rules) -> str:
    for pattern, folded in rules:
        text = pattern.sub(folded, text)
    return text


def _starts_alike(a: str, b: str) -> bool:
    """Names are damaged at the end and in the middle, hardly ever at the first consonant."""
    first, second = a[0], b[0]
    if first == second or (first in _WEAK and second in _WEAK) or {first, second} == {"g", "h"}:
        return True
    if first in _WEAK or second in _WEAK:
        return a.lstrip("i")[:1] == b.lstrip("i")[:1] or a.lstrip("h")[:1] == b.lstrip("h")[:1]
    return any(first in letters and second in letters for letters in _CLASSES)


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _loss(letter))
    for letter in a:
        previous, row = row, [row[0] + _loss(letter)]
        for at, other in enumerate(b):
            swap = previous[at] + _swap(letter, other)
            row.append(min(swap, previous[at + 1] + _loss(letter), row[at] + _loss(other)))
    return row[-1]


def _loss(letter: str) -> float:
    return 0.6 if letter in _WEAK else 1.0


@lru_cache(maxsize=2048)
def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return 0.5
    return 0.4 if any(one in letters and other in letters for letters in _CLASSES) else 1.0

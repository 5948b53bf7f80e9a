"""Cut a sentence that is too long for the model where its clauses meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from summarize.segmenting.conjunctions import CONJUNCTIONS, PREPOSITIONS, RELATIVES

SHORT = 4000
"""Characters up to which a text is halved; a longer one is first cut from left to right."""

_FAR = 1.6
"""What a cut a whole length away from where it should be would cost."""

_NESTED = 0.45
"""What a cut inside brackets or quotes costs."""

_BLANKS = re.compile(r"\s*+")
_WORD = re.compile(r"\S+")
_NESTS = re.compile(r"[()«»“”\[\]]")
_OPENS, _CLOSES = "(«“[", ")»”]"
_FULL_STOP = re.compile(r"(?:[!?…]|[^\W\d_]{4,}\.)[»”\"')\]]*$")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[а-яёa-z]\)|[•*])$")
_CLOSING, _OPENING = "»”\"')]", "«“„\"'("
_AROUND = _OPENING + ","
_ENDS = frozenset(".!?…")
_BEFORE_ITEM = frozenset(":,;.")
_DASHES = frozenset("—–-")


def split_long(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the text in pieces that fit, cut at clauses and about equal in length.

    " ".join(pieces) is the text again but for blanks. A word that does not fit
    is cut between characters; a character that does not fit stays. Blank text
    has no pieces. `fits` is called on a few times the text's length in all.
    """
    text = text.strip()
    start, end = 0, len(text)
    pieces: list[str] = []
    room = SHORT
    while end - start > max(SHORT, 3 * room):
        room = _room(text, start, end, room, fits)
        if start + room >= end:
            break
        cut = _forward(text, start, room)
        pieces += _halved(text[start:cut].rstrip(), fits)
        start = _BLANKS.match(text, cut).end()  # type: ignore[union-attr]
    return pieces + _halved(text[start:end], fits)


def _room(text: str, start: int, end: int, room: int, fits: Callable[[str], bool]) -> int:
    """Return about how many characters from `start` on fit, at least 1."""
    if fits(text[start : start + room].rstrip()):
        while start + room < end and fits(text[start : start + 2 * room].rstrip()):
            room *= 2
        return room
    while room > 1:
        room //= 2
        if fits(text[start : start + room].rstrip()):
            break
    return room


def _halved(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the pieces of a text that is halved until each piece fits."""
    pieces: list[str] = []
    rest = [text]
    while rest:
        piece = rest.pop()
        if len(piece) < 2 or fits(piece):
            pieces.append(piece)
            continue
        cut = _middle(piece)
        rest += [piece[cut:].lstrip(), piece[:cut].rstrip()]
    return [piece for piece in pieces if piece]


def _middle(text: str) -> int:
    """Return where to cut the text in two: at a strong boundary near the middle."""
    half = len(text) / 2
    best, cut = float("-inf"), 0
    for at, weight in boundaries(text):
        score = weight - _FAR * abs(at - half) / len(text)
        if score > best:
            best, cut = score, at
    return cut or _between(text, len(text) // 2)


def _forward(text: str, start: int, room: int) -> int:
    """Return where to cut a piece of at most `room` characters off: at a strong boundary in its second half."""
    window = text[start : start + room + 1]
    best, cut = float("-inf"), 0
    for at, weight in boundaries(window, room // 2):
        score = weight - _FAR * max(0.0, 0.75 - at / room)
        if score > best:
            best, cut = score, at
    return start + (cut or _last_blank(window[: room // 2 + 1]) or _between(window, room))


def _last_blank(text: str) -> int:
    """Return the offset of the last blanks in the text, 0 where there are none."""
    bare = text.rstrip()
    return len(bare) if len(bare) < len(text) else len(text) - len(text.rsplit(None, 1)[-1])


def boundaries(text: str, start: int = 0) -> Iterator[tuple[int, float]]:
    """Yield each blank's offset from `start` on, and how well it parts two clauses: 1 the best."""
    depth = sum(text.count(mark, 0, start) for mark in _OPENS) - sum(text.count(mark, 0, start) for mark in _CLOSES)
    words = [(found.start(), found[0]) for found in _WORD.finditer(text, start)]
    last = len(words) - 1
    for index in range(last):
        begin, word = words[index]
        if _NESTS.search(word):
            depth += sum(word.count(mark) for mark in _OPENS) - sum(word.count(mark) for mark in _CLOSES)
        second = words[index + 2][1] if index + 2 <= last else ""
        yield begin + len(word), _weight(word, words[index + 1][1], second) - (_NESTED if depth > 0 else 0.0)


def _weight(word: str, first: str, second: str) -> float:
    """Return how well the blank between `word` and `first` parts two clauses; `second` comes next."""
    if word[-1].isalpha():
        mark = ""
    else:
        mark = word.rstrip(_CLOSING)[-1:]
        if mark in _ENDS and _FULL_STOP.search(word) and first.lstrip(_OPENING)[:1].isupper():
            return 1.0
        if mark == ";":
            return 0.95
        if mark in _BEFORE_ITEM and _ITEM.match(first):
            return 0.9
    if first in _DASHES:
        return 0.3 if word[-1].isdigit() and second[:1].isdigit() else 0.75
    if mark == ":":
        return 0.7
    bare = first.strip(_AROUND).lower()
    joins = bare in CONJUNCTIONS or bare.startswith(RELATIVES) or second.startswith(RELATIVES)
    if mark == ",":
        return 0.65 if joins else 0.4
    if first[0] == "(" or word[-1] == ")":
        return 0.3
    if len(word) < 3 or word[-1].isdigit() or word in _DASHES or word.lower() in PREPOSITIONS:
        return -0.3
    return 0.25 if joins else 0.15 if bare in PREPOSITIONS else 0.0


def _between(text: str, at: int) -> int:
    """Return an offset near `at` that parts no letter from its accents, at least 1."""
    place = at
    while place > max(1, at - 8) and (unicodedata.combining(text[place]) or text[place - 1] == "\u200d"):
        place -= 1
    return max(1, place)

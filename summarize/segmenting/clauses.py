"""Cut a sentence that is too long for the model where its clauses meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from summarize.segmenting.conjunctions import CONJUNCTIONS, PREPOSITIONS, RELATIVES

SHORT = 4000
"""Characters up to which a text is halved; a longer one is first cut from left to right."""

_FAR = 1.6
_BLANKS = re.compile(r"\s+")
_NEXT = re.compile(r"\s+(\S+)(?:\s+(\S+))?")
_FULL_STOP = re.compile(r"(?:[!?…]|[^\W\d_]{4,}\.)[»”\"')\]]*$")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[а-яёa-z]\)|[•*])$")
_CLOSING = "»”\"')]"
_OPENING = "«“„\"'("


def split_long(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the text in pieces that fit, cut at clauses and about equal in length.

    " ".join(pieces) is the text again but for blanks. A word that does not fit
    is cut between characters; a character that does not fit stays. Blank text
    has no pieces. `fits` is called on a few times the text's length in all.
    """
    start, end = _bounds(text, 0, len(text))
    pieces: list[str] = []
    room = SHORT
    while end - start > max(SHORT, 3 * room):
        room = _room(text, start, end, room, fits)
        if start + room >= end:
            break
        cut = _forward(text, start, room)
        pieces += _halved(text[start:cut].rstrip(), fits)
        start, _ = _bounds(text, cut, end)
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
    length = len(text)
    best, cut = float("-inf"), 0
    for at, weight in boundaries(text):
        score = weight - _FAR * abs(at - length / 2) / length
        if score > best:
            best, cut = score, at
    return cut or _between(text, length // 2)


def _forward(text: str, start: int, room: int) -> int:
    """Return where to cut a piece of at most `room` characters off: at a strong boundary in its second half."""
    window = text[start : start + room + 1]
    best, cut = float("-inf"), 0
    for at, weight in boundaries(window):
        score = weight - _FAR * max(0.0, 0.75 - at / room)
        if score > best and at <= room:
            best, cut = score, at
    return start + (cut or _between(window, room))


def boundaries(text: str) -> Iterator[tuple[int, float]]:
    """Yield every blank's offset and how well it parts two clauses, 1 the best."""
    depth = 0
    seen = 0
    for found in _BLANKS.finditer(text):
        at = found.start()
        if not at or found.end() == len(text):
            continue
        between = text[seen:at]
        depth = max(0, depth + sum(between.count(mark) for mark in "(«[“") - sum(between.count(m) for m in ")»]”"))
        seen = at
        yield at, _weight(text, at) - (0.3 if depth else 0.0)


def _weight(text: str, at: int) -> float:
    """Return how well the blank at `at` parts two clauses."""
    following = _NEXT.match(text, at, at + 60)
    first = following[1] if following else ""
    second = (following[2] if following else "") or ""
    head = text[max(0, at - 24) : at]
    mark = head.rstrip(_CLOSING)[-1:]
    word = first.strip(_OPENING + ",").lower()
    if _FULL_STOP.search(head) and first.lstrip(_OPENING)[:1].isupper():
        return 1.0
    if mark == ";":
        return 0.95
    if _ITEM.match(first) and mark in (":", ",", ";", "."):
        return 0.9
    if first in ("—", "–", "-"):
        return 0.3 if head[-1:].isdigit() and second[:1].isdigit() else 0.75
    if mark == ":":
        return 0.7
    joins = word in CONJUNCTIONS or word.startswith(RELATIVES) or second.lower().startswith(RELATIVES)
    if mark == ",":
        return 0.65 if joins else 0.4
    return _inside(head, word, joins, second)


def _inside(head: str, word: str, joins: bool, second: str) -> float:
    """Return how well a blank inside a clause may be cut."""
    last = head.split()[-1] if head.split() else ""
    if len(last) < 3 or last[-1:].isdigit() or last.lower() in PREPOSITIONS or last in ("—", "–", "-"):
        return -0.3
    if joins:
        return 0.25
    return 0.15 if word in PREPOSITIONS else 0.0


def _between(text: str, at: int) -> int:
    """Return an offset near `at` that parts no letter from its accents, at least 1."""
    place = at
    while place > max(1, at - 8) and (unicodedata.combining(text[place]) or text[place - 1] == "\u200d"):
        place -= 1
    return max(1, place)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end

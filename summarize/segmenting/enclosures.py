"""Quotations and brackets: what lies inside them stays together unless it is long."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

QUOTE_LIMIT = 220
"""Characters up to which a quotation of several sentences is one segment; tuned on articles cut by hand."""

BRACKET_LIMIT = 240

_MARKS = re.compile(r"[«»„“”\"()\[\]]")
_CLOSES = {"»": "«„“", "”": "“„", "“": "„", ")": "(", "]": "["}
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Hold the outermost short pairs, in order, and where each closing mark's pair opened."""

    starts: tuple[int, ...]
    stops: tuple[int, ...]
    openings: dict[int, int]

    def around(self, mark: int, stop: int) -> bool:
        """Tell whether a pair opens before `mark` and goes on after `stop`."""
        place = bisect_left(self.starts, mark) - 1
        return place >= 0 and self.stops[place] >= stop

    def opening(self, mark: int, stop: int) -> int:
        """Return where the outermost quotation that closes between `mark` and `stop` opened, or -1."""
        closed = (self.openings[at] for at in range(mark, min(stop, mark + _DEPTH)) if at in self.openings)
        return min(closed, default=-1)


def enclosures(text: str) -> Enclosures:
    """Return the pairs of quotes and brackets in the text; unpaired marks count for nothing."""
    openings: dict[int, int] = {}
    stack: list[int] = []
    for found in _MARKS.finditer(text):
        at = found.start()
        opened = _opened(text, at, stack)
        if opened is None:
            stack.append(at)
        elif opened >= 0:
            openings[at] = opened
            while stack and stack[-1] >= opened:
                stack.pop()
    pairs = sorted((start, end) for end, start in openings.items() if end - start <= _limit(text[start]))
    spans: list[tuple[int, int]] = []
    for start, end in pairs:
        if not spans or start > spans[-1][1]:
            spans.append((start, end))
    return Enclosures(tuple(start for start, _ in spans), tuple(end for _, end in spans), openings)


def _limit(mark: str) -> int:
    return BRACKET_LIMIT if mark in "([" else QUOTE_LIMIT


def _opened(text: str, at: int, stack: list[int]) -> int | None:
    """Return where the pair that closes at `at` opened, -1 for a stray closing mark, None for an opening one."""
    mark = text[at]
    partners = '"' if mark == '"' else _CLOSES.get(mark)
    if partners is None or (mark == '"' and _opens(text, at)):
        return None
    for place in reversed(stack[-_DEPTH:]):
        if text[place] in partners:
            return place
    return None if mark == "“" else -1


def _opens(text: str, at: int) -> bool:
    """Tell whether the straight quote opens: after a blank or bracket and before a word."""
    previous = text[at - 1] if at else " "
    following = text[at + 1] if at + 1 < len(text) else " "
    return (previous.isspace() or previous in "([«„“—–-/") and not following.isspace()

"""Cut text into lines, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_TERMINAL = re.compile(r"[.!?…:;][»”“\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Mark one line by the span of its text without the blanks around it.

    `gap` tells that an empty line stands before it, `indent` counts its leading blanks.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Mark one paragraph, list item or title, of one line or several; `text` has single blanks."""

    start: int
    end: int
    text: str


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence or a clause does, whatever quotes and brackets follow."""
    return bool(_TERMINAL.search(text))


def split_lines(text: str, cuts: Sequence[int] = ()) -> list[Line]:
    """Return the lines of `text` that are not blank; a line also ends at each offset of `cuts`."""
    edges = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    lines: list[Line] = []
    gap = False
    for left, right in pairwise(edges):
        for start, end in _rows(text, left, right):
            row = text[start:end]
            content = row.strip()
            if not content:
                gap = True
                continue
            indent = len(row) - len(row.lstrip())
            lines.append(Line(start + indent, start + indent + len(content), content, gap, indent))
            gap = False
    return lines


def _rows(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    while left < right:
        end = text.find("\n", left, right)
        end = right if end < 0 else end
        yield left, end
        left = end + 1

"""Cut text into lines and put wrapped lines together again, as spans.

A `Unit` is what a reader takes for one paragraph, list item or title: one line,
or several that were wrapped at a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.reading.lists import MARKER, is_speech

_TERMINAL = re.compile(r"[.!?…:;][»”“\"')\]]*$")
_FLOWS_ON = re.compile(r"(?:[«\"“(]?[a-zа-яё]|[,)»]|\d+ \()")
_SPLIT_WORD = re.compile(r"[\w»”\")%,–—-]$")
_LETTERED = re.compile(r"[а-яёa-z]\)")

_WIDEST = 120  # columns: text wrapped wider than this was not wrapped by hand or by mail
_SHORTEST = 25  # columns below which a line without a full stop is a title rather than a broken line
_BROKEN = 40  # columns from which a line may be continued after an empty one


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
    gap: bool


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence or a clause does, whatever quotes and brackets follow."""
    return bool(_TERMINAL.search(text))


def split_lines(text: str, cuts: Sequence[int] = ()) -> list[Line]:
    """Return the lines of `text` that are not blank; a line also ends at each offset of `cuts`."""
    edges = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    lines: list[Line] = []
    gap = False
    for left, right in zip(edges, edges[1:], strict=False):
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


def _rows(text: str, left: int, right: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    start = left
    while start < right:
        end = text.find("\n", start, right)
        end = right if end < 0 else end
        rows.append((start, end))
        start = end + 1
    return rows


def join_lines(lines: Sequence[Line], fixed: Sequence[bool]) -> list[Unit]:
    """Put wrapped lines together into units; a line that is `fixed` stays alone."""
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        alone = index == 0 or fixed[index] or fixed[index - 1]
        if not alone and _continues(lines[index - 1], line, width, groups[-1][0]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_unit(group) for group in groups]


def _unit(group: Sequence[Line]) -> Unit:
    text = " ".join(" ".join(line.text.split()) for line in group)
    return Unit(group[0].start, group[-1].end, text, group[0].gap)


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the text was wrapped, or 0 when it was not."""
    pairs = [(one, two) for one, two in zip(lines, lines[1:], strict=False) if not two.gap]
    broken = [one for one, two in pairs if _flows(one.text, two.text)]
    # One broken line may be an accident; a wrapped text breaks in the middle of most sentences.
    if len(broken) < 2 or len(broken) < 0.35 * len(pairs):
        return 0
    widths = sorted(line.indent + len(line.text) for line in broken)
    width = widths[int(0.9 * (len(widths) - 1))]
    return width if width <= _WIDEST else 0


def _flows(one: str, two: str) -> bool:
    """Tell whether a sentence that is open at the end of one line goes on in the other."""
    return not ends_sentence(one) and bool(_FLOWS_ON.match(two)) and not _LETTERED.match(two)


def _continues(one: Line, two: Line, width: int, first: Line) -> bool:
    if MARKER.match(two.text) and not _is_inner_dash(two.text):
        return False
    if two.gap:
        prose = len(one.text) >= _BROKEN and bool(_SPLIT_WORD.search(one.text))
        return prose and _flows(one.text, two.text) and not MARKER.match(first.text)
    if _flows(one.text, two.text) and len(one.text) >= _SHORTEST:
        return True
    if _are_capitals(one.text) and _are_capitals(two.text) and not ends_sentence(one.text):
        return len(one.text.split()) > 1
    if not width or (two.indent > one.indent + 1 and not MARKER.match(first.text)):
        return False
    return _is_full(one, two, width)


def _is_inner_dash(text: str) -> bool:
    """Tell a dash that was wrapped to the line's beginning («— сказал он») from one that opens a line."""
    return is_speech(text) and bool(re.match(r"[–—-]\s+[a-zа-яё]", text))


def _is_full(one: Line, two: Line, width: int) -> bool:
    """Tell whether the next line's first word found no room on this one."""
    used = one.indent + len(one.text)
    return used <= width + 4 and used + 1 + len(two.text.split(maxsplit=1)[0]) > 0.97 * width


def _are_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 3

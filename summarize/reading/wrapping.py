"""Put lines that were wrapped at a fixed width together again.

The question at each line end is whether the next line goes on. A small letter
after an open sentence says yes anywhere. Where the text as a whole was wrapped,
so does a line that had no room for the next word; a first line without a full
stop is the exception, when that word is only written large to open a sentence:
it is a headline, with the article right under it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.reading.lines import Line, Unit, ends_sentence
from summarize.reading.lists import MARKER

_FLOWS_ON = re.compile(r"(?:[«\"“(]?[a-zа-яё]|[,)»]|\d+ \()")
_NEW_START = re.compile(r"[а-яёa-z]\)|(?:г|с|п|пос|д|ул)\. ?[А-ЯЁ]")  # an item «а)», a place «г. Томск»
_DATELINE = re.compile(r"[А-ЯЁA-Z][А-ЯЁA-Z -]{2,30}[,.(/ ][^/]{0,40}/|[А-ЯЁA-Z][А-ЯЁA-Z-]{3,}, \d{1,2} ")
_OPENING_DASH = re.compile(r"[–—-]\s")
_SAID = re.compile(r"[–—-]\s+[a-zа-яё]")
_SPLIT_WORD = re.compile(r"[\w»”\")%,–—-]$")
_WORD = re.compile(r"[^\W\d_]+")

_WIDEST = 120  # columns: text wrapped wider than this was not wrapped by hand or by mail
_SHORTEST = 25  # columns below which a line without a full stop is a title rather than a broken line
_BROKEN = 40  # columns from which a line may be continued after an empty one
_BROKEN_SHARE = 0.4  # of the lines without a full stop, which go on with a small letter when a text was wrapped
_SLACK = 12  # columns by which an indented first line may stand out


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """Hold how a text was wrapped: at which column (0: not at all), and the words that it writes small."""

    width: int
    small: frozenset[str]


def join_lines(lines: Sequence[Line], fixed: Sequence[bool]) -> list[Unit]:
    """Put wrapped lines together into units; a line that is `fixed` stays alone."""
    wrapping = _find_wrapping(lines)
    groups: list[list[Line]] = []
    first_group = 1 + next((index for index, is_fixed in enumerate(fixed) if not is_fixed), 0)
    for index, line in enumerate(lines):
        alone = index == 0 or fixed[index] or fixed[index - 1]
        top = not alone and len(groups) == first_group
        if not alone and _continues(groups[-1], line, wrapping, top):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_unit(group) for group in groups]


def _unit(group: Sequence[Line]) -> Unit:
    return Unit(group[0].start, group[-1].end, " ".join(" ".join(line.text.split()) for line in group))


def _find_wrapping(lines: Sequence[Line]) -> _Wrapping:
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap and not ends_sentence(one.text)]
    widths = sorted(one.indent + len(one.text) for one, two in pairs if _flows(one.text, two.text))
    if len(widths) < 2 or len(widths) < _BROKEN_SHARE * len(pairs):
        return _Wrapping(0, frozenset())
    usual = widths[math.ceil(0.9 * (len(widths) - 1))]
    width = max(width for width in widths if width <= usual + 3)
    if width > _WIDEST:
        return _Wrapping(0, frozenset())
    if sum(line.gap for line in lines) > 1:
        return _Wrapping(width, frozenset())  # empty lines tell headlines apart
    words = {word for line in lines for word in _WORD.findall(line.text)}
    return _Wrapping(width, frozenset(word for word in words if word.islower()))


def _flows(one: str, two: str) -> bool:
    """Tell whether a sentence that is open at the end of one line goes on in the other."""
    return not ends_sentence(one) and bool(_FLOWS_ON.match(two)) and not _NEW_START.match(two)


def _continues(unit: Sequence[Line], two: Line, wrapping: _Wrapping, top: bool) -> bool:
    """Tell whether `two` goes on with a unit; `top` tells that this unit is the first of the article."""
    first, one = unit[0], unit[-1]
    item = bool(MARKER.match(first.text))
    if MARKER.match(two.text):
        return _is_wrapped_dash(unit, two, item, wrapping.width)
    if two.gap:
        open_end = len(one.text) >= _BROKEN and bool(_SPLIT_WORD.search(one.text))
        return open_end and not item and _flows(one.text, two.text)
    if item and two.indent > first.indent + 1:
        return True  # it hangs under its item
    if len(one.text) >= _SHORTEST and _flows(one.text, two.text):
        return True
    if _are_capitals(one.text) and _are_capitals(two.text) and not ends_sentence(one.text):
        return len(one.text.split()) > 1
    return (item or two.indent <= one.indent + 1) and _is_full(one, two, wrapping, top)


def _is_wrapped_dash(unit: Sequence[Line], two: Line, item: bool, width: int) -> bool:
    """Tell a dash that was wrapped to the line's beginning («— сказал он») from one that opens a list item."""
    one = unit[-1]
    if two.gap or not _OPENING_DASH.match(two.text):
        return False
    if width and width - 3 <= one.indent + len(one.text) <= width + 3:  # there was no room even for the dash
        quoted = sum(line.text.count("«") - line.text.count("»") for line in unit) > 0
        if quoted or not ends_sentence(one.text):
            return True
    said = bool(_SAID.match(two.text)) and one.text.endswith((",", "!", "?", "…", "»", '"'))
    return said and len(one.text) >= _SHORTEST and not item


def _is_full(one: Line, two: Line, wrapping: _Wrapping, top: bool) -> bool:
    """Tell whether the next line's first word found no room on this one, and belongs to its sentence."""
    used = one.indent + len(one.text)
    word = two.text.split(maxsplit=1)[0]
    if not wrapping.width or used > wrapping.width + _SLACK or used + 1 + len(word) <= wrapping.width:
        return False
    if ends_sentence(one.text):
        return True
    return not _DATELINE.match(two.text) and not (top and _opens_sentence(two.text, wrapping.small))


def _opens_sentence(text: str, small: frozenset[str]) -> bool:
    """Tell whether a line's first word is no name: the text writes it small elsewhere."""
    word = _WORD.match(text.lstrip('«"“('))
    return word is not None and not word[0].islower() and word[0].lower() in small


def _are_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 3

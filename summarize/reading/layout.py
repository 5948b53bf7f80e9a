"""Lay a document out: headline, headings, paragraphs, list items, and what is dropped.

Lines are put together into units (`lines`), units that are no part of the
article are named (`clean`), the headline and its copies are found (`titles`),
and the rest gets its kind here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarize.article import Block, BlockKind, Document, Dropped
from summarize.reading import clean
from summarize.reading.lines import Line, Unit, split_lines
from summarize.reading.lists import find_items, marker_length
from summarize.reading.titles import find_headline, is_copy
from summarize.reading.wrapping import join_lines

# Words by which a line with a colon is a sentence that leads to a list: «Порт отгружает:», «Внесены предложения:».
_INTRODUCES = re.compile(
    r"\b(?:следующ\w+|таки[ехм]\w*|среди|among|following|these|are|is|was|were|includes?|\w+(?:[аеиоуюя]л[аио]?|[аяу]ют|[аеиу]ет"
    r"|[аеи]т|[ая]т|ен[аоы]|ан[аоы]|с[яь]))\b",
    re.I,
)

_HEADING = 80  # characters
_HEADING_WORDS = 10
_LABEL_WORDS = 5  # of a heading with a colon: «Для справки:»
_QUESTION_WORDS = 5  # «Что дальше?»
_DECK_WORDS = 5  # from which a line under the headline is a sentence rather than a label


def lay_out(document: Document) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Return the blocks of a document in order, and the spans that are no part of the article.

    Blocks and dropped spans never overlap, and together they cover every
    character that is not blank. Where nothing would be left, all is kept as body.
    """
    cuts = [edge for span in document.outside for edge in (span.start, span.end)]
    lines = split_lines(document.text, cuts)
    outside = [_outside_reason(line, document.outside) for line in lines]
    fixed = [
        bool(reason or clean.wordless(line.text) or clean.chrome(line.text, "anywhere"))
        for line, reason in zip(lines, outside, strict=True)
    ]
    units = join_lines(lines, fixed)
    reasons = _reasons(units, document)
    kept = [unit for unit, reason in zip(units, reasons, strict=True) if not reason]
    dropped = [Dropped(unit.start, unit.end, reason) for unit, reason in zip(units, reasons, strict=True) if reason]
    if not kept:
        return tuple(Block(unit.start, unit.end, "body") for unit in units), ()
    headline = find_headline([unit.text for unit in kept], document.title)
    if headline is not None:
        title = kept[headline]
        copies = [unit for unit in kept if unit is not title and is_copy(unit.text, title.text)]
        dropped += [Dropped(unit.start, unit.end, "repeated title") for unit in copies]
        kept = [unit for unit in kept if unit is title or not is_copy(unit.text, title.text)]
        headline = kept.index(title)
    return _blocks(document.text, kept, headline), tuple(sorted(dropped, key=lambda span: span.start))


def _outside_reason(part: Line | Unit, outside: Sequence[Dropped]) -> str:
    index = bisect_right(outside, part.start, key=lambda span: span.start) - 1
    return outside[index].reason if index >= 0 and part.end <= outside[index].end else ""


def _reasons(units: Sequence[Unit], document: Document) -> list[str]:
    reasons = [_outside_reason(unit, document.outside) for unit in units]
    inside = [index for index, reason in enumerate(reasons) if not reason]
    for index, reason in zip(inside, clean.reasons([units[index].text for index in inside]), strict=True):
        reasons[index] = reason
    return reasons


def _blocks(text: str, units: Sequence[Unit], headline: int | None) -> tuple[Block, ...]:
    texts = [unit.text for unit in units]
    items = find_items(texts)
    loose = _unmarked_items(texts, items)
    headings = _headings(texts, headline)
    blocks: list[Block] = []
    for index, unit in enumerate(units):
        kind: BlockKind = "body"
        if index == headline:
            kind = "headline"
        elif items[index] or loose[index]:
            kind = "list"
        elif headings[index]:
            kind = "heading"
        marker = marker_length(text[unit.start : unit.end]) if items[index] and kind == "list" else 0
        blocks.append(Block(unit.start, unit.end, kind, marker))
    return tuple(blocks)


def _headings(texts: Sequence[str], headline: int | None) -> list[bool]:
    """Return for each unit whether it is a heading; three in a row head nothing: they are a list of names, a table."""
    headings = [index != headline and _is_heading(texts, index, headline) for index in range(len(texts))]
    start = 0
    for index in range(len(texts) + 1):
        if index < len(texts) and headings[index]:
            continue
        if index - start > 2 and (headline is None or start > headline):
            headings[start:index] = [False] * (index - start)
        start = index + 1
    return headings


def _unmarked_items(texts: Sequence[str], items: Sequence[bool]) -> list[bool]:
    """Return for each unit whether it is an item without a marker: after a colon, ended by semicolons."""
    loose = [False] * len(texts)
    for index, text in enumerate(texts):
        if not text.endswith(":") or loose[index]:
            continue
        end = index + 1
        while end < len(texts) and texts[end].endswith(";") and not items[end]:
            end += 1
        if end > index + 1 and end < len(texts) and not items[end]:
            end += 1
        if end > index + 2:
            loose[index + 1 : end] = [True] * (end - index - 1)
    return loose


def _is_heading(texts: Sequence[str], index: int, headline: int | None) -> bool:
    text = texts[index]
    words = text.split()
    if headline is not None and index < headline:
        return len(text) <= _HEADING
    if index + 1 == len(texts) or len(text) > _HEADING or len(words) > _HEADING_WORDS:
        return False
    if text.endswith(":"):
        return len(words) <= _LABEL_WORDS and not _INTRODUCES.search(text)
    if " | " in text or (": " in text and "," in text):
        return False  # a table's row; a label and what it says: «Состав делегации: Иван Иванов, заместитель мэра»
    if text[-1] in ".;,!…" or text[0].islower() or marker_length(text):
        return False
    if headline is not None and index == headline + 1:
        return len(words) < _DECK_WORDS
    return text[-1] != "?" or len(words) <= _QUESTION_WORDS

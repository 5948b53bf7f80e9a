"""From blocks to segments: which sentence belongs to which paragraph, and where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarize.article import Block, Language, Segment, SegmentKind
from summarize.segmenting.sentences import sentences

HEADING_LIMIT = 300
"""Characters up to which a headline or heading is one segment, whatever full stops it holds."""


def segment(text: str, blocks: Sequence[Block], language: Language) -> tuple[Segment, ...]:
    """Return the sentences of the blocks in document order, ids from 1.

    Every non-blank character of a block lies in exactly one segment, and no
    segment begins or ends with a blank. Blocks of nothing but blanks have no
    segment. `paragraph` counts the blocks that are not headlines.
    """
    segments: list[Segment] = []
    paragraph = -1
    for block in blocks:
        headline = block.kind == "headline"
        paragraph += not headline
        kind: SegmentKind = "heading" if block.kind == "headline" else block.kind
        for start, end, marker in _spans(text, block, language):
            place = -1 if headline else paragraph
            segments.append(Segment(len(segments) + 1, place, kind, start, end, marker))
    return tuple(segments)


def headline_ids(segments: Iterable[Segment]) -> tuple[int, ...]:
    """Return the ids of the headline's segments."""
    return tuple(each.id for each in segments if each.paragraph == -1)


def _spans(text: str, block: Block, language: Language) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and marker length of each segment of a block."""
    start, end = _strip(text, block.start, block.end)
    if start == end:
        return
    body, _ = _strip(text, min(max(block.start + block.marker, start), end), end)
    marker = body - start
    if block.kind in ("headline", "heading") and end - start <= HEADING_LIMIT:
        yield start, end, marker
        return
    first = True
    for left, right in sentences(text[body:end], language, item=block.kind == "list"):
        yield (start if first else body + left), body + right, (marker if first else 0)
        first = False
    if first:
        yield start, end, end - start


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end

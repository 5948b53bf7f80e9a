"""Pack the sentences of an article into parts that a summariser can read whole: nothing is cut off.

Parts are about equal in length, since a model that is given a last sentence
alone makes one up to go with it, and end where a section or paragraph ends
where that is near.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.segmenting import split_long

_SECTION, _PARAGRAPH = 0.6, 0.2  # share of a part's length by which an end there may be away from the even one
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a sentence for the summariser, the paragraph that it is in, and whether a heading stands before it."""

    text: str
    paragraph: int
    opens: bool = False


def pack(passages: Sequence[Passage], limit: int, count: Callable[[str], int]) -> list[str]:
    """Return the passages' text in parts of at most `limit` pieces as counted by `count`, in order.

    A sentence over the limit is split between clauses. Every word is in
    exactly one part.
    """
    whole = [piece for passage in passages for piece in _fitting(passage, limit, count)]
    if not whole:
        return []
    sizes = [count(one.text) + 1 for one in whole]
    number = max(1, math.ceil(sum(sizes) / limit))
    for parts in range(number, number + _ROUNDS):
        made = [" ".join(one.text for one in whole[start:end]) for start, end in pairwise(_ends(whole, sizes, parts))]
        if all(count(part) <= limit for part in made):
            return made
    return _filled(whole, limit, count)


def _fitting(passage: Passage, limit: int, count: Callable[[str], int]) -> list[Passage]:
    if count(passage.text) <= limit:
        return [passage] if passage.text.strip() else []
    pieces = split_long(passage.text, lambda text: count(text) <= limit)
    return [Passage(piece, passage.paragraph, passage.opens and not at) for at, piece in enumerate(pieces)]


def _ends(passages: Sequence[Passage], sizes: Sequence[int], parts: int) -> list[int]:
    """Return where `parts` parts of about one length begin, and the end: the best break near each even one."""
    before = [0]
    for size in sizes:
        before.append(before[-1] + size)
    even = before[-1] / parts
    ends = [0]
    for part in range(1, parts):
        open_ = range(ends[-1] + 1, len(passages))
        best = min(
            open_, key=lambda at: (abs(before[at] - part * even) - _worth(passages, at) * even, at), default=None
        )
        if best is None:
            break
        ends.append(best)
    return [*ends, len(passages)]


def _worth(passages: Sequence[Passage], at: int) -> float:
    if passages[at].opens:
        return _SECTION
    return _PARAGRAPH if passages[at].paragraph != passages[at - 1].paragraph else 0.0


def _filled(passages: Sequence[Passage], limit: int, count: Callable[[str], int]) -> list[str]:
    """Return parts filled one after the other, for texts that cannot be divided evenly."""
    parts: list[str] = []
    for passage in passages:
        longer = f"{parts[-1]} {passage.text}" if parts else ""
        if parts and count(longer) <= limit:
            parts[-1] = longer
        else:
            parts.append(passage.text)
    return parts

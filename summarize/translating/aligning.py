"""Read word alignments off a model's attention."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.translating.engine import Links

# A target word is linked to the source word with the most of its attention,
# where that is at least this share.
_SHARE = 0.3


def word_of_piece(pieces: Sequence[str]) -> list[int]:
    """Return for each SentencePiece piece the index of the word that it belongs to."""
    words, at = [], -1
    for piece in pieces:
        if piece.startswith("▁") or at < 0:
            at += 1
        words.append(at)
    return words


def links(source: Sequence[str], target: Sequence[str], attention: Sequence[Sequence[float]]) -> Links:
    """Return (source word, target word) links; `attention` is target pieces × source pieces."""
    here, there = word_of_piece(source), word_of_piece(target)
    found = []
    for word in range(max(there, default=-1) + 1):
        rows = [attention[index] for index, one in enumerate(there) if one == word and index < len(attention)]
        mass = [0.0] * (max(here, default=-1) + 1)
        for row in rows:
            for index, weight in enumerate(row[: len(here)]):
                mass[here[index]] += weight / len(rows)
        if mass and max(mass) >= _SHARE:
            found.append((mass.index(max(mass)), word))
    return tuple(found)

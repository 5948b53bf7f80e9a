"""Sentence spans of one block."""

from __future__ import annotations

import re

from summarize.article import Language

_ENGLISH = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"“‘«(\[]?[A-ZА-ЯЁ0-9])")


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the spans of the sentences, in order, without blanks at their ends."""
    if language == "ru":
        from razdel import sentenize

        return [(each.start, each.stop) for each in sentenize(text) if each.stop > each.start]
    ends = [match.end() for match in _ENGLISH.finditer(text)]
    spans = []
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        piece = text[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans

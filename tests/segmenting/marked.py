"""Cases as text: `|` stands where a sentence ends, and is not part of the text."""

from __future__ import annotations

from summarize.article import Language
from summarize.segmenting.sentences import sentences


def lines(cases: str) -> list[str]:
    """Return the cases, one a line; blank lines and lines that begin with # are for the reader."""
    return [line.strip() for line in cases.splitlines() if line.strip() and not line.strip().startswith("#")]


def cut(case: str, language: Language, item: bool = False) -> str:
    """Return the case with the marks where the sentences really end."""
    text = case.replace("|", "")
    spans = sentences(text, language, item)
    marked, last = "", 0
    for _, end in spans[:-1]:
        marked += text[last:end] + "|"
        last = end
    return marked + text[last:]

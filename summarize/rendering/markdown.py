"""Markdown: a heading, paragraphs, lists; both languages side by side as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarize.rendering.text import Paragraph, brief_paragraphs, paragraphs, stacked
from summarize.results import Brief, Translation

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_ORDERED = re.compile(r"^(\d+)[.)]")


def escape(text: str) -> str:
    """Return text with Markdown's own characters escaped."""
    return _SPECIAL.sub(r"\\\1", text)


def _line(block: Paragraph) -> str:
    if block.kind == "heading":
        return f"### {escape(block.text)}"
    if block.kind == "list":
        ordered = _ORDERED.match(block.marker)
        return f"{ordered.group(1)}. {escape(block.text)}" if ordered else f"- {escape(block.text)}"
    return escape(block.text)


def markdown(result: Brief | Translation) -> str:
    """Return a result as a Markdown document."""
    if isinstance(result, Brief):
        parts: Iterable[str] = [f"## {escape(result.headline)}", *map(escape, brief_paragraphs(result))]
    else:
        body = stacked(paragraphs(result.article, result.renderings), _line)
        parts = [f"## {escape(result.headline)}" if result.headline else "", body]
    return "\n\n".join(part for part in parts if part)


def bilingual_markdown(translation: Translation) -> str:
    """Return a table, a row for each segment."""
    rows = [f"| {r.segment.id} | {_cell(r.source)} | {_cell(r.text)} |" for r in translation.renderings]
    return "\n".join(["| # | Source | Translation |", "|--:|---|---|", *rows])


def _cell(text: str) -> str:
    return escape(text).replace("\n", " ")

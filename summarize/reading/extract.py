"""Take the visible text out of web pages, Markdown, PDF and Word documents.

Each format has its own module, loaded when the first document of that format
comes; what they share is `Extracted`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.article import Dropped

if TYPE_CHECKING:
    from summarize.reading.sniff import Format


@dataclass(frozen=True, slots=True)
class Extracted:
    """Hold the visible text of a document, as `Document` describes it.

    `outside` are the spans of `text` that lie outside the article.
    """

    text: str
    title: str = ""
    outside: tuple[Dropped, ...] = ()
    encoding: str = "utf-8"


def extract(data: bytes, kind: Format, name: str) -> Extracted:
    """Return the text of a document of `kind`; `name` is what errors call it.

    Raises UnsupportedFormat when the extra for the format is not installed or
    the document is damaged or protected, EmptyInput when it holds no text.
    """
    if kind == "html":
        from summarize.reading import webpage

        return webpage.read(data)
    if kind == "markdown":
        from summarize.reading import markdown

        return markdown.read(data)
    if kind == "pdf":
        from summarize.reading import pdf

        return pdf.read(data, name)
    if kind == "docx":
        from summarize.reading import word

        return word.read(data, name)
    raise ValueError(f"{kind} needs no extraction")

"""Show how a text is laid out, as lines that can be compared."""

from __future__ import annotations

from summarize.article import Document, Dropped
from summarize.reading.layout import lay_out


def document(text: str, title: str = "", outside: tuple[Dropped, ...] = ()) -> Document:
    return Document("a.txt", "", "utf-8", text, title, outside)


def laid(text: str, title: str = "", outside: tuple[Dropped, ...] = ()) -> list[str]:
    """Return "kind: words" for each block and "(reason) words" for each dropped span, in order."""
    blocks, dropped = lay_out(document(text, title, outside))
    spans = [(block.start, f"{block.kind}: ", block.end) for block in blocks]
    spans += [(span.start, f"({span.reason}) ", span.end) for span in dropped]
    return [label + " ".join(text[start:end].split()) for start, label, end in sorted(spans)]

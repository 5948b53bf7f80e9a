"""The frozen dataclasses that travel the road: read → segment → translate → check → brief → render.

Offsets are character positions in `Article.text`, half-open, as in slices.
Stages point into that text and never copy it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ru", "en"]
BlockKind = Literal["headline", "heading", "body", "list"]
SegmentKind = Literal["body", "list", "heading"]
Method = Literal["extract", "abstract"]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one input as decoded text, before anything is judged.

    `path` is as the user gave it, "-" for stdin, "" for text from Python.
    `sha256` is of the bytes. `encoding` is Python's canonical name. For .html,
    .pdf and .docx `text` is the visible text, one block a line, blocks
    separated by blank lines; `outside` holds the spans of it that the
    extractor found to lie outside the article; `title` is the document's own
    title where the format has one.
    """

    path: str
    sha256: str
    encoding: str
    text: str
    title: str = ""
    outside: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Name a span that reaches no output, and why ("site chrome", "repeated title", …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """Mark a paragraph, list item, heading or the headline in the text.

    A hard-wrapped paragraph is one block over several lines: a line end inside
    a block is a space. `marker` is the length of a list marker with the blanks
    after it ("- ", "1) "), counted from `start`.
    """

    start: int
    end: int
    kind: BlockKind
    marker: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Mark one sentence, the unit of translation.

    `id` counts from 1 in document order, the headline first where there is one
    (kind "heading", paragraph -1). `paragraph` is the index of its block. The
    first segment of a list item spans its marker too; `marker` is its length.
    """

    id: int
    paragraph: int
    kind: SegmentKind
    start: int
    end: int
    marker: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """Hold a document read, cleaned and cut into segments.

    Every non-blank character of `text` lies in exactly one segment or one
    dropped span. `headline` is the ids of the headline's segments, empty where
    none was found.
    """

    path: str
    sha256: str
    encoding: str
    language: Language
    text: str
    segments: tuple[Segment, ...]
    headline: tuple[int, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()

    def source(self, segment: Segment) -> str:
        """Return the segment's words without its list marker, each run of blanks one space."""
        return " ".join(self.text[segment.start + segment.marker : segment.end].split())

    def marker(self, segment: Segment) -> str:
        """Return the segment's list marker, or an empty string."""
        return self.text[segment.start : segment.start + segment.marker].strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """Report what a check found: `check` is its stable name, `detail` says what.

    Spans are offsets into the source segment and the target text; None where
    the thing is missing on that side.
    """

    check: str
    detail: str
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None

    def __str__(self) -> str:
        return f"{self.check}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Rendering:
    """Hold the English of one segment; `score` is the mean log-probability a piece, None where nothing was decoded."""

    segment: Segment
    source: str
    text: str
    score: float | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Generator:
    """Say what made a result, so that it can be made again; `summarizer` is empty where the brief quotes."""

    version: str
    model: str
    engine: str
    beam: int
    summarizer: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Hold one sentence of a brief and the ids of the segments that it rests on.

    `method` says whether it quotes them ("extract") or retells them ("abstract").
    """

    text: str
    segments: tuple[int, ...]
    method: Method = "extract"


@dataclass(frozen=True, slots=True)
class Retold:
    """Hold the points of a brief that a summariser retold, empty where it is better quoted.

    `warnings` say what became of each sentence that was refused, and `findings` why it was.
    """

    points: tuple[Point, ...] = ()
    warnings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

"""What the road ends in: a translation or a brief, with everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarize.article import Article, Finding, Generator, Method, Point, Rendering


@dataclass(frozen=True, slots=True)
class Translation:
    """Hold the English of every segment of an article, in document order, the headline first."""

    article: Article
    renderings: tuple[Rendering, ...]
    generator: Generator
    warnings: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """Return the English headline, or an empty string."""
        return _joined(self.renderings, self.article.headline)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks found, in document order."""
        return tuple(finding for rendering in self.renderings for finding in rendering.findings)

    @property
    def text(self) -> str:
        """Return the translation as plain text: headline, blank line, paragraphs, list items with their markers."""
        from summarize.rendering.text import translation_text

        return translation_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of this result; `brief` is null."""
        from summarize.rendering.json import result_dict

        return result_dict(self.article, self.renderings, self.generator, self.warnings)


@dataclass(frozen=True, slots=True)
class Brief:
    """Hold a brief: its headline, its points in document order, and the renderings that they rest on.

    `renderings` has the translated segments only: a brief translates what it chose.
    `refused` is what was found in sentences of a summariser that are not in it.
    """

    article: Article
    headline: str
    headline_segments: tuple[int, ...]
    points: tuple[Point, ...]
    renderings: tuple[Rendering, ...]
    generator: Generator
    method: Method = "extract"
    warnings: tuple[str, ...] = ()
    refused: tuple[Finding, ...] = ()

    @property
    def words(self) -> int:
        """Return the number of words in the points; the headline is not counted."""
        return sum(len(point.text.split()) for point in self.points)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks found in the segments that the brief rests on, in document order, then `refused`."""
        used = {*self.headline_segments, *(segment for point in self.points for segment in point.segments)}
        return (*(f for r in self.renderings if r.segment.id in used for f in r.findings), *self.refused)

    @property
    def text(self) -> str:
        """Return the brief as plain text: headline, blank line, the points as paragraphs."""
        from summarize.rendering.text import brief_text

        return brief_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of this result; segments that were not translated have `text` null."""
        from summarize.rendering.json import result_dict

        return result_dict(self.article, self.renderings, self.generator, self.warnings, self)


def _joined(renderings: tuple[Rendering, ...], ids: tuple[int, ...]) -> str:
    return " ".join(rendering.text for rendering in renderings if rendering.segment.id in ids)

"""Plain text: what a reader sees, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from summarize.article import Article, Rendering, SegmentKind
from summarize.results import Brief, Translation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one block of a translation: its sentences joined, its kind and list marker."""

    kind: SegmentKind
    marker: str
    text: str
    source: str


def paragraphs(article: Article, renderings: tuple[Rendering, ...]) -> Iterator[Paragraph]:
    """Yield the blocks of a translation in document order, the headline left out."""
    body = [one for one in renderings if one.segment.id not in article.headline]
    for _, group in groupby(body, key=lambda one: one.segment.paragraph):
        some = list(group)
        first = some[0].segment
        yield Paragraph(
            first.kind,
            article.marker(first),
            " ".join(one.text for one in some),
            " ".join(one.source for one in some),
        )


def _marked(paragraph: Paragraph, words: str) -> str:
    marker = "-" if paragraph.marker in "•·▪●○–—*" and paragraph.marker else paragraph.marker
    return f"{marker} {words}" if marker else words


def stacked(blocks: Iterator[Paragraph], line: Callable[[Paragraph], str]) -> str:
    """Return blocks separated by blank lines, the items of one list by line ends."""
    out: list[str] = []
    in_list = False
    for block in blocks:
        out.append(("\n" if in_list and block.kind == "list" else "\n\n") + line(block))
        in_list = block.kind == "list"
    return "".join(out).lstrip("\n")


def translation_text(translation: Translation) -> str:
    """Return headline, blank line, paragraphs."""
    body = stacked(paragraphs(translation.article, translation.renderings), lambda block: _marked(block, block.text))
    return "\n\n".join(part for part in (translation.headline, body) if part)


def bilingual_text(translation: Translation) -> str:
    """Return each paragraph of the source followed by its translation."""
    article = translation.article
    top = " ".join(article.source(one) for one in article.segments if one.id in article.headline)

    def both(block: Paragraph) -> str:
        return f"{_marked(block, block.source)}\n{_marked(block, block.text)}"

    blocks = [both(block) for block in paragraphs(article, translation.renderings)]
    head = [f"{top}\n{translation.headline}"] if top else []
    return "\n\n".join([*head, *blocks])


def brief_text(brief: Brief) -> str:
    """Return headline, blank line, and the points as one paragraph, or a few where the brief is long."""
    return "\n\n".join([brief.headline, *brief_paragraphs(brief)])


# About as much as an eye takes in at once.
_WORDS_A_PARAGRAPH = 90


def brief_paragraphs(brief: Brief) -> list[str]:
    """Return the points of a brief as paragraphs of at most about ninety words."""
    out: list[list[str]] = [[]]
    count = 0
    for point in brief.points:
        words = len(point.text.split())
        if out[-1] and count + words > _WORDS_A_PARAGRAPH:
            out.append([])
            count = 0
        out[-1].append(point.text)
        count += words
    return [" ".join(paragraph) for paragraph in out]

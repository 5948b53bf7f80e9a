"""Name the segments that make the headline of a brief."""

from __future__ import annotations

from summarize.article import Article


def headline(article: Article) -> tuple[int, ...]:
    """Return the ids of the headline's segments; without a headline, of the first sentence that says something."""
    from summarize.briefing.dependence import weak

    if article.headline:
        return article.headline
    told = [segment for segment in article.segments if segment.kind == "body"] or list(article.segments)
    strong = [segment for segment in told if not weak(article.source(segment))]
    return tuple(segment.id for segment in (strong or told)[:1])

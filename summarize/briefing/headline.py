"""Name the segments that make the headline of a brief, and word it.

An article without a headline gets one from the first sentence that says
something: its main clause where a clause can be taken off, all of it otherwise.
"""

from __future__ import annotations

from summarize.article import Article
from summarize.briefing.compression import compress, shorten
from summarize.briefing.words import count

_LONGEST = 18  # words


def headline(article: Article) -> tuple[int, ...]:
    """Return the ids of the headline's segments; without a headline, of the sentence to build one from."""
    from summarize.briefing.dependence import weak

    if article.headline:
        return article.headline
    told = [segment for segment in article.segments if segment.kind == "body"] or list(article.segments)
    strong = [segment for segment in told if not weak(article.source(segment))]
    return tuple(segment.id for segment in (strong or told)[:1])


def title(text: str) -> str:
    """Return an English sentence as a headline: without frames, no longer than it must be, without its full stop."""
    text = compress(text)
    short = shorten(text, _LONGEST) if count(text) > _LONGEST else text
    return short[:-1] if short.endswith(".") and not short.endswith("..") else short

"""The JSON object of one document, version 1; docs/reference/json.md explains each field."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from summarize.article import Article, Generator, Rendering
from summarize.results import Brief, Translation

SCHEMA = 1


def json_text(result: Brief | Translation) -> str:
    """Return the object as one line of JSON, letters unescaped."""
    return json.dumps(result.to_dict(), ensure_ascii=False)


def result_dict(
    article: Article,
    renderings: Sequence[Rendering],
    generator: Generator,
    warnings: Sequence[str],
    brief: Brief | None = None,
    made: Callable[[Segments], Any] = list,
) -> dict[str, Any]:
    """Return the object of one document; segments without a rendering have `text` and `score` null.

    `made` makes the value of "segments"; a book's are better left as they are,
    to be gone through one at a time.
    """
    known = {rendering.segment.id: rendering for rendering in renderings}
    top = brief.headline_segments if brief else article.headline
    return {
        "schema": SCHEMA,
        "generator": {
            "summarize": generator.version,
            "model": generator.model,
            "engine": generator.engine,
            "beam": generator.beam,
            **({"summarizer": generator.summarizer} if generator.summarizer else {}),
        },
        "source": {
            "path": article.path,
            "sha256": article.sha256,
            "language": article.language,
            "encoding": article.encoding,
            "characters": len(article.text),
        },
        "headline": {
            "source": " ".join(article.source(one) for one in article.segments if one.id in top),
            "text": brief.headline if brief else " ".join(known[one].text for one in top),
        },
        "segments": made(Segments(article, known)),
        "dropped": [{"start": one.start, "end": one.end, "reason": one.reason} for one in article.dropped],
        "brief": _brief(brief),
        "warnings": list(warnings),
    }


class Segments:
    """Make the objects of an article's segments, each when it is asked for."""

    def __init__(self, article: Article, known: Mapping[int, Rendering]) -> None:
        self._article = article
        self._known = known

    def __len__(self) -> int:
        return len(self._article.segments)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for segment in self._article.segments:
            yield {
                "id": segment.id,
                "paragraph": segment.paragraph,
                "kind": segment.kind,
                "start": segment.start,
                "end": segment.end,
                "source": self._article.source(segment),
                **_rendered(self._known.get(segment.id)),
            }


def _rendered(rendering: Rendering | None) -> dict[str, Any]:
    if rendering is None:
        return {"text": None, "score": None, "checks": []}
    score = rendering.score
    known = score is not None and math.isfinite(score)
    return {
        "text": rendering.text,
        "score": round(score, 4) if known and score is not None else None,
        "checks": [str(finding) for finding in rendering.findings],
    }


def _brief(brief: Brief | None) -> dict[str, Any] | None:
    if brief is None:
        return None
    return {
        "headline": brief.headline,
        "points": [
            {
                "text": point.text,
                "segments": list(point.segments),
                **({"method": point.method} if brief.method == "abstract" else {}),
            }
            for point in brief.points
        ],
        "words": brief.words,
        "method": brief.method,
    }

"""Rank the source sentences of an article by how likely each carries its gist."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarize.article import Article, Segment
from summarize.briefing import dependence
from summarize.briefing.compression import compress
from summarize.briefing.weights import BIAS, LENGTH, WEIGHTS
from summarize.briefing.words import count

if TYPE_CHECKING:
    from summarize.briefing.features import Matrix

_BACKGROUND = 0.35  # a sentence under "For reference:" carries the news this much less often; set, not learned


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a sentence that a brief may use.

    `score` is the probability that it carries the gist. `words` is its length
    in English words as predicted. `leans_on` is the id of the sentence before
    it without which it would dangle, None where it stands alone. `weak`
    sentences (questions, lead-ins, attributions) are used when nothing else is left.
    `spoken` ones are somebody's own words, without quotation marks: the answers of an interview.
    """

    id: int
    source: str
    score: float
    words: float
    leans_on: int | None = None
    weak: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hold an article's candidates in document order; `similarity[i][j]` (0 to 1) compares the i-th with the j-th."""

    language: str
    candidates: tuple[Candidate, ...]
    similarity: tuple[tuple[float, ...], ...] = field(repr=False, default=())

    def scores(self) -> dict[int, float]:
        """Return the probability of each segment id to carry the gist."""
        return {candidate.id: candidate.score for candidate in self.candidates}

    def best(self) -> tuple[int, ...]:
        """Return the segment ids from the most to the least important."""
        return tuple(c.id for c in sorted(self.candidates, key=lambda c: (-c.score, c.id)))

    def without(self, ids: Set[int]) -> Ranking:
        """Return the ranking of the other sentences."""
        kept = [i for i, candidate in enumerate(self.candidates) if candidate.id not in ids]
        return Ranking(
            self.language,
            tuple(self.candidates[i] for i in kept),
            tuple(tuple(self.similarity[i][j] for j in kept) for i in kept),
        )


def _headings(article: Article) -> dict[int, str]:
    """Return for each segment id the heading that it stands under, in lower case."""
    heading, under = "", {}
    for segment in article.segments:
        if segment.kind == "heading" and segment.id not in article.headline:
            heading = article.source(segment).lower()
        under[segment.id] = heading
    return under


_MOST_RANKED = 1000


def _body(article: Article) -> list[Segment]:
    """Return the segments that a brief may use: sentences and list items; headings where there is nothing else.

    Of a text as long as a book only the beginning: each sentence is compared with each.
    """
    other = [segment for segment in article.segments if segment.id not in article.headline]
    return ([segment for segment in other if segment.kind != "heading"] or other)[:_MOST_RANKED]


def _score(features: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(1.0 / (1.0 + np.exp(-(features @ np.array(list(WEIGHTS.values())) + BIAS))))


def predicted_words(text: str, language: str) -> float:
    """Return the number of English words that a compressed sentence will have; of a Russian one, as learned."""
    from summarize.segmenting.datelines import dateline

    if language == "en":
        return float(count(compress(text)))
    text = text[dateline(text) :]
    figures = sum(map(str.isdigit, text))
    return max(1.0, LENGTH[0] * count(text) + LENGTH[1] * len(text) + LENGTH[2] * figures)


def rank(article: Article) -> Ranking:
    """Score the sentences of an article; headline, headings and dropped spans are no candidates."""
    from summarize.briefing.features import Sentence, describe, inside_quotation

    body = _body(article)
    if not body:
        return Ranking(article.language, ())
    sentences = [Sentence(s.id, article.source(s), s.paragraph, s.kind == "list") for s in body]
    headline = " ".join(article.source(s) for s in article.segments if s.id in article.headline)
    described = describe(sentences, headline)
    scores = _score(described.features)
    standings = dependence.standings(
        [s.text for s in sentences], inside_quotation(sentences), [s.listed for s in sentences]
    )
    spoken = dependence.spoken([s.text for s in sentences], [s.paragraph for s in sentences])
    under = _headings(article)
    candidates = tuple(
        Candidate(
            id=sentence.id,
            source=sentence.text,
            score=score * (_BACKGROUND if dependence.background(under[sentence.id]) else 1.0),
            words=predicted_words(sentence.text, article.language),
            leans_on=None if standing.leans_on is None else sentences[standing.leans_on].id,
            weak=standing.weak or described.titled[i],
            spoken=spoken[i],
        )
        for i, (sentence, standing, score) in enumerate(zip(sentences, standings, scores.tolist(), strict=True))
    )
    return Ranking(article.language, candidates, tuple(map(tuple, described.similarity.tolist())))

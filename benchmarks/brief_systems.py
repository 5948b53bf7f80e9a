"""The systems that `benchmarks.briefs` compares: each chooses sentences of an article for a budget of words."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from summarize.article import Article, Segment, SegmentKind
from summarize.briefing import WORDS, Length, compose, rank
from summarize.briefing.words import count, words

Choice = Mapping[int, str]
"""The numbers (from 1) of the sentences that a system chose, with their text as it appears in the brief."""

Ranker = Callable[[Sequence[str]], Sequence[float]]


@dataclass(frozen=True)
class Item:
    """Hold one article of the corpus: source sentences, their gold English, the reference brief and the gist."""

    record: Mapping[str, Any]
    language: str

    @cached_property
    def sources(self) -> list[str]:
        return [segment[self.language] for segment in self.record["segments"]]

    @cached_property
    def english(self) -> list[str]:
        return [segment["en"] for segment in self.record["segments"]]

    @property
    def reference(self) -> str:
        return str(self.record["brief"])

    @property
    def gist(self) -> frozenset[int]:
        return frozenset(self.record["gist"])

    @cached_property
    def article(self) -> Article:
        """Return the article as the pipeline would have read it; sentence n has the segment id n + 1."""
        text = self.record["headline"][self.language]
        segments = [Segment(1, -1, "heading", 0, len(text))]
        for number, (record, source) in enumerate(zip(self.record["segments"], self.sources, strict=True), 2):
            text += "\n\n" if record["paragraph"] != segments[-1].paragraph else " "
            start, listed = len(text), source.startswith("- ")
            text += source
            kind: SegmentKind = "list" if listed else "body"
            segments.append(Segment(number, record["paragraph"], kind, start, len(text), 2 if listed else 0))
        return Article("", "", "utf-8", self.language, text, tuple(segments), (1,))  # type: ignore[arg-type]


def ours(item: Item, length: Length) -> Choice:
    """Choose as the package does, with the gold English for translations."""
    points = compose(rank(item.article), length, lambda ids: {one: item.english[one - 2] for one in ids})
    return {point.segments[0] - 1: point.text for point in points}


def filled(item: Item, order: Sequence[int], budget: int) -> Choice:
    """Return sentences in the order of a ranking, each where it brings the words nearer to the budget."""
    chosen: dict[int, str] = {}
    total = 0
    for number in order:
        size = count(item.english[number - 1])
        if not chosen or abs(total + size - budget) < abs(total - budget):
            chosen[number] = item.english[number - 1]
            total += size
    return dict(sorted(chosen.items()))


def lead(item: Item, length: Length) -> Choice:
    """Choose the first sentences, as many as come nearest to the budget."""
    chosen: dict[int, str] = {}
    total = 0
    for number, text in enumerate(item.english, 1):
        if chosen and abs(total + count(text) - WORDS[length]) >= abs(total - WORDS[length]):
            break
        chosen[number] = text
        total += count(text)
    return chosen


def lead_3(item: Item, length: Length) -> Choice:
    """Choose the first three sentences, whatever the budget."""
    return dict(enumerate(item.english[:3], 1))


def at_random(item: Item, length: Length) -> Choice:
    """Choose at random, the same for the same article and length."""
    order = list(range(1, len(item.english) + 1))
    random.Random(f"{item.record['id']} {length}").shuffle(order)
    return filled(item, order, WORDS[length])


def oracle(item: Item, length: Length) -> Choice:
    """Choose by the reference itself, one sentence at a time: what no extractive system can do much better than."""
    from benchmarks.brief_scores import overlap

    chosen: list[int] = []
    budget = WORDS[length] * 1.25
    while True:
        best, best_score = 0, overlap(" ".join(item.english[i - 1] for i in chosen), item.reference)
        for number in sorted(set(range(1, len(item.english) + 1)) - set(chosen)):
            text = " ".join(item.english[i - 1] for i in sorted([*chosen, number]))
            if count(text) <= budget and (score := overlap(text, item.reference)) > best_score:
                best, best_score = number, score
        if not best:
            return {number: item.english[number - 1] for number in sorted(chosen)}
        chosen.append(best)


def sumy(method: str) -> Callable[[Item, Length], Choice]:
    """Return sumy's "LexRank" or "TextRank" over our sentences and stems: its own splitter needs a download."""
    import importlib

    from snowballstemmer import stemmer

    from summarize.briefing.cues import STOP_WORDS

    dom = importlib.import_module("sumy.models.dom")
    module = importlib.import_module(f"sumy.summarizers.{method.lower().replace('rank', '_rank')}")

    class Tokenizer:
        @staticmethod
        def to_words(sentence: str) -> tuple[str, ...]:
            return tuple(words(sentence.lower()))

    def run(item: Item, length: Length) -> Choice:
        stem = stemmer("english" if item.language == "en" else "russian").stemWord
        summarizer = getattr(module, f"{method}Summarizer")(stem)
        summarizer.stop_words = STOP_WORDS
        sentences = [dom.Sentence(text, Tokenizer()) for text in item.sources]
        document = dom.ObjectDocumentModel([dom.Paragraph(sentences)])
        # Asked for n sentences, sumy gives its n best in document order: its ranking is what each n adds.
        order: list[int] = []
        for number in range(1, len(sentences) + 1):
            best = {id(sentence) for sentence in summarizer(document, number)}
            order += [i for i, sentence in enumerate(sentences, 1) if id(sentence) in best and i not in order]
        return filled(item, order, WORDS[length])

    return run

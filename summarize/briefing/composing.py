"""Compose a brief from a ranking, asking for as few translations as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summarize.article import Point
from summarize.briefing.compression import compress, shorten
from summarize.briefing.ranking import Ranking
from summarize.briefing.selection import TOLERANCE, WORDS, Length, choose
from summarize.briefing.words import count

Translate = Callable[[Sequence[int]], Mapping[int, str]]

_ROUNDS = 4  # calls of the translator


def _texts(ids: Sequence[int], english: Mapping[int, str]) -> dict[int, str]:
    return {i: compress(english[i], follows=i - 1 in ids) for i in ids}


def _fits(words: int, budget: int) -> bool:
    return abs(words - budget) <= TOLERANCE * budget


def compose(ranking: Ranking, length: Length, translate: Translate) -> tuple[Point, ...]:
    """Return the sentences of a brief of `length`, in document order, each with its segment id.

    `translate` is given segment ids and returns the English of each. It is
    called once in most cases, and again for what is to be added or swapped
    when the English turns out longer or shorter than predicted. Where the
    article holds fewer words than the brief may have, all of it is used.
    """
    budget = WORDS[length]
    english: dict[int, str] = {}
    known: dict[int, float] = {}
    best: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        ids = choose(ranking, budget, known)
        missing = [i for i in ids if i not in english]
        if missing:
            english.update(translate(missing))
            known |= {i: float(count(text)) for i, text in _texts(missing, english).items()}
        texts = _texts(ids, english)
        total = sum(map(count, texts.values()))
        best = ids
        if _fits(total, budget) or not missing:
            break
    return _points(best, english, budget)


def _points(ids: Sequence[int], english: Mapping[int, str], budget: int) -> tuple[Point, ...]:
    texts = _texts(ids, english)
    over = sum(map(count, texts.values())) - int(budget * (1 + TOLERANCE))
    if over > 0 and len(ids) == 1:
        texts = {i: shorten(text, int(budget * (1 + TOLERANCE))) for i, text in texts.items()}
    return tuple(Point(text, (i,)) for i, text in texts.items() if text)

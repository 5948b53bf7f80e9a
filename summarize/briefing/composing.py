"""Compose a brief from a ranking, asking for as few translations as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from summarize.article import Point
from summarize.briefing.compression import compress, shorten, with_quotes_around
from summarize.briefing.dependence import dangles
from summarize.briefing.headline import title
from summarize.briefing.ranking import Ranking
from summarize.briefing.selection import TOLERANCE, WORDS, Length, choose
from summarize.briefing.words import count

Translate = Callable[[Sequence[int]], Mapping[int, str]]

_ROUNDS = 4  # calls of the translator


def compose(ranking: Ranking, length: Length, translate: Translate, said: Iterable[int] = ()) -> tuple[Point, ...]:
    """Return the sentences of a brief of `length`, in document order, each with its segment id.

    `translate` is given segment ids and returns the English of each. It is
    called once in most cases, and again for what is added or swapped when the
    English turns out longer or shorter than predicted, or points back at a
    sentence that was not chosen. Where the article holds fewer words than the
    brief may have, all of it is used.

    `said` are the ids that the headline was built from, where it was: a
    sentence that the headline holds whole is not said again.
    """
    budget, draft = WORDS[length], _Draft(ranking, frozenset(said))
    ids: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        ids = choose(draft.ranking, budget, draft.words)
        missing = [one for one in ids if one not in draft.english]
        if missing:
            draft.learn(missing, translate(missing))
        elif not draft.amend(ids):
            break
        if not draft.amend(ids) and draft.fits(ids, budget):
            break
    else:
        ids = choose(draft.known(), budget, draft.words)
    return draft.points(ids, budget)


class _Draft:
    """Hold what composing has found out: the English so far, its lengths, and what leans on what."""

    def __init__(self, ranking: Ranking, said: frozenset[int]) -> None:
        self.ranking, self.said = ranking, said
        self.sources = {candidate.id: candidate.source for candidate in ranking.candidates}
        order = [candidate.id for candidate in ranking.candidates]
        self.before = dict(zip(order[1:], order, strict=False))
        self.weak = {candidate.id for candidate in ranking.candidates if candidate.weak}
        self.spoken = {candidate.id for candidate in ranking.candidates if candidate.spoken}
        self.english: dict[int, str] = {}
        self.words: dict[int, float] = {}

    def learn(self, ids: Sequence[int], english: Mapping[int, str]) -> None:
        self.english |= {one: " ".join(english[one].split()) for one in ids}
        self.words |= {one: float(count(text)) for one, text in self.texts(ids).items()}

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        texts = {
            one: compress(self.english[one], source=self.sources[one], follows=self.before.get(one) in ids)
            for one in ids
        }
        return {one: with_quotes_around(text) if one in self.spoken else text for one, text in texts.items()}

    def fits(self, ids: Sequence[int], budget: int) -> bool:
        return abs(sum(map(count, self.texts(ids).values())) - budget) <= TOLERANCE * budget

    def amend(self, ids: Sequence[int]) -> bool:
        """Mark what, in English, leans on an absent sentence, or repeats the headline; tell whether anything was."""
        marked, repeated = {}, set()
        for candidate in self.ranking.candidates:
            if candidate.id not in ids:
                continue
            text, before = self.texts([candidate.id])[candidate.id], self.before.get(candidate.id)
            if candidate.id in self.said and count(title(text)) >= count(text) and len(self.ranking.candidates) > 1:
                repeated.add(candidate.id)
            elif candidate.leans_on is None and before is not None and before not in ids and dangles(text):
                alone = before in self.weak
                marked[candidate.id] = replace(candidate, leans_on=before, weak=candidate.weak or alone)
        candidates = [marked.get(candidate.id, candidate) for candidate in self.ranking.candidates]
        self.ranking = replace(self.ranking, candidates=tuple(candidates)).without(repeated)
        return bool(marked or repeated)

    def known(self) -> Ranking:
        """Return the ranking without those that were never translated."""
        return self.ranking.without({candidate.id for candidate in self.ranking.candidates} - set(self.english))

    def points(self, ids: Sequence[int], budget: int) -> tuple[Point, ...]:
        texts = self.texts([one for one in ids if one in self.english])
        most = int(budget * (1 + TOLERANCE))
        if len(texts) == 1:
            texts = {one: shorten(text, most) if count(text) > most else text for one, text in texts.items()}
        return tuple(Point(text, (one,)) for one, text in texts.items() if text)

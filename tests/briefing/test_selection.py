from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.briefing import Candidate, Ranking, choose
from summarize.briefing.selection import TOLERANCE


def ranking(*candidates: Candidate, alike: Sequence[tuple[int, int]] = ()) -> Ranking:
    size = range(len(candidates))
    pairs = {frozenset(pair) for pair in alike}
    rows = tuple(tuple(1.0 if i == j or frozenset((i, j)) in pairs else 0.0 for j in size) for i in size)
    return Ranking("ru", candidates, rows)


def sentence(
    number: int, score: float, words: float = 20, leans_on: int | None = None, weak: bool = False
) -> Candidate:
    return Candidate(number, "", score, words, leans_on, weak)


def test_the_best_sentences_that_fit_are_chosen_in_document_order() -> None:
    article = ranking(*(sentence(i, score) for i, score in enumerate([0.2, 0.9, 0.1, 0.3, 0.8], 1)))
    assert choose(article, 40) == (2, 5)


def test_what_was_said_is_not_said_again() -> None:
    article = ranking(sentence(1, 0.9), sentence(2, 0.85), sentence(3, 0.6), alike=[(0, 1)])
    assert choose(article, 40) == (1, 3)


def test_a_sentence_that_leans_brings_the_one_it_leans_on() -> None:
    article = ranking(sentence(1, 0.3), sentence(2, 0.9, leans_on=1), sentence(3, 0.4), sentence(4, 0.3))
    assert choose(article, 40) == (1, 2)


def test_weak_sentences_fill_only_what_nothing_else_can() -> None:
    article = ranking(sentence(1, 0.5), sentence(2, 0.9, weak=True), sentence(3, 0.5), sentence(4, 0.3))
    assert choose(article, 40) == (1, 3)
    assert choose(ranking(sentence(1, 0.5), sentence(2, 0.9, weak=True)), 40) == (1, 2)


def test_a_short_article_is_used_whole() -> None:
    article = ranking(sentence(1, 0.01), sentence(2, 0.5, leans_on=1), sentence(3, 0.02))
    assert choose(article, 80) == (1, 2, 3)


def test_known_lengths_correct_predicted_ones() -> None:
    article = ranking(sentence(1, 0.9), sentence(2, 0.8), sentence(3, 0.5), sentence(4, 0.4))
    assert choose(article, 40) == (1, 2)
    assert 2 not in choose(article, 40, {2: 45.0})


def test_one_endless_sentence_is_better_than_none() -> None:
    assert choose(ranking(sentence(1, 0.9, words=200), sentence(2, 0.1, words=150)), 40) in {(1,), (2,)}


_CANDIDATES = st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(4, 45)), min_size=1, max_size=25)


@given(_CANDIDATES, st.sampled_from([40, 80, 150]))
@settings(max_examples=80, deadline=None)
def test_the_length_is_kept_where_sentences_allow(numbers: list[tuple[float, int]], budget: int) -> None:
    article = ranking(*(sentence(i, score, words) for i, (score, words) in enumerate(numbers, 1)))
    ids = choose(article, budget)
    total = sum(numbers[i - 1][1] for i in ids)
    assert list(ids) == sorted(set(ids))
    assert ids
    if total > budget * (1 + TOLERANCE):
        assert len(ids) == 1
    if total < budget * (1 - TOLERANCE) and len(ids) < len(numbers):
        spare = min(words for i, (_, words) in enumerate(numbers, 1) if i not in ids)
        assert total + spare > budget * (1 + TOLERANCE) - 4 or len(numbers) > 20

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.briefing import rank
from tests.briefing.articles import HEADLINE, NEWS, NEWS_IN_ENGLISH, article


def test_the_lead_comes_first_and_colour_last() -> None:
    best = rank(article(NEWS, HEADLINE)).best()
    assert best[0] == 2
    assert 5 in best[:4]
    assert best.index(12) > best.index(4) > best.index(2)


def test_scores_are_probabilities_of_body_segments_only() -> None:
    scores = rank(article(NEWS, HEADLINE)).scores()
    assert list(scores) == list(range(2, 13))
    assert all(0 < score < 1 for score in scores.values())


def test_headings_are_no_candidates_and_mark_background() -> None:
    told = "Завод выпустил 40 тысяч тонн стали за год.\nЗавод построен в 1960 году и принадлежит области."
    plain = rank(article("Комбинат открыл новый цех.\n" + told))
    under = rank(article("Комбинат открыл новый цех.\n# Для справки:\n" + told))
    assert 2 not in under.scores()
    assert under.scores()[3] < plain.scores()[2]


def test_an_english_article_is_ranked_by_the_same_weights() -> None:
    paragraphs = [range(2, 5), range(5, 8), range(8, 11), range(11, 13)]
    text = "\n".join(" | ".join(NEWS_IN_ENGLISH[number] for number in numbers) for numbers in paragraphs)
    ranking = rank(article(text, NEWS_IN_ENGLISH[1], "en"))
    assert ranking.best()[0] == 2
    assert ranking.candidates[0].words == 12  # without dateline and messenger
    assert [c.id for c in ranking.candidates if c.weak] == [3, 8, 10]


def test_english_length_is_predicted_from_the_russian_without_its_dateline() -> None:
    candidates = {c.id: c for c in rank(article(NEWS, HEADLINE)).candidates}
    assert 14 < candidates[2].words < 26
    assert 12 < candidates[5].words < 22


def test_a_sentence_that_only_repeats_the_headline_is_weak() -> None:
    ranking = rank(article("В Липкове открыли паромную линию на остров Дальний.\nПаром ходит дважды в день.", HEADLINE))
    assert [c.weak for c in ranking.candidates] == [True, False]


@pytest.mark.parametrize("text", ["", "# Только заголовок", "Одно предложение.", "- пункт\n- ещё пункт"])
def test_little_text_is_ranked_without_complaint(text: str) -> None:
    ranking = rank(article(text))
    assert len(ranking.candidates) == len(text.strip().splitlines())


_TOKENS = ["Порт", "открыл", "линию", "40", "%", "млн", "«Чайка»", "—", ",", "он", "это", "города", "?"]
_WORDS = st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=9)


@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_text_is_ranked_the_same_twice(lines: list[str]) -> None:
    one = article("\n".join(lines))
    ranking = rank(one)
    assert ranking == rank(one)
    assert sorted(ranking.best()) == [c.id for c in ranking.candidates]
    assert all(c.leans_on is None or c.leans_on < c.id for c in ranking.candidates)


def test_a_long_article_takes_no_time() -> None:
    owners = ["Порт", "Район", "Завод", "Музей"]
    sentences = [f"{owner} {n} выделил {n * 3} млн рублей на ремонт дороги." for n in range(125) for owner in owners]
    long = article("\n".join(sentences))
    rank(long)
    started = time.process_time()
    rank(long)
    # Processor time: 0.05 s on an idle core, some slack for a shared one.
    assert time.process_time() - started < 0.25


def test_importing_the_room_does_not_load_numpy() -> None:
    code = "import sys, summarize.briefing; print({'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"

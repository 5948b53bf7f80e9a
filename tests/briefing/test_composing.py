from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.briefing import WORDS, Length, compose, rank
from summarize.briefing.composing import _ROUNDS
from summarize.briefing.words import count
from tests.briefing.articles import HEADLINE, NEWS, NEWS_IN_ENGLISH, article


class Translator:
    """Translate by a table, and remember what was asked."""

    def __init__(self, table: Mapping[int, str]) -> None:
        self.table, self.calls = table, list[list[int]]()

    def __call__(self, ids: Sequence[int]) -> Mapping[int, str]:
        self.calls.append(list(ids))
        return {one: self.table[one] for one in ids}


@pytest.mark.parametrize("length", ["short", "standard"])
def test_a_brief_keeps_its_length_and_order_and_names_its_segments(length: Length) -> None:
    translator = Translator(NEWS_IN_ENGLISH)
    points = compose(rank(article(NEWS, HEADLINE)), length, translator)
    words = sum(count(point.text) for point in points)
    assert 0.75 * WORDS[length] <= words <= 1.25 * WORDS[length]
    ids = [point.segments[0] for point in points]
    assert ids == sorted(ids)
    assert ids[0] == 2
    assert not {3, 8, 10} & set(ids)
    assert points[0].text == "A ferry line between Lipkovo and Dalny Island was opened on Friday."
    assert all(point.text[0].isupper() or point.text[0] in '"1' for point in points)
    assert all(point.text.endswith((".", '."')) for point in points)


def test_one_call_is_enough_where_lengths_are_as_predicted() -> None:
    translator = Translator(NEWS_IN_ENGLISH)
    compose(rank(article(NEWS, HEADLINE)), "short", translator)
    assert len(translator.calls) == 1


def test_nothing_is_translated_twice_and_little_that_is_not_used() -> None:
    wordy = {one: " ".join([text] * 2) for one, text in NEWS_IN_ENGLISH.items()}
    translator = Translator(wordy)
    points = compose(rank(article(NEWS, HEADLINE)), "short", translator)
    asked = [one for call in translator.calls for one in call]
    assert len(asked) == len(set(asked))
    assert sum(count(point.text) for point in points) <= 50


def test_a_sentence_that_dangles_only_in_english_brings_the_one_before_it() -> None:
    text = (
        "Школу открыл мэр Илья Рекин.\nНа ремонт причала потрачено 400 млн рублей из бюджета области и района.\n" + NEWS
    )
    english = {i: NEWS_IN_ENGLISH[i - 1] for i in range(3, 14)} | {
        1: "Mayor Ilya Rekin opened the school.",
        2: "They spent 400 million rubles of regional and district money on repairing the pier.",
    }
    points = compose(rank(article(text)), "standard", Translator(english))
    ids = [point.segments[0] for point in points]
    assert 1 in ids or 2 not in ids


def test_all_of_a_short_article_is_used() -> None:
    text = "Порт Липково купил два крана.\nОни стоили 40 млн рублей."
    english = {1: "The port of Lipkovo bought two cranes.", 2: "They cost 40 million rubles."}
    points = compose(rank(article(text)), "long", Translator(english))
    assert [point.text for point in points] == [english[1], english[2]]


def test_a_tie_stays_only_beside_the_sentence_it_ties_to() -> None:
    text = "Порт Липково купил два крана.\nКроме того, порт нанял 40 рабочих."
    english = {1: "The port of Lipkovo bought two cranes.", 2: "In addition, the port hired 40 workers."}
    both = compose(rank(article(text)), "short", Translator(english))
    assert both[1].text == english[2]


def test_one_sentence_over_the_budget_is_cut_at_a_clause_or_left_whole() -> None:
    tail = ", which " + "and ".join(["took six years of work by builders from the whole region "] * 5).strip() + "."
    english = {1: "The city opened a new ferry line to the island on Monday" + tail}
    source = "Город открыл новую паромную линию на остров в понедельник, " + "которую строили всем районом, " * 12
    points = compose(rank(article(source.strip(", ") + ".")), "short", Translator(english))
    assert [point.text for point in points] == ["The city opened a new ferry line to the island on Monday."]


def test_the_sentence_that_made_the_headline_is_not_said_twice() -> None:
    text = "Порт Липково купил два крана.\nКраны стоили 40 млн рублей.\nПорт нанял 40 рабочих."
    english = {1: "The port of Lipkovo bought two cranes.", 2: "The cranes cost 40 million rubles.", 3: "It hired 40."}
    points = compose(rank(article(text)), "standard", Translator(english), said=[1])
    assert [point.segments for point in points] == [(2,), (3,)]


def test_the_answers_of_an_interview_are_quoted() -> None:
    text = """
Директор порта Марфа Синицына рассказала о новой паромной линии.
— Марфа Ильинична, сколько стоил паром? | — Паром стоил 1,4 млрд рублей. | Мы назвали его «Чайка».
— Кто платит? | — Бюджет.
"""
    english = {
        1: "Port director Marfa Sinitsyna spoke about the new ferry line.",
        2: "- Marfa Ilyinichna, how much did the ferry cost?",
        3: "- The ferry cost 1.4 billion rubles.",
        4: 'We named it "Chaika".',
        5: "- Who pays?",
        6: "- The budget.",
    }
    points = compose(rank(article(text)), "short", Translator(english))
    texts = {point.segments[0]: point.text for point in points}
    assert texts[1] == english[1]
    assert texts[3] == '"The ferry cost 1.4 billion rubles."'
    assert texts[4] == "\"We named it 'Chaika'.\""


def test_an_empty_article_makes_an_empty_brief() -> None:
    assert compose(rank(article("", "Заголовок")), "short", Translator({})) == ()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=14), st.sampled_from(["short", "standard", "long"]))
@settings(max_examples=60, deadline=None)
def test_any_translation_makes_a_brief_in_few_calls(sizes: list[int], length: Length) -> None:
    source = "\n".join(f"Порт {n} принял {n * 7} тысяч тонн угля за минувший год." for n in range(1, len(sizes) + 1))
    translator = Translator({i: f"Port {i} " + "coal " * size + "came." for i, size in enumerate(sizes, 1)})
    points = compose(rank(article(source)), length, translator)
    assert points
    assert len(translator.calls) <= _ROUNDS
    ids = [point.segments[0] for point in points]
    assert ids == sorted(set(ids))
    asked = [one for call in translator.calls for one in call]
    assert len(asked) == len(set(asked))
    assert set(ids) <= set(asked)

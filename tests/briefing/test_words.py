from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.briefing import cues
from summarize.briefing.words import count, stems, words


def test_words_keep_hyphens_figures_and_apostrophes() -> None:
    assert words("Нью-Йорк: 4,5% роста — «Чайка-2», it's 3.") == ["Нью-Йорк", "4,5", "роста", "Чайка-2", "it's", "3"]


@pytest.mark.parametrize(("text", "number"), [("", 0), ("a — b", 2), ("4.5 billion.", 2), ("- - -", 0)])
def test_marks_alone_are_no_words(text: str, number: int) -> None:
    assert count(text) == number


def test_forms_of_a_word_share_a_stem_and_others_do_not() -> None:
    one, two, three = stems([["портовый", "кран"], ["портовых", "кранов"], ["портфель"]])
    assert one == two
    assert not set(one) & set(three)


def test_function_words_are_left_out() -> None:
    assert stems([["и", "это", "порт"], ["the", "of", "port"]]) == [["порт"], ["port"]]


@given(st.lists(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=9), max_size=6), max_size=5))
def test_stemming_never_fails(sentences: list[list[str]]) -> None:
    assert len(stems(sentences)) == len(sentences)


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("рублей", "money"), ("вырос", "change"), ("планируется", "plan"), ("меморандум", "deal"), ("сказал", "speech"),
        ("roubles", "money"), ("rose", "change"), ("planned", "plan"), ("memorandum", "deal"), ("said", "speech"),
        ("роса", ""), ("rosette", ""), ("объём", "total"),
    ],
)  # fmt: skip
def test_a_word_belongs_to_its_group(word: str, group: str) -> None:
    assert cues.group(word) == group


def test_no_entry_stands_in_two_groups() -> None:
    entries = [entry for table in cues.GROUPS.values() for entry in table.split()]
    assert sorted(entries) == sorted(set(entries))

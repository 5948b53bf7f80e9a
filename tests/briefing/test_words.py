from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.briefing import cues
from summarize.briefing.words import count, root, roots, words


def test_words_keep_hyphens_figures_and_apostrophes() -> None:
    assert words("Нью-Йорк: 4,5% роста — «Чайка-2», it's 3.") == ["Нью-Йорк", "4,5", "роста", "Чайка-2", "it's", "3"]


@pytest.mark.parametrize(("text", "number"), [("", 0), ("a — b", 2), ("4.5 billion.", 2), ("- - -", 0)])
def test_marks_alone_are_no_words(text: str, number: int) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    "forms",
    [
        "порт порта портов порту",
        "дорога дорог дороги дорогами",
        "учёный ученого учёные",
        "price prices pricing",
        "city cities",
    ],
)
def test_forms_of_a_word_share_a_root(forms: str) -> None:
    assert len(set(map(root, forms.split()))) == 1


@pytest.mark.parametrize("pair", ["порт паром", "город гора", "дорога дорогой-2", "2018 2019", "port part"])
def test_different_words_do_not(pair: str) -> None:
    assert len(set(map(root, pair.split()))) == 2


def test_function_words_are_left_out() -> None:
    assert roots(["И", "это", "порт", "the", "of", "Port"]) == ["порт", "port"]


@given(st.text(min_size=1))
def test_every_word_has_a_root(word: str) -> None:
    assert root(word)


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

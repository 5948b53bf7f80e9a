"""Marks are mended as the source asks, words never."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.translating.postedit import tidy

CASES = [
    ("Завод построен.", "The plant is built", "The plant is built."),
    ("Завод построен", "The plant is built.", "The plant is built"),
    ("Построен ли завод?", "Is the plant built", "Is the plant built?"),
    ("единый центр;", "single centre", "single centre;"),
    ("Результаты:", "Results", "Results:"),
    ("Центр компании в США", "The centre of a company in the U.S.", "The centre of a company in the U.S."),
    ('"Мы рады"', '"We are glad', '"We are glad"'),
    ("Мы рады", '"We are glad', "We are glad"),
    ('Завод "Восход"', 'The "Voskhod" plant', 'The "Voskhod" plant'),
    ("Завод построен.", "the plant is built.", "The plant is built."),
    ("Компания eBay растёт.", "eBay is growing.", "eBay is growing."),
    ("Рост - 5%.", "Growth - 5% .", "Growth – 5%."),
    ("Рост , как и ждали , есть.", "Growth , as expected , is there .", "Growth, as expected, is there."),
    ("Россия - Япония", "Russia - Japan", "Russia – Japan"),
    ("он-лайн показ", "on-line show", "on-line show"),
    ("", "", ""),
]


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_marks(source: str, target: str, expected: str) -> None:
    assert tidy(source, target) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_added_or_lost(source: str, target: str) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    assert words(tidy(source, target)) == words(target)


@given(st.text(max_size=60), st.text(max_size=60))
def test_tidying_twice_changes_nothing_more(source: str, target: str) -> None:
    once = tidy(source, target)
    assert tidy(source, once) == once

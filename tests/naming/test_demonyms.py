"""Adjectives of towns get a capital, other words keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.naming.demonyms import with_capitals

CASES = """
Ряд томских фирм готов. | Ряд Томских фирм готов.
Липецкая сталь дешевеет. | Липецкая сталь дешевеет.
Подешевела липецкая сталь. | Подешевела Липецкая сталь.
О хабаровском вокзале и омском метро. | О Хабаровском вокзале и Омском метро.
Рыбаки южно-сахалинской артели. | Рыбаки Южно-Сахалинской артели.
Братские народы и байкальский омуль. | Братские народы и байкальский омуль.
Томско-алтайская дорога. | Томско-алтайская дорога.
Городской совет, русский язык. | Городской совет, русский язык.
Едут томичи. | Едут томичи.
""".strip()


@pytest.mark.parametrize(("source", "wanted"), [line.split(" | ") for line in CASES.splitlines()])
def test_adjectives_of_towns_have_a_capital(source: str, wanted: str) -> None:
    assert with_capitals(source) == wanted


@given(st.text(alphabet="томскийхабаровий- .", max_size=40))
def test_only_capitals_change(text: str) -> None:
    assert with_capitals(text).lower() == text.lower()

"""One written form for the models, in training and in use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.translating.normalise import normalise_source, normalise_target

SOURCES = [
    ("«Восточный»", '"Восточный"'),
    ("„цитата“ и “цитата”", '"цитата" и "цитата"'),
    ("Томск — город", "Томск - город"),
    ("9–10 марта", "9-10 марта"),
    ("10\u00a0000 рублей", "10 000 рублей"),
    ("со\u00adтруд\u00adничество", "сотрудничество"),
    ("за\u0301мок", "замок"),
    ("и\u0306од", "йод"),
    ("Кoмпания", "Компания"),  # a Latin o
    ("Pоссия", "Россия"),  # a Latin P
    ("IT-компания", "IT-компания"),
    ("Wi-Fi в школе", "Wi-Fi в школе"),
    ("слово  \n слово", "слово слово"),
    ("Ждём…", "Ждём..."),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "expected"), SOURCES)
def test_sources_take_the_models_form(raw: str, expected: str) -> None:
    assert normalise_source(raw) == expected


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_source(text)
    assert normalise_source(once) == once


@given(st.text())
def test_the_form_is_one_line_without_blanks_at_its_ends(text: str) -> None:
    form = normalise_target(text)
    assert form == form.strip()
    assert "\n" not in form
    assert "  " not in form


@given(st.text(alphabet="0123456789абвгдежз ABC", max_size=40))
def test_digits_are_never_touched(text: str) -> None:
    digits = [letter for letter in text if letter.isdigit()]
    assert [letter for letter in normalise_source(text) if letter.isdigit()] == digits

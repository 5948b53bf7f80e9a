"""Markdown is read as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.files import load_bytes


def shown(text: str) -> str:
    return load_bytes(text.encode(), "a.md").text.strip()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Порт **открыт** и _работает_", "Порт открыт и работает"),
        ("Порт ***открыт***", "Порт открыт"),
        ("Порт [Находки](https://example.org/a_(b)) открыт", "Порт Находки открыт"),
        ("Порт [Находки][1] открыт\n\n[1]: https://example.org", "Порт Находки открыт"),
        ("![вид порта](port.png)\n\nПорт открыт", "Порт открыт"),
        ("См. <https://example.org/a>", "См. https://example.org/a"),
        ("Файл `port_map.txt` открыт", "Файл port_map.txt открыт"),
        ("> Порт открыт,\n> сказал он.", "Порт открыт,\nсказал он."),
        ("# Порт открыт #", "Порт открыт"),
        ("Порт открыт\n===========\nСуда идут.", "Порт открыт\n\nСуда идут."),
        ("## Итоги\nСуда идут.", "Итоги\n\nСуда идут."),
        ("```\nкод\n```", "код"),
        ("Первая строка  \nвторая", "Первая строка\nвторая"),
        (r"Пять \* пять", "Пять * пять"),
        ("Порт &laquo;Восточный&raquo;", "Порт «Восточный»"),
        ("Порт<!-- скрыто --> открыт", "Порт открыт"),
        ("| Год | Тонн |\n|-----|-----:|\n| 2019 | 5 |", "| Год | Тонн |\n| 2019 | 5 |"),
    ],
)
def test_marks_are_not_text(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 = 24",
        "порт_открыт_вчера",
        "* уголь;\n* лес.",
        "1. Уголь\n2. Лес",
        "Цена < 5 и > 3",
        "C# и F#",
        "#находка",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('---\ntitle: "Порт открыт"\ndate: 2019-01-01\n---\nСуда идут.', "Порт открыт"),
        ("# Порт **открыт**\n\nСуда идут.\n\n## Итоги", "Порт открыт"),
        ("Порт открыт\n---\n\nСуда идут.", "Порт открыт"),
        ("Суда идут.", ""),
    ],
)
def test_the_title_is_of_the_front_matter_or_the_first_heading(source: str, title: str) -> None:
    assert load_bytes(source.encode(), "a.md").title == title


def test_front_matter_is_not_text() -> None:
    assert shown("---\ntitle: Порт\nauthor: Анна\n---\nСуда идут.") == "Суда идут."


@given(st.lists(st.text("абв где", min_size=1).map(str.strip).filter(bool), min_size=1).map("\n\n".join))
def test_plain_paragraphs_come_back_as_they_were(text: str) -> None:
    assert shown(text) == text

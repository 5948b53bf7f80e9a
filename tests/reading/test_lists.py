"""List items and lines of dialogue begin alike; the run they stand in tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.lists import find_items, marker_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("- уголь", 2),
        ("–   уголь", 4),
        ("— уголь", 2),
        ("• уголь", 2),
        ("* уголь", 2),
        ("· уголь", 2),
        ("1. Уголь", 3),
        ("12) уголь", 4),
        ("(3) уголь", 4),
        ("а) уголь", 3),
        ("b) coal", 3),
        ("IV. Уголь", 4),
        ("-5 градусов", 0),
        ("1.5 млн тонн", 0),
        ("2019. Уголь", 0),
        ("20.09.2019 порт", 0),
        ("Уголь - лес", 0),
        ("-", 0),
    ],
)
def test_a_marker_is_counted_with_the_blanks_after_it(text: str, length: int) -> None:
    assert marker_length(text) == length


LISTS = {
    "after a colon": ["Порт отгружает:", "- Уголь.", "- Лес.", "- Зерно."],
    "ended by semicolons": ["Порт отгружает", "— уголь;", "— лес;", "— зерно."],
    "short and without stops": ["Порт отгружает", "- Уголь", "- Лес", "- Зерно"],
    "long, each of two sentences": [
        "Результаты:",
        "- Построен причал. Его длина 300 метров.",
        "- Куплены краны. Два из них из Кореи.",
    ],
    "letters": ["Порт отгружает", "а) уголь;", "б) лес."],
    "numbers": ["Порт отгружает", "1. Уголь.", "2. Лес."],
    "Roman numbers": ["Порт отгружает", "I. Уголь.", "II. Лес."],
    "numbers with text between": ["1. Уголь", "Угля больше всего.", "2. Лес", "Леса меньше."],
    "bullets": ["Порт отгружает", "• Уголь.", "• Лес."],
    "items that begin with a figure": ["Порт отгрузил", "– 5 млн тонн угля,", "– 2 млн тонн леса"],
}

DIALOGUES = {
    "questions and answers": [
        "Мы встретились в порту.",
        "— Что грузите?",
        "— Уголь. Его больше всего.",
        "— А лес?",
        "— И лес.",
    ],
    "with hyphens": [
        "Мы встретились в порту.",
        "- Что грузите?",
        "- Уголь. Его больше всего.",
        "- А лес?",
        "- Меньше.",
    ],
    "with attribution": ["Директор доволен.", "- Мы рады гостям, - сказал он."],
    "after a verb of saying": ["Директор сказал:", "— Порт открыт. Приезжайте."],
    "one answer": ["Спросили о планах.", "— Построим ещё один причал."],
    "exclaimed": ["Все ждали парохода.", "— Идёт! — воскликнул мальчик.", "— Пришёл!"],
}


@pytest.mark.parametrize("texts", LISTS.values(), ids=LISTS)
def test_items_of_a_list(texts: list[str]) -> None:
    assert find_items(texts) == [bool(marker_length(text)) for text in texts]


@pytest.mark.parametrize("texts", DIALOGUES.values(), ids=DIALOGUES)
def test_lines_of_a_dialogue(texts: list[str]) -> None:
    assert find_items(texts) == [False] * len(texts)


@pytest.mark.parametrize("text", ["9. Девятый вал", "V. Orlov met the ambassador.", "X. Wang spoke too."])
def test_a_number_or_an_initial_alone_counts_nothing(text: str) -> None:
    assert find_items(["Порт открыт.", text]) == [False, False]


def test_a_list_and_a_dialogue_in_one_text() -> None:
    texts = ["Порт отгружает:", "- уголь;", "- лес.", "Директор доволен.", "— Мы рады, — сказал он."]
    assert find_items(texts) == [False, True, True, False, False]


@given(st.lists(st.text("-—1.2а) ?;", min_size=1).filter(str.strip)))
def test_only_what_has_a_marker_is_an_item(texts: list[str]) -> None:
    for text, item in zip(texts, find_items(texts), strict=True):
        assert marker_length(text) or not item

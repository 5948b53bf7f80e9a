"""The headline is found by evidence, and its copies are known."""

from __future__ import annotations

import pytest

from summarize.reading.titles import find_headline, is_copy

TITLE = "Порт Находки увеличил перевалку угля на треть"
LEAD = (
    "За девять месяцев порт Находки перевалил 18 млн тонн угля, на треть больше прошлогоднего, сообщила его дирекция."
)
LONG_TITLE = (
    "Вопросы перевалки угля, зерна и леса, строительства причалов и покупки кранов обсуждались на встрече директора "
    "порта Находки с министром транспорта и связи, послом и представителями кругов четырёх стран и двух областей"
)


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        LONG_TITLE,
        "«Порт открыт»",
        "Зачем порту зерно?",
        "Порт открыт!",
        "ПОРТ ОТКРЫТ",
        "Порт открыт…",
        "18 млн тонн угля",
        "Лунин: «Порт открыт»",
        "Порт открыт (фото)",
        "5. Порт открыт",
        "❗️ Порт открыт",
    ],
)
def test_a_first_line_without_a_full_stop_is_the_headline(title: str) -> None:
    assert find_headline([title, LEAD]) == 0


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "НАХОДКА, 3 марта. /Приморье-Информ/. Порт открыт",
        "Порт отгружает:",
        "— Что грузите?",
        "в порту Находки",
        f"{LEAD} {LEAD} {LEAD}"[:-1],
    ],
)
def test_a_first_line_of_another_kind_is_not(first: str) -> None:
    assert find_headline([first, LEAD]) is None


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    assert find_headline([TITLE]) is None
    assert find_headline([LEAD]) is None
    assert find_headline([]) is None


def test_a_list_item_is_no_headline() -> None:
    assert find_headline(["- Уголь", "- Лес", "- Зерно"]) is None


@pytest.mark.parametrize("above", [["НАХОДКА"], ["Интервью"], ["НОВОСТИ ПОРТА"], ["НАХОДКА", "Экономика"]])
def test_places_and_rubrics_above_the_headline_are_passed_over(above: list[str]) -> None:
    assert find_headline([*above, TITLE, LEAD]) == len(above)


def test_capitals_right_above_the_text_are_the_headline() -> None:
    assert find_headline(["ПОРТ ОТКРЫТ", LEAD]) == 0


def test_a_headline_may_end_with_a_full_stop_when_the_text_says_it_again_at_length() -> None:
    assert find_headline([f"{TITLE}.", LEAD, "Планы не изменились."]) == 0


@pytest.mark.parametrize("first", ["Снег выпал рано.", "Порт открыт. Суда идут."])
def test_a_sentence_that_is_not_said_again_is_text(first: str) -> None:
    assert find_headline([first, LEAD, "Планы не изменились."]) is None


def test_the_documents_own_title_counts_when_a_line_has_its_words() -> None:
    assert find_headline(["Вестник порта", "Выпуск 5", TITLE, LEAD], TITLE) == 2
    assert find_headline(["Вестник порта", f"{TITLE}.", LEAD], f"«{TITLE}»") == 1
    assert find_headline([TITLE, LEAD], "Microsoft Word — без имени") == 0


def test_a_whole_headline_is_preferred_to_one_cut_short() -> None:
    assert find_headline([TITLE[:30], TITLE, LEAD]) == 1
    assert find_headline([f"{TITLE[:30]}…", TITLE, LEAD]) == 1


def test_a_headline_is_preferred_to_its_copy_with_the_name_of_the_site() -> None:
    assert find_headline([TITLE, f"{TITLE} — Вестник порта", LEAD]) == 0


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        TITLE.upper(),
        f"«{TITLE}»",
        f"{TITLE}.",
        TITLE[:30],
        f"{TITLE[:32]}...",
        f"{TITLE[:32]}…",
        "Порт Находки увеличил",
        f"{TITLE} | Вестник порта",
        f"{TITLE} — Вестник порта",
    ],
)
def test_copies_of_the_headline(line: str) -> None:
    assert is_copy(line, TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "Порт Находки",
        "Порт",
        "Порт Находки увеличил.",
        f"{TITLE}, сообщила дирекция.",
        f"{TITLE} — на столько же, на сколько вырос экспорт угля из всех портов края",
        LEAD,
        "",
    ],
)
def test_lines_that_only_begin_alike(line: str) -> None:
    assert not is_copy(line, TITLE)

"""Lines that were wrapped at a width become paragraphs again; lines that were not stay apart."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.lines import split_lines
from summarize.reading.wrapping import join_lines

PARAGRAPHS = (
    "Новый причал для перевалки зерна открыли в порту Находки в понедельник. Его мощность составит 1,5 млн тонн в год, "
    "сообщил генеральный директор порта Игорь Лунин. Строительство заняло два года.",
    "Инвестиции превысили 4 млрд рублей, из них 30% выделил Банк развития. Остальное порт вложил сам, продав старые "
    "краны и склад на Южном мысе.",
    "По словам Лунина, первый пароход с пшеницей уйдёт в Японию в апреле. «Мы давно ждали этого дня, — сказал он. — "
    "Теперь везти зерно на юг не придётся».",
)
PIPES = "«Мы давно ждали этого дня, и теперь он пришёл, — сказал он. — Порт открыт»."


def units(text: str) -> list[str]:
    lines = split_lines(text)
    return [unit.text for unit in join_lines(lines, [False] * len(lines))]


def wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False)


@pytest.mark.parametrize("width", [40, 55, 64, 72, 80, 100])
def test_wrapped_paragraphs_are_put_together(width: int) -> None:
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in PARAGRAPHS)
    assert units(text) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [55, 64, 72, 80])
def test_paragraphs_told_apart_by_an_indent_alone(width: int) -> None:
    text = "\n".join(
        textwrap.fill(paragraph, width, initial_indent="    ", break_on_hyphens=False) for paragraph in PARAGRAPHS
    )
    assert units(text) == list(PARAGRAPHS)


@pytest.mark.parametrize("break_at", ["\n", "\n\n"])
def test_paragraphs_on_one_line_each_stay_apart(break_at: str) -> None:
    assert units(break_at.join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_short_paragraphs_on_one_line_each_stay_apart() -> None:
    lines = ["Порт открыт с понедельника.", "Пароход с зерном уйдёт в апреле.", "Второй готовится.", "Третий строят."]
    assert units("\n".join(lines)) == lines


def test_titles_of_one_width_are_no_wrapped_paragraph() -> None:
    lines = [
        "Порт Находки отгрузил первое зерно",
        "Снег в Якутске выпал ещё в августе",
        "Мост через Амур открыли в четверг",
    ]
    assert units("\n".join(lines)) == lines


def test_a_sentence_broken_by_an_empty_line_is_put_together() -> None:
    text = "Пятого марта в порту Находки прошла встреча работников\n\nпорта и железной дороги.\n\nОни обсудили вагоны."
    assert units(text) == [
        "Пятого марта в порту Находки прошла встреча работников порта и железной дороги.",
        "Они обсудили вагоны.",
    ]


def test_a_number_cut_off_from_its_sentence_is_put_to_it() -> None:
    text = (
        "Пятого марта в Находке прошла пленарная встреча портов Азии\n\n21 (АПА21) с участием гостей.\n\nОни довольны."
    )
    assert units(text)[0].endswith("портов Азии 21 (АПА21) с участием гостей.")


def test_a_place_in_small_letters_begins_a_line_of_its_own() -> None:
    lines = ["Выписка из протокола заседания комиссии по портам", "г. Находка, 3 марта"]
    assert units("\n\n".join(lines)) == lines


@pytest.mark.parametrize("mark", ["-", "—", "•", "1.", "а)"])
def test_list_items_stay_apart_and_take_the_lines_that_hang_under_them(mark: str) -> None:
    text = f"Порт отгружает:\n{mark} уголь из Кузбасса и\n   Якутии;\n{mark} лес."
    assert units(text) == ["Порт отгружает:", f"{mark} уголь из Кузбасса и Якутии;", f"{mark} лес."]


def test_a_dash_within_a_sentence_may_open_a_line() -> None:
    text = "«Мы давно ждали этого дня, и теперь он пришёл,\n— сказал директор порта. — Первый пароход\nуйдёт в апреле»."
    assert len(units(text)) == 1


@pytest.mark.parametrize("width", range(50, 76))
def test_a_dash_wrapped_to_any_column_opens_no_item(width: int) -> None:
    text = "\n\n".join(wrapped(f"{paragraph} {PIPES}", width) for paragraph in PARAGRAPHS)
    assert units(text) == [f"{paragraph} {PIPES}" for paragraph in PARAGRAPHS]


def test_a_headline_in_capitals_over_two_lines_is_one() -> None:
    assert units("ДИРЕКТОР ОТКРЫЛ\nПРИЧАЛ В НАХОДКЕ\n\nПорт открыт.") == [
        "ДИРЕКТОР ОТКРЫЛ ПРИЧАЛ В НАХОДКЕ",
        "Порт открыт.",
    ]
    assert units("НАХОДКА\nДИРЕКТОР ОТКРЫЛ ПРИЧАЛ") == ["НАХОДКА", "ДИРЕКТОР ОТКРЫЛ ПРИЧАЛ"]


def test_a_dateline_right_under_the_headline_begins_the_text() -> None:
    lines = wrapped(f"НАХОДКА, 3 марта. /Приморье-Информ/. {PARAGRAPHS[0]}", 60)
    title = "Порт Находки открыл причал, которого ждали тридцать два года"
    assert units(f"{title}\n{lines}")[0] == title


def test_lines_that_are_fixed_stay_alone() -> None:
    lines = split_lines("порт\nПоделиться с теми, кто ждал\nоткрытия")
    assert [unit.text for unit in join_lines(lines, [False, True, False])] == [
        "порт",
        "Поделиться с теми, кто ждал",
        "открытия",
    ]


@given(st.text("аБ .,-1\n"))
def test_units_are_the_lines_in_order_and_nothing_is_lost(text: str) -> None:
    assert " ".join(units(text)).split() == text.split()


@given(st.text("аБ .\n"), st.lists(st.integers(-3, 60)))
def test_lines_end_at_every_cut(text: str, cuts: list[int]) -> None:
    lines = split_lines(text, cuts)
    assert not any(line.start < cut < line.end for line in lines for cut in cuts)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())

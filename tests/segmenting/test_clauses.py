"""A sentence over the model's limit is cut where its clauses meet, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarize.segmenting import split_long
from tests.segmenting.marked import lines


def characters(limit: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= limit


def tokens(limit: int) -> Callable[[str], bool]:
    """Count as a tokenizer might: a piece for every four letters of a word."""
    return lambda text: sum(1 + (len(word) - 1) // 4 for word in text.split()) <= limit


def words(text: str) -> str:
    return "".join(text.split())


# The limit in characters, then the sentence with its first cuts.
CASES = """
60 Завод построили за два года;| порт откроют только через пять лет.
60 Завод построили за два года, что радует,| а порт откроют лет через пять.
60 Министр посетил новый завод,| который построили за два года в Томске.
60 Министр посетил новый завод в Томске,| где выпускают трубы и насосы.
60 Завод построили за два года —| порт откроют только через пять лет.
60 Мэр назвал причину задержки:| подрядчик не привёз трубы и насосы.
60 Мы готовы и ждём гостей в мае.| Они приедут на поезде из Токио.
60 The plant was built in two years;| the port will open in five years.
60 The minister visited the new plant,| which was built within two years.
60 The minister came to see the plant| and promised to build a new port.
60 Нужно: 1) купить новый насос для завода;| 2) построить мост через реку.
52 Министр прибыл на завод (это трубы, а также насосы),| где его встретили рабочие.
30 Строительство завода| по производству труб
10 словослово| словослово
"""


@pytest.mark.parametrize("case", lines(CASES))
def test_cuts_at_the_best_boundary_near_the_middle(case: str) -> None:
    limit, _, text = case.partition(" ")
    expected = [piece.strip() for piece in text.replace("—|", "|—").split("|")]
    assert split_long(text.replace("|", ""), characters(int(limit)))[: len(expected)] == expected


@pytest.mark.parametrize("text", ["Короткое предложение.", "слово", "я"])
def test_what_fits_stays_whole(text: str) -> None:
    assert split_long(f"  {text} ", characters(100)) == [text]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_blank_text_has_no_pieces(text: str) -> None:
    assert split_long(text, characters(5)) == []


def test_an_endless_word_is_cut_between_characters() -> None:
    assert split_long("я" * 10, characters(4)) == ["яя", "яяя", "яя", "яяя"]


def test_a_letter_keeps_its_accent() -> None:
    word = "и\u0306" * 6
    assert all(piece[0] == "и" for piece in split_long(word, characters(5)))


def test_a_number_is_not_parted_from_what_it_counts() -> None:
    pieces = split_long("В город приехали из области целых 12 500 рабочих и 300 инженеров", characters(40))
    assert any("12 500 рабочих" in piece for piece in pieces)
    assert any("300 инженеров" in piece for piece in pieces)


def test_pieces_are_about_equal() -> None:
    text = ", ".join(["рабочие построили большой новый мост через реку"] * 16)
    lengths = [len(piece) for piece in split_long(text, characters(250))]
    assert max(lengths) <= 2 * min(lengths)


def test_a_limit_that_nothing_meets_leaves_characters() -> None:
    assert split_long("мост и дом", lambda text: False) == list("мостидом")


LONG = st.builds(lambda unit, times: unit * times, st.text(min_size=1, max_size=12), st.integers(1, 600))


@given(st.one_of(st.text(), st.text(alphabet="аб,;:—. ()«»", max_size=300), LONG), st.integers(1, 80))
@example("а" * 5000, 7)
@example("а " * 2500, 1)
@settings(deadline=None)
def test_nothing_is_lost_and_every_piece_fits(text: str, limit: int) -> None:
    for fits in (characters(limit), tokens(limit)):
        pieces = split_long(text, fits)
        assert words(" ".join(pieces)) == words(text)
        assert all(fits(piece) and piece == piece.strip() for piece in pieces)


@pytest.mark.parametrize(
    "unit", ["слово ", "слово, которое ", "я", "; ", ". ", "(а ", "Мост открыли в мае; он нужен городу, а порт — нет. "]
)
def test_the_work_grows_with_length_alone(unit: str) -> None:
    """The limit is asked about a few times the text's length, not its square."""
    text = unit * (200_000 // len(unit))
    asked = 0

    def fits(piece: str) -> bool:
        nonlocal asked
        asked += len(piece)
        return len(piece) <= 500

    split_long(text, fits)
    assert asked < 12 * len(text)

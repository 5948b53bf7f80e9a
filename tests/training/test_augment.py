"""Augmented pairs: both sides change together, and what need not change stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import augment, rewrite_numbers
from training.people import Names

NAMES = Names(
    [
        ("Сафонов", "Safonov"),
        ("Гриднев", "Gridnev"),
        ("Калинин", "Kalinin"),
        ("Накагава", "Nakagawa"),
        ("Такэмото", "Takemoto"),
        ("Соррентино", "Sorrentino"),
        ("Ходжаев", "Khojayev"),  # not by the rules of romanisation: teaches nothing regular
    ]
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Завод построил 37 домов.", "The plant built 37 houses."),
        ("В 1998 году открыли 12 школ.", "In 1998, 12 schools were opened."),
        ("Выделено 4500 рублей.", "4500 rubles were allocated."),
    ],
)
def test_a_number_is_the_same_on_both_sides_afterwards(source: str, target: str) -> None:
    for seed in range(30):
        here, there = rewrite_numbers(source, target, random.Random(seed))
        digits = sorted("".join(c for c in word if c.isdigit()) for word in here.split() if any(map(str.isdigit, word)))
        other = sorted("".join(c for c in word if c.isdigit()) for word in there.split() if any(map(str.isdigit, word)))
        assert digits == other


def test_numbers_that_differ_between_the_sides_are_left_alone() -> None:
    pair = ("Потрачено 15 млн.", "It cost fifteen million.")
    assert rewrite_numbers(*pair, random.Random(1)) == pair


def test_years_stay_years() -> None:
    for seed in range(30):
        source, _ = rewrite_numbers("в 2011 году", "in 2011", random.Random(seed))
        assert 1950 <= int(source.split()[1]) < 2030


@pytest.mark.parametrize(
    ("source", "target", "old"),
    [
        ("Об этом сообщил Олег Сафонов.", "Oleg Safonov reported this.", "Safonov"),
        ("Встреча с Сафоновым прошла вчера.", "The meeting with Safonov was held yesterday.", "Safonov"),
        ("Мария Калинина ответила.", "Maria Kalinina answered.", "Kalinina"),
        ("Приехал Такэмото.", "Takemoto arrived.", "Takemoto"),
    ],
)
def test_a_surname_gives_way_to_another_of_its_class(source: str, target: str, old: str) -> None:
    changed = {NAMES.swap(source, target, random.Random(seed)) for seed in range(20)}
    others = {pair for pair in changed if pair != (source, target)}
    assert others
    assert all(old not in there for _, there in others)


def test_the_ending_of_the_case_stays() -> None:
    source, target = NAMES.swap("Письмо Гридневу отправлено.", "A letter to Gridnev was sent.", random.Random(3))
    assert source.split()[1].endswith("у")
    assert target.split()[3] in ("Safonov", "Kalinin", "Gridnev")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Приехал Ходжаев.", "Khojayev arrived."),
        ("Сафонов сказал.", "The minister said."),
        ("Сафонов ответил Сафоновой.", "Safonov answered Safonova."),
        ("Сергей-Накагава уехал.", "Sergei-Nakagawa left."),
    ],
)
def test_what_is_not_surely_one_name_is_left_alone(source: str, target: str) -> None:
    assert all(NAMES.swap(source, target, random.Random(seed)) == (source, target) for seed in range(10))


@given(st.integers(0, 10_000))
def test_the_same_seed_is_the_same_pair(seed: int) -> None:
    pair = ("Ёлки купили за 250 рублей у Сафонова.", "The trees were bought from Safonov for 250 rubles.")
    first, second = (augment(*pair, random.Random(seed), NAMES) for _ in range(2))
    assert first == second


@given(st.integers(0, 10_000))
def test_an_augmented_pair_keeps_the_finality_of_both_sides_alike(seed: int) -> None:
    source, target = augment("Дом построили.", "The house was built.", random.Random(seed))
    assert source.endswith(".") == target.endswith(".")

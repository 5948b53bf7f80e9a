"""What can be heard as a foreign name that a Russian text spells by its sound, and what is a garbled form of it."""

from __future__ import annotations

import pytest

from summarize.naming.hearing import any_heard, foreign, heard

HEARD = [
    ("Джонсон", "Johnson"),
    ("Уильямсом", "Williams"),
    ("Хьюза", "Hughes"),
    ("Хинтермайер", "Hintermayer"),
    ("Хименеса", "Jiménez"),
    ("Роджерса", "Rogers"),
    ("Эчеверрия", "Echeverría"),
    ("Дворжакова", "Dvořáková"),
    ("Макдональд", "McDonald"),
    ("Платон", "Plato"),
    ("Миранчукам", "Miranchuk"),
    ("Лутцем", "Lutz"),
    ("Гебре-Мариам", "Gebre-Mariam"),
    ("Гингрич", "Gingrich"),
    ("Кольбера", "Colbert"),
    ("Уотерхаус", "Waterhouse"),
    ("Шёнберг", "Schoenberg"),
    ("Тэтчер", "Thatcher"),
]


@pytest.mark.parametrize(("russian", "latin"), HEARD)
def test_a_name_as_it_is_spelled_at_home_is_heard(russian: str, latin: str) -> None:
    assert heard(russian, latin)


GARBLED = [
    ("Хименес", "Jimez"),
    ("Хинтермайер", "Hitermayer"),
    ("Коразон", "Koraz"),
    ("Сайгынер", "Saigner"),
    ("Хеллквист", "Helkwovt"),
    ("Роджерс", "Rodes"),
    ("Вандербильт", "Vanderil"),
    ("Дворжакова", "Vorakova"),
]


@pytest.mark.parametrize(("russian", "latin"), GARBLED)
def test_what_lost_a_consonant_or_a_syllable_is_not(russian: str, latin: str) -> None:
    assert not heard(russian, latin)


def test_one_word_of_many_is_enough() -> None:
    assert any_heard(["Риттера", "Риттер"], ["Kuosmanen", "Ritter"])
    assert not any_heard(["Риттер"], ["Kuosmanen"])


@pytest.mark.parametrize(
    ("russian", "latin"),
    [("Хинтермайер", "Hintermayer"), ("Джаннини", "Jannini"), ("Елланд", "Elland"), ("Хадж-Хасан", "Haj-Hasan")],
)
def test_a_foreign_name_is_not_spelled_as_a_russian_one(russian: str, latin: str) -> None:
    assert foreign(russian) == latin

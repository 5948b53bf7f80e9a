"""Persons that changed places are told by their own other names, by what stands around them and by their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.exchanged import exchanged, with_given
from summarize.checking.names import candidates

KEPT = [
    ("Мэр Пётр Зябликов встретил врача Анну Синицыну.", "Mayor Pyotr Zyablikov met the doctor Anna Sinitsyna."),
    ("Мэр Пётр Зябликов встретил врача Анну Синицыну.", "Doctor Anna Sinitsyna was met by Mayor Pyotr Zyablikov."),
    ("Победили Роман Щеглов и Олег Дятлов.", "The winners were Roman Shcheglov and Oleg Dyatlov."),
    ("Победили Роман Щеглов и Олег Дятлов.", "The winners were Oleg Dyatlov and Roman Shcheglov."),
    ("Гостей приняли г-н Зябликов и г-жа Ткачёва.", "Ms. Tkacheva and Mr. Zyablikov received the guests."),
    ("Мэр города Хироси Накамура приехал к губернатору Синицыну.", "Mayor Nakamura Hiroshi visited Governor Sinitsyn."),
]

CHANGED = [
    ("Мэр Пётр Зябликов встретил врача Анну Синицыну.", "Mayor Pyotr Sinitsyna met the doctor Anna Zyablikov."),
    ("Мэр Пётр Зябликов встретил врача Анну Синицыну.", "Mayor Anna Zyablikov met the doctor Pyotr Sinitsyna."),
    ("Выиграли двое: Роман Щеглов и Олег Дятлов.", "Two won: Roman Dyatlov and Oleg Shcheglov."),
    ("Форвард Олег Дятлов вернулся, сказал директор клуба Олег Щеглов.",
     "Forward Oleg Shcheglov is back, said the club's director Oleg Dyatlov."),
    ("Губернатор Синицын поблагодарил директора Зябликова.", "Governor Zyablikov thanked director Sinitsyn."),
    ("На встрече тренер Дятлов похвалил капитана Щеглова за игру.",
     "At the meeting coach Shcheglov praised captain Dyatlov for his play."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_persons_in_their_places_are_left_alone(source: str, target: str) -> None:
    assert exchanged(source, target, candidates(source)) is None


@pytest.mark.parametrize(("source", "target"), CHANGED)
def test_persons_in_each_other_s_places_are_found(source: str, target: str) -> None:
    assert exchanged(source, target, candidates(source)) is not None


def test_a_given_name_that_opens_a_sentence_belongs_to_its_surname() -> None:
    source = "Выиграли двое. Роман Щеглов доволен."
    start = source.index("Щеглов")
    found = with_given(source, [("Щеглов", start, start + 6)])
    assert [name for name, _, _ in found] == ["Роман", "Щеглов"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_survived(source: str, target: str) -> None:
    exchanged(source, target, candidates(source))

"""Pronouns follow the person that the source names, and stay where it leaves a doubt."""

from __future__ import annotations

import pytest

from summarize.naming.document import Names
from summarize.naming.pronouns import agree

CASES = [
    # told by the segment itself
    ("Ольга Петрова сообщила о своих планах.", "Olga Petrova spoke of his plans.", "Olga Petrova spoke of her plans."),
    ("Она представила доклад.", "He presented the report.", "She presented the report."),
    ("Иван Петров рассказал о своей работе.", "Ivan Petrov spoke of her work.", "Ivan Petrov spoke of his work."),
    ("Он отметил рост.", "She noted growth.", "He noted growth."),
    (
        "Сергея Петрова попросили приехать.",
        "Sergei Petrov said they had asked her to come.",
        "Sergei Petrov said they had asked him to come.",
    ),
    # in doubt
    ("Ольга Петрова встретила Ивана Сидорова.", "Olga Petrova met him.", None),
    ("Ольга Петрова поздравила его.", "Olga Petrova congratulated him.", None),
    ("Ольга Петрова и её муж уехали.", "Olga Petrova and his wife left.", "Olga Petrova and her wife left."),
    ("Он сказал, что она приедет.", "She said she would come.", None),
    ("— Она там была, — сказал Иван Петров.", '"He was there," said Ivan Petrov.', None),
    ("Компания выросла.", "His company has grown.", None),
]


@pytest.mark.parametrize(("source", "target", "wanted"), CASES)
def test_a_pronoun_follows_the_person_of_its_segment(source: str, target: str, wanted: str | None) -> None:
    assert agree([source], [target], Names.of([source])) == (wanted or target,)


def test_the_only_person_named_just_before_is_meant() -> None:
    texts = ["Губернатор Ольга Петрова прибыла в Томск.", "В своём докладе губернатор отметит рост."]
    targets = ["Governor Olga Petrova came to Tomsk.", "In his report the governor will note growth."]
    assert agree(texts, targets, Names.of(texts))[1] == "In her report the governor will note growth."


def test_of_two_persons_none_is_meant() -> None:
    texts = ["Ольга Петрова и Анна Белова прибыли в Томск.", "В своём докладе губернатор отметит рост."]
    targets = ["Olga Petrova and Anna Belova came to Tomsk.", "In his report the governor will note growth."]
    assert agree(texts, targets, Names.of(texts)) == tuple(targets)


@pytest.mark.parametrize("deed", ["помог", "привёз", "вырос", "обратился", "увлёкся", "умер", "возник", "спасся"])
def test_what_a_man_did_makes_a_doubt_whatever_its_ending(deed: str) -> None:
    texts = ["Губернатор Ольга Петрова прибыла в Томск.", f"Со своим докладом сосед {deed}."]
    targets = ["Governor Olga Petrova came to Tomsk.", "With his report the neighbour did so."]
    assert agree(texts, targets, Names.of(texts)) == tuple(targets)


@pytest.mark.parametrize("thing", ["процесс", "конгресс", "вопрос", "размер", "диалог", "итог"])
def test_a_noun_that_ends_like_a_deed_makes_none(thing: str) -> None:
    texts = ["Губернатор Ольга Петрова прибыла в Томск.", f"В своём докладе губернатор опишет {thing}."]
    targets = ["Governor Olga Petrova came to Tomsk.", "In his report the governor will describe it."]
    assert agree(texts, targets, Names.of(texts))[1] == "In her report the governor will describe it."

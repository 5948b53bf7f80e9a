"""Numbers that changed places are told by what stands around them, their units and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.swaps import swapped

KEPT = [
    ("Приехали 34 человека, десять из них дети.", "34 people came, ten of them children."),
    ("Из 52 мостов готовы 29.", "Of the 52 bridges 29 are ready."),
    ("С 1 января пенсии выросли на 7,3 %.", "From January 1 pensions grew by 7.3%."),
    ("В 2019 году открыли 12 школ.", "12 schools were opened in 2019."),
    ("В 2019 году открыли 12 школ.", "In 2019, 12 schools were opened."),
    ("С 17 по 20 июля 2019 года шла выставка.", "The exhibition ran from July 17 to 20, 2019."),
    ("Завод дал 300 машин и 45 автобусов.", "The plant made 300 cars and 45 buses."),
    ("За шесть лет обучение прошли 2 300 человек.", "2,300 people were trained in six years."),
    ("Из 30 домов сдано девять.", "Nine of the 30 houses are finished."),
    ("По ст. 158 в 2015 году он получил три года.", "He got three years under art. 158 in 2015."),
    ("С 5 по 8 декабря шли дожди.", "It rained from December 5 to 8."),
    ("Сборы шли в 2004 и 2008 годах.", "Camps were held in 2004 and 2008."),
    ("Дело ведут по части 4 статьи 111 кодекса.", "The case is under article 111, part 4, of the code."),
    ("К 2021 году область намерена в 40 раз увеличить вывоз.", "The region will export 40 times more by 2021."),
    ("Истребитель JAS 39C упал в 9:30.", "At 9:30 a JAS 39C fighter crashed."),
]

CHANGED = [
    ("Приехали 34 человека, десять из них остались в городе.", "Ten people came, 34 of them stayed in the city."),
    ("Из 52 мостов готовы 29.", "Of the 29 bridges 52 are ready."),
    ("В 2019 году открыли 12 школ.", "2019 schools were opened in 12."),
    ("Завод дал 300 машин и 45 автобусов.", "The plant made 45 cars and 300 buses."),
    ("Четыре насоса качают 2,8 кубометра воды.", "2.8 pumps pump four cubic metres of water."),
    ("Работы шли с 2016 по 2022 год.", "Work went on from 2022 to 2016."),
    ("Пять тонн дерева и 280 труб привезли.", "280 tonnes of wood and five pipes were brought."),
    ("Судьи дали 163,78 балла за прокат и 74,91 за программу.",
     "The judges gave 74.91 points for the skating and 163.78 for the programme."),
    ("Ворота закроют 5, 6 декабря.", "The gates will be closed on December 6-5."),
    ("За шесть лет цена выросла на 98 рублей.", "The price has risen by six roubles in 98 years."),
    ("Визы получили 19 из 22 студентов.", "22 of the 19 students got visas."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_numbers_in_their_places_are_left_alone(source: str, target: str) -> None:
    assert swapped(source, target) is None


@pytest.mark.parametrize(("source", "target"), CHANGED)
def test_numbers_in_each_other_s_places_are_found(source: str, target: str) -> None:
    assert swapped(source, target) is not None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_survived(source: str, target: str) -> None:
    swapped(source, target)

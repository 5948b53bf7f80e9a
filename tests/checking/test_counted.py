"""What a number counts is what it counts in the target."""

from __future__ import annotations

import pytest

from summarize.checking.counted import counted
from tests.checking.tables import details, rows

CASES = rows("""
# the same thing, in other words too
Построено 12 школ. | 12 schools were built. | ok
Построено 12 школ. | 12 buildings for schools were built. | ok
Приехало 30 студентов. | 30 people came. | ok
Работает 15 университетов. | 15 of the universities are at work. | ok
Работает 15 университетов. | 15 higher institutions and universities work. | ok
Прошло 20 лет. | 20 years have passed. | ok
В зоне 16 человек. | There are 16 individuals in the zone. | ok
Это 7 домов № 12 по улице. | It is 7 houses, No. 12. | ok
# another thing
Здесь 12 школ. | There are 12 umbrellas here. | 12 школ became 12 umbrellas
Работает 15 университетов. | 15 elephants are at work. | 15 университетов became 15 elephants
# the first ten
Город вошёл в первую десятку. | The city entered the top ten. | ok
Город вошёл в первую десятку. | The city is among the first 10. | ok
Город вошёл в лучшую двадцатку. | The city is among the best twenty. | ok
Он купил десятку яиц. | He bought dozens of eggs. | ok
Город вошёл в первую десятку. | The city entered the top dozens. | первую десятку missing
Город вошёл в первую тройку. | The city is among the first. | первую тройку missing
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_counted(source: str, target: str, said: list[str]) -> None:
    assert details(counted(source, target)) == said

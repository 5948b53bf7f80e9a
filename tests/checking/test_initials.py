"""A given name of the source is no initial in the target."""

from __future__ import annotations

import pytest

from summarize.checking.initials import initials
from tests.checking.tables import details, rows

CASES = rows("""
# no initial, or the source's own
Приехал посол Ли Вон Сунг. | Ambassador Li Won Sung came. | ok
Приехал посол Ли Вон Сунг. | Ambassador Sung came. | ok
Приехал посол Л. Сунг. | Ambassador L. Sung came. | ok
Приехал посол Пётр И. Белов. | Ambassador P. Belov came. | ok
Приехал посол Джордж Бейкер. | Ambassador George W. Baker came. | ok
Мы видели посла. | We saw Ambassador L. Baker. | ok
Приехал Джон Бейкер с плана Б на план Г. | Plan B Baker came. | ok
Говорит Анна Белова. | A Belova is speaking. | ok
Говорит Анна Белова. | I Belova am speaking. | ok
# an initial for a name
Приехал посол Ли Вон Сунг. | The ambassador, L Sung, came. | «Ли Вон Сунг» has an initial for a given name
Приехал посол Ли Вон СУНГ. | The ambassador L. Won Sung came. | «Ли Вон СУНГ» has an initial for a given name
Это мэр Ханоя Ли Вон Сунг. | It is Hanoi's mayor L. Sung. | «Ли Вон Сунг» has an initial for a given name
Да, сказала Рита Малоун, это мост. | It is a bridge, said R. Malone. | «Рита Малоун» has an initial for a given name
Говорит учёный Анна Белова. | A. Belova, a scientist, is speaking. | «Анна Белова» has an initial for a given name
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_initials(source: str, target: str, said: list[str]) -> None:
    assert details(initials(source, target)) == said

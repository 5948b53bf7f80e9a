"""Capitals are where the source has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.case import case
from summarize.checking.tokens import listed
from tests.checking.tables import details, rows

CASES = rows("""
# as the source
Мост открыт для движения. | The bridge is open to traffic. | ok
МОСТ ОТКРЫТ ДЛЯ ДВИЖЕНИЯ | THE BRIDGE IS OPEN TO TRAFFIC | ok
Мост открыт для движения | Bridge Open to Traffic | ok
МИД РФ | Russian Foreign Ministry | ok
США и ЕС | US and EU | ok
США, ЕС, НАТО и ООН | US, EU, NATO AND UN | ok
ОАО «РЖД» | OAO RZD | ok
мост открыт | the bridge is open | ok
для движения | For traffic | ok
Компания iRobot выросла. | iRobot has grown. | ok
На eBay выросли продажи. | eBay sales have grown. | ok
Сайт порта обновлён вчера. | www.port.ru was updated yesterday. | ok
12 мостов открыты для движения. | 12 bridges are open to traffic. | ok
Открыты 12 мостов на реке. | 12 bridges over the river are open. | ok
«Мост открыт для всех», — сказал он. | "The bridge is open to all," he said. | ok
— Мост открыт для всех. | — The bridge is open to all. | ok
Да, конечно. | yes, of course. | ok
Фон дер Ляйен приехала вчера. | von der Leyen arrived yesterday. | ok
а) подготовка планов города | a) preparing the city's plans | ok
П. 5 закона города действует. | p. 5 of the city law is in force. | ok
МОСКВА, 12 мая. Мост открыт. | MOSCOW, May 12. The bridge is open. | ok
# changed
Мост открыт для движения. | THE BRIDGE IS OPEN TO TRAFFIC. | in capitals
МИД РФ сообщил о мосте. | THE FOREIGN MINISTRY REPORTED. | in capitals
МОСТ ОТКРЫТ ДЛЯ ДВИЖЕНИЯ | The bridge is open to traffic | not in capitals
ПОЖАР НА СКЛАДЕ ПОТУШЕН | Fire at Warehouse Put Out | not in capitals
ПОЖАР НА СКЛАДЕ ПОТУШЕН | fire at warehouse put out | not in capitals
Мост открыт для движения. | the bridge is open to traffic. | begins with a small letter
Мост открыт для движения. | "the bridge is open to traffic. | begins with a small letter
Шутки сами напрашиваются. | the jokes write themselves. | begins with a small letter
«Мост открыт для всех», — сказал он. | "the bridge is open to all," he said. | begins with a small letter
Новый завод построят в Перми. | new plant to be built in Perm. | begins with a small letter
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_case(source: str, target: str, said: list[str]) -> None:
    assert details(case(source, target)) == said


@given(
    st.lists(st.sampled_from(listed("bridge harbour river plant school village")), min_size=4, max_size=12).map(
        " ".join
    )
)
def test_capitals_out_of_nowhere_are_always_noticed(target: str) -> None:
    source = "Мост через реку открыт для всех."
    assert not case(source, target.capitalize())
    assert details(case(source, target.upper())) == ["in capitals"]
    assert details(case(source, target)) == ["begins with a small letter"]

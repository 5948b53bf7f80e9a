"""Addresses are copied letter by letter."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.addresses import urls_emails
from tests.checking.tables import details, rows

CASES = rows("""
# kept
Подробности на www.north-port.ru. | Details at www.north-port.ru. | ok
Подробности на www.north-port.ru. | See www.north-port.ru for details. | ok
Смотрите https://north-port.ru/news/17. | See https://north-port.ru/news/17. | ok
Смотрите https://north-port.ru/. | See north-port.ru. | ok
Смотрите north-port.ru. | See https://www.north-port.ru. | ok
Пишите на press@north-port.ru. | Write to press@north-port.ru. | ok
Пишите на press@north-port.ru! | Write to press@north-port.ru! | ok
Пишите на Press@North-Port.ru. | Write to press@north-port.ru. | ok
(сайт north-port.com) | (the site north-port.com) | ok
Канал @north_port открыт. | The channel @north_port is open. | ok
Об этом пишет «Лента.ру». | Lenta.ru reports. | ok
Об этом пишет «Волга.Ньюс». | Volga.News reports. | ok
Сайт мойпорт.рф открыт. | The site moyport.rf is open. | ok
Файл readme.txt удалён. | The file readme.txt was deleted. | ok
В 18.30 начнётся показ. | The show starts at 6.30. | ok
А.С. Иванов приехал. | A.S. Ivanov came. | ok
Два сайта: one.org и two.org. | Two sites: one.org and two.org. | ok
Ссылка: https://port.ru/a?b=1&c=2. | Link: https://port.ru/a?b=1&c=2. | ok
Почта (info@port.ru) работает. | The mail (info@port.ru) works. | ok
Сайта нет. | There is no site. | ok
# damaged
Подробности на www.north-port.ru. | Details at www.nord-port.ru. | www.north-port.ru became www.nord-port.ru
Подробности на www.north-port.ru. | Details on the site. | www.north-port.ru missing
Смотрите https://north-port.ru/news/17. | See https://north-port.ru/news/71. | https://north-port.ru/news/17 became https://north-port.ru/news/71
Смотрите https://north-port.ru/news/17. | See https://north-port.ru/. | https://north-port.ru/news/17 became https://north-port.ru/
Пишите на press@north-port.ru. | Write to pres@north-port.ru. | press@north-port.ru became pres@north-port.ru
Пишите на press@north-port.ru. | Write to the press service. | press@north-port.ru missing
Пишите в редакцию. | Write to news@port.ru. | news@port.ru not in the source
Читайте на сайте. | Read www.port.ru. | www.port.ru not in the source
Канал @north_port открыт. | The channel @nort_port is open. | @north_port became @nort_port
Два сайта: one.org и two.org. | Two sites: one.org and too.org. | two.org became too.org
Смотрите https://port.ru. | See bttps://port.ru. | https://port.ru became bttps://port.ru
Сайт port.com и почта a@port.com. | The site port.com. | a@port.com missing
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_urls_emails(source: str, target: str, said: list[str]) -> None:
    assert details(urls_emails(source, target)) == said


HOSTS = st.text(string.ascii_lowercase + string.digits, min_size=3, max_size=12).map(lambda name: f"www.{name}.ru")


@given(HOSTS, HOSTS)
def test_an_address_must_be_the_same(ours: str, theirs: str) -> None:
    assert bool(urls_emails(f"Сайт {ours}.", f"The site {theirs}.")) == (ours != theirs)

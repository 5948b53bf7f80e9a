"""The target says about as much as the source."""

from __future__ import annotations

import pytest

from summarize.checking.omission import omission
from tests.checking.tables import rows

WHOLE = rows("""
Мост открыт. | The bridge is open. | ok
Да. | Yes. | ok
Он ушёл. | He's gone. | ok
Вчера губернатор открыл новый мост через реку. | Yesterday the governor opened a new bridge across the river. | ok
Вчера губернатор открыл новый мост. | A new bridge was opened by the governor yesterday. | ok
Завод построят за два года, рассказал министр. | The plant will be built in two years, the minister said. | ok
Иностранные инвесторы получат налоговые льготы. | Foreign investors will get tax breaks. | ok
Рыба гниёт с головы. | A fish rots from the head down. | ok
Министерство экономического развития одобрило заявку. | The Economic Development Ministry approved the bid. | ok
Стороны подписали соглашение о сотрудничестве. | The sides signed a cooperation agreement. | ok
В Хабаровске прошёл форум предпринимателей. | An entrepreneurs' forum was held in Khabarovsk. | ok
Школьники посадили тридцать клёнов. | Schoolchildren planted thirty maples. | ok
Дорога закрыта из-за снегопада и сильного ветра. | The road is closed because of snowfall and strong wind. | ok
Как сообщили в пресс-службе, пострадавших нет. | No one was hurt, the press service said. | ok
Ему было не по себе. | He felt uneasy. | ok
Цены на зерно выросли, а спрос упал. | Grain prices rose, while demand fell. | ok
Латвия вступила во Всемирную торговую организацию (WTO). | Latvia joined the WTO. | ok
Национальное управление воздухоплавания и освоения космоса построило ракету. | NASA has built a rocket. | ok
Тысячи людей собрались на площади перед старой ратушей. | Crowds gathered in the square by the old town hall. | ok
Рабочие вернулись домой, когда стих ветер. | When the wind dropped, the workers returned home. | ok
Директор завода Пётр Зябликов назвал сроки. | Pyotr Zyablikov, the plant's director, named the dates. | ok
Игра стоила свеч. | It was worth it. | ok
У страха глаза велики. | Fear sees danger everywhere. | ok
ГИБДД | Traffic police | ok
Фото: архив | Photo: archive | ok
12:30 | 12:30 | ok
""")

LOST = rows("""
Губернатор открыл мост, а министр осмотрел порт и больницу. | The governor opened a bridge. | lost
Губернатор открыл мост, а министр осмотрел порт и больницу. | The minister inspected the port and the hospital. | lost
Завод построят за два года, однако рабочих в районе мало. | The plant will be built in two years. | lost
Дорога закрыта из-за снегопада, движение автобусов остановлено. | The road is closed because of snowfall. | lost
Стороны подписали соглашение, которое откроет рынок для рыбаков. | The sides signed an agreement. | lost
Школьники посадили клёны, учителя построили беседку и скамейки. | Schoolchildren planted maples. | lost
Вчера губернатор открыл новый мост через реку. | Yesterday the governor. | lost
Вчера губернатор открыл новый мост через реку и поздравил строителей. | Yesterday the governor opened | lost
Иностранные инвесторы получат льготы, если построят завод и школу. | Foreign investors will get | lost
Министерство одобрило заявку. Строительство порта начнётся весной. | The ministry approved the bid. | lost
Цены на зерно выросли, спрос упал, экспортёры ждут новый урожай. | Grain prices rose. | lost
Пожар потушили, пострадавших отвезли в больницу, причину выясняют. | The cause is being established. | lost
Паром, построенный в прошлом году на местной верфи, вернулся в порт. | The ferry returned to port. | lost
Рыбаки продали улов японской компании, выручку потратили на ремонт школы. | Fishermen sold their catch. | lost
Область продаёт зерно, покупает удобрения и строит дороги. | The region sells grain and builds roads. | lost
Врач Зябликов, который лечил моряков на севере, открыл клинику. | Doctor Zyablikov opened a clinic. | lost
Поезд вышел вечером, и пассажиры, которых было 240, легли спать. | The train left in the evening. | lost
""")  # fmt: skip


@pytest.mark.parametrize(("source", "target"), [(source, target) for source, target, _ in WHOLE])
def test_what_is_whole_is_not_flagged(source: str, target: str) -> None:
    assert omission(source, target) == ()


@pytest.mark.parametrize(("source", "target"), [(source, target) for source, target, _ in LOST])
def test_what_is_lost_is_noticed(source: str, target: str) -> None:
    (finding,) = omission(source, target)
    assert finding.source is not None
    assert finding.target is None


def test_what_is_added_is_noticed_when_it_is_much() -> None:
    added = ", the governor said, adding that it took many years and that all the workers had been invited to a party"
    (finding,) = omission("Мост открыт.", f"The bridge is open{added}.")
    assert finding.source is None
    assert finding.target is not None


def test_the_span_covers_what_was_lost() -> None:
    source = "Губернатор открыл мост, а министр осмотрел порт и больницу."
    (finding,) = omission(source, "The governor opened a bridge.")
    assert finding.source is not None
    lost = source[slice(*finding.source)]
    assert "министр" in lost
    assert "больницу" in lost
    assert "мост" not in lost
    assert finding.detail == f'"{lost}" seems lost'


@pytest.mark.parametrize("words", range(1, 4))
def test_a_translation_that_stops_early_is_noticed(words: int) -> None:
    source = "Вчера губернатор открыл новый мост через реку и поздравил строителей с праздником."
    target = (
        "Yesterday the governor opened a new bridge across the river and congratulated the builders on the holiday."
    )
    assert omission(source, target) == ()
    assert omission(source, " ".join(target.split()[: 3 * words]))

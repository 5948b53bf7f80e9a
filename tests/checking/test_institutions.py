"""Institutions of the source are in the target, with all words of their names."""

from __future__ import annotations

import pytest

from summarize.checking import institutions
from summarize.checking.tracing import Target
from tests.checking.tables import details, rows

CASES = rows("""
# there, in whatever order and words
Об этом сообщил Комитет по охоте и рыболовству. | The Committee for Hunting and Fishing said so. | ok
Об этом сообщил Комитет по охоте и рыболовству. | The Hunting and Fishing Committee said so. | ok
Он учится в Самарском аграрном университете. | He studies at Samara Agrarian University. | ok
Он учится в Самарском аграрном университете. | He studies at the Agrarian University of Samara. | ok
Вчера министр экономики и торговли уехал. | The minister of economy and trade left yesterday. | ok
Вчера министр экономики и торговли уехал. | The economy and trade minister left yesterday. | ok
Её принял министр по делам молодёжи. | The youth minister received her. | ok
Решение принял Департамент лесного хозяйства. | The Forestry Department made the decision. | ok
Помог местный Союз художников. | The local Union of Artists helped. | ok
Помог местный Союз художников. | The local artists' association helped. | ok
Там стоит Вятский машиностроительный комбинат. | The Vyatka machine-building plant stands there. | ok
Работает Псковский водоканал. | The Pskov water utility is at work. | ok
Работает Псковский водоканал. | Pskov Vodokanal is at work. | ok
Приехал глава Агентства по туризму. | The head of the Agency for Tourism came. | ok
Приехал глава Агентства по туризму. | The head of the tourism agency came. | ok
Там Тувинский научный центр. | The Tuva Scientific Center is there. | ok
Решил Центр управления полётами. | Ground control decided. | ok
Он из Совета при мэре. | He is from the council under the mayor. | ok
# may stand for more, or be no name
Заседает Организация Объединённых Наций. | The United Nations is in session. | ok
Заседает Всемирная торговая организация. | The WTO is in session. | ok
Решила служба (Министерство морских портов). | The service (MINAP) made the decision. | ok
Писали пользователи Сети. | People wrote online. | ok
Приехали субъекты Федерации. | The regions came. | ok
Вчера совет решил иначе. | They decided otherwise yesterday. | ok
Их министр уехал. | He left. | ok
Они лечат в Хабаровском крае. | They treat people in Khabarovsk Territory. | ok
Сказал министр Юрий Щербаков. | Minister Yury Shcherbakov said so. | ok
Построен по решению Комитета по спорту. | It was built by decision of the Sports Committee. | ok
Открыт Союз по приглашению гостей. | The Union opened at the guests' invitation. | ok
Он из Комитета по денежно-кредитной политике. | He is from the Monetary Policy Committee. | ok
# the kind is gone
Сообщил Комитет по охоте и рыболовству. | Hunting and fishing said so. | «Комитет по охоте и рыболовству» missing
Договор подписан с Агентством по туризму. | An agreement was signed with tourism. | «Агентством по туризму» missing
Она входит в Сеть морских городов. | It is a maritime city. | «Сеть морских городов» missing
Работает Псковский водоканал. | The Pskov diversion is at work. | «Псковский водоканал» missing
Дружат университеты Перми и Японии. | Perm and Japan are friends. | «университеты Перми и Японии» missing
Отвечает комитет по местному самоуправлению. | Local people answer. | «комитет по местному самоуправлению» missing
# what is said of it is gone
Их министр экономики и торговли тут. | The trade minister is here. | «министр экономики и торговли»: экономики missing
Решил Департамент лесного хозяйства. | The Department decided. | «Департамент лесного хозяйства»: лесного missing
Он в Омском лесном институте. | He is at the Forest Institute. | «Омском лесном институте»: Омском missing
Вся Ассоциация лесных портов. | The Association of Ports. | «Ассоциация лесных портов»: лесных missing
Он министр по связям с Индией. | He is the minister for ties. | «министр по связям с Индией»: Индией missing
Он из Обучающего центра. | He is from the Observatory Centre. | «Обучающего центра»: Обучающего missing
Он глава Совета при губернаторе. | He heads the Council. | «Совета при губернаторе»: губернаторе missing
# its words stand elsewhere
Комитет по рыболовству нашёл в Томске новый порт. | The Fishing Committee found a new port in Tomsk. | ok
Там Комитет по спорту. | There is the Committee, and all of us like sport. | «Комитет по спорту»: спорту missing
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_institutions(source: str, target: str, said: list[str]) -> None:
    assert details(tuple(institutions.lost(source, target, Target(target)))) == said


INVENTED = rows("""
Тут Ассоциация. | It is the Association of Fine Arts. | Association of Fine Arts is but «Ассоциация» in the source
Вчера Ассоциация выбрала главу. | Yesterday the Association chose its head. | ok
Вчера Ассоциация художников выбрала главу. | Yesterday the Association of Artists chose its head. | ok
Вчера ТПП и Ассоциация выбрали главу. | Yesterday the Association of Chambers of Commerce chose its head. | ok
Вчера ассоциация выбрала главу. | Yesterday the Association of Fine Arts chose its head. | ok
""")


@pytest.mark.parametrize(("source", "target", "said"), INVENTED)
def test_what_a_bare_institution_is_said_to_be_of(source: str, target: str, said: list[str]) -> None:
    assert details(tuple(institutions.invented(source, target))) == said


def test_a_finding_spans_the_whole_name_and_what_stands_for_it() -> None:
    source, target = "Он из Самарского аграрного университета.", "He is from the Agrarian University."
    (finding,) = institutions.lost(source, target, Target(target))
    assert finding.source is not None
    assert finding.target is not None
    assert source[slice(*finding.source)] == "Самарского аграрного университета"
    assert target[slice(*finding.target)] == "Agrarian University"

"""Persons of the source are in the target, however their names are romanised."""

from __future__ import annotations

import pytest

from summarize.checking.names import names
from tests.checking.tables import details, rows

CASES = rows("""
# there, in some romanisation
Об этом сказал Сергей Иванов. | Sergei Ivanov said so. | ok
Об этом сказал Сергей Иванов. | Sergey Ivanov said so. | ok
Об этом сказал министр Юрий Щербаков. | Minister Yuri Shcherbakov said so. | ok
Об этом сказал министр Юрий Щербаков. | Minister Yury Scherbakov said so. | ok
Вчера выступил Джон Джонсон. | John Johnson spoke yesterday. | ok
Прибыл посол Синдзо Абэ. | Ambassador Shinzo Abe arrived. | ok
Прибыл посол Хироси Танака. | Ambassador Hiroshi Tanaka arrived. | ok
Прибыл посол Рюити Хирамото. | Ambassador Ryuichi Hiramoto arrived. | ok
Прибыл председатель Си Цзиньпин. | President Xi Jinping arrived. | ok
Прибыл посол Ван Сяогуан. | Ambassador Wang Xiaoguang arrived. | ok
Прибыл ректор Чжоу Юй. | Rector Zhou Yu arrived. | ok
Прибыл секретарь Лю Цзюньмин. | Secretary Liu Junming arrived. | ok
Прибыла директор Ван Лижун. | Director Wang Lirong arrived. | ok
Прибыла директор Ван Лижун. | Director Wang Meiling arrived. | Лижун missing
Вчера читали Марка Аврелия. | Marcus Aurelius was read yesterday. | ok
Прибыла мэр Бернадетта Вервье. | Mayor Bernadette Verviers arrived. | ok
Прибыл тренер Дженнаро Гаттузо. | Coach Gennaro Gattuso arrived. | ok
Прибыл министр Мариуш Блащак. | Minister Mariusz Błaszczak arrived. | ok
Прибыл тренер Милош Джукович. | Coach Milos Djukovic arrived. | ok
Прибыл министр Мевлют Чавушоглу. | Minister Mevlüt Çavuşoğlu arrived. | ok
С губернатором Петром Кузнецовым говорили. | They talked to Governor Pyotr Kuznetsov. | ok
О губернаторе Петре Кузнецове писали. | The papers wrote of Governor Kuznetsov. | ok
Об этом сказала Анна Петровна Белова. | Anna Belova said so. | ok
Об этом сказал А. С. Жуков. | A.S. Zhukov said so. | ok
Об этом сказал г-н Ямадзаки. | Mr. Yamazaki said so. | ok
# no persons, or not surely
Вчера в Москве открыли мост. | A bridge was opened yesterday. | ok
Прибыл президент Филиппин. | The president arrived. | ok
Граждане Кубы получат визы. | They will get visas. | ok
Над Великой рекой мост. | A bridge over the big river. | ok
Завод Минпромторга закрыт. | The ministry's plant is closed. | ok
Иванов уехал. | He left. | ok
МИД РФ и ООН согласны. | They agree. | ok
# gone
Об этом сказал Сергей Иванов. | Sergei Petrov said so. | Иванов missing
Об этом сказал Сергей Иванов. | A minister said so. | Иванов missing
Об этом сказал министр Щербаков. | Minister Kowalski said so. | Щербаков missing
Прибыл посол Хироси Танака. | Ambassador Hiroshi Suzuki arrived. | Танака missing
С губернатором Петром Кузнецовым говорили. | They talked to Governor Ivan Kuznetsov. | Петром missing
Об этом сказал г-н Ямадзаки. | Mr. Okafor said so. | Ямадзаки missing
# institutions and names in quotation marks
Приехал глава Комитета по рыболовству. | The head of the Fishing Committee came. | ok
Приехал глава Комитета по рыболовству. | The head of Fishing came. | «Комитета по рыболовству» missing
Это «Русский комитет вдов». | It is the Committee of Widows. | «Русский комитет вдов»: Русский missing
Это фонд «Русский комитет вдов». | It is a fund. | «Русский комитет вдов» missing
Приехал посол Ли Вон Сунг. | The ambassador, L Sung, came. | «Ли Вон Сунг» has an initial for a given name
# changed places
Там Анна Щеглова и Илья Калашников. | Anna Kalashnikov and Ilya Shcheglova. | Щеглова and Калашников changed places
Приехали Олег Жуков и Павел Белов. | Oleg Belov and Pavel Zhukov came. | Жуков and Белов changed places
Приехали Олег Жуков и Павел Белов. | Oleg Zhukov and Pavel Belov came. | ok
Приехали Олег Жуков и Павел Белов. | Zhukov, Oleg, and Belov, Pavel, came. | ok
С губернатором Петром Белых говорили. | They talked to Governor Ivan Belykh. | Петром missing
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_names(source: str, target: str, said: list[str]) -> None:
    assert details(names(source, target)) == said


def test_a_lexicon_adds_to_what_may_stand_for_a_name() -> None:
    source, target = "Прибыл актёр Марк Твердохлебов.", "The actor Mark Hardbread arrived."
    assert details(names(source, target)) == ["Твердохлебов missing"]
    assert names(source, target, lambda name: {"hardbread"} if name == "Твердохлебов" else ()) == ()

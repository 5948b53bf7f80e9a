"""What a translation should have copied is copied: Latin names, bracketed names, firms, abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.naming.copying import copy, lacking
from summarize.naming.document import Names

CASES = [
    # Latin in the source
    ("Томск вступил в ANMC21 вчера.", "Tomsk joined AMC21 yesterday.", "Tomsk joined ANMC21 yesterday."),
    ("Вышел Port News Letter.", "The Prot Nevs Leter is out.", "The Port News Letter is out."),
    ("Партнёр — Mitsui & Co. в Токио.", "It is Mitsue & Co. in Tokyo.", "It is Mitsui & Co. in Tokyo."),
    ("Открыт CALL-центр.", "A CAL-center is open.", "A CALL-center is open."),
    ("Фирма (Kita Heavy Works) цела.", "The firm (Kyta Hevy Wrks) is whole.", "The firm (Kita Heavy Works) is whole."),
    # one name in brackets
    ("Город Чанчжоу (КНР) растёт.", "The city of Changzhou (KR) grows.", "The city of Changzhou (China) grows."),
    ("Хьюстон (США) ждёт.", "Houston (SA) waits.", "Houston (United States) waits."),
    ("Ставангер (Норвегия) ждёт.", "Stavanger (orgie) waits.", "Stavanger (Norway) waits."),
    # firms
    ("Приехало ЗАО «Сибкабель».", "ZAO Sabkabel came.", "ZAO Sibkabel came."),
    ("Приехало ОАО «ТЭМЗ».", "OAOTEMZ came.", "OAO TEMZ came."),
    ("Приехало ООО НПФ «Микран».", "OOO NPF Magikran came.", "OOO NPF Mikran came."),
    ("Приехало ОАО ЦНИИМ.", "OAOIM came.", "OAO TsNIIM came."),
    ("Приехало ОАО ЦНИИМ.", "OAO CRIM came.", "OAO TsNIIM came."),
    ("Приехало ООО НПФ «Сигмар».", "O NPF Sigmar came.", "OOO NPF Sigmar came."),
    ("Приехало НПФ «Сигмар».", "NPFigmar came.", "NPF Sigmar came."),
    ("Приехало ООО «Вяткапромстрой».", "OOO Vyatkaprommstroy came.", "OOO Vyatkapromstroy came."),
    # names in quotation marks
    ("Растёт комбинат “Гранулит“.", "The Granulity plant grows.", "The Granulit plant grows."),
    ("Идёт концепция «ИНОПЕРМЬ 2030».", 'The "INOERM 2030" concept is on.', 'The "INOPERM 2030" concept is on.'),
    # in both alphabets
    ("Директор «Кита Хэви» (Kita Heavy) тут.", "Director Kyta Hevi (Kita Heavy) is in.", "Director Kita Heavy is in."),
    ("Это «Би Ди Групп» (BD Group).", 'It is "B Dy Group" (BD Group).', "It is BD Group."),
    ("Фирма (Kita Heavy Works) цела.", "The firm (K Hevy Kity Work Woiks).", "The firm (Kita Heavy Works)."),
    # abbreviations
    ("Делегация КНР уехала.", "The KR delegation left.", "The China delegation left."),
    ("Заседание прошло в ОЭЗ.", "The meeting was held at the APZ.", "The meeting was held at the SEZ."),
    # ministries
    ("Глава Минфина уехал.", "The head of the Ministry of Fishery left.", "The head of the Finance Ministry left."),
    ("Глава Минфина уехал.", "The Fine Arts Ministry's head left.", "The Finance Ministry's head left."),
]  # fmt: skip

LEFT = [
    ("Томск вступил в ANMC21.", "Tomsk joined ANMC21."),
    ("Новость о Google и Yandex.", "News of Google and Yandex."),
    ("Новость о Google.", "News of the search engine."),
    ("Фонд «Космос» цел.", "The Cosmos fund is whole."),
    ("Он в г. Томске (в Сибири).", "He is in Tomsk (that is in Siberia)."),
    ("Город (КНР) и мост (новый).", "The city and its bridge (a new one)."),
    ("Приехало ООО «Прогресс».", "The company came."),
    ("Приехали ООО «Порт» и ООО «Мост».", "OOO Prot came."),
    ("Приехало ООО НПФ «Сигмар».", "NPF Sigmar LLC came."),
    ("Приехало ООО «Сигмар».", "Sigmar LLC came."),
    ("Холдинг «УРАЛХИМ» цел.", "The Uralchem holding is whole."),
    ("Это «Би Ди Групп» (BD Group).", "It is the group (BD Group)."),
    ("Заседание прошло в ОЭЗ и ЦКМ.", "The meeting was held at the APZ."),
    ("Глава Минфина уехал.", "The head of the Ministry of Finance left."),
    ("Главы Минфина и Минтранса уехали.", "The head of the Ministry of Transport left."),
    ("Глава Минфина уехал.", "The head of the Ministry left."),
    ("Век XXI начался.", "The 20th century began."),
    ("Пишите на info@port.ru.", "Write to inf@port.ru."),
]


@pytest.mark.parametrize(("source", "target", "wanted"), CASES)
def test_a_garbled_copy_is_made_again(source: str, target: str, wanted: str) -> None:
    assert copy(source, target, Names.of([source]).in_segment(source)) == wanted


@pytest.mark.parametrize(("source", "target"), LEFT)
def test_what_is_right_or_not_sure_is_left(source: str, target: str) -> None:
    assert copy(source, target, Names.of([source]).in_segment(source)) == target


LOST = [
    ("Новость о Google и Yandex.", "News of Gugl and Yandex.", ["Google"]),
    ("Связь Wi-Fi есть.", "There is wifi.", []),
    ("Приехало ООО «Прогресс».", "The company came.", ["Прогресс"]),
    ("Приехало ООО «Прогресс».", "Progress LLC came.", []),
    ("Приехало ОАО «РЖД».", "Russian Railways came.", []),
    ("Приехало ООО «Земля и право».", "The firm came.", []),
    ("Век XXI начался.", "The century began.", []),
]


@pytest.mark.parametrize(("source", "target", "names"), LOST)
def test_what_should_have_been_copied_and_is_not_there_is_told(source: str, target: str, names: list[str]) -> None:
    assert [source[slice(*one.source)] for one in lacking(source, target) if one.source] == names


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_survived(source: str, target: str) -> None:
    copy(source, target, ())

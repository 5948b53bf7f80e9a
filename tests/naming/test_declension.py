"""How surnames, patronymics and given names come back to the nominative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.naming import declension, given_names, inflection

# form, gender, cases that the given name allows, nominative expected first
SURNAMES = """
Ивановым m i Иванов | Иванова m ga Иванов | Иванову m d Иванов | Иванове m p Иванов | Ивановой f gdip Иванова
Иванову f a Иванова | Иванова f n Иванова | Путиным m i Путин | Крессом m i Кресс | Кресса m ga Кресс
Крессу m d Кресс | Уссом m i Усс | Усса m ga Усс | Галушки m g Галушка | Галушке m d Галушка
Галушкой m i Галушка | Галушку m a Галушка | Шевчука m ga Шевчук | Шевчуку m d Шевчук | Шевчук f g Шевчук
Донского m ga Донский | Вознесенской f gdip Вознесенская | Вознесенскую f a Вознесенская | Чайковским m i Чайковский
Чайковскому m d Чайковский | Белого m ga Белый | Лебедя m ga Лебедь | Лебедем m i Лебедь | Гайдаю m d Гайдай
Гайдаем m i Гайдай | Сидоренко m g Сидоренко | Сидоренко f d Сидоренко | Черных m g Черных | Седых f i Седых
Живаго m g Живаго | Кравца m ga Кравец | Кравцом m i Кравец | Жванецкому m d Жванецкий | Гогоберидзе m d Гогоберидзе
Саакашвили m g Саакашвили | Мураямой m i Мураяма | Мураямы m g Мураяма | Сайто m g Сайто | Окуджавы m g Окуджава
Ремарчука m ga Ремарчук | Пильняком m i Пильняк | Бондарчуком m i Бондарчук | Зощенко f g Зощенко | Коваля m ga Коваль
Мамина-Сибиряка m ga Мамин-Сибиряк | Петровой-Водкиной f i Петрова-Водкина | Хамхоева-старшего m ga Хамхоев
"""

PATRONYMICS = """
Иванович Иванович m | Ивановича Иванович m | Ивановичу Иванович m | Ивановичем Иванович m | Ивановна Ивановна f
Ивановны Ивановна f | Ивановне Ивановна f | Ивановну Ивановна f | Ивановной Ивановна f | Сергеевичем Сергеевич m
Игоревной Игоревна f | Ильич Ильич m | Ильичу Ильич m | Ильиничны Ильинична f | Кузьмич Кузьмич m
Никитичной Никитична f
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.split()) for line in table.strip().splitlines() for cell in line.split("|")]


@pytest.mark.parametrize(("form", "gender", "cases", "nominative"), rows(SURNAMES))
def test_surname(form: str, gender: str, cases: str, nominative: str) -> None:
    assert declension.agreeing(form, gender, cases)[0] == nominative


@pytest.mark.parametrize(("form", "nominative", "gender"), rows(PATRONYMICS))
def test_patronymic(form: str, nominative: str, gender: str) -> None:
    found = declension.patronymic(form)
    assert found is not None
    assert (found.nominative, found.gender) == (nominative, gender)


@pytest.mark.parametrize("word", ["Ковалёв", "Капитолина", "Галина", "Москвич", "Ивана", "иванович", "Рубина"])
def test_what_is_no_patronymic(word: str) -> None:
    assert declension.patronymic(word) is None


@pytest.mark.parametrize(
    ("form", "nominative", "cases"),
    [
        ("виктором", "Виктор", "i"),
        ("сергея", "Сергей", "ga"),
        ("сергею", "Сергей", "d"),
        ("юрием", "Юрий", "i"),
        ("петра", "Пётр", "ga"),
        ("павлу", "Павел", "d"),
        ("льва", "Лев", "ga"),
        ("ильёй", "Илья", "i"),
        ("никиты", "Никита", "g"),
        ("игорем", "Игорь", "i"),
        ("натальей", "Наталья", "i"),
        ("марию", "Мария", "a"),
        ("ольгу", "Ольга", "a"),
        ("любовью", "Любовь", "i"),
        ("айгуль", "Айгуль", given_names.ALL),
        ("андрею", "Андрей", "d"),
    ],
)
def test_given_name(form: str, nominative: str, cases: str) -> None:
    found = {(reading.nominative, reading.cases) for reading in given_names.readings(inflection.plain(form))}
    assert (nominative, cases) in found


def test_one_form_may_be_a_man_or_a_woman() -> None:
    assert {reading.gender for reading in given_names.readings("александра")} == {"m", "f"}


@pytest.mark.parametrize(
    ("nominative", "forms"),
    [
        ("губернатор", "губернатора губернатору губернатором губернаторе губернаторы губернаторов губернаторам"),
        ("область", "области областью областей областям областями областях"),
        ("зона", "зоны зоне зону зоной зон зонам зонами зонах"),
        ("предприятие", "предприятия предприятию предприятием предприятии предприятий предприятиям"),
        ("экономический", "экономического экономическому экономическим экономическая экономической экономические"),
        ("ведущий", "ведущего ведущему ведущим ведущая ведущей ведущую ведущее ведущих"),
        ("рынок", "рынка рынку рынком рынке рынки рынков рынкам"),
        ("посёлок", "поселка поселку поселком поселков"),
        ("ставка", "ставки ставке ставку ставкой ставок ставкам"),
        ("земля", "земли землю землей земель землям"),
        ("край", "края краю краем крае краев краям"),
        ("соглашение", "соглашения соглашению соглашением соглашений"),
        ("вице-губернатор", "вице-губернатора вице-губернатором"),
        ("завод-изготовитель", "завода-изготовителя заводом-изготовителем"),
        ("гражданин", "гражданина граждане граждан гражданам"),
        ("день", "дня дню днем дни дней дням"),
        ("время", "времени временем времена времен"),
        ("партнёр", "партнера партнеру партнером партнеры партнеров"),
        ("курилы", "курил курилам курилах"),
        ("ночь", "ночи ночью ночей ночам"),
    ],
)
def test_case_forms(nominative: str, forms: str) -> None:
    assert set(forms.split()) <= inflection.forms(nominative)
    assert inflection.plain(nominative) in inflection.forms(nominative)


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя-", max_size=16))
def test_any_word_has_itself_among_its_forms(word: str) -> None:
    assert inflection.plain(word) in inflection.forms(word)


@given(st.text(max_size=24))
def test_any_text_is_survived(text: str) -> None:
    declension.surname(text)
    declension.patronymic(text)
    given_names.readings(inflection.plain(text))

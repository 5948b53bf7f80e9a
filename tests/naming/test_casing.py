"""Which capitals are emphasis, and how a segment reads without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.naming import casing
from summarize.naming.document import Names

CAPITALS = [
    ("ТОМСК", "Томск"),
    ("ГУБЕРНАТОР ВСТРЕТИЛСЯ С ПОСЛОМ ЯПОНИИ", "Губернатор встретился с послом Японии"),
    ("В КРАСНОЯРСКОМ КРАЕ ОТКРЫТ НОВЫЙ МОСТ", "В Красноярском крае открыт новый мост"),
    ("НА ДАЛЬНЕМ ВОСТОКЕ СОЗДАДУТ ТРИ ТОР", "На Дальнем Востоке создадут три ТОР"),
    ("ООО «СЕВЕР» ПОЛУЧИЛО СУБСИДИЮ", "ООО «Север» получило субсидию"),
    ("АЛЕКСАНДР ПЕТРОВ НАЗНАЧЕН МИНИСТРОМ", "Александр Петров назначен министром"),
    ("МИД РФ ОТВЕТИЛ ПЕКИНУ", "МИД РФ ответил Пекину"),
    ("ЦЕНЫ ВЫРОСЛИ. КТО ВИНОВАТ?", "Цены выросли. Кто виноват?"),
    ("ЧТО ПОСТРОЯТ В XXI ВЕКЕ", "Что построят в XXI веке"),
    ("ДЕЛЕГАЦИЯ ИЗ УЛАН-УДЭ", "Делегация из Улан-Удэ"),
    ("РЕСПУБЛИКА ТАТАРСТАН И ТОМСКАЯ ОБЛАСТЬ", "Республика Татарстан и Томская область"),
    ("ВЭФ-2016: ИТОГИ ФОРУМА", "ВЭФ-2016: итоги форума"),
    ("СОВЕТ ДИРЕКТОРОВ ПАО «ГАЗПРОМ»", "Совет директоров ПАО «Газпром»"),
    ("ЭКСПОРТ В КИТАЙ ВЫРОС НА 12%", "Экспорт в Китай вырос на 12%"),
    ("ИТОГИ ГОДА В САНКТ-ПЕТЕРБУРГЕ", "Итоги года в Санкт-Петербурге"),
    ("О ПЛАНАХ А.С. ПОПОВА", "О планах А.С. Попова"),
]

UNTOUCHED = [
    "Губернатор встретился с послом",
    "МГУ, МИД РФ и ООН",
    "ОАО НИИПП",
    "ТУСУР",
    "РЖД",
    "",
    "12 345",
    "JETRO",
    "ХАБАРОВСК, 14 июня. Делегация префектуры прибыла в город",
    "Форум АТЭС прошёл во Владивостоке",
    "Компания ВТБ и Сбербанк",
    "Ректор ТУСУР и профессор МГИМО",
    "Председатель РОТОБО и глава JBIC",
]

SURNAMES = [
    ("встреча с губернатором Токио Синтаро ИСИХАРА", "встреча с губернатором Токио Синтаро Исихара"),
    ("Сообщил Алексей СИДОРОВ, директор", "Сообщил Алексей Сидоров, директор"),
    ("приняли Кацуми КУМАГАИ и Ольгу ПЕТРОВУ", "приняли Кацуми Кумагаи и Ольгу Петрову"),
    ("по словам Ен Ги КВОН", "по словам Ен Ги Квон"),
    ("глава делегации Коразон ДЖИМЕНЕС", "глава делегации Коразон Джименес"),
    ("ИВАНОВ Иван, слесарь", "Иванов Иван, слесарь"),
    ("роман Анны САЛТЫКОВОЙ-ЩЕДРИНОЙ", "роман Анны Салтыковой-Щедриной"),
]


@pytest.mark.parametrize(("source", "expected"), CAPITALS)
def test_a_segment_in_capitals_becomes_a_sentence(source: str, expected: str) -> None:
    assert casing.is_capitals(source)
    assert casing.recase(source) == expected


@pytest.mark.parametrize("source", UNTOUCHED)
def test_abbreviations_and_ordinary_sentences_stay(source: str) -> None:
    assert not casing.is_capitals(source)
    assert casing.recase(source) == source


@pytest.mark.parametrize(("source", "expected"), SURNAMES)
def test_a_surname_in_capitals_beside_a_name(source: str, expected: str) -> None:
    assert casing.recase(source) == expected


def test_the_document_tells_which_words_are_names() -> None:
    names = Names.of(["Завод посетил министр Кукушкин.", "КУКУШКИН: ЗАВОД БУДЕТ РАБОТАТЬ"])
    assert casing.recase("ЗАВОД ЖДЁТ КУКУШКИНА", names.cased) == "Завод ждёт Кукушкина"
    assert casing.recase("ОТВЕТИТ КУКУШКИН", names.cased) == "Ответит Кукушкин"


def test_restore_gives_the_capitals_back() -> None:
    assert casing.restore("Governor meets ambassador", "ГУБЕРНАТОР ВСТРЕТИЛСЯ С ПОСЛОМ") == "GOVERNOR MEETS AMBASSADOR"
    assert casing.restore("Governor meets ambassador", "Губернатор встретился с послом") == "Governor meets ambassador"
    assert casing.restore("Governor Meets Ambassador", "Губернатор встретился с послом") == "Governor Meets Ambassador"


@given(st.text(max_size=80))
def test_recasing_changes_letters_case_and_nothing_else(text: str) -> None:
    recased = casing.recase(text)
    assert len(recased) == len(text)
    assert recased.casefold() == text.casefold()


@given(st.text("АБВГДЕЁЖЗИК абвгд.,«»-", max_size=60))
def test_recasing_once_is_enough(text: str) -> None:
    once = casing.recase(text)
    assert not casing.is_capitals(once) or casing.recase(once) == once

"""Which names a document has, and that each keeps one English form throughout."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.naming.document import Names
from summarize.naming.name import Name


def people(*texts: str) -> list[tuple[str, str]]:
    """Return the spans and preferred English of the people whom the last text names."""
    names = Names.of(texts)
    return [(texts[-1][n.start : n.end], n.english[0]) for n in names.in_segment(texts[-1]) if n.kind == "person"]


def only(text: str, kind: str) -> list[Name]:
    return [name for name in Names.of([text]).in_segment(text) if name.kind == kind]


ONE_PERSON = [
    ("Об этом сообщил губернатор Пётр Зимин.", "Пётр Зимин", "Pyotr Zimin"),
    ("Встреча с губернатором Петром Зиминым прошла.", "Петром Зиминым", "Pyotr Zimin"),
    ("Слова губернатора Петра Зимина услышали.", "Петра Зимина", "Pyotr Zimin"),
    ("Губернатору Петру Зимину вручили приз.", "Петру Зимину", "Pyotr Zimin"),
    ("О Петре Зимине говорят все.", "Петре Зимине", "Pyotr Zimin"),
    ("Посла Марию Гордееву ждут завтра.", "Марию Гордееву", "Maria Gordeyeva"),
    ("Вместе с Марией Гордеевой приехал сын.", "Марией Гордеевой", "Maria Gordeyeva"),
    ("Завод показали Алексею Шмелю.", "Алексею Шмелю", "Alexei Shmel"),
    ("Отчёт Игоря Сорочки принят.", "Игоря Сорочки", "Igor Sorochka"),
    ("Сказано Юлией Вяземской.", "Юлией Вяземской", "Yulia Vyazemskaya"),
    ("Назначен Сергей Петрович Лукьянов.", "Сергей Петрович Лукьянов", "Sergei Petrovich Lukyanov"),
    ("Назначен Лукьянов Сергей Петрович.", "Лукьянов Сергей Петрович", "Lukyanov Sergei Petrovich"),
    ("Спросим Анну Игоревну о планах.", "Анну Игоревну", "Anna Igorevna"),
    ("Доклад сделал А. С. Мельников.", "А. С. Мельников", "Melnikov"),
    ("Доклад сделал А.С.Мельников.", "А.С.Мельников", "Melnikov"),
    ("Согласовано с Мельниковым А. С., всё готово.", "Мельниковым А. С.", "Melnikov"),
    ("Слово взял г-н Тарасов.", "Тарасов", "Tarasov"),
    ("Спросили г-жу Тарасову.", "Тарасову", "Tarasova"),
    ("В зале профессор Уварова.", "Уварова", "Uvarova"),
    ("Премьер Синдзо Абэ прибыл.", "Синдзо Абэ", "Shinzo Abe"),
    ("Прибыл посол Японии Ясуо Сайто.", "Ясуо Сайто", "Yasuo Saito"),
    ("Встреча с президентом фирмы Сигэру Мураямой.", "Сигэру Мураямой", "Shigeru Murayama"),
    ("В Токио выступил Кадзуо Ёсикава.", "Кадзуо Ёсикава", "Kazuo Yoshikawa"),
    ("В Токио выступил Казуо Есикава.", "Казуо Есикава", "Kazuo Yoshikawa"),
    ("Японский хор Горо Хиранумы пел.", "Горо Хиранумы", "Goro Hiranuma"),
    ("Вице-губернатор Токио Синтаро ИСИХАРА ответил.", "Синтаро ИСИХАРА", "Shintaro Ishihara"),
    ("Лидер Китая Си Цзиньпин приедет.", "Си Цзиньпин", "Xi Jinping"),
    ("Встреча с лидером КНР Си Цзиньпином.", "Си Цзиньпином", "Xi Jinping"),
    ("Китайской стороной руководил Лю Цзяньго.", "Лю Цзяньго", "Liu Jianguo"),
    ("Корейский посол Пак Чжин Хо прибыл.", "Пак Чжин Хо", "Park Jin-ho"),
    ("Вице-мэр Сеула Ён Су КВОН ответил.", "Ён Су КВОН", "Young-soo Kwon"),
    ("Сказано министром Хамзой Рахимуллиным.", "Хамзой Рахимуллиным", "Khamza Rakhimullin"),
    ("Сказано министром Ильгамом Рахимовым.", "Ильгамом Рахимовым", "Ilgam Rakhimov"),
    ("Фабрикант в Измире Орхан Демирель рад.", "Орхан Демирель", "Orhan Demirel"),
    ("Вопрос задала Мэри Хименес.", "Мэри Хименес", "Mary Jimenez"),
    ("Вопрос задали Джону Мюллеру.", "Джону Мюллеру", "John Mueller"),
    ("С корейцем Ким Ён Су знаком каждый.", "Ким Ён Су", "Kim Young-soo"),
    ("Делегация во главе с Айсеном Николаевым прибыла.", "Айсеном Николаевым", "Aisen Nikolayev"),
    ("Роман Остапа Гриценко издан.", "Остапа Гриценко", "Ostap Gritsenko"),
    ("Победил Отар Гогоберидзе.", "Отар Гогоберидзе", "Otar Gogoberidze"),
    ("Приз вручён Ольге Седых.", "Ольге Седых", "Olga Sedykh"),
]


@pytest.mark.parametrize(("text", "span", "english"), ONE_PERSON)
def test_a_person_in_any_case(text: str, span: str, english: str) -> None:
    assert people(text) == [(span, english)]


@pytest.mark.parametrize(
    "text",
    [
        "Делегация Томской области посетила Японию.",
        "Министерство экономического развития Российской Федерации.",
        "Сообщает пресс-служба Большого театра.",
        "Мэр Томска и губернатор Приморья встретились.",
        "Глава Минвостокразвития приедет в Токио.",
        "Директоров Японской ассоциации ждут.",
        "Новый год в Великом Новгороде.",
        "В Университете Хиросимы открыт Центр Японии.",
        "Раздел I. Инфраструктура.",
        "Японка Хоккайдо не нашла.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert [pair for pair in only(text, "person") if pair.certain] == []


def test_a_lone_surname_is_the_person_named_before() -> None:
    first = "Посол Михаил Коваль прибыл."
    for text in ("Коваль подчеркнул.", "По словам Коваля, всё готово.", "Ковалю верят.", "Вместе с Ковалем ехали."):
        assert [english for _, english in people(first, text)] == ["Koval"]
        assert Names.of([first, text]).in_segment(text)[0].gender == "m"


def test_a_nominative_elsewhere_settles_a_doubtful_form() -> None:
    assert people("Александра Галушки ждут.", "Александр Галушка приехал.", "Речь Александра Галушки.") == [
        ("Александра Галушки", "Alexander Galushka")
    ]


def test_a_title_tells_the_gender_for_the_whole_document() -> None:
    names = Names.of(["Приехала г-жа Харуми Симокава из Японии.", "Симокава ответила."])
    assert names.gender("Симокава") == "f"
    assert names.in_segment("Симокава ответила.")[0].gender == "f"
    assert Names.of(["Выступил Олег Коваль."]).gender("Коваль") == "m"
    assert Names.of(["Тихо."]).gender("Коваль") == ""


def test_the_documents_country_decides_between_readings() -> None:
    assert people("Делегация КНР.", "Приехал Ли Чжэнь.") == [("Ли Чжэнь", "Li Zhen")]


def test_a_foreigner_is_found_but_not_certain() -> None:
    text = "О планах рассказал Уэйн Уотерхаус."
    assert [name.certain for name in only(text, "person")] == [False]
    text = "Вазу купила чешка Ленка Дворжакова."
    assert [name.certain for name in only(text, "person")] == [False]


PLACES = [
    ("Поезд из Томска в Хабаровск.", ["Tomsk", "Khabarovsk"]),
    ("Власти Красноярского края и Томской области.", ["Krasnoyarsk Territory", "Tomsk Region"]),
    ("Между Владивостоком и Токио.", ["Vladivostok", "Tokyo"]),
    ("В Республике Татарстан и на Дальнем Востоке.", ["Republic of Tatarstan", "Far East"]),
    ("На Сахалине и Камчатке.", ["Sakhalin", "Kamchatka"]),
    ("Префектуры Тиба и Сидзуока.", ["Chiba", "Shizuoka"]),
    ("В городе Сэйро японской префектуры Ниигата.", ["Seiro", "Niigata"]),
    ("Китайский город Уцзин.", ["Wujing"]),
    ("Китайская провинция Цзянсу.", ["Jiangsu"]),
    ("В Республике Корея и КНР.", ["Republic of Korea", "China"]),
    ("В Нижнем Новгороде.", ["Nizhny Novgorod"]),
    ("Из Ростова-на-Дону в Санкт-Петербург.", ["Rostov-on-Don", "St Petersburg"]),
    ("На реке Быстрой.", ["Bystraya"]),
    ("Под Верхнереченском.", ["Verkhnerechensk"]),
    ("В селе Жёлтом.", ["Zhyoltoye"]),
    ("В посёлке Лесном.", ["Lesny"]),
    ("Дружба США и Южной Кореи.", ["United States", "South Korea"]),
]


@pytest.mark.parametrize(("text", "english"), PLACES)
def test_places(text: str, english: list[str]) -> None:
    assert [name.english[0] for name in only(text, "place")] == english


@pytest.mark.parametrize(
    "text",
    [
        "В Томском политехническом университете.",
        "В Забайкальском и Хабаровском краях.",
        "Команда «Сибирь» проиграла.",
        "Ледокол «Арктика-2» вышел.",
        "В 2016 г. Первые рейсы.",
        "Роман Пушкина.",
        "Госкорпорация ВЭБ.РФ помогла.",
    ],
)
def test_what_is_no_town(text: str) -> None:
    assert [name for name in only(text, "place") if " " not in name.russian] == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("На полях ВЭФ-2016.", "EEF"),
        ("Заявили в МИД России.", "Russian Foreign Ministry"),
        ("В ТОРах работают.", "ASEZ"),
        ("По данным РОТОБО.", "ROTOBO"),
        ("Глава Минвостокразвития.", "Ministry for the Development of the Far East"),
        ("Доклад ООН.", "UN"),
    ],
)
def test_organisations(text: str, english: str) -> None:
    assert only(text, "organisation")[0].english[0] == english


def test_the_latin_form_that_the_document_gives_is_used_later() -> None:
    texts = ["Компания «Ямато Хэви Индастриз» (Yamato Heavy Industries) строит.", "Глава «Ямато Хэви Индастриз» рад."]
    names = Names.of(texts)
    assert [name.english for name in names.in_segment(texts[1])] == [("Yamato Heavy Industries",)]


def test_an_abbreviation_defined_in_parentheses_is_remembered() -> None:
    texts = ["Создано Агентство речного транспорта и экологии (АРТЭ).", "В АРТЭ довольны."]
    names = Names.of(texts)
    assert names.abbreviations == {"АРТЭ": "Агентство речного транспорта и экологии"}
    assert [(name.russian, name.certain) for name in names.in_segment(texts[1])] == [("АРТЭ", False)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("АБВГДЕИКЛНОПРСТЮЯабвгдеиклнопрстьюя .,-«»()г", max_size=60), max_size=5))
def test_names_lie_in_the_segment_in_order_and_apart(texts: list[str]) -> None:
    names = Names.of(texts)
    for text in texts:
        last = 0
        for name in names.in_segment(text):
            assert last <= name.start < name.end <= len(text)
            assert name.english
            last = name.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_survived(one: str, other: str) -> None:
    Names.of([one, other]).in_segment(other)
    Names.of([]).in_segment(one)


def test_no_heavy_library_is_loaded() -> None:
    code = (
        "import sys; from summarize.naming.document import Names; "
        "n = Names.of(['Прибыл посол Японии Ясуо Сайто.']); n.in_segment('Сайто рад.'); "
        "print(sorted({'numpy', 'torch', 'pymorphy3', 'razdel', 'ctranslate2'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )

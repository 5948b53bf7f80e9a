"""Which sentences stand alone, which lean on another, and which say nothing."""

from __future__ import annotations

import pytest

from summarize.briefing.dependence import Standing, attribution_only, dangles, spoken, standings, weak

DANGLING = """
Он пообещал построить школу.
Она рассчитана на 200 мест.
Это позволило удвоить мощность.
Эти деньги пойдут на ремонт.
По его словам, дорогу откроют в мае.
По её оценке, убытки невелики.
Но она не сдаётся.
Однако он не приехал.
Поэтому их закупили за границей.
В прошлом году он открыл вторую мастерскую.
Вырезали их четверо мастеров.
Средства на них выделил район.
— Мы справимся, — сказал он.
«Мы справимся», — сказала она.
Здесь живут 40 семей.
Из них 12 погибли.
He promised to build a school.
It is designed for 200 pupils.
This made it possible to double capacity.
Last year he opened a second workshop.
According to her, the losses are small.
But they did not give up.
"We will manage," he said.
Of these, twelve died.
"""

STANDING = """
Кроме того, порт купил два крана.
При этом цены выросли на 4%.
Но завод не сдаётся.
Обе стороны подписали меморандум.
Компания и её партнёры вложили 3 млрд рублей.
Если они согласятся, Липково получит паром.
По словам мэра Ильи Рекина, дорогу откроют в мае.
«Мы справимся», — сказала мэр Анна Рекина.
В Липкове он известен каждому.
It is expected that the road will open in May.
Both sides signed a memorandum.
The company and its partners invested 3 billion rubles.
If they agree, Lipkovo will get a ferry.
"We will manage," Mayor Anna Rekina said.
According to Mayor Ilya Rekin, the road will open in May.
"""

NOTHING_SAID = """
Об этом сообщает пресс-служба порта.
Об этом передаёт корреспондент «Волны» с места событий.
Об этом стало известно в понедельник.
This was reported by a Volna correspondent from the scene.
The mayor announced this at a briefing.
Port director Marfa Sinitsyna told reporters this on Monday.
Что будет дальше?
— Кто платит?
Стороны договорились о следующем:
The sides agreed on the following:
Фото: Марфа Синицына
Source: press service of the port
Нет.
Состав делегации: Илья Рекин, мэр города
"""

SOMETHING_SAID = """
Об этом соглашении спорили девять лет.
Порт сообщает о рекордной перевалке угля.
Никто не пострадал.
This was the first ferry since 1994.
The port reported a record 4.5 million tonnes of coal.
"""


@pytest.mark.parametrize("text", DANGLING.strip().splitlines())
def test_a_sentence_that_points_back_dangles(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize("text", [line for line in STANDING.strip().splitlines() if "он известен" not in line])
def test_a_sentence_with_its_own_nouns_stands(text: str) -> None:
    assert not dangles(text)


@pytest.mark.parametrize("text", NOTHING_SAID.strip().splitlines())
def test_a_sentence_that_says_nothing_is_weak(text: str) -> None:
    assert weak(text)


@pytest.mark.parametrize("text", SOMETHING_SAID.strip().splitlines())
def test_a_sentence_that_says_something_is_not(text: str) -> None:
    assert not weak(text)


def test_attribution_with_a_fact_of_its_own_is_no_attribution_only() -> None:
    fact = "Об этом сообщил мэр Илья Рекин, добавив, что " + "на ремонт причала и дороги ушло " * 5 + "девять лет."
    assert not attribution_only(fact)


@pytest.mark.parametrize(
    ("text", "listed", "expected"),
    [
        ("развитие портовой инфраструктуры города;", True, True),
        ("город выделил на порт 40 млн рублей;", True, False),
        ("Илья Рекин, консультант портового управления", False, True),
        ("Ни одной аварии за девять лет.", False, False),
    ],
)
def test_items_and_captions_without_a_verb_are_weak(text: str, listed: bool, expected: bool) -> None:
    assert weak(text, listed=listed) is expected


def _standings(texts: list[str], quoted: list[int] | None = None) -> list[Standing]:
    return standings(texts, [i in (quoted or []) for i in range(len(texts))], [False] * len(texts))


def test_a_pronoun_leans_on_the_sentence_before_it() -> None:
    assert _standings(["Мэр приехал в порт.", "Он осмотрел краны."]) == [Standing(False), Standing(False, 0)]


def test_a_pronoun_leans_past_an_attribution() -> None:
    texts = ["Мэр приехал в порт.", "Об этом сообщает пресс-служба.", "Он осмотрел краны."]
    assert _standings(texts)[2] == Standing(False, 0)


def test_a_pronoun_after_a_question_or_a_long_chain_is_weak() -> None:
    assert _standings(["Мэр приехал в порт.", "Что он осмотрел?", "Он осмотрел краны."])[2] == Standing(True)
    chain = ["Мэр приехал в порт.", "Он осмотрел краны.", "Они стоят с мая.", "Их купили в Турку.", "Это далеко."]
    assert [standing.weak for standing in _standings(chain)] == [False, False, False, True, True]


def test_speech_between_dashes_is_an_interview_only_with_questions() -> None:
    talk = ["— Кто платит?", "— Бюджет.", "Весь.", "— А дальше?", "Он ушёл."]
    assert spoken(talk, [0, 0, 0, 1, 2]) == [True, True, True, True, False]
    assert not any(spoken(talk[1:3], [0, 0]))


def test_pieces_of_a_quotation_are_weak_unless_they_name_the_speaker() -> None:
    texts = ["«Мы ждали девять лет.", "Дети выросли.", "Теперь есть паром», — сказала Дарья Лодкина."]
    assert [standing.weak for standing in _standings(texts, quoted=[1, 2])] == [True, True, False]

"""The target does not say again what the source says once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.repetition import repetition
from summarize.checking.tokens import listed
from tests.checking.tables import details, rows

CASES = rows("""
# said once, or twice for a reason
Мост открыт. | The bridge is open. | ok
Он был очень, очень рад. | He was very, very glad. | ok
Очень рад. | Very very glad. | ok
Он знал, что тот ушёл. | He knew that that man had left. | ok
До этого он уже был там. | He had had enough of it before. | ok
Нет, нет и нет. | No, no and no. | ok
Да-да, открыт. | Yes, yes, it is open. | ok
Самолёт Ан-2 сел. | An An-2 plane landed. | ok
Доставка от двери до двери. | Delivery is door-to-door. | ok
Пассажиры летят с электроникой весь полёт. | Passengers may use devices gate-to-gate to read. | ok
Тут шлюз. Шлюз открыт. | Here is the lock. The lock is open. | ok
Жюри собралось. Жюри спорит. | I swear in the jury. The jury is arguing. | ok
Тик-так, тик-так. | Tick tock, tick tock. | ok
Стук, стук. | Knock, knock. | ok
Ха-ха-ха! | Ha ha ha! | ok
Шаг за шагом. | Step by step. | ok
Счёт 2:2. | The score is 2 2. | ok
Мост открыт 20 мая, порт открыт 21 мая. | The bridge opens on May 20 and the port opens on May 21. | ok
Снова и снова вода, вода, вода. | Again and again water, water, water. | ok
Он из города, и она из города. | He is from the town and she is from the town. | ok
Портовый город дружит с городом-портом. | The port city is friends with the port city. | ok
Морской порт примет груз морского порта Находка. | The sea port takes cargo of the sea port of Nakhodka. | ok
Школа искусств рядом, студия тоже. | The art school is near, the art school studio too. | ok
Поезд едет из Северной Осетии в Южную. | The train goes from the Ossetia of the north to Ossetia. | ok
До весны мост закрыт, потом открыт. | The new bridge is closed; the new bridge opens later. | ok
Цены на зерно растут быстрее, чем на муку. | Grain prices grow faster than grain prices for flour. | ok
# said twice, or over and over
Министр посетил стройку морского порта. | The minister saw the sea port site of the sea port. | "the sea port" again
Стороны развивают научные связи вузов. | They keep scientific ties with the scientific ties. | "scientific ties" again
Завод построит новую линию весной. | The plant builds a new line for the new line in spring. | "new line" again
Компания купила грузовой паром для реки. | It bought a cargo ferry by cargo ferry for the river. | "cargo ferry" again
Мост открыт. | The the bridge is open. | "the" 2 times
Мост открыт. | The bridge is open is open. | "is open" 2 times
Мост открыт для машин. | The bridge is open to cars to cars. | "to cars" 2 times
Он сделал это заранее. | He did it pre-pre-pre-pre-pre. | "pre" 5 times
Никогда. | Never never never never never. | "never" 5 times
Мост открыт. | The bridge is open, open, open, open. | "open" 4 times
Ветер стих. | The wind dropped and the wind dropped and the wind dropped and. | "the wind dropped and" 3 times
Мне жаль. | I'm sorry I'm sorry I'm sorry I'm sorry. | "i'm sorry" 4 times
Аплодисменты. | (applause) (applause) (applause) | "applause" 3 times
Порт принял судно с углём. | The port received a ship with coal a ship with coal. | "a ship with coal" 2 times
Вода, вода. | Water water water water water. | "water" 5 times
Секретарь прибыл. | Secretary-General of it Secretary-General of it came. | "secretary general of it" 2 times
# said to be of itself
Права жителей города защищены. | The rights of residents of the residents are protected. | "residents of the residents"
Это ассоциация Японии. | It is the Association of Japan's Association. | "Association of Japan's Association"
Поездка делегации в Пермь. | A delegation delegation's trip to Perm. | "delegation delegation's"
Он знает почти слово в слово. | He knows it word for word. | ok
Это президент президентов. | He is the president of presidents. | ok
Это король всех королей. | He is the king of all the kings. | ok
Вот союз союза городов. | It is a union of the union of cities. | ok
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_repetition(source: str, target: str, said: list[str]) -> None:
    assert details(repetition(source, target)) == said


WORDS = st.lists(
    st.sampled_from(listed("bridge port river plant school town ship coal ice")), min_size=1, max_size=4, unique=True
)


@given(WORDS, st.integers(4, 12))
def test_a_loop_is_always_noticed(phrase: list[str], times: int) -> None:
    target = "Look at " + " ".join(phrase * times)
    found = repetition("Посмотрите на это.", target)
    assert details(found) == [f'"{" ".join(phrase)}" {times} times']
    assert found[0].target == (len("Look at "), len(target))


def test_a_long_phrase_that_comes_back_is_noticed() -> None:
    target = "He told of plans to build a new bridge, while plans to build a new bridge exist."
    found = repetition("Губернатор рассказал о планах строительства моста через реку.", target)
    assert details(found) == ['"plans to build a new bridge" again']
    assert repetition("О планах строить мост сказал он, о планах строить мост знали.", target) == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Университет Хиросимы", "University of Hiroshimimimy"),
        ("Губернатор Александр Усс", "Governor Alexander Ussss"),
        ("Чрезвычайный посол", "The Pononononotic ambassador"),
    ],
)
def test_a_word_that_stutters_is_a_loop(source: str, target: str) -> None:
    assert [finding.check for finding in repetition(source, target)] == ["repetition"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Он засмеялся: ха-ха-ха.", "He laughed: hahaha."),
        ("Сайт www.example.ru", "The site www.example.ru"),
        ("Комитет и Карл III", "The committee and Charles III"),
    ],
)
def test_a_word_that_repeats_with_its_source_is_none(source: str, target: str) -> None:
    assert repetition(source, target) == ()

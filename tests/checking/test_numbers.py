"""Every number of the source is in the target with the same value, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.numbers import numbers
from tests.checking.tables import details, rows

KEPT = rows("""
# digits, thousands, decimals
В порту 12 причалов. | The port has 12 berths. | ok
Собрали 10 000 подписей. | They collected 10,000 signatures. | ok
Собрали 10 000 подписей. | They collected 10000 signatures. | ok
Собрали 10 000 подписей. | They collected ten thousand signatures. | ok
Глубина составила 3,75 метра. | The depth was 3.75 metres. | ok
На 1 250 000 человек больше. | That is 1,250,000 people more. | ok
За 15 200 человек заплатил город. | The city paid for 15,200 people. | ok
# scales
Завод стоит 1,5 млн рублей. | The plant costs 1.5 million rubles. | ok
Завод стоит 1,5 млн рублей. | The plant costs 1,500,000 rubles. | ok
Завод стоит 2 млрд рублей. | The plant costs two billion rubles. | ok
Построят 240 тыс. кв. м жилья. | 240,000 sq. m of housing will be built. | ok
Бюджет вырос до 1,2 трлн рублей. | The budget grew to 1.2 trillion rubles. | ok
Выделили 2 миллиона 300 тысяч рублей. | A sum of 2,300,000 rubles was allocated. | ok
Выделили полтора миллиарда. | One and a half billion was allocated. | ok
Выручка 1 200 тыс. рублей. | Revenue was 1.2 million rubles. | ok
Заработали миллиард двести. | They made 1.2 billion. | ok
За проект дали $5 млн. | They gave $5m for the project. | ok
От 2 до 3 миллионов рублей. | From 2 million to 3 million rubles. | ok
Цена выросла с 118 до 236 тыс. рублей. | The price rose from 118,000 to 236,000 rubles. | ok
# words, in any case
Пришли двадцать пять человек. | Twenty-five people came. | ok
С тремя детьми и двумя собаками. | With three children and two dogs. | ok
Около пятнадцати километров. | About fifteen kilometres. | ok
Сто двадцать тысяч за сезон. | A hundred and twenty thousand a season. | ok
У двухсот семидесяти домов. | At two hundred and seventy houses. | ok
В тысяча девятьсот сорок первом километре. | At kilometre 1941. | ok
Приехали трое студентов. | Three students arrived. | ok
Ждали пять-шесть часов. | They waited five or six hours. | ok
Три с половиной тысячи жителей. | 3,500 residents. | ok
Нам нужна тройка лошадей. | We need three horses. | ok
# fractions and multiples
Треть жителей против. | A third of the residents are against. | ok
Половина домов пустует. | 50 percent of the houses are empty. | ok
Две трети мест заняты. | Two thirds of the seats are taken. | ok
Цены выросли в 1,8 раза. | Prices rose 1.8 times. | ok
Цены выросли вдвое. | Prices doubled. | ok
Экспорт вырос в полтора раза. | Exports grew by half. | ok
Поток вырос втрое. | The flow tripled. | ok
Прошло полтора года. | Eighteen months passed. | ok
Прошло полгода. | Six months passed. | ok
Каждый 1/3 участка. | One third of the plot each. | ok
# hundreds counted, halves of round numbers, multiples as one word
На складе лежит семь сотен мешков. | There are seven hundred sacks in the warehouse. | ok
Хор с двумя сотнями голосов. | A choir of two hundred voices. | ok
Хор с двумя сотнями голосов. | A choir of three hundred voices. | двумя сотнями became three hundred
Собралась полусотня соседей. | Some fifty neighbours gathered. | ok
Завод отметил полувековой юбилей. | The plant celebrated its 50th anniversary. | ok
Тираж вырос до полумиллиона. | The print run grew to half a million. | ok
Поиск ускорился в двенадцать раз. | The search became twelvefold faster. | ok
Прозвучал троекратный салют. | Three volleys were fired. | ok
Билеты продавали втридорога. | Tickets were sold at three times the price. | ok
Огород в шесть соток. | A kitchen garden of 600 square metres. | ok
Собрали по 48 центнеров с гектара. | They harvested 4.8 tonnes a hectare. | ok
Канал набрал стомиллионный просмотр. | The channel got its 100 millionth view. | ok
Зал заполнился на двухсотом зрителе. | The hall was full at the two hundredth spectator. | ok
Он опоздал на полторы минуты. | He was a minute and a half late. | ok
Одни поют, другие пляшут, третьи спят. | Some sing, others dance, still others sleep. | ok
Толщина — несколько тысячных долей миллиметра. | It is a few thousandths of a millimetre thick. | ok
Дом третий год пустует. | The house has stood empty for over two years. | ok
Скончался он на 91-м году. | He died aged 90. | ok
Его позвали в молодёжную сборную. | He was called up to the under-21 team. | ok
Товар продают сторонние магазины. | The goods are sold by third-party shops. | ok
# ordinals, centuries, endings
Открыли 3-й павильон. | The third pavilion opened. | ok
Дом стоит на 21-й улице. | The house stands on 21st Street. | ok
Вчера открыта V Морская ярмарка. | The 5th Maritime Fair is open. | ok
Вчера открыта V Морская ярмарка. | The Maritime Fair is open. | V missing
Открыт портрет Анны I Великой. | A portrait of Anna the Great is open. | ok
Ждут в XXI веке. | They are expected in the 21st century. | ok
Здание ХХ века. | A building of the twentieth century. | ok
Форум отметил 15-летие. | The forum marked its 15th anniversary. | ok
Идут 7-ми классы. | Classes go for the 7th year. | ok
Вручили «ВЭФ-2016». | The VEF-2016 prize was awarded. | ok
# times and phones
Начало в 18.30. | It starts at 6:30 p.m. | ok
Начало в 18:00. | It starts at 6 p.m. | ok
Встреча в 12:00. | The meeting is at noon. | ok
Счёт 3:2. | The score is 3-2. | ok
Звоните: 8 (495) 123-45-67. | Call +7 495 123-45-67. | ok
""")

DAMAGED = rows("""
Приехали 12 человек. | 21 people came. | 12 became 21
Приехали 12 человек. | People came. | 12 missing
Приехали люди. | 12 people came. | 12 not in the source
Осталось 244 890 голосов. | There are 24,489 votes left. | 244 890 became 24,489
Завод стоит 1,5 млн рублей. | The plant costs 1.5 billion rubles. | 1,5 млн became 1.5 billion
Завод стоит 1,5 млн рублей. | The plant costs 15 million rubles. | 1,5 млн became 15 million
Завод стоит 1,5 млн рублей. | The plant costs 1,5 million rubles. | 1,5 has a decimal comma
Двадцать пять школ закрыты. | Twenty-six schools are closed. | Двадцать пять became Twenty-six
Четверо погибли. | Three died. | Четверо became Three
Приехали две группы. | Some groups came. | две missing
Выросло на 4,7 процента. | It grew by 7.4 percent. | 4,7 became 7.4
Здание XIX века. | A building of the 18th century. | XIX became 18
Начало в 18:30. | It starts at 7:30 p.m. | 18:30 became 7:30
Третий день идёт дождь. | It has rained for a fourth day. | Третий became fourth
Три пятых мест заняты. | Two fifths of the seats are taken. | Три missing
12 тысяч жителей, завод дал 300 машин. | 300 residents, the plant made 12,000 cars. | 12 тысяч and 300 changed places
Открыли 3-й мост. | The 3st bridge was opened. | 3st is no ordinal
Работы шли с 2016 по 2022 год. | Work went on from 2022 to 2016. | 2016 and 2022 changed places
Звоните: 8 (495) 123-45-67. | Call +7 495 123-45-76. | 8 (495) 123-45-67 became +7 495 123-45-76
""")


@pytest.mark.parametrize(("source", "target", "said"), KEPT + DAMAGED)
def test_numbers(source: str, target: str, said: list[str]) -> None:
    assert details(numbers(source, target)) == said


@given(st.integers(0, 10**12 - 1), st.sampled_from(["{}", "{:,}"]))
def test_an_integer_in_any_accepted_form_is_never_flagged(value: int, form: str) -> None:
    source = f"Всего насчитали {value:,} единиц.".replace(",", " ")
    assert not numbers(source, f"In all {form.format(value)} units were counted.")


@given(
    st.integers(0, 9999),
    st.integers(1, 99),
    st.sampled_from([("тыс.", "thousand"), ("млн", "million"), ("млрд", "billion")]),
)
def test_a_decimal_with_a_scale_is_never_flagged(whole: int, part: int, scale: tuple[str, str]) -> None:
    decimal = f"{whole}.{part:02d}"
    assert not numbers(f"Это {whole},{part:02d} {scale[0]} рублей.", f"That is {decimal} {scale[1]} rubles.")


@given(st.integers(3, 10**9), st.integers(3, 10**9))
def test_a_changed_integer_is_always_flagged(value: int, other: int) -> None:
    if value != other and value * 1000 != other and other * 1000 != value:
        assert numbers(f"Насчитали {value} птиц.", f"They counted {other} birds.")

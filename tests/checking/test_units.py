"""What an amount measures stays the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.units import units
from tests.checking.tables import details, rows

CASES = rows("""
# kept
До станции 5 км. | The station is 5 km away. | ok
До станции 5 километров. | The station is 5 kilometres away. | ok
Пятикилометровый забег. | A five-kilometer race. | ok
Построят 240 тыс. кв. м жилья. | 240,000 square metres of housing will be built. | ok
Построят 240 тыс. кв. м жилья. | 240,000 sq. m of housing will be built. | ok
Вывезли 600 тонн гороха. | They shipped 600 tons of peas. | ok
Вывезли 600 т гороха. | They shipped 600 tonnes of peas. | ok
Доля выросла до 9 %. | The share rose to 9%. | ok
Доля выросла до 9 процентов. | The share rose to 9 percent. | ok
Доля выросла на 2 процентных пункта. | The share rose by 2 percentage points. | ok
Заняты 50 % мест. | Half of the seats are taken. | ok
Расход 5 600 кубометров в секунду. | A flow of 5,600 cubic metres a second. | ok
Скорость 90 км/ч. | The speed is 90 km/h. | ok
Скорость 90 километров в час. | The speed is 90 kilometres per hour. | ok
Мороз в сорок градусов. | A frost of forty degrees. | ok
До −50 °C. | Down to −50°C. | ok
Участок 19,4 га. | A plot of 19.4 hectares. | ok
Ждали двое суток. | They waited for 48 hours. | ok
Двухнедельный карантин. | A quarantine of 14 days. | ok
Ему 12 лет. | He is 12. | ok
Работает 7 дней в неделю. | It is open 7 days a week. | ok
Бочка на 200 литров. | A barrel for 200 liters. | ok
Более 12-ти минут. | More than twelve minutes. | ok
Мощность 35 МВт. | A capacity of 35 megawatts. | ok
# damaged
До станции 5 км. | The station is 5 miles away. | км became miles
До станции 5 км. | The station is 5 m away. | км became m
Построят 240 кв. м жилья. | 240 cubic metres of housing will be built. | м became metres
Вывезли 600 тонн гороха. | They shipped 600 kilograms of peas. | тонн became kilograms
Доля выросла до 9 %. | The share rose to 9 tonnes. | % became tonnes
Выросло до 9 %. | It rose to 9. | % missing
Скорость 90 км/ч. | The speed is 90 m/h. | км/ч became m/h
Ждали 12 часов. | They waited for 12 minutes. | часов became minutes
Прошло 3 месяца. | 3 weeks passed. | месяца became weeks
Участок 19,4 га. | A plot of 19.4 acres. | га became acres
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_units(source: str, target: str, said: list[str]) -> None:
    assert details(units(source, target)) == said


PAIRS = (
    ("километров", "kilometres"),
    ("тонн", "tonnes"),
    ("процентов", "percent"),
    ("часов", "hours"),
    ("литров", "litres"),
)


@given(st.integers(5, 900), st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_only_another_unit_is_flagged(value: int, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    found = units(f"Ровно {value} {ours[0]} за день.", f"Exactly {value} {theirs[1]} in a day.")
    assert bool(found) == (ours != theirs)

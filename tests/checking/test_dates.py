"""Days, months, years, decades, weekdays and quarters are those of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.dates import dates
from summarize.checking.tokens import listed
from tests.checking.tables import details, rows

CASES = rows("""
# kept
Выставка откроется 12 мая. | The exhibition opens on May 12. | ok
Выставка откроется 12 мая. | The exhibition opens on the 12th of May. | ok
Договор подписан 12.05.2016. | The contract was signed on May 12, 2016. | ok
С 14 по 20 октября пройдёт форум. | The forum will run from October 14 to 20. | ok
Пройдёт 5, 6 и 7 июня. | It will be held on June 5-7 and on June 6. | ok
Завод построен в 1968 году. | The plant was built in 1968. | ok
Дом 1970-х годов. | A house of the 1970s. | ok
Мода 90-х вернулась. | The fashion of the 1990s is back. | ok
Мода девяностых вернулась. | The fashion of the nineties is back. | ok
В 2015–2016 годах шёл ремонт. | Repairs went on in 2015-16. | ok
Встреча в понедельник. | The meeting is on Monday. | ok
Встреча в среду. | The meeting is on Wednesday. | ok
Вода попала в среду обитания рыб. | The water got into the habitat of fish. | ok
К утру среды всё растаяло. | By Wednesday morning it had all melted. | ok
По пятницам рынок закрыт. | The market is closed on Fridays. | ok
Субботний рынок полон. | The Saturday market is full. | ok
Январские морозы прошли. | The January frosts are over. | ok
В мае вода спадёт. | The water may fall in May. | ok
Март Кууск не ответил. | Mart Kuusk did not reply. | ok
В первом квартале прибыль выросла. | Profit grew in the first quarter. | ok
В III квартале прибыль выросла. | Profit grew in Q3. | ok
В первом полугодии 2014 года. | In the first half of 2014. | ok
Площадь 400 кв. м, пятый этаж. | An area of 400 sq. m, on the fifth floor. | ok
В начале нулевых здесь был парк. | At the start of the 2000s there was a park here. | ok
# damaged
Выставка откроется 12 мая. | The exhibition opens on June 12. | мая became June
Выставка откроется 12 мая. | The exhibition opens on May 21. | 12 became 21
Выставка откроется 12 мая. | The exhibition opens soon. | 12 missing + мая missing
Завод построен в 1968 году. | The plant was built in 1986. | 1968 became 1986
Завод построен в 1968 году. | The plant was built long ago. | 1968 missing
Встреча в понедельник. | The meeting is on Tuesday. | понедельник became Tuesday
Встреча в понедельник. | The meeting is today. | понедельник missing
Встреча сегодня. | The meeting is on Tuesday. | Tuesday not in the source
Дом 1970-х годов. | A house of the 1960s. | 1970 became 1960
В третьем квартале прибыль выросла. | Profit grew in the second quarter. | третьем квартале became second quarter
С 3 июля по 12 мая. | From July 12 to May 3. | 3 июля became July 12
Договор подписан 12.05.2016. | The contract was signed on June 12, 2016. | June not in the source
Ответ придёт в декабре. | The answer will come in November. | декабре became November
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_dates(source: str, target: str, said: list[str]) -> None:
    assert details(dates(source, target)) == said


RUSSIAN = listed("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
ENGLISH = listed("January February March April May June July August September October November December")


@given(
    st.integers(1, 28), st.integers(0, 11), st.integers(1900, 2030), st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}"])
)
def test_a_full_date_is_never_flagged(day: int, month: int, year: int, form: str) -> None:
    english = form.format(d=day, m=ENGLISH[month], y=year)
    assert not dates(f"Это было {day} {RUSSIAN[month]} {year} года.", f"It happened on {english}.")


@given(st.integers(1, 28), st.integers(0, 11), st.integers(0, 11))
def test_another_month_is_always_flagged(day: int, month: int, other: int) -> None:
    if month != other:
        assert dates(f"Это было {day} {RUSSIAN[month]}.", f"It happened on {ENGLISH[other]} {day}.")

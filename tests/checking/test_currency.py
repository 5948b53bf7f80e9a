"""Sums of money stay in their currency."""

from __future__ import annotations

import pytest

from summarize.checking.units import currency
from tests.checking.tables import details, rows

CASES = rows("""
# kept
Билет стоит 300 рублей. | A ticket costs 300 rubles. | ok
Билет стоит 300 рублей. | A ticket costs 300 roubles. | ok
Билет стоит 300 руб. | A ticket costs RUB 300. | ok
Билет стоит 300 ₽. | A ticket costs 300 rubles. | ok
Заплатили 5 млн долларов. | They paid $5 million. | ok
Заплатили 5 млн долларов США. | They paid 5 million U.S. dollars. | ok
Заплатили 5 млн американских долларов. | They paid US$5 million. | ok
Ставка 20 евро. | The rate is €20. | ok
Ставка 20 евро. | The rate is 20 euros. | ok
Цена 4 200 юаней. | The price is 4,200 yuan. | ok
Цена 4 200 юаней. | The price is RMB 4,200. | ok
Цена 900 иен. | The price is ¥900. | ok
Цена 900 вон. | The price is 900 won. | ok
Цена 70 гривен. | The price is 70 hryvnias. | ok
Цена 500 тенге. | The price is 500 tenge. | ok
Цена 40 рупий. | The price is 40 rupees. | ok
Копейка рубль бережёт. | A penny saved is a penny earned. | ok
Вложили 1,7 миллиарда. | They invested 1.7 billion rubles. | ok
Курс доллара вырос. | The dollar rose. | ok
Рублёвый заём на 10 млн рублей. | A ruble loan of 10 million rubles. | ok
Стодолларовая купюра. | A hundred-dollar note. | ok
Дали по 25 и 50 тысяч рублей. | They gave 25,000 and 50,000 rubles. | ok
# damaged
Билет стоит 300 рублей. | A ticket costs 300 dollars. | рублей became dollars
Билет стоит 300 рублей. | A ticket costs $300. | рублей became $
Билет стоит 300 рублей. | A ticket costs 300. | рублей missing
Заплатили 5 млн долларов. | They paid 5 million rubles. | долларов became rubles
Заплатили 5 млн долларов. | They paid €5 million. | долларов became €
Ставка 20 евро. | The rate is 20 yen. | евро became yen
Цена 4 200 юаней. | The price is 4,200 yen. | юаней became yen
Цена 900 иен. | The price is 900 yuan. | иен became yuan
Цена 70 гривен. | The price is 70 rubles. | гривен became rubles
Обмен стоит 9 долларов, бензин в среднем 16. | A swap costs $9, gasoline €16 on average. | €16 not in the source
Потратили 3 тыс. тенге. | They spent 3,000 rupees. | тенге became rupees
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_currency(source: str, target: str, said: list[str]) -> None:
    assert details(currency(source, target)) == said

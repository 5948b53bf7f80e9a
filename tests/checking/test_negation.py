"""What the source denies is denied in the target, and the other way round."""

from __future__ import annotations

import pytest

from summarize.checking.negation import negation
from tests.checking.tables import details, rows

CASES = rows("""
# denied, in one way or another
Мост не открыт. | The bridge is not open. | ok
Мост не открыт. | The bridge isn't open. | ok
Мост не открыт. | The bridge isn’t open. | ok
Денег нет. | There is no money. | ok
Денег нет. | There isn't any money. | ok
Никто не приехал. | Nobody came. | ok
Никто не приехал и не позвонил. | No one came or called. | ok
Он никогда не курил. | He never smoked. | ok
Работали без перерыва. | They worked without a break. | ok
Войти нельзя. | You cannot enter. | ok
Войти нельзя. | Entry is prohibited. | ok
Это невозможно. | It is impossible. | ok
Не удалось спасти паром. | They failed to save the ferry. | ok
Причина неизвестна. | The cause is not known. | ok
Ни одна школа не закрыта. | Not a single school is closed. | ok
Поезда не ходят, если нет угля. | Trains do not run unless there is coal. | ok
Не менее 12 человек приехали. | At least 12 people came. | ok
Не позднее марта. | No later than March. | ok
Вратарь едва не упустил мяч. | The goalkeeper nearly let the ball slip. | ok
Склад чуть не сгорел. | The warehouse almost burned down. | ok
Приехал не то сын, не то племянник. | Either his son or his nephew came. | ok
Приехал не сын. | His son came. | «не» lost
Сарай построили самовольно. | The shed was built without permission. | ok
Гавань закрыли на ремонт. | The haven was closed for repairs. | ok
На Дону цветут сады. | Orchards are in bloom on the Don. | ok
Он не только строит, но и учит. | He builds and teaches as well. | ok
Не пора ли открыть мост? | Is it time to open the bridge? | ok
Ждали, пока не стемнело. | They waited until it got dark. | ok
Тем не менее мост открыт. | The bridge is open nonetheless. | ok
Участвует или нет, решит он сам. | Whether he takes part is for him to decide. | ok
Все приехали. | Everybody came. | ok
Отказался отвечать. | He would not answer. | ok
Ему всё равно. | He does not care. | ok
Бездомным помогут. | The homeless will be helped. | ok
Дом № 5 закрыт. | House No. 5 is closed. | ok
Особых усилий не нужно. | Little effort is needed. | ok
Приехали не многие. | Few came. | ok
Он почти не слышит. | He can hardly hear. | ok
# lost or added
Мост не открыт ещё немного. | The bridge is open a little longer. | «не» lost
Завод не открыт в последние годы. | The plant is open in the past few years. | «не» lost
Мост не открыт. | The bridge is open. | «не» lost
Рейсы не отменены. | The flights are cancelled. | «не» lost
Он не курил в этой комнате. | He smoked in this room. | «не» lost
Денег в бюджете нет. | There is money in the budget. | «нет» lost
Пострадавших нет. | There are casualties. | «нет» lost
Министр не подтвердил эти сведения. | The minister confirmed this information. | «не» lost
Завод никогда не останавливался. | The plant always stopped. | «не» lost
Губернатор не подписал закон о льготах. | The governor signed the law on benefits. | «не» lost
Компания не планирует строить порт. | The company plans to build a port. | «не» lost
Мост открыт. | The bridge is not open. | "not" not in the source
Министр подтвердил сведения. | The minister didn't confirm the information. | "didn't" not in the source
Завод работает. | The plant never works. | "never" not in the source
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_negation(source: str, target: str, said: list[str]) -> None:
    assert details(negation(source, target)) == said

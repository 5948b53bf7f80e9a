"""Nothing of another alphabet, and nothing that only a tokenizer writes, is left in the target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.leftover import leftover
from tests.checking.tables import details, rows

CASES = rows(
    """
# clean
Мост открыт. | The bridge is open. | ok
Мост открыт. | The bridge — the new one — is open. | ok
Кафе «Уют» открыто. | Café Uyut is open. | ok
Приехал Шукюр. | Şükür arrived. | ok
Цена 5 €. | The price is €5. | ok
Температура −5 °C. | The temperature is −5°C. | ok
Если a < b, то b > a. | If a < b, then b > a. | ok
Фирма AT&T открыта. | AT&T is open. | ok
Площадь 5 м². | An area of 5 m². | ok
Он сказал: «Да». | He said: “Yes.” | ok
Дорога 1/2. | Road ½. | ok
Это «ё». | It is an e with two dots. | ok
Пункт №5. | Item No. 5. | ok
Он ушёл… | He left… | ok
Ноль. | 0 | ok
Тег #МостОткрыт. | The tag #МостОткрыт. | ok
# left
Мост открыт. | The мост is open. | мост left
Мост открыт. | The bridge is открыт. | открыт left
Новый мост открыт. | The новый мост is open. | новый мост left
Иван-город далеко. | Иван-город is far away. | Иван-город left
Ёлка наряжена. | The ёлка is decorated. | ёлка left
Компания ANA. | The company ANAН. | Н left
Две реки. | Две rivers and реки. | Две left + реки left
Киев далеко. | Kyїv is far. | ї left
Мост ⁂ открыт. | The bridge ⁇ is open. | ⁇ left
Мост открыт. | The bridge <unk> is open. | <unk> left
Мост открыт. | The bridge is open</s> | </s> left
Мост открыт. | The bridge<0xD0><0x9F> is open. | <0xD0> left + <0x9F> left
Мост открыт. | The bridge \ufffd is open. | \ufffd left
Мост открыт. | ▁The▁bridge is open. | ▁ left + ▁ left
Мост «Северный» открыт. | The &quot;Severny&quot; bridge is open. | &quot; left + &quot; left
Мост и порт. | The bridge &amp; port. | &amp; left
Мост открыт. | The bridge&#39;s open. | &#39; left
""".replace("\\ufffd", "\ufffd")
)


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_leftover(source: str, target: str, said: list[str]) -> None:
    assert details(leftover(source, target)) == said


@given(st.text())
def test_spans_are_what_is_left(target: str) -> None:
    for finding in leftover("Да.", target):
        assert finding.target is not None
        start, end = finding.target
        assert finding.detail == f"{target[start:end]} left"

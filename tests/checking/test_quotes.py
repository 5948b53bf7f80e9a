"""Quotations stay quotations, and marks come in pairs."""

from __future__ import annotations

import pytest

from summarize.checking.quotes import quotes
from tests.checking.tables import details, rows

LOST, ODD = "quotation marks missing", "quotation mark without its mate"
CASES = rows(f"""
# kept
«Мост открыт для всех», — сказал он. | "The bridge is open to all," he said. | ok
«Мост открыт для всех», — сказал он. | “The bridge is open to all,” he said. | ok
«Мост открыт для всех», — сказал он. | 'The bridge is open to all,' he said. | ok
«Мост открыт для всех», — сказал он. | «The bridge is open to all,» he said. | ok
Он сказал: "Мост открыт для всех". | He said, "The bridge is open to all." | ok
Он сказал: „Мост открыт для всех“. | He said, "The bridge is open to all." | ok
«Мост, — сказал он, — открыт для всех людей». | "The bridge," he said, "is open to all people." | ok
# names drop their marks
Компания «Газ» выросла. | The company Gaz has grown. | ok
Фонд «Развитие северных территорий» открыт. | The Northern Territories Development fund is open. | ok
Судно «Красный Яр» пришло. | The ship Krasny Yar came. | ok
Форум «Открытый город: услуги для всех» начался. | The forum Open City: Services for All has begun. | ok
# marks whose mates are elsewhere
Мост открыт. | "The bridge is open. | ok
«Мост открыт для всех». | "The bridge is open to all. | ok
Мост открыт для всех». | The bridge is open to all." | ok
«Мост открыт. | "The bridge is open. | ok
Экран 21" хорош. | A 21" screen is good. | ok
По схеме «2 + 2». | Under the "2+2" scheme. | ok
Мост (новый) открыт. | The (new) bridge is open. | ok
а) мост | a) bridge | ok
1) мост; 2) порт (новый) | 1) bridge; 2) port (new) | ok
# lost
«Мост открыт для всех», — сказал он. | The bridge is open to all, he said. | {LOST}
Он сказал: «Мост открыт для всех». | He said the bridge is open to all. | {LOST}
Он сказал: "Мост открыт для всех". | He said the bridge is open to all. | {LOST}
По его словам, «мост откроют для всех машин уже этой весной». | The bridge will be open by spring, he said. | {LOST}
# without a mate
«Мост открыт для всех», — сказал он. | "The bridge is open to all, he said. | {ODD}
«Мост открыт для всех», — сказал он. | The bridge is open to all," he said. | {ODD}
Он сказал: «Мост открыт для всех». | He said, "The bridge is open to all. | {ODD}
Мост «Южный» и порт «Северный» открыты. | The "Yuzhny bridge and Severny port are open. | {ODD}
Мост «Южный» открыт. | The “Yuzhny bridge is open. | {ODD}
Мост (новый) открыт. | The (new bridge is open. | ( without its mate
Мост (новый) открыт. | The new) bridge is open. | ) without its mate
Мост [новый] открыт. | The [new bridge is open. | [ without its mate
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_quotes(source: str, target: str, said: list[str]) -> None:
    assert details(quotes(source, target)) == said


def test_a_mark_without_its_mate_is_of_the_only_quotation() -> None:
    source = "Это форум «Вода рек» и мост."
    (finding,) = quotes(source, 'It is the Water of Rivers" forum and a bridge.')
    assert finding.source is not None
    assert source[slice(*finding.source)] == "«Вода рек»"

"""The target is a translation: neither empty nor the source again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.tokens import listed
from summarize.checking.untranslated import untranslated
from tests.checking.tables import details

COPIED, EMPTY, WORDLESS = ["the source was copied"], ["the target is empty"], ["the target has no words"]
CASES: list[tuple[str, str, list[str]]] = [
    ("Мост открыт.", "The bridge is open.", []),
    ("Мост открыт для всех.", "The bridge is open to all.", []),
    ("Мост открыт для всех.", "The мост is open to all.", []),
    ("Компания Hyundai.", "Hyundai.", []),
    ("Hyundai Motor", "Hyundai Motor", []),
    ("IKEA", "IKEA", []),
    ("2016", "2016", []),
    ("18:30", "18:30", []),
    ("№ 5", "No. 5", []),
    ("", "", []),
    ("* * *", "* * *", []),
    ("Да.", "Yes.", []),
    ("Нет!", "!", []),
    ("Фото: Reuters", "Photo: Reuters", []),
    ("ООО «Порт»", "OOO Port", []),
    ("А.", "A.", []),
    ("— Да.", "— Yes.", []),
    ("Мост открыт.", "Мост открыт.", COPIED),
    ("Мост открыт.", "мост открыт", COPIED),
    ("Мост открыт.", " Мост открыт. ", COPIED),
    ("Мост открыт для всех.", "Мост открыт to all.", COPIED),
    ("Мост открыт для всех.", "Мост для всех is open.", COPIED),
    ("Ещё один мост.", "Еще один мост.", COPIED),
    ("Порт.", "Порт.", COPIED),
    ("Порт Hyundai.", "Порт Hyundai.", COPIED),
    ("Мост открыт.", "", EMPTY),
    ("Мост открыт.", "   ", EMPTY),
    ("Да.", "", EMPTY),
    ("Мост, 12 км.", "", EMPTY),
    ("Мост открыт.", "...", WORDLESS),
    ("Мост открыт.", "— — —", WORDLESS),
    ("Мост открыт для всех.", '"."', WORDLESS),
]


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_untranslated(source: str, target: str, said: list[str]) -> None:
    assert details(untranslated(source, target)) == said


@given(st.lists(st.sampled_from(listed("мост порт река город завод школа")), min_size=1).map(" ".join))
def test_a_copy_is_always_noticed(source: str) -> None:
    assert details(untranslated(source, source)) == COPIED

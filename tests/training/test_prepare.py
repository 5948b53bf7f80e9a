"""Preparation of pairs: what is kept, what is dropped, and why."""

from __future__ import annotations

import pytest

from training.prepare import Pair, clean, fault, key, table


@pytest.mark.parametrize(
    ("kind", "source", "target", "why"),
    [
        ("news", "Дом построили.", "The house was built.", None),
        ("news", "", "The house was built.", "empty"),
        ("news", "The house", "The house", "source not Russian"),
        ("news", "Дом построили.", "Дом was built.", "target not English"),
        ("news", "Дом построили вчера вечером на краю села.", "A house.", "length ratio"),
        (
            "docs",
            "Подробности на странице http://example.org",
            "See http://example.org for the details",
            "markup",
        ),
        ("docs", "Значение %s неверно", "The value %s is wrong", "markup"),
        ("news", "Погибли 12 человек.", "13 people were killed.", "numbers differ"),
        ("news", "Погибли 12 человек.", "Twelve people were killed.", None),
        ("literature", "Ему было 12 лет и 3 дня.", "He was 13 years and some days.", None),
        ("news", "а" * 701, "a" * 701, "too long"),
        ("corpus", "ТОО", "LLP", None),
    ],
)
def test_faults(kind: str, source: str, target: str, why: str | None) -> None:
    assert fault(kind, source, target) == why


def test_a_reprint_has_the_key_of_its_original() -> None:
    assert key("«Дом» — построили!") == key("дом построили")


def test_held_out_text_is_dropped_on_either_side() -> None:
    pairs: list[Pair] = [
        ("news", "Губернатор открыл мост.", "The governor opened a bridge."),
        ("news", "Школу закрыли на ремонт.", "The school was closed for repairs."),
    ]
    kept, counts = clean(iter(pairs), {key("The governor opened a bridge!")})
    assert [pair[1] for pair in kept] == ["Школу закрыли на ремонт."]
    assert counts["news", "held out"] == 1


def test_the_same_source_is_kept_in_few_variants() -> None:
    pairs: list[Pair] = [("news", "Губернатор открыл мост.", f"The governor opened {'x' * n}.") for n in range(9)]
    kept, counts = clean(iter(pairs), set())
    assert len(kept) == 4
    assert counts["news", "too many variants"] == 5


def test_counts_add_up_in_the_table() -> None:
    pairs: list[Pair] = [("news", "Дом построили.", "The house was built."), ("news", "Дом.", "")]
    _, counts = clean(iter(pairs), set())
    assert table(counts).splitlines()[-1] == "| news | 2 | 1 | 1 |"

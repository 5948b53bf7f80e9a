from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.briefing.packing import Passage, pack


def count(text: str) -> int:
    return len(text.split())


def passages(*sizes: int, a_paragraph: int = 3) -> list[Passage]:
    return [Passage(" ".join([f"w{n}"] * (size - 1) + ["end."]), n // a_paragraph) for n, size in enumerate(sizes)]


def test_what_fits_is_one_part() -> None:
    assert len(pack(passages(10, 10, 10), 40, count)) == 1


def test_parts_are_about_equal_so_that_no_last_sentence_is_left_alone() -> None:
    parts = pack(passages(*[10] * 11), 100, count)
    assert sorted(map(count, parts)) == [50, 60]


def test_a_part_ends_where_a_paragraph_ends_if_that_is_near() -> None:
    parts = pack(passages(*[10] * 12, a_paragraph=5), 100, count)
    assert parts[1].startswith("w5 ")


def test_a_part_ends_at_a_heading_rather_than_in_the_middle() -> None:
    rows = [Passage(each.text, each.paragraph, at == 4) for at, each in enumerate(passages(*[10] * 12, a_paragraph=1))]
    assert pack(rows, 100, count)[1].startswith("w4 ")


def test_a_sentence_over_the_limit_is_split_between_clauses_and_not_cut() -> None:
    long = "The port was closed for repairs in the autumn, and the ferry went to another harbour for the whole winter."
    parts = pack([Passage(long, 0)], 12, count)
    assert len(parts) > 1
    assert " ".join(parts) == long
    assert parts[0].endswith("autumn,")


def test_nothing_makes_no_part() -> None:
    assert pack([], 10, count) == []
    assert pack([Passage("  ", 0)], 10, count) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=40), st.integers(5, 60))
def test_every_word_is_in_one_part_in_order_and_no_part_is_over_the_limit(sizes: list[int], limit: int) -> None:
    rows = passages(*sizes)
    parts = pack(rows, limit, count)
    assert all(count(part) <= limit for part in parts)
    assert " ".join(parts).split() == " ".join(row.text for row in rows).split()

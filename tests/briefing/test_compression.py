"""What may go from an English sentence of a brief, and what never may. Each line is a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.briefing.compression import compress, shorten
from summarize.briefing.words import count


# before => after
def _lines(name: str) -> list[str]:
    """Return the lines of a table beside this file, without its comments."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


SHORTER = [tuple(line.split(" => ")) for line in _lines("shorter.txt")]
KEPT = _lines("kept.txt")


@pytest.mark.parametrize(("before", "after"), SHORTER)
def test_frames_go_and_a_whole_sentence_stays(before: str, after: str) -> None:
    assert compress(before) == after


@pytest.mark.parametrize("text", KEPT)
def test_what_carries_meaning_stays(text: str) -> None:
    assert compress(text) == text


def test_there_are_enough_cases() -> None:
    assert len(SHORTER) + len(KEPT) >= 60


@pytest.mark.parametrize("text", ["However, the road will open in May.", "But the road will open in May."])
def test_a_tie_stays_where_the_sentence_it_ties_to_stays(text: str) -> None:
    assert compress(text, follows=True) == text


@pytest.mark.parametrize(
    ("source", "text", "after"),
    [
        (
            "ЛИПКОВО, 14 мая. Порт получил краны.",
            "LIPKOVO (Primorye), May 14. The port got cranes.",
            "The port got cranes.",
        ),
        ("Порт получил краны.", "Lipkovo. The port got cranes.", "Lipkovo. The port got cranes."),
    ],
)
def test_a_dateline_of_the_source_vouches_for_one_in_english(source: str, text: str, after: str) -> None:
    assert compress(text, source=source) == after


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        ('The region is growing," the governor said.', '"The region is growing," the governor said.'),
        ('"We must answer every question, said the geologist.', '"We must answer every question," said the geologist.'),
        ('"We must answer every question.', "We must answer every question."),
        ('"We are ready," he said.', '"We are ready," he said.'),
        ('The "Volna" ferry has sailed.', 'The "Volna" ferry has sailed.'),
    ],
)
def test_quotation_marks_come_in_pairs(piece: str, whole: str) -> None:
    assert compress(piece) == whole


@pytest.mark.parametrize(
    ("text", "limit", "after"),
    [
        (
            "The city opened a new ferry line to the island on Monday, which cost 40 million rubles.",
            14,
            "The city opened a new ferry line to the island on Monday.",
        ),
        (
            "The city opened a new ferry line to the island; tickets cost 40 rubles.",
            12,
            "The city opened a new ferry line to the island.",
        ),
        # The clause denies or limits what goes before it: no cut.
        *(
            (text, 12, text)
            for text in (
                "The city opened a new ferry line to the island, which never sailed after the first week of May.",
                "The city opened a new ferry line to the island, but it will sail only if the ice melts.",
                "If the ice holds until the end of the month; the line will open for everybody in town.",
                "The mayor opened the line, which cost 40 million rubles and took six long years to build.",
                "The city will open a new ferry line to the island without any conditions whatsoever in May.",
            )
        ),
    ],
)
def test_a_sentence_is_cut_only_where_the_clause_can_spare_what_follows(text: str, limit: int, after: str) -> None:
    assert shorten(text, limit) == after


_SENTENCES = st.text(st.sampled_from('abcXYZ019 .,;:"()-—/'), max_size=120)


@given(_SENTENCES)
def test_compression_adds_no_words_and_is_stable(text: str) -> None:
    once = compress(text)
    assert count(once) <= count(text)
    assert compress(once) == once or count(compress(once)) < count(once)


@given(_SENTENCES)
def test_figures_outlive_compression(text: str) -> None:
    framed = f"In addition, the port handled 4,512 tonnes of {text.strip() or 'coal'}"
    assert "4,512" in compress(framed)

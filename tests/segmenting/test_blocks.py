"""Segments are the blocks cut into sentences: ids, paragraphs, kinds and exact spans."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import Block, BlockKind, Language, Segment
from summarize.segmenting import headline_ids, segment

MARKS = "«»„“”\"'()[].,;:!?…—–-•*/§№ \n\t\u00a0"
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="аАбБвВг.Г12IX" + MARKS),
    st.text(alphabet="aAbBcC.e12IX" + MARKS),
    st.lists(
        st.sampled_from(
            (
                "А.",
                "г.",
                "ул.",
                "2012",
                "т.",
                "д.",
                "руб.",
                "«Да.",
                "Нет»,",
                "—",
                "сказал",
                "он.",
                "Mr.",
                "U.S.",
                "Inc.",
                "ТОКИО,",
                "5 мая.",
                "/ТАСС/.",
                "1.",
                "2)",
                "-",
                ";",
                "…",
                "?!",
                "https://a.ru/B.c",
                "завода.Новый",
                "\n",
            )
        )
    ).map(" ".join),
)
LANGUAGES = st.sampled_from(get_args(Language))
KINDS = st.sampled_from(get_args(BlockKind))


def words(text: str) -> str:
    return "".join(text.split())


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Block]]:
    """Blocks one after another, with text between them that belongs to none."""
    text, blocks = "", []
    for body in draw(st.lists(TEXTS, max_size=4)):
        text += draw(st.sampled_from(["", "\n\n", " сайт "]))
        marker = draw(st.sampled_from(["", "- ", "12) ", "•"]))
        blocks.append(Block(len(text), len(text) + len(marker + body), draw(KINDS), len(marker)))
        text += marker + body
    return text, blocks


@given(documents(), LANGUAGES)
@settings(deadline=None)
def test_every_word_of_a_block_lies_in_one_segment(document: tuple[str, list[Block]], language: Language) -> None:
    text, blocks = document
    segments = segment(text, blocks, language)
    assert words("".join(text[each.start : each.end] for each in segments)) == words(
        "".join(text[block.start : block.end] for block in blocks)
    )


@given(documents(), LANGUAGES)
@settings(deadline=None)
def test_spans_are_in_order_and_bare_of_blanks(document: tuple[str, list[Block]], language: Language) -> None:
    text, blocks = document
    last = 0
    for number, each in enumerate(segment(text, blocks, language), start=1):
        assert each.id == number
        assert last <= each.start < each.end
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        assert 0 <= each.marker <= each.end - each.start
        last = each.end


def test_headline_comes_with_paragraph_minus_one_and_the_others_count_from_zero() -> None:
    text = "Мост открыт\n\nМост открыли. Мэр рад.\n\nПланы\n\nДорога строится."
    blocks = [Block(0, 11, "headline"), Block(13, 35, "body"), Block(37, 42, "heading"), Block(44, 60, "body")]
    assert segment(text, blocks, "ru") == (
        Segment(1, -1, "heading", 0, 11),
        Segment(2, 0, "body", 13, 26),
        Segment(3, 0, "body", 27, 35),
        Segment(4, 1, "heading", 37, 42),
        Segment(5, 2, "body", 44, 60),
    )


def test_ids_follow_the_document_where_the_headline_does_not_come_first() -> None:
    text = "Рубрика\nМост открыт"
    segments = segment(text, [Block(0, 7, "heading"), Block(8, 19, "headline")], "ru")
    assert [(each.id, each.paragraph) for each in segments] == [(1, 0), (2, -1)]
    assert headline_ids(segments) == (2,)


def test_no_headline_has_no_ids() -> None:
    assert headline_ids(segment("Мост открыт.", [Block(0, 12, "body")], "ru")) == ()


@pytest.mark.parametrize("kind", ["headline", "heading"])
def test_a_heading_is_one_segment_whatever_stops_it_holds(kind: BlockKind) -> None:
    text = "Мост открыт. Мэр доволен. Дорога — нет"
    assert len(segment(text, [Block(0, len(text), kind)], "ru")) == 1


def test_a_heading_as_long_as_a_paragraph_is_cut() -> None:
    text = "Мост через реку Хор открыли после долгого ремонта. " * 8
    assert len(segment(text, [Block(0, len(text), "headline")], "ru")) == 8


def test_the_first_segment_of_a_list_item_holds_its_marker() -> None:
    text = "- Мост через реку Хор открыт. Дорога строится."
    first, second = segment(text, [Block(0, len(text), "list", 2)], "ru")
    assert (text[first.start : first.end], first.marker) == ("- Мост через реку Хор открыт.", 2)
    assert (second.kind, second.marker) == ("list", 0)


def test_a_marker_alone_is_a_segment() -> None:
    assert segment("1) ", [Block(0, 3, "list", 3)], "ru") == (Segment(1, 0, "list", 0, 2, 2),)


def test_blank_blocks_have_no_segments_and_still_count() -> None:
    text = "  \nМост."
    assert segment(text, [Block(0, 2, "body"), Block(3, 8, "body")], "ru") == (Segment(1, 1, "body", 3, 8),)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(
    "unit", [".", ". ", "А. ", "1. ", "«", '" ', "; - а", "(а. Б. ", "?!", "слово ", "\n", ".)", "Мост открыли в мае. "]
)
def test_time_grows_with_length_alone(language: Language, unit: str) -> None:
    """A hundred thousand characters of anything take a second; a rule that looks back over all, minutes."""
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    segment(text, [Block(0, len(text), "body")], language)
    assert time.process_time() - begun < 15

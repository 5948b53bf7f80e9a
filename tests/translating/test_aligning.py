"""Word alignments read off attention."""

from __future__ import annotations

import pytest

from summarize.modelling.store import resolve
from summarize.translating.aligning import links, word_of_piece
from summarize.translating.engine_ctranslate2 import CTranslate2Engine


def test_a_piece_belongs_to_the_word_that_it_stands_in() -> None:
    assert word_of_piece(["▁За", "вод", "▁открыт", "."]) == [0, 0, 1, 1]


def test_a_text_that_begins_without_a_mark_still_has_a_first_word() -> None:
    assert word_of_piece(["За", "вод"]) == [0, 0]


def test_each_target_word_is_linked_where_most_of_its_attention_lies() -> None:
    attention = [[0.1, 0.2, 0.7], [0.5, 0.4, 0.1]]
    assert links(["▁За", "вод", "▁открыт"], ["▁opened", "▁plant"], attention) == ((1, 0), (0, 1))


def test_spread_attention_links_nothing() -> None:
    assert links(["▁а", "▁б", "▁в", "▁г"], ["▁x"], [[0.25, 0.25, 0.25, 0.25]]) == ()


@pytest.fixture(scope="module")
def engine() -> CTranslate2Engine:
    return CTranslate2Engine(resolve(None))


def test_the_built_in_model_knows_which_word_renders_which(engine: CTranslate2Engine) -> None:
    source, target = "Губернатор посетил Японию в 2019 году.", "The governor visited Japan in 2019."
    (found,) = engine.align([(source, target)])
    assert {(0, 1), (2, 3), (4, 5)} <= set(found)


def test_what_is_too_long_to_force_has_no_links(engine: CTranslate2Engine) -> None:
    assert engine.align([("слово " * 400, "word")]) == [()]


def test_pairs_aligned_together_have_the_links_that_each_has_alone(engine: CTranslate2Engine) -> None:
    pairs = [
        ("Губернатор посетил Японию в 2019 году.", "The governor visited Japan in 2019."),
        ("слово " * 400, "word"),
        ("Мэр открыл школу.", "The mayor opened a school."),
    ]
    assert engine.align(pairs) == [engine.align([pair])[0] for pair in pairs]

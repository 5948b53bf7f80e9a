"""What stands between a segment and the engine."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.translating.engine import Decoding, Hypothesis
from summarize.translating.memory import Scope
from summarize.translating.translator import Translator
from tests.translating.fakes import Scripted, always

SCOPE = Scope("m", "0" * 64, "", "1")


def echo(source: str, decoding: Decoding) -> Sequence[Hypothesis]:
    return [Hypothesis(f"English of {len(source.split())} words here.", -0.5)]


@pytest.mark.parametrize("source", ["12", "https://example.org/", "Tomsk News Letter", "10:30", "–"])
def test_what_has_no_russian_letter_is_never_sent_to_the_model(source: str) -> None:
    engine = Scripted(always("nonsense"))
    (made,) = Translator(engine, 4, SCOPE, None).translate([source])
    assert made.score is None
    assert made.text == source.replace("–", "-")
    assert engine.asked == []


def test_a_sentence_over_the_limit_is_split_and_all_of_it_is_sent() -> None:
    engine = Scripted(echo, limit=8)
    words = " ".join(f"слово{number}," for number in range(120))
    Translator(engine, 4, SCOPE, None).translate([words])
    first = engine.asked[0][0]
    assert all(len(part.split()) <= 8 for part in first)
    assert " ".join(first) == words


def test_repeated_sentences_are_decoded_once() -> None:
    engine = Scripted(echo)
    made = Translator(engine, 4, SCOPE, None).translate(["Завод построен."] * 5)
    assert len(engine.asked[0][0]) == 1
    assert len({one.text for one in made}) == 1


def test_segments_that_differ_only_in_marks_are_one_to_the_model() -> None:
    engine = Scripted(echo)
    Translator(engine, 4, SCOPE, None).translate(["Завод «Восход» построен.", "Завод “Восход” построен."])
    assert len(engine.asked[0][0]) == 1


def test_nothing_in_nothing_out() -> None:
    engine = Scripted(echo)
    assert Translator(engine, 4, SCOPE, None).translate([]) == []
    assert engine.asked == []

"""The built-in model through both engines."""

from __future__ import annotations

import importlib.util

import pytest

from summarize.modelling.store import resolve
from summarize.translating.engine import Decoding
from summarize.translating.engine_ctranslate2 import CTranslate2Engine
from tests.gate.measure import segments

SOURCES = [row[1] for row in segments()]


@pytest.fixture(scope="module")
def engine() -> CTranslate2Engine:
    return CTranslate2Engine(resolve(None))


def test_it_names_itself_with_version_and_arithmetic(engine: CTranslate2Engine) -> None:
    library, version, arithmetic = engine.name.split()
    assert library == "ctranslate2"
    assert version[0].isdigit()
    assert arithmetic.startswith("int8")


def test_a_segment_gives_the_same_output_alone_and_in_company(engine: CTranslate2Engine) -> None:
    decoding = Decoding(beam=4)
    together = engine.translate(SOURCES, decoding)
    for index in range(0, len(SOURCES), 23):
        alone = engine.translate([SOURCES[index]], decoding)[0]
        assert alone[0].text == together[index][0].text


def test_the_order_of_segments_does_not_matter(engine: CTranslate2Engine) -> None:
    forward = engine.translate(SOURCES[:80], Decoding())
    backward = engine.translate(SOURCES[:80][::-1], Decoding())
    assert [one[0].text for one in forward] == [one[0].text for one in backward][::-1]


def test_a_stream_yields_each_segment_once_with_what_translate_returns(engine: CTranslate2Engine) -> None:
    streamed = list(engine.stream(SOURCES[:60], Decoding()))
    assert [index for index, _ in streamed] != list(range(60))
    assert [found for _, found in sorted(streamed, key=lambda one: one[0])] == engine.translate(
        SOURCES[:60], Decoding()
    )


def test_hypotheses_come_best_first(engine: CTranslate2Engine) -> None:
    for found in engine.translate(SOURCES[:20], Decoding(beam=4, hypotheses=4)):
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="the torch extra is not installed")
@pytest.mark.parametrize("beam", [1, 4])
def test_the_reference_engine_agrees_on_the_same_weights(beam: int) -> None:
    from summarize.translating.engine_transformers import TransformersEngine

    decoding = Decoding(beam=beam)
    default = CTranslate2Engine(resolve(None), compute_type="float32").translate(SOURCES[:120], decoding)
    reference = TransformersEngine(resolve(None)).translate(SOURCES[:120], decoding)
    same = sum(one[0].text == other[0].text for one, other in zip(default, reference, strict=True))
    assert same >= 0.95 * 120

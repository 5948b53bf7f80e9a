"""The same weights say the same, whatever the version of CTranslate2 or transformers."""

from __future__ import annotations

import importlib.util

import pytest

from summarize.modelling.store import resolve
from summarize.translating.loading import load_engine
from tests.translating import golden


@pytest.fixture(scope="module")
def pinned() -> dict[str, str]:
    """Return what was written down for the weights that are there."""
    found = golden.read()
    if found["weights"] != golden.weights():
        pytest.fail(f"the built-in model's weights are others than those written down; refresh: {golden.REFRESH}")
    said: dict[str, str] = found["said"]
    return said


@pytest.mark.parametrize("beam", golden.BEAMS)
def test_the_default_engine_says_what_it_said(pinned: dict[str, str], beam: int) -> None:
    engine = load_engine(resolve("built-in"), "ctranslate2", 0, "cpu")
    assert dict(zip(pinned, golden.said(engine, list(pinned), beam), strict=True)) == pinned


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="the torch extra is not installed")
@pytest.mark.parametrize("beam", golden.BEAMS)
def test_the_reference_engine_says_what_it_said(pinned: dict[str, str], beam: int) -> None:
    engine = load_engine(resolve("built-in"), "transformers", 0, "cpu")
    assert dict(zip(pinned, golden.said(engine, list(pinned), beam), strict=True)) == pinned


def test_enough_is_written_down_to_notice_a_change(pinned: dict[str, str]) -> None:
    assert len(pinned) >= 20
    assert sum(len(text.split()) for text in pinned.values()) >= 150

"""The packaged model and the choice of sentences stay above their floors."""

from __future__ import annotations

import json

import pytest

from tests.gate.measure import FLOORS, brief_figures, translation_figures

PINNED = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def translation() -> dict[str, float]:
    return translation_figures()


@pytest.fixture(scope="module")
def briefs() -> dict[str, float]:
    return brief_figures()


@pytest.mark.parametrize("name", ["bleu", "chrf", "numbers_kept", "without_cyrillic"])
def test_the_translation_is_no_worse_than_the_floor(translation: dict[str, float], name: str) -> None:
    assert translation[name] >= PINNED[name]


def test_the_brief_chooses_the_gist_no_worse_than_the_floor(briefs: dict[str, float]) -> None:
    assert briefs["gist_f1"] >= PINNED["gist_f1"]


def test_the_brief_beats_the_first_sentences(briefs: dict[str, float]) -> None:
    assert briefs["gist_f1"] > briefs["lead_f1"]

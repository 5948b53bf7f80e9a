"""Pairs whose sides say different things are told from free translations."""

from __future__ import annotations

import pytest

from training.alignment import kept_share, misaligned

SOURCE = "Губернатор области подписал соглашение о строительстве завода и новой дороги в порт."


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The governor of the region signed an agreement to build a plant and a new road to the port.", False),
        ("A deal to build a plant and a port road was signed by the region's governor.", False),
        ("Heavy snow closed schools across the north of the country on Monday.", True),
        ("According to her, the students won three medals at the competition.", True),
    ],
)
def test_a_translation_however_free_is_kept_and_another_sentence_is_not(target: str, expected: bool) -> None:
    assert misaligned(SOURCE, target) is expected


def test_too_few_known_words_are_no_evidence() -> None:
    assert kept_share("Спасибо, Тимур.", "Entirely different words.") is None
    assert not misaligned("Спасибо, Тимур.", "Entirely different words.")

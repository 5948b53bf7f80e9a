"""`summarize doctor` and `summarize glossary check`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import summarize


def test_the_doctor_says_what_is_there_and_that_it_works() -> None:
    report = json.loads(summarize("doctor", "--format", "json", "--seconds", "0.3").out)
    used = [model for model in report["models"] if model["used"]]
    assert [model["name"] for model in used] == ["built-in"]
    assert used[0]["state"] == "intact"
    assert report["self-test"]["source_words_per_s"] > 0
    assert report["self-test"]["sample"]


def test_the_self_test_can_be_left_out() -> None:
    ran = summarize("doctor", "--seconds", "0")
    assert ran.code == 0
    assert "self-test" not in ran.out


def test_a_sound_glossary_passes(examples: Path) -> None:
    assert summarize("glossary", "check", str(examples / "glossary.csv")).code == 0


def test_a_glossary_with_a_conflict_fails_and_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("завод,plant\nгород,town\nзавод,factory\n", encoding="utf-8")
    ran = summarize("glossary", "check", str(path))
    assert ran.code == 1
    assert "line 3" in ran.out


def test_terms_of_a_glossary_stand_in_the_translation(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("завод,Big Works\n", encoding="utf-8")
    ran = summarize("translate", "--lines", "--glossary", str(path), stdin="Завод открыт.\n".encode())
    assert "Big Works" in ran.out or "checks found" in ran.err

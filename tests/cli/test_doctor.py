"""`summarize doctor` and `summarize glossary check`."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest

from summarize.modelling import install
from tests.cli.command import summarize
from tests.conftest import list_models
from tests.modelling import tiny


def test_the_doctor_says_what_is_there_and_that_it_works() -> None:
    ran = summarize("doctor", "--format", "json", "--seconds", "0.3")
    report = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    (model,) = [row for row in report["models"] if row["name"] == "built-in"]
    assert (model["state"], model["licence"], model["used"]) == ("intact", "MIT", ["translate ru-en"])
    assert len(model["sha256"]["model.bin"]) == 64
    assert report["tasks"] == {"translate ru-en": "built-in", "summarize ru": None, "summarize en": None}
    assert report["cpu"]["threads"] >= 1
    assert report["self-test"]["source_tokens_per_s"] > report["self-test"]["source_words_per_s"] > 0
    assert report["self-test"]["sample"]


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="another processor has other names")
def test_the_instructions_in_use_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    cpu = json.loads(summarize("doctor", "--format", "json", "--seconds", "0").out)["cpu"]
    assert (cpu["isa"], cpu["forced_isa"]) == ("GENERIC", "GENERIC")


def test_the_text_says_the_same_in_lines() -> None:
    lines = summarize("doctor", "--seconds", "0.1").out.splitlines()
    starts = ["summarize ", "installed: ", "not installed: ", "processor: ", "task translate ru-en: built-in"]
    for start, line in zip(starts, lines, strict=False):
        assert line.startswith(start)
    for start in ("model built-in@", "memory: ", "models: ", "downloads: ", "self-test: first answer in "):
        assert [line for line in lines if line.startswith(start)]


def test_the_self_test_can_be_left_out() -> None:
    ran = summarize("doctor", "--seconds", "0")
    assert ran.code == 0
    assert "self-test" not in ran.out


@pytest.mark.parametrize("damaged", ["model.bin", "manifest.json"])
def test_a_damaged_model_does_not_silence_the_doctor(tmp_path: Path, damaged: str) -> None:
    list_models("tiny translate ru-en hf:maker/tiny@main MIT family=marian\n")
    files = tiny.write(tiny.marian(positions=False), tmp_path / "hub")
    path = install.install_from("tiny", files).folder / damaged
    path.write_bytes(path.read_bytes()[:-5])
    ran = summarize("doctor", "--seconds", "0.1")
    assert ran.code == 3
    (told,) = [one for one in ran.out.splitlines() if one.startswith("model tiny")]
    assert told.endswith("run: summarize models pull tiny")
    assert "self-test: failed: " in ran.out
    assert "model built-in@" in ran.out


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

"""`summarize brief`, run as its users run it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.command import summarize

CYRILLIC = re.compile("[а-яёА-ЯЁ]")


def test_a_brief_is_a_headline_a_blank_line_and_prose(examples: Path) -> None:
    ran = summarize("brief", str(examples / "agency.txt"))
    headline, blank, *prose = ran.out.rstrip("\n").split("\n")
    assert ran.code == 0
    assert headline
    assert blank == ""
    assert all(line == "" or len(line.split()) > 3 for line in prose)
    assert not CYRILLIC.search(ran.out)


@pytest.mark.parametrize(("length", "words"), [("short", 40), ("standard", 80), ("long", 150)])
def test_the_length_is_kept_within_a_quarter(examples: Path, length: str, words: int) -> None:
    ran = summarize("brief", str(examples / "press-release.txt"), "--length", length)
    body = ran.out.split("\n\n", 1)[1]
    assert 0.75 * words <= len(body.split()) <= 1.25 * words


def test_a_brief_ends_on_a_whole_sentence(examples: Path) -> None:
    for length in ("short", "standard", "long"):
        ran = summarize("brief", str(examples / "web-copy.txt"), "--length", length)
        assert re.search(r"[.!?][\"')]*\n$", ran.out)


def test_every_point_names_its_segments_and_they_lie_in_the_source(examples: Path) -> None:
    path = examples / "agency.txt"
    result = json.loads(summarize("brief", str(path), "--format", "json").out)
    text = path.read_text(encoding="utf-8")
    by_id = {segment["id"]: segment for segment in result["segments"]}
    for point in result["brief"]["points"]:
        assert point["segments"]
        for number in point["segments"]:
            segment = by_id[number]
            assert " ".join(text[segment["start"] : segment["end"]].split()) == segment["source"]
            assert segment["text"]


def test_an_english_article_is_briefed_in_its_own_words(examples: Path) -> None:
    path = examples / "report.txt"
    result = json.loads(summarize("brief", str(path), "--format", "json").out)
    assert result["source"]["language"] == "en"
    assert result["generator"]["model"] == ""
    own = " ".join(path.read_text(encoding="utf-8").split())
    assert all(point["text"].rstrip(".")[-20:] in own for point in result["brief"]["points"])


def test_site_chrome_reaches_no_brief_and_is_listed(examples: Path) -> None:
    result = json.loads(summarize("brief", str(examples / "web-copy.txt"), "--format", "json").out)
    assert {one["reason"] for one in result["dropped"]} >= {"comment prompt", "repeated title"}


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "utf-16", "utf-8-sig"])
def test_the_encoding_does_not_matter(examples: Path, encoding: str) -> None:
    text = (examples / "agency.txt").read_text(encoding="utf-8")
    # What a single-byte page cannot hold was never in such a file.
    plain = text.encode(encoding, "replace") if encoding.startswith(("cp", "koi", "iso")) else text.encode(encoding)
    expected = summarize("brief", "-", stdin=plain.decode(encoding).encode())
    assert summarize("brief", "-", stdin=plain).out == expected.out


def test_standard_input_is_read_without_being_named(examples: Path) -> None:
    data = (examples / "agency.txt").read_bytes()
    assert summarize("brief", stdin=data).out == summarize("brief", str(examples / "agency.txt")).out


def test_several_inputs_are_headed_by_their_names(examples: Path) -> None:
    ran = summarize("brief", str(examples / "agency.txt"), str(examples / "report.txt"))
    assert re.findall("^# (.*)$", ran.out, re.M) == [str(examples / "agency.txt"), str(examples / "report.txt")]


def test_several_inputs_as_json_are_one_object_a_line(examples: Path) -> None:
    ran = summarize("brief", str(examples), "--format", "json")
    paths = [json.loads(line)["source"]["path"] for line in ran.out.splitlines()]
    assert len(paths) >= 4
    assert paths == sorted(paths)


def test_a_bad_input_does_not_stop_the_others(examples: Path, tmp_path: Path) -> None:
    bad = tmp_path / "photo.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    ran = summarize("brief", str(bad), str(examples / "agency.txt"))
    assert ran.code == 4
    assert "photo.txt" in ran.err
    assert ran.out.count("\n\n") >= 2


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "nothing but blanks"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.txt"),
        ("missing.txt", None, "missing.txt"),
    ],
)
def test_an_input_that_cannot_be_read_is_one_line_and_exit_1(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    ran = summarize("brief", str(path))
    assert ran.code == 1
    assert ran.out == ""
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_another_language_is_named(tmp_path: Path) -> None:
    path = tmp_path / "uk.txt"
    path.write_text("Уряд затвердив програму підтримки підприємців. Її мета – створення нових робочих місць.\n" * 3)
    ran = summarize("brief", str(path))
    assert ran.code == 1
    assert "Ukrainian" in ran.err
    assert "--from ru" in ran.err


def test_from_ru_overrules_the_detector(tmp_path: Path) -> None:
    path = tmp_path / "uk.txt"
    path.write_text("Уряд затвердив програму підтримки підприємців.\n")
    assert summarize("brief", str(path), "--from", "ru").code == 0


def test_output_goes_to_a_file_or_a_folder(examples: Path, tmp_path: Path) -> None:
    expected = summarize("brief", str(examples / "agency.txt")).out
    assert summarize("brief", str(examples / "agency.txt"), "-o", str(tmp_path / "one.txt")).out == ""
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == expected
    summarize("brief", str(examples / "agency.txt"), "-f", "markdown", "-o", f"{tmp_path}/all/")
    assert (tmp_path / "all" / "agency.txt.md").read_text(encoding="utf-8").startswith("## ")


def test_strict_fails_with_5_where_a_check_found_something(tmp_path: Path) -> None:
    # A small model mistakes one of thirty figures, and says so.
    path = tmp_path / "figures.txt"
    figures = "; ".join(f"{number * 7919 % 90001},{number * 31 % 97}" for number in range(3, 33))
    path.write_text(f"Показатели: {figures}.\n", encoding="utf-8")
    plain, strict = (
        summarize("brief", str(path), "--from", "ru"),
        summarize("brief", str(path), "--from", "ru", "--strict"),
    )
    assert plain.code == 0
    assert "checks found" in plain.err
    assert strict.code == 5
    assert strict.out == plain.out


def test_quiet_says_nothing_but_errors(examples: Path) -> None:
    assert summarize("brief", str(examples / "press-release.txt"), "-q").err == ""


def test_a_usage_error_is_exit_2(examples: Path) -> None:
    assert summarize("brief", str(examples / "agency.txt"), "--length", "endless").code == 2
    assert summarize("brief", str(examples), "--format", "html").code == 2

"""`summarize translate`, run as its users run it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.cli.command import summarize

LIST_REPORT = """\
Итоги года

Комитет подготовил предложения:

- единый справочный центр;
- новая карта оплаты;

* зоны доступа.

Работа продолжится в следующем году.
"""


def test_paragraphs_and_lists_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(LIST_REPORT, encoding="utf-8")
    out = summarize("translate", str(path)).out
    blocks = out.rstrip("\n").split("\n\n")
    items = [line for line in out.splitlines() if line.startswith(("- ", "* "))]
    assert len(items) == 3
    assert not blocks[-1].startswith("-")
    assert not re.search("[а-яё]", out)


def test_every_segment_of_the_article_is_translated(examples: Path) -> None:
    result = json.loads(summarize("translate", str(examples / "press-release.txt"), "-f", "json").out)
    assert all(segment["text"] for segment in result["segments"])
    assert result["brief"] is None


def test_lines_in_and_out_correspond(tmp_path: Path) -> None:
    lines = ["Компания построит завод.", "", "  ", "Он откроется в 2025 году.", "https://example.org/news", "", "12"]
    ran = summarize("translate", "--lines", "-", stdin=("\n".join(lines) + "\n").encode())
    made = ran.out.split("\n")
    assert ran.code == 0
    assert len(made) == len(lines) + 1
    assert [bool(line) for line in made[:-1]] == [bool(line.strip()) for line in lines]
    assert made[4] == "https://example.org/news"
    assert made[6] == "12"


def test_two_thousand_lines_stay_two_thousand() -> None:
    lines = [f"В город прибыли {number} туристов." for number in range(2000)]
    ran = summarize("translate", "--lines", "--beam", "1", "--no-cache", stdin="\n".join(lines).encode())
    assert ran.out.count("\n") == 2000
    assert all(ran.out.splitlines())


def test_a_line_separator_inside_a_line_ends_no_line() -> None:
    ran = summarize("translate", "--lines", stdin="Первая\u2028строка.\nВторая строка.\n".encode())
    assert ran.out.count("\n") == 2
    assert "\u2028" not in ran.out


def test_bilingual_lines_are_tab_separated() -> None:
    ran = summarize("translate", "--lines", "--bilingual", stdin="Завод построен.\n".encode())
    source, target = ran.out.rstrip("\n").split("\t")
    assert source == "Завод построен."
    assert target


def test_bilingual_text_shows_the_source_first(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(LIST_REPORT, encoding="utf-8")
    out = summarize("translate", "--bilingual", str(path)).out
    assert out.startswith("Итоги года\n")
    assert "- единый справочный центр;\n- " in out


def test_tmx_is_well_formed_and_holds_every_segment(examples: Path) -> None:
    tree = ET.fromstring(summarize("translate", "-f", "tmx", str(examples / "agency.txt")).out)
    units = tree.findall("body/tu")
    result = json.loads(summarize("translate", "-f", "json", str(examples / "agency.txt")).out)
    assert len(units) == len(result["segments"])


def test_html_is_one_page_with_the_sources(examples: Path) -> None:
    out = summarize("translate", "-f", "html", str(examples / "agency.txt")).out
    assert out.startswith("<!doctype html>")
    assert "<script" not in out
    assert 'lang="ru"' in out


def test_a_sentence_translates_the_same_alone_and_in_company() -> None:
    first = "Губернатор области провёл встречу с делегацией префектуры."
    others = [f"Объём торговли вырос на {number},5 процента за год." for number in range(40)]
    alone = summarize("translate", "--lines", "--no-cache", stdin=first.encode()).out.splitlines()[0]
    company = summarize("translate", "--lines", "--no-cache", stdin="\n".join([*others, first]).encode())
    assert company.out.splitlines()[-1] == alone


def test_a_sentence_over_the_limit_is_split_and_nothing_is_lost() -> None:
    towns = ", ".join(f"в посёлке {number}-й Километр открыли школу №{number}" for number in range(101, 141))
    ran = summarize("translate", "--lines", "--no-cache", stdin=f"За год {towns}.\n".encode())
    assert ran.out.count("\n") == 1
    # A cut would lose all that stands behind it; single numbers are the evaluation gate's matter.
    for ten in range(101, 141, 10):
        assert sum(str(number) in ran.out for number in range(ten, ten + 10)) >= 6
    assert "140" in ran.out


def test_the_memory_changes_nothing_but_the_time(tmp_path: Path) -> None:
    env = {"SUMMARIZE_CACHE": str(tmp_path)}
    data = "Компания построит завод.\nОн откроется в 2025 году.\n".encode()
    first = summarize("translate", "--lines", stdin=data, env=env)
    again = summarize("translate", "--lines", stdin=data, env=env)
    without = summarize("translate", "--lines", "--no-cache", stdin=data, env=env)
    assert first.out == again.out == without.out
    assert any(tmp_path.iterdir())

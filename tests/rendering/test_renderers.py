"""Renderers only format: what they are given is what they show."""

from __future__ import annotations

import json
from dataclasses import replace

from summarize.article import Article, Dropped, Finding, Generator, Point, Rendering, Segment
from summarize.rendering import render
from summarize.results import Brief, Translation

TEXT = "Заголовок\n\nПервое. Второе.\n\n- один;\n- два.\n\nАвтор: admin"
SEGMENTS = (
    Segment(1, -1, "heading", 0, 9),
    Segment(2, 0, "body", 11, 18),
    Segment(3, 0, "body", 19, 26),
    Segment(4, 1, "list", 28, 35, 2),
    Segment(5, 2, "list", 36, 42, 2),
)
ARTICLE = Article("a.txt", "0" * 64, "utf-8", "ru", TEXT, SEGMENTS, (1,), (Dropped(44, len(TEXT), "author line"),))
ENGLISH = ("A headline", "First <b>.", "Second.", "one;", "two.")
FOUND = Finding("numbers", "86 missing")
RENDERINGS = tuple(
    Rendering(segment, ARTICLE.source(segment), english, -0.25, (FOUND,) if segment.id == 3 else ())
    for segment, english in zip(SEGMENTS, ENGLISH, strict=True)
)
MAKER = Generator("0.1.0", "built-in@abc", "ctranslate2 4 int8", 4)
TRANSLATION = Translation(ARTICLE, RENDERINGS, MAKER)
BRIEF = Brief(ARTICLE, "A headline", (1,), (Point("Second.", (3,)),), (RENDERINGS[0], RENDERINGS[2]), MAKER)


def test_text_is_headline_paragraphs_and_lists() -> None:
    assert render(TRANSLATION, "text") == "A headline\n\nFirst <b>. Second.\n\n- one;\n- two.\n"


def test_a_brief_is_its_headline_and_its_points() -> None:
    assert render(BRIEF, "text") == "A headline\n\nSecond.\n"


def test_markdown_escapes_what_markdown_would_read() -> None:
    assert render(TRANSLATION, "markdown") == "## A headline\n\nFirst \\<b\\>. Second.\n\n- one;\n- two.\n"


def test_bilingual_text_pairs_paragraphs() -> None:
    expected = "Заголовок\nA headline\n\nПервое. Второе.\nFirst <b>. Second.\n\n- один;\n- one;\n\n- два.\n- two.\n"
    assert render(TRANSLATION, "text", bilingual=True) == expected


def test_bilingual_markdown_is_a_table_of_segments() -> None:
    assert "| 4 | один; | one; |" in render(TRANSLATION, "markdown", bilingual=True)


def test_json_has_the_fixed_keys_in_the_fixed_order() -> None:
    result = json.loads(render(TRANSLATION, "json"))
    assert list(result) == ["schema", "generator", "source", "headline", "segments", "dropped", "brief", "warnings"]
    assert list(result["generator"]) == ["summarize", "model", "engine", "beam"]
    assert list(result["source"]) == ["path", "sha256", "language", "encoding", "characters"]
    assert list(result["segments"][0]) == [
        "id",
        "paragraph",
        "kind",
        "start",
        "end",
        "source",
        "text",
        "score",
        "checks",
    ]
    assert result["segments"][2]["checks"] == ["numbers: 86 missing"]
    assert result["dropped"] == [{"start": 44, "end": len(TEXT), "reason": "author line"}]


def test_json_of_a_brief_has_null_for_what_was_not_translated() -> None:
    result = json.loads(render(BRIEF, "json"))
    assert [segment["text"] for segment in result["segments"]] == ["A headline", None, "Second.", None, None]
    assert result["brief"] == {
        "headline": "A headline",
        "points": [{"text": "Second.", "segments": [3]}],
        "words": 1,
        "method": "extract",
    }


def test_html_escapes_and_flags() -> None:
    page = render(TRANSLATION, "html")
    assert "First &lt;b&gt;." in page
    assert "numbers: 86 missing" in page
    assert page.count("<li>") == 2


def test_tmx_carries_both_languages() -> None:
    assert '<tuv xml:lang="ru"><seg>один;</seg></tuv>' in render(TRANSLATION, "tmx")


def test_a_brief_that_retells_says_of_each_point_whether_it_does_and_names_the_summariser() -> None:
    maker = replace(MAKER, summarizer="retells@1")
    points = (Point("Retold.", (2, 3), "abstract"), Point("Second.", (3,)))
    result = replace(BRIEF, points=points, generator=maker, method="abstract")
    made = json.loads(render(result, "json"))
    assert made["generator"]["summarizer"] == "retells@1"
    assert made["brief"]["points"] == [
        {"text": "Retold.", "segments": [2, 3], "method": "abstract"},
        {"text": "Second.", "segments": [3], "method": "extract"},
    ]
    assert "built-in@abc · retells@1 · ctranslate2" in render(result, "html")

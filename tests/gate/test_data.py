"""The evaluation data is what its README says: well-formed, aligned, in plain English, without repetition."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

HERE = Path(__file__).parent
LEAST = {"body": 130, "headline": 40, "list": 20, "quote": 25, "numbers": 25, "names": 20}

CYRILLIC = re.compile(r"[\u0400-\u052f]")
RUSSIAN_NUMBER = re.compile(r"(?<!\d)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(,\d+)?(\s?тыс\.)?")
ENGLISH_NUMBER = re.compile(r"(?<!\d)(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?")
# An English figure may stand for a Russian word («к первому сентября») or a Roman numeral («XIX век»).
RUSSIAN_NUMERAL = re.compile(
    r"\b(?:од(?:ин|н[аоуи])|дв[аеуо]|тр[иеё]|четыр|четв[её]р|пят|шест|сем[иь]|седьм|восем|восьм|девят|десят|сорок|"
    r"ст[оа]\b|тысяч|перв|втор|полтор|[IVX]+\b)",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """One segment of the gate."""

    kind: str
    source: str
    reference: str


def lines() -> list[str]:
    """Return the lines of segments.tsv."""
    return (HERE / "segments.tsv").read_text(encoding="utf-8").splitlines()


def rows() -> list[Row]:
    """Return the segments in file order."""
    return [Row(*line.split("\t")) for line in lines()]


def articles() -> list[dict[str, Any]]:
    """Return the articles of briefs.jsonl in file order."""
    return [json.loads(line) for line in (HERE / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]


def pairs(article: dict[str, Any]) -> list[tuple[str, str]]:
    """Return an article's aligned sentences, the headline first."""
    return [(part["ru"], part["en"]) for part in (article["headline"], *article["segments"])]


def all_pairs() -> list[tuple[str, str]]:
    """Return every aligned pair of both files."""
    return [(row.source, row.reference) for row in rows()] + [pair for article in articles() for pair in pairs(article)]


def russian_numbers(text: str) -> Counter[Decimal]:
    """Count the figures of a Russian text, «тыс.» multiplied out."""
    found: Counter[Decimal] = Counter()
    for whole, fraction, thousands in RUSSIAN_NUMBER.findall(text):
        value = Decimal(re.sub(r"\s", "", whole) + fraction.replace(",", "."))
        found[value * 1000 if thousands else value] += 1
    return found


def english_numbers(text: str) -> Counter[Decimal]:
    """Count the figures of an English text."""
    return Counter(Decimal(whole.replace(",", "") + fraction) for whole, fraction in ENGLISH_NUMBER.findall(text))


def test_the_number_readers_agree_on_the_forms_of_both_languages() -> None:
    assert russian_numbers("1 250,5 млн и 15,3 тыс. в 2024 году") == english_numbers("1,250.5 million, 15,300 in 2024")
    assert russian_numbers("3–6 сентября, 18:00") == english_numbers("September 3-6, 18:00")
    assert russian_numbers("1 250") != english_numbers("1,205")


def test_every_line_has_three_filled_columns_and_a_known_kind() -> None:
    assert [line for line in lines() if len(line.split("\t")) != 3] == []
    assert [row for row in rows() if row.kind not in LEAST or not row.source or not row.reference] == []


def test_each_kind_is_large_enough() -> None:
    counts = Counter(row.kind for row in rows())
    assert {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least} == {}
    assert counts.total() >= 260


def test_the_sentences_are_as_long_as_news_sentences() -> None:
    lengths = [len(row.source.split()) for row in rows() if row.kind == "body"]
    assert 10 <= median(lengths) <= 18
    assert max(lengths) >= 30


def test_no_text_stands_twice() -> None:
    for side in zip(*all_pairs(), strict=True):
        repeated = [text for text, times in Counter(text.casefold() for text in side).items() if times > 1]
        assert repeated == []


def test_no_text_has_stray_blanks() -> None:
    assert [text for pair in all_pairs() for text in pair if text != " ".join(text.split(" ")).strip()] == []
    assert [text for pair in all_pairs() for text in pair if "  " in text] == []


def test_sources_are_russian_and_references_are_not() -> None:
    assert [source for source, _ in all_pairs() if not CYRILLIC.search(source)] == []
    assert [reference for _, reference in all_pairs() if CYRILLIC.search(reference)] == []


def test_references_are_in_the_plain_form_with_straight_quotes_and_hyphens() -> None:
    assert [reference for _, reference in all_pairs() if not reference.replace("¥", "").isascii()] == []


def test_every_quotation_mark_is_closed() -> None:
    assert [reference for _, reference in all_pairs() if reference.count('"') % 2] == []
    assert [source for source, _ in all_pairs() if source.count("«") != source.count("»")] == []


def test_headlines_end_without_a_full_stop_and_sentences_with_a_mark() -> None:
    headlines = [row for row in rows() if row.kind == "headline"]
    assert [row for row in headlines if row.source.endswith(".") or row.reference.endswith(".")] == []
    sentences = [row for row in rows() if row.kind in {"body", "quote", "numbers", "names"}]
    assert [row for row in sentences if not re.search(r'[.!?]["»”]?$', row.source)] == []
    assert [row for row in sentences if not re.search(r'[.!?]"?$', row.reference)] == []


def test_every_figure_of_the_source_is_in_the_reference() -> None:
    lost = [pair for pair in all_pairs() if russian_numbers(pair[0]) - english_numbers(pair[1])]
    assert lost == []


def test_every_figure_of_the_reference_has_its_origin_in_the_source() -> None:
    unfounded = [
        (source, reference)
        for source, reference in all_pairs()
        if (english_numbers(reference) - russian_numbers(source)).total() > len(RUSSIAN_NUMERAL.findall(source))
    ]
    assert unfounded == []


def test_the_two_sides_are_of_like_length() -> None:
    # A ratio outside these bounds has always been two rows slipped against each other.
    assert [pair for pair in all_pairs() if not 0.55 <= len(pair[1]) / len(pair[0]) <= 2.0] == []


def test_there_are_twelve_articles_of_eight_to_fourteen_sentences() -> None:
    assert [article["id"] for article in articles()] == [f"g{number:02}" for number in range(1, 13)]
    assert [article["id"] for article in articles() if not 8 <= len(article["segments"]) <= 14] == []


def test_paragraphs_of_an_article_count_up_from_nought() -> None:
    for article in articles():
        numbers = [segment["paragraph"] for segment in article["segments"]]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(max(numbers) + 1))


def test_the_gist_names_a_few_sentences_in_order() -> None:
    for article in articles():
        gist = article["gist"]
        assert gist == sorted(set(gist))
        assert 3 <= len(gist) <= 5
        assert 1 <= gist[0] <= gist[-1] <= len(article["segments"])


def test_reference_briefs_are_about_forty_five_words_long() -> None:
    lengths = {article["id"]: len(article["brief"].split()) for article in articles()}
    assert {id_: words for id_, words in lengths.items() if not 35 <= words <= 55} == {}


def test_reference_briefs_are_plain_english_sentences() -> None:
    briefs = [article["brief"] for article in articles()]
    assert [brief for brief in briefs if CYRILLIC.search(brief) or not brief.isascii() or not brief.endswith(".")] == []


def test_every_figure_of_a_brief_is_in_the_headline_or_the_sentences_that_carry_its_gist() -> None:
    for article in articles():
        gist = " ".join(
            [article["headline"]["en"], *(article["segments"][number - 1]["en"] for number in article["gist"])]
        )
        assert set(english_numbers(article["brief"])) <= set(english_numbers(gist)), article["id"]

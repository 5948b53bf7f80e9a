"""The Python interface, as its users write it."""

from __future__ import annotations

import dataclasses
import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import summarize

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/reference/result.schema.json").read_text(encoding="utf-8"))


def test_everything_public_is_there() -> None:
    for name in summarize.__all__:
        assert getattr(summarize, name) is not None
    assert dir(summarize) == sorted(summarize.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        summarize.nonsense  # noqa: B018


def test_a_path_a_text_and_an_article_are_all_taken(examples: Path) -> None:
    path = examples / "agency.txt"
    by_path = summarize.brief(path)
    by_name = summarize.brief(str(path))
    by_text = summarize.brief(path.read_text(encoding="utf-8"))
    by_article = summarize.brief(summarize.read(path))
    assert by_path.text == by_name.text == by_text.text == by_article.text


@pytest.mark.parametrize("times", [1, 25, 60, 150])
def test_a_text_on_one_line_is_no_path_however_long(times: int) -> None:
    text = "Мост открыт" + ", и порт открыт" * times + "."  # the name of a file has 255 bytes at most
    article = summarize.read(text)
    assert (article.path, article.text) == ("", text)


def test_results_are_frozen(examples: Path) -> None:
    brief = summarize.brief(examples / "agency.txt")
    with pytest.raises(dataclasses.FrozenInstanceError):
        brief.headline = ""  # type: ignore[misc]


@pytest.mark.parametrize("name", ["agency.txt", "press-release.txt", "web-copy.txt", "report.txt"])
def test_results_follow_the_published_schema(examples: Path, name: str) -> None:
    pipeline = summarize.Pipeline(beam=1)
    article = pipeline.read(str(examples / name))
    jsonschema.validate(pipeline.translate(article).to_dict(), SCHEMA)
    jsonschema.validate(pipeline.brief(article).to_dict(), SCHEMA)


@pytest.mark.parametrize("name", ["agency.txt", "press-release.txt", "web-copy.txt", "report.txt"])
def test_segments_and_dropped_spans_account_for_every_letter(examples: Path, name: str) -> None:
    article = summarize.read(examples / name)
    spans = sorted(
        [(one.start, one.end) for one in article.segments] + [(one.start, one.end) for one in article.dropped]
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    left = article.text
    for start, end in reversed(spans):
        left = left[:start] + left[end:]
    assert left.strip() == ""


def test_a_brief_from_a_translation_translates_nothing_again(examples: Path) -> None:
    pipeline = summarize.Pipeline(cache=False)
    article = pipeline.read(str(examples / "agency.txt"))
    translation = pipeline.translate(article)
    decoded = pipeline.translator.remembering.tally.decoded
    brief = pipeline.brief(article, translation=translation)
    assert pipeline.translator.remembering.tally.decoded == decoded
    assert brief.text == pipeline.brief(article).text


def test_errors_are_of_one_tree(tmp_path: Path) -> None:
    with pytest.raises(summarize.SummarizeError):
        summarize.brief(tmp_path / "missing.txt")
    with pytest.raises(summarize.EmptyInput):
        summarize.brief("   \n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя АБВГД.,!?—-«»\n\t12№:;()🔍", min_size=1, max_size=400))
def test_whatever_the_text_is_nothing_of_it_vanishes(text: str) -> None:
    try:
        article = summarize.Pipeline(source_language="ru").read_text(text)
    except summarize.InputError:
        return
    covered = [False] * len(article.text)
    spans = [(one.start, one.end) for one in article.segments] + [(one.start, one.end) for one in article.dropped]
    for start, end in spans:
        for index in range(start, end):
            assert not covered[index]
            covered[index] = True
    assert not [letter for letter, seen in zip(article.text, covered, strict=True) if not seen and not letter.isspace()]


def test_a_brief_is_signed_by_the_model_that_it_took_to_make_it(examples: Path) -> None:
    assert summarize.Pipeline().brief(summarize.read(examples / "agency.txt")).generator.model.startswith("built-in@")
    assert summarize.Pipeline().brief(summarize.read(examples / "report.txt")).generator.model == ""

"""`--method abstract` and `auto` from the command line, with real CTranslate2 models as summarisers.

"lead" is the model built by hand in `tests.briefing.lead_model`: it writes the
first sentences of what it reads, or, told to, with one figure changed. The
others have random weights, and what they write is no English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import summarize as package
from summarize.briefing.compression import compress
from summarize.modelling.convert import convert
from summarize.modelling.manifest import Manifest, write_manifest
from tests.briefing import lead_model
from tests.cli.command import summarize
from tests.conftest import list_models
from tests.modelling import tiny, tiny_families

SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "docs/reference/result.schema.json").read_text(encoding="utf-8")
)
# Short sentences that the built-in model translates without a finding: then "auto" has nothing to refuse.
PLAIN = """Губернатор обсудил торговлю с Японией

Губернатор области встретился с министром экономики Японии в Токио 12 марта 2026 года. Стороны обсудили торговлю \
и туризм. В прошлом году экспорт рыбы вырос на 38 процентов. Министр пообещал помощь малым компаниям.

В городе построят новый завод. Он будет производить оборудование для больниц. Компания вложит в проект 15 миллионов \
долларов. Работу получат 240 человек.
"""
LINES = """
lead       summarize en  hf:maker/lead@main     MIT  family=bart
noise      summarize en  hf:maker/noise@main    MIT  family=bart
lead-ru    summarize ru  hf:maker/lead-ru@main  MIT  family=mbart
"""


@pytest.fixture
def models() -> Path:
    """Return the folder of installed models, with a list of summarisers and none installed."""
    return list_models(LINES)


def english_of(path: Path) -> list[str]:
    """Return the sentences as the summariser is given them: of a Russian article, the built-in model's English."""
    pipeline = package.Pipeline()
    renderings = pipeline.translate(pipeline.read(str(path))).renderings
    return [*(r.text for r in renderings), *(compress(r.text, source=r.source, follows=True) for r in renderings)]


def sources_of(path: Path) -> list[str]:
    article = package.read(path)
    texts = [article.source(segment) for segment in article.segments]
    return [*texts, *(text + "." for text in texts)]


def noise(folder: Path, tmp_path: Path) -> Manifest:
    """Install a Marian model with random weights as a summariser."""
    made = convert(
        tiny.write(tiny.marian(seed=3, positions=False), tmp_path / "hub"),
        folder,
        {"longest-source": "512", "longest-target": "60"},
        "translate ru-en",
    )
    return write_manifest(
        folder, name="noise", task="summarize en", source="hf:maker/noise@main", revision="", licence="MIT",
        family=made.family, tokenizer=made.tokenizer, decoding=made.decoding,
    )  # fmt: skip


def brief(path: Path, *options: str) -> dict[str, Any]:
    ran = summarize("brief", str(path), "--format", "json", *options)
    assert ran.code == 0, ran.err
    result: dict[str, Any] = json.loads(ran.out)
    jsonschema.validate(result, SCHEMA)
    return result


def methods(result: dict[str, Any]) -> list[str]:
    return [point["method"] for point in result["brief"]["points"]]


def traced(result: dict[str, Any], numbers: Sequence[str]) -> bool:
    """Say whether each of the numbers stands in the source of a segment of the point that has it."""
    sources = {segment["id"]: segment["source"] for segment in result["segments"]}
    return all(
        any(number in sources[one] for one in point["segments"])
        for point in result["brief"]["points"]
        for number in numbers
        if number in point["text"]
    )


@pytest.mark.parametrize(("length", "words"), [("short", 40), ("standard", 80), ("long", 150)])
@pytest.mark.parametrize("method", ["abstract", "auto"])
def test_an_english_article_is_retold_in_parts_and_in_the_length_asked(
    examples: Path, models: Path, length: str, words: int, method: str
) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220)
    result = brief(path, "--method", method, "--length", length)
    assert result["brief"]["method"] == "abstract"
    assert "abstract" in methods(result)
    assert result["generator"]["summarizer"].startswith("lead@")
    assert result["generator"]["model"] == ""
    assert 0.75 * words <= result["brief"]["words"] <= 1.25 * words
    assert result["warnings"] == []
    assert traced(result, ["27", "14", "2019"])


@pytest.mark.parametrize("method", ["abstract", "auto"])
def test_a_russian_article_is_translated_and_then_retold(tmp_path: Path, models: Path, method: str) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(PLAIN, encoding="utf-8")
    lead_model.build(models / "lead", english_of(path))
    result = brief(path, "--method", method)
    assert result["brief"]["method"] == "abstract"
    assert result["generator"]["model"].startswith("built-in@")
    assert all(segment["text"] for segment in result["segments"])
    assert traced(result, ["2026", "38"])


def test_a_russian_summary_is_written_first_and_then_translated(examples: Path, models: Path) -> None:
    path = examples / "agency.txt"
    lead_model.build(models / "lead-ru", sources_of(path), name="lead-ru", task="summarize ru")
    result = brief(path, "--method", "abstract")
    assert result["generator"]["summarizer"].startswith("lead-ru@")
    written = [point for point in result["brief"]["points"] if point.get("method") == "abstract"]
    assert written
    assert not re.search("[а-яё]", " ".join(point["text"] for point in written))
    assert any(segment["text"] is None for segment in result["segments"])


def test_a_changed_figure_is_quoted_from_the_article_instead(examples: Path, models: Path) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220, swaps={"27": "31"})
    result = brief(path, "--method", "abstract")
    assert result["brief"]["method"] == "abstract"
    text = " ".join(point["text"] for point in result["brief"]["points"])
    assert "27 visits" in text
    assert "31 visits" not in text
    (warning,) = result["warnings"]
    assert re.fullmatch(r"summary-numbers: 31 .* in the source; segment \d+ quoted instead: .*31 visits.*", warning)


def test_a_refusal_is_told_on_standard_error_and_is_a_failed_check_under_strict(examples: Path, models: Path) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220, swaps={"27": "31"})
    plain = summarize("brief", str(path), "--method", "abstract")
    strict = summarize("brief", str(path), "--method", "abstract", "--strict")
    assert (plain.code, strict.code) == (0, 5)
    assert plain.out == strict.out
    assert "checks found summary-numbers 1" in plain.err


def test_auto_quotes_where_one_sentence_is_refused_and_says_why(examples: Path, models: Path) -> None:
    path = examples / "report.txt"
    quoted = summarize("brief", str(path), "--method", "extract").out
    lead_model.build(models / "lead", english_of(path), positions=220, swaps={"27": "31"})
    auto = summarize("brief", str(path), "--strict")
    assert auto.out == quoted
    assert auto.code == 0
    assert re.search(r"the brief quotes: 1 of \d+ generated sentences refused \(summary-numbers 1\), lead@", auto.err)
    assert "summarizer" not in brief(path)["generator"]


def test_what_random_weights_write_is_refused_and_the_brief_quotes(
    examples: Path, models: Path, tmp_path: Path
) -> None:
    path = examples / "report.txt"
    quoted = summarize("brief", str(path), "--method", "extract").out
    noise(models / "noise", tmp_path)
    ran = summarize("brief", str(path), "--method", "abstract")
    assert (ran.code, ran.out) == (0, quoted)
    assert re.search(r"the brief quotes: (\d+) of \1 generated sentences refused", ran.err)
    assert summarize("brief", str(path), "--method", "abstract", "--strict").code == 5
    result = brief(path, "--method", "abstract")
    assert result["brief"]["method"] == "extract"
    assert all(re.match(r"summary-[a-z]+: |the brief quotes: ", warning) for warning in result["warnings"])
    assert brief(path, "--method", "abstract") == result


@pytest.mark.parametrize("family", ["bart", "t5"])
def test_random_weights_of_the_families_of_summarisers(
    family: str, examples: Path, models: Path, tmp_path: Path
) -> None:
    pytest.importorskip("torch", reason="making and converting these takes the torch extra")
    hub = tiny_families.make(family, tmp_path / family)
    made = convert(hub, models / "noise", {}, "summarize en")
    write_manifest(
        models / "noise", name="noise", task="summarize en", source="hf:maker/noise@main", revision="", licence="MIT",
        family=made.family, tokenizer=made.tokenizer, decoding=made.decoding,
    )  # fmt: skip
    result = brief(examples / "report.txt", "--method", "abstract")
    assert result["brief"]["method"] == "extract"
    assert result["warnings"]


def test_without_a_summariser_abstract_names_the_command_and_auto_quotes_in_silence(examples: Path) -> None:
    for name, language in (("agency.txt", "Russian"), ("report.txt", "English")):
        ran = summarize("brief", str(examples / name), "--method", "abstract")
        assert (ran.code, ran.out) == (3, "")
        told = f"no summariser for {language} articles is installed; run: summarize models pull "
        assert re.fullmatch(f"summarize: {told}[a-z0-9-]+\n", ran.err)
    auto = summarize("brief", str(examples / "report.txt"))
    assert auto == summarize("brief", str(examples / "report.txt"), "--method", "extract")
    assert auto.err == ""


def test_a_russian_summariser_is_none_for_an_english_article(examples: Path, models: Path) -> None:
    lead_model.build(models / "lead-ru", ["Слова."], name="lead-ru", task="summarize ru")
    ran = summarize("brief", str(examples / "report.txt"), "--method", "abstract")
    assert ran.code == 3
    assert "no summariser for English articles" in ran.err
    assert summarize("brief", str(examples / "report.txt")).code == 0


def test_a_summariser_is_chosen_by_name_and_must_be_one(examples: Path, models: Path, tmp_path: Path) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220)
    noise(models / "noise", tmp_path)
    chosen = brief(path, "--method", "abstract", "--summarizer", "noise")
    assert chosen["brief"]["method"] == "extract"
    assert brief(path, "--method", "abstract")["brief"]["method"] == "abstract"
    assert summarize("brief", str(path), "--summarizer", "built-in").code == 2
    assert summarize("brief", str(path), "--summarizer", "lead-ru").code == 3


def test_an_altered_summariser_is_refused(examples: Path, models: Path) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220)
    weights = models / "lead" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    for method in ("abstract", "auto"):
        ran = summarize("brief", str(path), "--method", method)
        assert ran.code == 3
        assert "models pull lead" in ran.err
    assert summarize("brief", str(path), "--method", "extract").code == 0


def test_summaries_are_remembered_apart_from_translations(examples: Path, models: Path) -> None:
    path = examples / "report.txt"
    lead_model.build(models / "lead", english_of(path), positions=220)
    pipeline = package.Pipeline()
    first = pipeline.brief(pipeline.read(str(path)), method="abstract")
    again = package.Pipeline()
    second = again.brief(again.read(str(path)), method="abstract")
    assert first.text == second.text
    found = again.summarizer("en")
    assert found is not None
    assert (found.tally.decoded, found.tally.remembered > 0) == (0, True)
    assert summarize("cache", "export").out == ""


def test_a_batch_does_again_what_another_method_or_summariser_decides(
    examples: Path, models: Path, tmp_path: Path
) -> None:
    path, out = examples / "report.txt", tmp_path / "out"
    lead_model.build(models / "lead", english_of(path), positions=220)

    def run(*options: str) -> tuple[str, dict[str, Any]]:
        ran = summarize("batch", str(path), "--out", str(out), "--progress", "none", *options)
        assert ran.code == 0, ran.err
        (document,) = (out / "docs").rglob("*.json")
        return ran.err.split(",")[0], json.loads(document.read_text(encoding="utf-8"))

    done, document = run("--method", "abstract")
    assert "1 done" in done
    assert document["brief"]["method"] == "abstract"
    assert document["generator"]["summarizer"].startswith("lead@")
    jsonschema.validate(document, SCHEMA)
    assert "0 done" in run("--method", "abstract")[0]
    done, document = run("--method", "extract")
    assert "1 done" in done
    assert document["brief"]["method"] == "extract"
    for file in (models / "lead").iterdir():
        file.unlink()
    (models / "lead").rmdir()
    lead_model.build(models / "lead", english_of(path), positions=220, words=10)
    assert "1 done" in run("--method", "abstract")[0]
    assert "0 done" in run("--method", "abstract")[0]


def test_a_batch_without_a_summariser_ends_before_it_begins(examples: Path, tmp_path: Path) -> None:
    ran = summarize("batch", str(examples), "--out", str(tmp_path / "out"), "--method", "abstract")
    assert ran.code == 3
    assert "summarize models pull" in ran.err


def test_in_a_batch_an_article_without_a_summariser_for_it_is_one_failure(
    examples: Path, models: Path, tmp_path: Path
) -> None:
    lead_model.build(models / "lead-ru", sources_of(examples / "agency.txt"), name="lead-ru", task="summarize ru")
    some = [str(examples / name) for name in ("agency.txt", "report.txt")]
    ran = summarize("batch", *some, "--out", str(tmp_path / "out"), "--method", "abstract", "--progress", "none")
    assert ran.code == 4
    assert "report.txt: no summariser for English articles is installed" in ran.err
    assert len(list((tmp_path / "out" / "docs").rglob("*.json"))) == 1

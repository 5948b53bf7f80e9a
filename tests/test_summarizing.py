"""What stands between a summariser and an article: an engine that picks sentences takes the place of a model here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarize.article import Finding, Language
from summarize.briefing import rank
from summarize.modelling.manifest import Manifest
from summarize.modelling.store import ModelLocation
from summarize.summarizing import Summarizer
from summarize.translating.engine import Decoding, Hypothesis
from tests.briefing.articles import HEADLINE, NEWS, NEWS_IN_ENGLISH, article
from tests.translating.fakes import Scripted

COST = "Стоимость проекта составила 1,4 млрд рублей."
LOCATION = ModelLocation("picks", Path(), Manifest("picks", "summarize ru,en", "hf:maker/picks@main", "1", "MIT"))


def picks(reads: Language, *sentences: str) -> tuple[Summarizer, Scripted]:
    """Return a summariser that writes the same sentences whatever it reads; 1,000 words fit."""
    engine = Scripted(lambda source, decoding: [Hypothesis(" ".join(sentences), -0.1)], limit=1000)
    return Summarizer(LOCATION, engine, Decoding(), reads, "1"), engine


def english(ids: Sequence[int]) -> dict[int, str]:
    return {one: NEWS_IN_ENGLISH[one] for one in ids}


def untranslated(texts: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
    raise AssertionError(texts)


def test_an_english_summariser_reads_the_translation_without_datelines() -> None:
    model, engine = picks("en", "The project cost 1.4 billion rubles.")
    told = model.retell(article(NEWS, HEADLINE), rank(article(NEWS, HEADLINE)), 8, english, untranslated, whole=True)
    assert [(one.text, one.segments) for one in told.points] == [("The project cost 1.4 billion rubles.", (5,))]
    ((read,), _) = engine.asked[0]
    assert "LIPKOVO" not in read
    assert "A ferry line between Lipkovo and Dalny Island was opened on Friday." in read
    assert NEWS_IN_ENGLISH[1] not in read


def test_a_russian_summariser_reads_the_source_and_what_passes_is_translated() -> None:
    model, engine = picks("ru", COST)
    asked: list[Sequence[str]] = []

    def translate(texts: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
        asked.append(texts)
        return [("The project cost 1.4 billion rubles.", (Finding("quotes", "of form"),)) for _ in texts]

    source = article(NEWS, HEADLINE)
    told = model.retell(source, rank(source), 8, english, translate, whole=True)
    assert [(one.text, one.segments) for one in told.points] == [("The project cost 1.4 billion rubles.", (5,))]
    assert asked == [[COST]]
    assert "Паромная линия между Липковом" in engine.asked[0][0][0]


def test_a_sentence_that_is_translated_wrongly_is_refused() -> None:
    model, _ = picks("ru", COST)

    def translate(texts: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
        return [("The project cost 1.4 million rubles.", (Finding("numbers", "1,4 млрд became 1.4 million"),))]

    source = article(NEWS, HEADLINE)
    told = model.retell(source, rank(source), 8, english, translate, whole=False)
    assert told.points == ()
    assert [str(one) for one in told.findings] == ["summary-numbers: in translation, 1,4 млрд became 1.4 million"]
    assert told.warnings[-1] == "the brief quotes: 1 of 1 generated sentences refused (summary-numbers 1), picks@1"


def test_whole_gives_a_note_and_no_finding_where_one_sentence_is_refused() -> None:
    model, _ = picks("en", "The project cost 1.4 billion rubles.", "Aliens landed near the lighthouse yesterday.")
    source = article(NEWS, HEADLINE)
    told = model.retell(source, rank(source), 8, english, untranslated, whole=True)
    assert (told.points, told.findings) == ((), ())
    assert told.warnings == ("the brief quotes: 1 of 2 generated sentences refused (summary-source 1), picks@1",)


def test_a_summariser_that_writes_nothing_leaves_it_to_quoting() -> None:
    model, _ = picks("en", "")
    source = article(NEWS, HEADLINE)
    told = model.retell(source, rank(source), 8, english, untranslated, whole=False)
    assert told.points == ()
    assert told.warnings == ("the brief quotes: the summariser wrote nothing, picks@1",)


def test_the_same_text_is_summarised_once() -> None:
    model, engine = picks("en", "The project cost 1.4 billion rubles.")
    assert model.generate(["one", "two", "one"]) == ["The project cost 1.4 billion rubles."] * 3
    assert [texts for texts, _ in engine.asked] == [["one", "two"]]
    assert model.generate([]) == []

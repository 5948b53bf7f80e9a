"""Which summariser is used for which article."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling.manifest import write_manifest
from summarize.modelling.summarizers import missing, reads, summarizer

LINES = """
both     summarize ru,en  hf:maker/both@main     CC-BY-NC-4.0  family=mt5
english  summarize en     hf:maker/english@main  MIT           family=bart
russian  summarize ru     hf:maker/russian@main  MIT           family=mbart
"""
TASKS = {"both": "summarize ru,en", "english": "summarize en", "russian": "summarize ru"}


@pytest.fixture
def listed(models: Path) -> Path:
    (models / "models.txt").write_text(LINES, encoding="utf-8")
    return models


def install(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir()
        (folder / name / "model.bin").write_bytes(b"weights")
        source = f"hf:maker/{name}@main"
        write_manifest(folder / name, name=name, task=TASKS[name], source=source, revision="1", licence="MIT")


def test_none_is_installed(listed: Path) -> None:
    assert summarizer("ru") is None
    assert summarizer("en") is None


def test_the_first_of_models_txt_that_can_is_taken(listed: Path) -> None:
    install(listed, "russian", "english")
    found = [summarizer(language) for language in ("ru", "en")]
    assert [one.name for one in found if one] == ["english", "english"]


def test_a_russian_one_is_for_russian_articles_alone(listed: Path) -> None:
    install(listed, "russian")
    found = summarizer("ru")
    assert found is not None
    assert found.name == "russian"
    assert summarizer("en") is None


def test_it_reads_the_language_of_the_article_where_it_knows_it_else_the_translation(listed: Path) -> None:
    install(listed, "both", "english", "russian")
    for name, russian in (("both", "ru"), ("english", "en"), ("russian", "ru")):
        found = summarizer("ru", name)
        assert found is not None
        assert reads(found, "ru") == russian
    both = summarizer("en", "both")
    assert both is not None
    assert reads(both, "en") == "en"


def test_one_asked_for_by_name_must_be_installed_and_fit(listed: Path) -> None:
    install(listed, "russian")
    with pytest.raises(ModelError, match="run: summarize models pull english"):
        summarizer("en", "english")
    with pytest.raises(UsageError, match="does 'summarize ru', not 'summarize en'"):
        summarizer("en", "russian")
    with pytest.raises(UsageError, match="does 'translate ru-en'"):
        summarizer("ru", "built-in")


def test_the_error_names_one_that_may_be_used_by_all(listed: Path) -> None:
    assert str(missing("ru")) == ("no summariser for Russian articles is installed; run: summarize models pull english")
    (listed / "models.txt").write_text(LINES.split("english")[0], encoding="utf-8")
    assert missing("en").exit_code == 3

"""models.txt: what a line may say, and what is said about a line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import ModelError
from summarize.modelling.catalogue import Entry, find, known, parse, shipped

GOOD = "opus  translate ru-en  hf:maker/opus-mt@main  CC-BY-4.0"


def test_a_line_names_a_model_its_task_its_source_and_its_licence() -> None:
    (entry,) = parse(GOOD)
    assert entry == Entry("opus", "translate ru-en", "hf:maker/opus-mt@main", "CC-BY-4.0", {})
    assert (entry.repo, entry.revision) == ("maker/opus-mt", "main")


@pytest.mark.parametrize(
    "revision", ["main", "refs/pr/39", "v1.0", "a64ede1bb36da5cd0c7bd9c25d0ee07ce5612124", "feature/x-1"]
)
def test_a_revision_is_a_branch_a_tag_a_pull_request_or_a_commit(revision: str) -> None:
    (entry,) = parse(f"m translate ru-en hf:a/b@{revision} MIT")
    assert entry.revision == revision


def test_attributes_follow_the_licence() -> None:
    (entry,) = parse(f"{GOOD} family=marian size=307MB beam=6 text-prefix=<2en>_")
    assert entry.attributes == {"family": "marian", "size": "307MB", "beam": "6", "text-prefix": "<2en>_"}


def test_comments_and_empty_lines_count_for_nothing() -> None:
    text = f"# first\n\n   # second\n{GOOD}   # the best\n\n"
    assert [entry.name for entry in parse(text)] == ["opus"]


def test_a_hash_inside_a_word_is_no_comment() -> None:
    (entry,) = parse(f"{GOOD} text-prefix=a#b")
    assert entry.get("text-prefix") == "a#b"


def test_a_backslash_continues_a_line() -> None:
    (entry,) = parse("opus translate ru-en \\\n    hf:maker/opus-mt@main \\\n    MIT beam=2")
    assert (entry.licence, entry.get("beam")) == ("MIT", "2")


def test_a_model_may_do_its_task_in_several_languages() -> None:
    (entry,) = parse("m summarize ru,en hf:a/b@main MIT")
    assert entry.does("summarize ru")
    assert entry.does("summarize en")
    assert not entry.does("summarize uk")
    assert not entry.does("translate ru")


@pytest.mark.parametrize(
    ("licence", "restricted"),
    [("MIT", False), ("CC-BY-4.0", False), ("CC-BY-NC-4.0", True), ("cc-by-nc-sa-4.0", True), ("unknown", True)],
)
def test_a_licence_that_forbids_commercial_use_must_be_accepted(licence: str, restricted: bool) -> None:
    (entry,) = parse(f"m translate ru-en hf:a/b@main {licence}")
    assert entry.restricted is restricted


WRONG = [
    ("opus translate", "fields"),
    ("../opus translate ru-en hf:a/b@main MIT", "name"),
    ("opus render ru-en hf:a/b@main MIT", "task 'render'"),
    ("opus translate ru hf:a/b@main MIT", "languages 'ru'"),
    ("opus summarize ru-en hf:a/b@main MIT", "languages 'ru-en'"),
    ("opus translate ru-en hf:a/b MIT", "source 'hf:a/b'"),
    ("opus translate ru-en hf:b@main MIT", "source"),
    ("opus translate ru-en https://host/b MIT", "source"),
    (f"{GOOD} fast", "no attribute"),
    (f"{GOOD} colour=red", "unknown attribute 'colour'"),
    (f"{GOOD} beam=many", "beam="),
    (f"{GOOD} family=gpt", "family="),
]


@pytest.mark.parametrize(("line", "part"), WRONG)
def test_a_wrong_line_is_named_with_its_number(line: str, part: str) -> None:
    with pytest.raises(ModelError, match=r"^list\.txt:3: ") as caught:
        parse(f"# one\n\n{line}\n", "list.txt")
    assert part in str(caught.value)


def test_a_wrong_line_that_is_continued_is_named_by_its_first_line() -> None:
    with pytest.raises(ModelError, match=r"^models\.txt:2: "):
        parse("# one\nopus \\\n translate \\\n nonsense hf:a/b@main MIT")


def test_a_name_is_listed_once() -> None:
    with pytest.raises(ModelError, match=r"2: 'opus' is listed twice"):
        parse(f"{GOOD}\n{GOOD}")


@given(st.text())
def test_any_text_is_read_or_refused_as_a_model_error(text: str) -> None:
    try:
        entries = parse(text)
    except ModelError:
        return
    assert len({entry.name for entry in entries}) == len(entries)


def test_the_shipped_list_has_the_promised_models() -> None:
    repos = {entry.repo for entry in shipped()}
    assert repos >= {
        "Helsinki-NLP/opus-mt-ru-en",
        "Helsinki-NLP/opus-mt-tc-big-zle-en",
        "facebook/nllb-200-distilled-600M",
        "google/madlad400-3b-mt",
        "sshleifer/distilbart-cnn-12-6",
        "facebook/bart-large-cnn",
        "IlyaGusev/mbart_ru_sum_gazeta",
        "csebuetnlp/mT5_multilingual_XLSum",
    }


def test_the_built_in_model_is_the_last_resort_of_its_task() -> None:
    translators = [entry.name for entry in shipped() if entry.does("translate ru-en")]
    assert translators[-1] == "built-in"


def test_non_commercial_models_are_marked_in_the_shipped_list() -> None:
    restricted = {entry.name for entry in shipped() if entry.restricted}
    assert restricted == {"nllb-200-distilled-600m", "mt5-multilingual-xlsum"}


def test_a_list_of_ones_own_comes_first_and_replaces_by_name(tmp_path: Path) -> None:
    (tmp_path / "models.txt").write_text(
        "mine translate ru-en hf:me/mine@main MIT\nopus-mt-ru-en translate ru-en hf:me/other@main MIT\n",
        encoding="utf-8",
    )
    names = [entry.name for entry in known(tmp_path)]
    assert names[:2] == ["mine", "opus-mt-ru-en"]
    assert names.count("opus-mt-ru-en") == 1
    found = find("opus-mt-ru-en", tmp_path)
    assert found is not None
    assert found.repo == "me/other"


def test_a_model_is_found_by_its_name_on_the_hub_too() -> None:
    found = find("Helsinki-NLP/opus-mt-ru-en")
    assert found is not None
    assert found.name == "opus-mt-ru-en"

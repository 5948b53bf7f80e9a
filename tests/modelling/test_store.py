"""Which model is used: --model, else the best installed, else the built-in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling import store
from summarize.modelling.manifest import write_manifest

LIST = """
best    translate ru-en  hf:maker/best@main    MIT
second  translate ru-en  hf:maker/second@main  CC-BY-NC-4.0
brief   summarize ru,en  hf:maker/brief@main   MIT
"""


def put(folder: Path, task: str = "translate ru-en") -> Path:
    """Make a folder that looks like a model."""
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(folder.name.encode())
    write_manifest(folder, name=folder.name, task=task, source="hf:a/b@main", revision="1", licence="MIT")
    return folder


@pytest.fixture
def models(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty models folder with a list, and put a built-in model where the package has its own."""
    (models / "models.txt").write_text(LIST)
    own = put(tmp_path / "package" / "built-in")
    monkeypatch.setattr(store, "BUILTIN_FOLDER", own)
    return models


def test_without_anything_installed_the_built_in_model_is_used(models: Path) -> None:
    location = store.resolve(None, "translate ru-en")
    assert (location.name, location.built_in) == ("built-in", True)


def test_the_first_installed_model_of_the_list_is_used(models: Path) -> None:
    put(models / "second")
    assert store.resolve(None).name == "second"
    put(models / "best")
    assert store.resolve(None).name == "best"


def test_a_model_of_ones_own_is_used_only_by_name(models: Path) -> None:
    put(models / "stranger")
    assert store.resolve(None).name == "built-in"
    assert store.resolve("stranger").name == "stranger"


@pytest.mark.parametrize("name", ["second", "maker/second"])
def test_a_model_is_chosen_by_its_name_here_or_on_the_hub(models: Path, name: str) -> None:
    put(models / "best")
    put(models / "second")
    assert store.resolve(name).folder == models / "second"


def test_the_built_in_model_can_be_chosen_over_better_ones(models: Path) -> None:
    put(models / "best")
    assert store.resolve("built-in").built_in


def test_a_folder_can_be_named_by_its_path(models: Path, tmp_path: Path) -> None:
    folder = put(tmp_path / "elsewhere" / "copy")
    assert store.resolve(str(folder)).folder == folder.resolve()


def test_a_model_that_is_known_but_not_installed_is_an_error_that_names_the_command(models: Path) -> None:
    with pytest.raises(ModelError, match=r"summarize models pull best$") as caught:
        store.resolve("best")
    assert caught.value.exit_code == 3
    with pytest.raises(ModelError, match=r"summarize models pull second --accept-licence$"):
        store.resolve("second")


def test_a_task_that_no_installed_model_does_is_an_error_that_names_the_command(models: Path) -> None:
    with pytest.raises(ModelError, match=r"no model for 'summarize en' is installed; run: summarize models pull brief"):
        store.resolve(None, "summarize en")


def test_an_unknown_name_is_an_error_that_names_the_known_ones(models: Path) -> None:
    with pytest.raises(ModelError, match=r"no model is called 'bset'; known: best, second, brief"):
        store.resolve("bset")


@pytest.mark.parametrize("name", ["../package/built-in", "..", ".partial", "a/../b"])
def test_a_name_leads_nowhere_outside(models: Path, name: str) -> None:
    with pytest.raises((ModelError, UsageError)):
        store.resolve(name)


def test_a_model_of_another_task_is_a_usage_error(models: Path) -> None:
    put(models / "brief", "summarize ru,en")
    with pytest.raises(UsageError, match=r"'brief' does 'summarize ru,en', not 'translate ru-en'"):
        store.resolve("brief")
    assert store.resolve(None, "summarize ru").name == "brief"


def test_a_damaged_manifest_is_not_passed_over_for_another_model(models: Path) -> None:
    put(models / "best")
    put(models / "second")
    (models / "best" / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match=r"run: summarize models pull best$"):
        store.resolve(None)


def test_what_is_installed_is_listed_best_first_and_the_built_in_model_last(models: Path) -> None:
    for name in ("stranger", "second", "best"):
        put(models / name)
    assert [location.name for location in store.installed()] == ["best", "second", "stranger", "built-in"]


def test_work_in_progress_is_not_installed(models: Path) -> None:
    put(models / ".partial" / "best")
    assert store.installed_names() == ()


def test_the_models_folder_is_the_platforms_unless_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZE_MODELS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert store.models_folder().parts[-2:] == ("summarize", "models")
    monkeypatch.setenv("SUMMARIZE_MODELS", "~/there")
    assert store.models_folder() == Path("~/there").expanduser()

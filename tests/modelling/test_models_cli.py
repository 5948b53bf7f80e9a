"""`summarize models`: the road from `pull` to `remove`, against a hub on loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarize.cli.models import app
from summarize.errors import ModelError, SummarizeError, UsageError
from summarize.modelling import store
from summarize.modelling.manifest import write_manifest

from . import tiny
from .conftest import NAME
from .hub_server import Hub


def ran(*arguments: str) -> str:
    """Run a verb that must succeed; return what it wrote to stdout."""
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


def failed(*arguments: str) -> SummarizeError:
    """Run a verb that must fail; return its error, which main turns into a message and an exit code."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.stdout == ""
    assert isinstance(result.exception, SummarizeError), result.output
    return result.exception


@pytest.fixture(autouse=True)
def _built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a folder that looks like a model where the package has its own."""
    folder = tmp_path / "package" / "built-in"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"x" * 1_500_000)
    write_manifest(folder, name="built-in", task="translate ru-en", source="built-in", revision="1", licence="MIT")
    monkeypatch.setattr(store, "BUILTIN_FOLDER", folder)


def test_from_pull_to_remove(served: Hub, models: Path, tmp_path: Path) -> None:
    commit = served.repository("maker/tiny-ru-en").branches["main"]
    assert ran("pull", NAME) == f"{NAME}@{commit[:12]} is installed: {models / NAME} (CC-BY-4.0)\n"
    assert ran("path", NAME) == f"{models / NAME}\n"
    assert f"{NAME}@{commit[:12]}: intact, 5 files\n" in ran("verify")
    assert ran("verify", NAME, "-q") == ""
    archive = tmp_path / "model.tar"
    assert ran("pack", NAME, "-o", str(archive)).startswith(f"{NAME}@{commit[:12]} is packed: {archive} (")
    assert ran("remove", NAME) == f"{NAME} is removed\n"
    assert ran("pull", NAME, "--from", str(archive), "-q") == ""
    assert tiny.decode(models / NAME, tiny.RUSSIAN[0])


def test_the_list_is_a_table(models: Path) -> None:
    lines = ran("list").splitlines()
    assert lines[0].split() == ["NAME", "TASK", "SIZE", "LICENCE", "STATE"]
    rows = {line.split()[0]: line for line in lines[1:] if line}
    assert rows[NAME].endswith("available")
    assert rows["built-in"].endswith("built in")
    assert "1.5MB" in rows["built-in"]
    assert "CC-BY-NC-4.0*" in rows["tiny-restricted"]
    assert "--accept-licence" in lines[-1]
    starts = {line.index("translate") for line in lines if "translate" in line}
    assert len(starts) == 1


def test_the_list_is_json(models: Path, tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    ran("pull", NAME, "--from", str(tiny.write(marian_files, tmp_path / "downloaded")))
    data = json.loads(ran("list", "--format", "json"))
    assert data["schema"] == 1
    rows = {row["name"]: row for row in data["models"]}
    assert rows[NAME] | {"revision": "", "bytes": 0} == {
        "name": NAME,
        "task": "translate ru-en",
        "source": "hf:maker/tiny-ru-en@main",
        "licence": "CC-BY-4.0",
        "restricted": False,
        "download": None,
        "installed": True,
        "state": "installed",
        "revision": "",
        "bytes": 0,
        "path": str(models / NAME),
        "command": None,
    }
    assert rows["tiny-restricted"]["command"] == "summarize models pull tiny-restricted --accept-licence"
    assert (rows["tiny-summary"]["installed"], rows["tiny-summary"]["path"]) == (False, None)


def test_only_the_installed_models_are_listed_on_request(models: Path) -> None:
    names = [row["name"] for row in json.loads(ran("list", "--installed", "--format", "json"))["models"]]
    assert names == ["built-in"]


def test_a_damaged_model_is_listed_as_such_and_verify_refuses_it(
    models: Path, tmp_path: Path, marian_files: dict[str, bytes]
) -> None:
    ran("pull", NAME, "--from", str(tiny.write(marian_files, tmp_path / "downloaded")))
    (models / NAME / "model.bin").write_bytes(b"")
    error = failed("verify", NAME)
    assert error.exit_code == 3
    assert str(error).endswith(f"run: summarize models pull {NAME}")
    (models / NAME / "manifest.json").write_text("{}")
    assert next(line for line in ran("list").splitlines() if line.startswith(NAME)).endswith("damaged")


def test_verify_goes_on_to_the_last_model_before_it_fails(
    models: Path, tmp_path: Path, marian_files: dict[str, bytes]
) -> None:
    ran("pull", NAME, "--from", str(tiny.write(marian_files, tmp_path / "downloaded")))
    (models / NAME / "model.bin").write_bytes(b"")
    result = CliRunner().invoke(app, ["verify"])
    assert "built-in@1: intact" in result.stdout
    assert isinstance(result.exception, ModelError)


@pytest.mark.parametrize("verb", [["path"], ["verify"], ["pack", "-o", "x.tar"]])
def test_a_model_that_is_not_installed_names_the_command(models: Path, verb: list[str]) -> None:
    error = failed(verb[0], "tiny-restricted", *verb[1:])
    assert error.exit_code == 3
    assert str(error).endswith("run: summarize models pull tiny-restricted --accept-licence")


def test_the_licence_is_accepted_in_either_spelling(
    models: Path, tmp_path: Path, marian_files: dict[str, bytes]
) -> None:
    folder = str(tiny.write(marian_files, tmp_path / "downloaded"))
    assert "--accept-licence" in str(failed("pull", "tiny-restricted", "--from", folder))
    ran("pull", "tiny-restricted", "--from", folder, "--accept-license")


def test_the_built_in_model_is_neither_pulled_nor_removed(models: Path) -> None:
    for verb in ("pull", "remove"):
        assert isinstance(failed(verb, "built-in"), UsageError)


def test_every_verb_has_help(models: Path) -> None:
    for verb in ("list", "pull", "verify", "path", "remove", "pack"):
        assert "Usage" in ran(verb, "--help")

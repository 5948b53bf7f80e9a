"""A model whose files are not those that were installed is refused, with exit code 3 and the command that mends it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.modelling import store, verification
from summarize.modelling.manifest import FileRecord, sha256, write_manifest
from summarize.modelling.store import ModelLocation

from .conftest import NAME

LARGE = b"weights " * 20_000


@pytest.fixture
def location(models: Path) -> ModelLocation:
    """Install a folder that looks like a model."""
    folder = models / NAME
    folder.mkdir()
    (folder / "model.bin").write_bytes(LARGE)
    (folder / "config.json").write_text('{"a": 1}')
    manifest = write_manifest(
        folder, name=NAME, task="translate ru-en", source="hf:a/b@main", revision="1", licence="MIT"
    )
    return ModelLocation(NAME, folder, manifest)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are hashed from now on."""
    names: list[str] = []

    def spy(path: Path) -> str:
        names.append(path.name)
        return sha256(path)

    monkeypatch.setattr(verification, "sha256", spy)
    return names


def alter(path: Path) -> None:
    """Change one byte, the size and the modification time staying as they were."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_an_intact_model_passes(location: ModelLocation) -> None:
    verification.check(location)
    verification.verify(location)


def test_a_large_file_is_hashed_once_and_then_trusted(location: ModelLocation, hashed: list[str]) -> None:
    verification.check(location)
    assert sorted(hashed) == ["config.json", "model.bin"]
    hashed.clear()
    verification.check(location)
    assert hashed == ["config.json"]


def test_verify_hashes_everything_always(location: ModelLocation, hashed: list[str]) -> None:
    verification.check(location)
    hashed.clear()
    verification.verify(location)
    assert sorted(hashed) == ["config.json", "model.bin"]


@pytest.mark.parametrize("look", [verification.check, verification.verify])
@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_an_altered_file_is_refused_even_with_its_old_date(location: ModelLocation, name: str, look: object) -> None:
    assert callable(look)
    verification.check(location)
    alter(location.folder / name)
    with pytest.raises(ModelError, match=rf"{name} was altered.*; run: summarize models pull {NAME}$") as caught:
        look(location)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "model.bin").unlink(), "model.bin is missing"),
        (lambda folder: (folder / "model.bin").write_bytes(LARGE[:-1]), "has 159999 bytes, not 160000"),
        (lambda folder: (folder / "vmap.txt").touch(), "vmap.txt does not belong to the model"),
    ],
)
def test_missing_short_and_foreign_files_are_refused(location: ModelLocation, damage: object, message: str) -> None:
    assert callable(damage)
    verification.check(location)
    damage(location.folder)
    with pytest.raises(ModelError, match=message):
        verification.check(location)


def test_a_manifest_without_files_is_refused(location: ModelLocation) -> None:
    empty = replace(location.manifest, files={})
    with pytest.raises(ModelError, match=r"lists no files"):
        verification.check(replace(location, manifest=empty))


def test_what_was_noted_for_one_manifest_does_not_bless_another(location: ModelLocation) -> None:
    verification.check(location)
    other = {**location.manifest.files, "model.bin": FileRecord("0" * 64, len(LARGE))}
    with pytest.raises(ModelError, match=r"model\.bin was altered"):
        verification.check(replace(location, manifest=replace(location.manifest, files=other)))


def test_where_notes_cannot_be_kept_each_load_hashes(
    location: ModelLocation, hashed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("SUMMARIZE_CACHE", str(blocked))
    verification.check(location)
    verification.check(location)
    assert hashed.count("model.bin") == 2


def test_notes_that_are_garbage_are_ignored(location: ModelLocation, hashed: list[str], tmp_path: Path) -> None:
    verification.check(location)
    (notes,) = (tmp_path / "cache" / "verified").glob("*.json")
    notes.write_text("[1, 2")
    hashed.clear()
    verification.check(location)
    assert "model.bin" in hashed


def test_the_remedy_for_the_built_in_model_is_to_install_the_package_again(
    location: ModelLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUILTIN_FOLDER", location.folder)
    alter(location.folder / "config.json")
    with pytest.raises(ModelError, match=r"run: pip install --force-reinstall summarize$"):
        verification.check(location)


def test_the_remedy_for_a_model_that_is_not_in_the_list_is_to_install_it_again(models: Path) -> None:
    folder = models / "stranger"
    folder.mkdir()
    (folder / "model.bin").write_bytes(LARGE)
    manifest = write_manifest(folder, name="stranger", task="translate ru-en", source="x", revision="1", licence="MIT")
    alter(folder / "model.bin")
    with pytest.raises(ModelError, match=r"install it again: summarize models pull stranger --from DIR$"):
        verification.check(ModelLocation("stranger", folder, manifest))

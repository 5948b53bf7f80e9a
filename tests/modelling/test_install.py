"""Installing without a network, packing, removing: whole or not at all."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling import install, store
from summarize.modelling.archive import pack
from summarize.modelling.manifest import read_manifest, write_manifest
from summarize.modelling.store import ModelLocation
from summarize.modelling.verification import verify

from . import tiny
from .conftest import NAME


@pytest.fixture
def hub_folder(tmp_path: Path, marian_files: dict[str, bytes]) -> Path:
    """Return a model as the hub lays it out, as `git clone` or `hf download` would leave it."""
    return tiny.write(marian_files, tmp_path / "downloaded")


@pytest.fixture
def installed(models: Path, hub_folder: Path) -> ModelLocation:
    """Install the tiny model."""
    return install.install_from(NAME, hub_folder)


def nothing_left(models: Path) -> bool:
    """Say whether no work in progress is left in the models folder."""
    partial = models / ".partial"
    return not partial.is_dir() or not any(partial.iterdir())


def test_a_folder_of_the_hub_is_converted_and_installed(models: Path, installed: ModelLocation) -> None:
    verify(installed)
    assert installed.folder == models / NAME
    assert tiny.decode(installed.folder, tiny.RUSSIAN[0])
    assert nothing_left(models)


def test_the_folder_is_left_as_it_was(
    models: Path, installed: ModelLocation, hub_folder: Path, marian_files: dict[str, bytes]
) -> None:
    assert {path.name: path.read_bytes() for path in hub_folder.iterdir()} == marian_files


def test_the_revision_is_the_commit_where_the_folder_is_named_by_it(
    models: Path, tmp_path: Path, marian_files: dict[str, bytes]
) -> None:
    commit = "a64ede1bb36da5cd0c7bd9c25d0ee07ce5612124"
    location = install.install_from(NAME, tiny.write(marian_files, tmp_path / commit))
    assert location.manifest.revision == commit


def test_an_installed_model_can_be_copied_as_it_is(
    models: Path, installed: ModelLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(installed.folder, tmp_path / "stick" / "any-name")
    monkeypatch.setenv("SUMMARIZE_MODELS", str(tmp_path / "other"))
    location = install.install_from(NAME, copy)
    assert location.manifest == installed.manifest
    verify(location)


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz", ".tar.xz"])
def test_a_packed_model_is_installed_where_there_is_no_network(
    models: Path, installed: ModelLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    archive = pack(installed, tmp_path / f"model{suffix}")
    monkeypatch.setenv("SUMMARIZE_MODELS", str(tmp_path / "other"))
    location = install.install_from(NAME, archive)
    assert location.folder == tmp_path / "other" / NAME
    assert location.manifest == installed.manifest
    assert nothing_left(tmp_path / "other")


def test_the_same_model_is_packed_into_the_same_bytes(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    first, second = pack(installed, tmp_path / "1.tar"), pack(installed, tmp_path / "2.tar")
    assert first.read_bytes() == second.read_bytes()


def test_an_archive_of_a_hub_folder_will_do(models: Path, hub_folder: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        archive.add(hub_folder, "some/where")
    verify(install.install_from(NAME, tmp_path / "a.tgz"))


def test_a_damaged_model_is_not_packed(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    (installed.folder / "model.bin").write_bytes(b"?")
    with pytest.raises(ModelError, match=r"is damaged"):
        pack(installed, tmp_path / "model.tar")
    assert list(tmp_path.glob("*.tar")) == []


def test_an_archive_cut_short_is_refused(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    archive = pack(installed, tmp_path / "model.tar")
    archive.write_bytes(archive.read_bytes()[:100_000])
    install.remove(NAME)
    with pytest.raises(ModelError, match=r"model\.tar.*damaged|model\.tar: ") as caught:
        install.install_from(NAME, archive)
    assert "\n" not in str(caught.value)
    assert store.installed_names() == ()
    assert nothing_left(models)


def test_an_archive_with_altered_weights_is_refused(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    copy = shutil.copytree(installed.folder, tmp_path / NAME)
    (copy / "model.bin").write_bytes((copy / "model.bin").read_bytes()[:-1] + b"?")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(copy, NAME)
    install.remove(NAME)
    with pytest.raises(ModelError, match=r"model\.bin was altered"):
        install.install_from(NAME, tmp_path / "a.tar")
    assert store.installed_names() == ()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    """Return an archive member of any kind."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, 4 if kind == tarfile.REGTYPE else 0
    return info


@pytest.mark.parametrize(
    "evil",
    [
        member("../outside"),
        member("a/../../outside"),
        member("/tmp/outside"),
        member("..\\outside"),
        member("link", tarfile.SYMTYPE, "/etc/passwd"),
        member("hard", tarfile.LNKTYPE, "../outside"),
        member("device", tarfile.CHRTYPE),
        member("pipe", tarfile.FIFOTYPE),
    ],
)
def test_an_archive_cannot_reach_outside(models: Path, tmp_path: Path, evil: tarfile.TarInfo) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.addfile(evil, io.BytesIO(b"evil") if evil.size else None)
    with pytest.raises(ModelError, match=r"is not a plain file inside the archive"):
        install.install_from(NAME, tmp_path / "a.tar")
    assert not list(tmp_path.rglob("outside"))
    assert nothing_left(models)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such folder or archive"), (b"not an archive at all", "neither a folder nor a tar archive")],
)
def test_what_is_no_archive_is_refused(models: Path, tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "thing"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=message):
        install.install_from(NAME, path)


def test_an_empty_archive_is_refused(models: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w"):
        pass
    with pytest.raises(ModelError, match=r"no model in this archive"):
        install.install_from(NAME, tmp_path / "a.tar")


def test_a_model_of_another_name_is_refused(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    archive = pack(installed, tmp_path / "model.tar")
    with pytest.raises(ModelError, match=rf"holds '{NAME}', not 'tiny-restricted'"):
        install.install_from("tiny-restricted", archive)


def test_a_licence_must_be_accepted_here_too(models: Path, hub_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"--accept-licence"):
        install.install_from("tiny-restricted", hub_folder)
    accepted = install.Options(accept_licence=True)
    location = install.install_from("tiny-restricted", hub_folder, accepted)
    archive = pack(location, tmp_path / "model.tar")
    with pytest.raises(ModelError, match=r"CC-BY-NC-4\.0.*--accept-licence"):
        install.install_from("tiny-restricted", archive)
    verify(install.install_from("tiny-restricted", archive, accepted))


def test_a_model_of_ones_own_is_installed_under_its_own_name(
    models: Path, installed: ModelLocation, tmp_path: Path
) -> None:
    mine = shutil.copytree(installed.folder, tmp_path / "mine")
    manifest = installed.manifest
    write_manifest(
        mine,
        name="mine",
        task=manifest.task,
        source="built at home",
        revision="",
        licence="MIT",
        tokenizer=manifest.tokenizer,
        decoding=manifest.decoding,
    )
    location = install.install_from("mine", mine)
    assert store.resolve("mine") == location
    assert store.resolve(None).name == NAME


def test_a_failed_installation_leaves_the_old_model(models: Path, installed: ModelLocation, tmp_path: Path) -> None:
    bad = tiny.write({"config.json": b'{"model_type": "marian"}', "model.safetensors": b""}, tmp_path / "bad")
    with pytest.raises(ModelError):
        install.install_from(NAME, bad)
    verify(installed)
    assert nothing_left(models)


def test_the_old_model_comes_back_where_the_new_one_cannot_take_its_place(
    models: Path, installed: ModelLocation, hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def stubborn(source: Path, target: Path) -> None:
        if Path(source).name == "new":
            raise PermissionError(13, "not allowed", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "replace", stubborn)
    with pytest.raises(ModelError, match=r"cannot be installed: .*not allowed"):
        install.install_from(NAME, hub_folder)
    monkeypatch.undo()
    verify(installed)


def test_a_model_that_does_not_load_is_not_installed(
    models: Path, hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctranslate2

    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("unsupported")

    monkeypatch.setattr(ctranslate2, "Translator", broken)
    with pytest.raises(ModelError, match=r"cannot be loaded \(unsupported\); nothing was installed"):
        install.install_from(NAME, hub_folder)
    assert store.installed_names() == ()


def test_a_removed_model_is_gone_with_its_downloads(models: Path, installed: ModelLocation) -> None:
    part = models / ".partial" / f"{NAME}@0123456789ab"
    part.mkdir(parents=True)
    (part / "model.safetensors.part").touch()
    assert install.remove(NAME) == installed.folder
    assert not installed.folder.exists()
    assert nothing_left(models)
    with pytest.raises(ModelError, match=r"is not installed; see: summarize models list"):
        install.remove(NAME)


def test_the_built_in_model_cannot_be_removed(models: Path) -> None:
    with pytest.raises(UsageError, match=r"part of the package"):
        install.remove("built-in")


def test_the_manifest_says_what_the_model_was_made_of(installed: ModelLocation, marian_files: dict[str, bytes]) -> None:
    import hashlib

    manifest = read_manifest(installed.folder)
    assert manifest.origin["source.spm"] == hashlib.sha256(marian_files["source.spm"]).hexdigest()

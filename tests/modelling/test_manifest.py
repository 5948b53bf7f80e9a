"""manifest.json: what is written is what is read, and nothing else is."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.modelling.manifest import (
    Decoding,
    FileRecord,
    Manifest,
    Tokenizer,
    read_manifest,
    write_manifest,
)


def written(folder: Path, revision: str = "1") -> Manifest:
    (folder / "model.bin").write_bytes(b"weights")
    (folder / "config.json").write_text("{}")
    return write_manifest(
        folder,
        name="tiny",
        task="translate ru-en",
        source="hf:maker/tiny@main",
        revision=revision,
        licence="MIT",
        tokenizer=Tokenizer(source_prefix=("rus_Cyrl",), source_suffix=("</s>",), target_prefix=("eng_Latn",)),
        decoding=Decoding(longest_source=128, beam=6),
        origin={"model.safetensors": "ab" * 32},
    )


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = written(tmp_path)
    assert read_manifest(tmp_path) == manifest


def test_every_file_is_recorded_with_its_hash_and_size(tmp_path: Path) -> None:
    manifest = written(tmp_path)
    assert manifest.files == {
        "config.json": FileRecord(hashlib.sha256(b"{}").hexdigest(), 2),
        "model.bin": FileRecord(hashlib.sha256(b"weights").hexdigest(), 7),
    }
    assert manifest.size == 9


def test_hidden_and_packaging_files_are_not_the_model(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").touch()
    (tmp_path / ".note").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").touch()
    assert set(written(tmp_path).files) == {"model.bin", "config.json"}


def test_writing_again_does_not_record_the_manifest_itself(tmp_path: Path) -> None:
    first = written(tmp_path)
    assert written(tmp_path) == first


def test_without_a_revision_the_weights_give_one(tmp_path: Path) -> None:
    first = written(tmp_path, revision="").revision
    assert len(first) == 40
    assert written(tmp_path, revision="").revision == first
    (tmp_path / "extra.spm").write_bytes(b"more")
    assert written(tmp_path, revision="").revision != first


def test_the_label_signs_results(tmp_path: Path) -> None:
    assert written(tmp_path, "a64ede1bb36da5cd0c7bd9c25d0ee07ce5612124").label == "tiny@a64ede1bb36d"


def test_a_folder_without_a_manifest_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model here.*; run: this"):
        read_manifest(tmp_path, "run: this")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: {},
        lambda data: [],
        lambda data: data | {"manifest": 99},
        lambda data: data | {"files": {"model.bin": "hash"}},
        lambda data: data | {"name": 5},
        lambda data: data | {"surprise": 1},
        lambda data: {key: value for key, value in data.items() if key != "tokenizer"},
        lambda data: data | {"files": {"../../etc/passwd": {"sha256": "0", "size": 1}}},
        lambda data: data | {"files": {"/etc/passwd": {"sha256": "0", "size": 1}}},
    ],
)
def test_a_damaged_manifest_is_refused_in_one_line(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    data = written(tmp_path).to_dict()
    (tmp_path / "manifest.json").write_text(json.dumps(damage(data)))
    with pytest.raises(ModelError, match=r"damaged") as caught:
        read_manifest(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_manifest_cut_short_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(ModelError, match=r"damaged"):
        read_manifest(tmp_path)

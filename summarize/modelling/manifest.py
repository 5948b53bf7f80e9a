"""The manifest of an installed model: what it is, where it came from, and the sha256 of every file.

One `manifest.json` lies in the folder of each model, the built-in one
included. It holds all that an engine must know to run the model, so that no
file of the hub is read at run time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from summarize.errors import ModelError

MANIFEST = "manifest.json"
SCHEMA = 1
# A package's own files, which no engine reads; everything else in the folder is the model.
PACKAGING = frozenset({MANIFEST, "__init__.py", "__pycache__"})


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Hold the sha256 and the size in bytes of one file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Say how text becomes the model's tokens and back.

    `kind` is "sentencepiece" (`source` and `target` are .spm files of the
    folder, the same one where the model shares it) or "tokenizers" (both are
    a tokenizer.json). The engine hands the model `source_prefix` + pieces +
    `source_suffix` (empty for Marian: its config.json lets CTranslate2 add
    the end token) and starts decoding with `target_prefix`, which it takes off
    the result again. `text_prefix` is put before the text itself, for models
    that are told their task in words.
    """

    kind: str = "sentencepiece"
    source: str = "source.spm"
    target: str = "target.spm"
    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()
    text_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Hold the model's own settings: its length limits in tokens and the defaults of its makers.

    `longest_source` counts prefix and suffix tokens; 0 means no limit known.
    """

    longest_source: int = 512
    longest_target: int = 512
    beam: int = 4
    length_penalty: float = 1.0
    no_repeat_ngram: int = 0
    shortest_target: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """Describe one installed model; see `write_manifest` for the fields."""

    name: str
    task: str
    source: str
    revision: str
    licence: str
    family: str = "marian"
    engine: str = "ctranslate2"
    quantization: str = "int8"
    converted_with: str = ""
    tokenizer: Tokenizer = field(default_factory=Tokenizer)
    decoding: Decoding = field(default_factory=Decoding)
    origin: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileRecord] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return "name@revision", the revision cut to 12 characters: what results are signed with."""
        return f"{self.name}@{self.revision[:12]}" if self.revision else self.name

    @property
    def size(self) -> int:
        """Return the bytes of all files together."""
        return sum(record.size for record in self.files.values())

    def does(self, task: str) -> bool:
        """Say whether the model does `task`, e.g. "summarize ru" for a model of "summarize ru,en"."""
        return does(self.task, task)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of manifest.json, in its order of keys."""
        return {"manifest": SCHEMA, **asdict(self), "files": {name: asdict(self.files[name]) for name in self.files}}


def does(offered: str, task: str) -> bool:
    """Say whether a model of task `offered` ("summarize ru,en") does `task` ("summarize ru")."""
    verb, _, languages = offered.partition(" ")
    wanted, _, language = task.partition(" ")
    return verb == wanted and language in languages.split(",")


def sha256(path: Path) -> str:
    """Return the hex sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def model_files(folder: Path) -> list[str]:
    """Return the names of the files that make up the model, sorted; hidden and packaging files left out."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() and not _apart(path.relative_to(folder).parts)
    )


def _apart(parts: tuple[str, ...]) -> bool:
    return parts[0] in PACKAGING or any(part.startswith(".") for part in parts)


def write_manifest(
    folder: Path,
    *,
    name: str,
    task: str,
    source: str,
    revision: str,
    licence: str,
    family: str = "marian",
    quantization: str = "int8",
    converted_with: str = "",
    tokenizer: Tokenizer | None = None,
    decoding: Decoding | None = None,
    origin: Mapping[str, str] | None = None,
) -> Manifest:
    """Hash the files of `folder` and write its manifest.json; return it.

    `task` is as in models.txt ("translate ru-en"); `source` is "built-in" or
    "hf:owner/name@revision"; `revision` is the resolved commit, or any label
    that changes with the weights, or "", for which a digest of the files is
    taken. `origin` maps the files that it was converted from to their sha256.
    """
    files = {each: FileRecord(sha256(folder / each), (folder / each).stat().st_size) for each in model_files(folder)}
    manifest = Manifest(
        name=name,
        task=task,
        source=source,
        revision=revision or _digest(files),
        licence=licence,
        family=family,
        quantization=quantization,
        converted_with=converted_with,
        tokenizer=tokenizer or Tokenizer(),
        decoding=decoding or Decoding(),
        origin=dict(sorted((origin or {}).items())),
        files=files,
    )
    _save(manifest, folder)
    return manifest


def _save(manifest: Manifest, folder: Path) -> None:
    text = json.dumps(manifest.to_dict(), ensure_ascii=False, indent=1) + "\n"
    draft = folder / f".{MANIFEST}.part"
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, folder / MANIFEST)


def _digest(files: Mapping[str, FileRecord]) -> str:
    lines = "".join(f"{record.sha256}  {name}\n" for name, record in files.items())
    return hashlib.sha256(lines.encode()).hexdigest()[:40]


def read_manifest(folder: Path, remedy: str = "") -> Manifest:
    """Read the manifest.json of a folder.

    Raises ModelError, ending in `remedy`, where it is missing or not a manifest.
    """
    path = folder / MANIFEST
    after = f"; {remedy}" if remedy else ""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _manifest(data)
    except FileNotFoundError:
        raise ModelError(f"{folder}: no model here, its {MANIFEST} is missing{after}") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(f"{path}: damaged ({reason}){after}") from error


def _manifest(data: dict[str, Any]) -> Manifest:
    if data["manifest"] != SCHEMA:
        raise ValueError(f"format {data['manifest']} where {SCHEMA} is known")
    fields = {key: value for key, value in data.items() if key != "manifest"}
    fields["tokenizer"] = Tokenizer(**{key: _frozen(value) for key, value in data["tokenizer"].items()})
    fields["decoding"] = Decoding(**data["decoding"])
    fields["files"] = {_plain(name): FileRecord(**record) for name, record in data["files"].items()}
    manifest = Manifest(**fields)
    _require_text([manifest.name, manifest.task, manifest.source, manifest.revision, manifest.licence])
    return manifest


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _plain(name: str) -> str:
    """Return a file name that stays inside its folder; raise ValueError for any other."""
    if name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/"):
        raise ValueError(f"file name {name!r} leads out of the folder")
    return name


def _require_text(values: Iterable[object]) -> None:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("name, task, source, revision and licence must be text")

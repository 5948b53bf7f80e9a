"""Refuse a model whose files are not those that were installed.

`verify` hashes everything. `check`, made at each load, hashes a file once and
then trusts it as long as its size, inode and times stay the same; a file that
was touched is hashed again. Times can be forged only by someone who could as
well replace the manifest: against accidents both are equal, and `verify` also
finds a disk that loses bits.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from summarize.errors import ModelError
from summarize.modelling.manifest import FileRecord, model_files, sha256
from summarize.modelling.store import ModelLocation, mending

# Hashing less than this costs no more than asking whether it must be hashed.
_SMALL = 1 << 16


def verify(location: ModelLocation) -> None:
    """Hash every file of the model and compare with its manifest.

    Raises ModelError naming the first file that differs and the command that mends it.
    """
    stamps = {}
    for name, record in _present(location):
        stamps[name] = _hashed(location, name, record)
    _remember(location.folder, stamps)


def check(location: ModelLocation) -> None:
    """Compare the model with its manifest before it is loaded; unchanged files are hashed only the first time.

    Raises ModelError naming the first file that differs and the command that mends it.
    """
    before = _remembered(location.folder)
    stamps = {}
    for name, record in _present(location):
        path = location.folder / name
        trusted = record.size > _SMALL and before.get(name) == _stamp(path, record)
        stamps[name] = before[name] if trusted else _hashed(location, name, record)
    if stamps != before:
        _remember(location.folder, stamps)


def _present(location: ModelLocation) -> list[tuple[str, FileRecord]]:
    """Return the files to look at; raise ModelError where one is missing, of another size, or does not belong."""
    files = location.manifest.files
    if not files:
        raise _damaged(location, "manifest.json", "lists no files")
    # A file of its own is no model's business: CTranslate2 reads some, such as vmap.txt, only because they are there.
    for name in model_files(location.folder):
        if name not in files:
            raise _damaged(location, name, "does not belong to the model")
    for name, record in files.items():
        path = location.folder / name
        if not path.is_file():
            raise _damaged(location, name, "is missing")
        if path.stat().st_size != record.size:
            raise _damaged(location, name, f"has {path.stat().st_size} bytes, not {record.size}")
    return list(files.items())


def _hashed(location: ModelLocation, name: str, record: FileRecord) -> str:
    path = location.folder / name
    stamp = _stamp(path, record)
    try:
        found = sha256(path)
    except OSError as error:
        raise _damaged(location, name, f"cannot be read ({error.strerror})") from error
    if found != record.sha256:
        raise _damaged(location, name, "was altered: its sha256 is not the one recorded when it was installed")
    return stamp


def _damaged(location: ModelLocation, name: str, what: str) -> ModelError:
    remedy = mending(location.name, location.folder)
    return ModelError(f"model {location.name!r} is damaged: {location.folder / name} {what}; {remedy}")


def _stamp(path: Path, record: FileRecord) -> str:
    """Return what must stay the same for a hash to be trusted: the hash itself, and what the disk says of the file."""
    seen = path.stat()
    return f"{record.sha256} {seen.st_size} {seen.st_ino} {seen.st_mtime_ns} {seen.st_ctime_ns}"


def _notes(folder: Path) -> Path:
    """Return the file of stamps of a model folder: among the caches, since a package may lie where no one can write."""
    chosen = os.environ.get("SUMMARIZE_CACHE")
    if not chosen:
        import platformdirs

        chosen = platformdirs.user_cache_dir("summarize", appauthor=False)
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return Path(chosen).expanduser() / "verified" / f"{name}.json"


def _remembered(folder: Path) -> dict[str, str]:
    try:
        stamps = json.loads(_notes(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _remember(folder: Path, stamps: dict[str, str]) -> None:
    """Keep the stamps for the next load; where that fails, the next load hashes again."""
    notes = _notes(folder)
    with contextlib.suppress(OSError):
        notes.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=notes.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(stamps, file)
        os.replace(draft, notes)

"""Fetch files from a Hugging Face hub, through huggingface_hub and nothing else.

HF_ENDPOINT, HF_TOKEN, HF_HOME and HF_HUB_OFFLINE mean what they mean there.
Each file is checked against the hash that the hub gives for it. A file cut
short stays as `<name>.part` and is continued by the next call.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import logging
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from summarize.errors import ModelError
from summarize.modelling.catalogue import Entry
from summarize.modelling.hub_errors import explain, is_passing
from summarize.modelling.manifest import sha256
from summarize.modelling.weights import PICKLED, PICKLED_INDEX, SAFE, SAFE_INDEX, has_torch

_T = TypeVar("_T")
# What a conversion reads; all else in a repository (other frameworks' weights, benchmarks, code) stays there.
_WANTED = frozenset(
    {
        *("config.json", "generation_config.json", "tokenizer_config.json", "special_tokens_map.json"),
        *("added_tokens.json", "tokenizer.json", "vocab.json", "target_vocab.json", "merges.txt"),
        *("source.spm", "target.spm", "spiece.model", "sentencepiece.model", "sentencepiece.bpe.model"),
    }
)
_TRIES, _FIRST_PAUSE = 4, 1.0  # a hub that answers 5xx is asked again after 1, 2 and 4 seconds
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """Name a file of a repository with its size in bytes and the hash that it must have.

    `sha256` is known for large files; the others have `blob`, git's sha1.
    """

    name: str
    size: int
    sha256: str = ""
    blob: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold the files of a repository at one commit (40 hex digits)."""

    repo: str
    commit: str
    files: tuple[RemoteFile, ...]


def client() -> Any:
    """Return huggingface_hub.

    Raises ModelError where it is not installed.
    """
    try:
        return importlib.import_module("huggingface_hub")
    except ImportError:
        raise ModelError("pulling models takes huggingface_hub; run: pip install 'summarize[hub]'") from None


def _utils() -> Any:
    return importlib.import_module("huggingface_hub.utils")


def _constants() -> Any:
    # Not an attribute of the package until someone has imported it.
    return importlib.import_module("huggingface_hub.constants")


def offline() -> bool:
    """Say whether HF_HUB_OFFLINE forbids the network, now or when huggingface_hub was imported."""
    asked = os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE")
    return asked or bool(_constants().HF_HUB_OFFLINE)


def _endpoint() -> str | None:
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or None


def listing(entry: Entry) -> Listing:
    """Ask the hub which commit `entry.revision` is, and which files it holds.

    Raises ModelError where the hub cannot be reached or refuses.
    """
    api = client().HfApi(endpoint=_endpoint())
    timeout = _constants().HF_HUB_ETAG_TIMEOUT
    with quietly():
        info = _patiently(
            lambda: api.model_info(entry.repo, revision=entry.revision, files_metadata=True, timeout=timeout), entry
        )
    files = tuple(_remote(sibling) for sibling in info.siblings or ())
    if not info.sha or not files:
        raise ModelError(f"{entry.repo} at {entry.revision} is empty: nothing to pull")
    return Listing(entry.repo, info.sha, files)


def _remote(sibling: Any) -> RemoteFile:
    known = sibling.lfs.sha256 if sibling.lfs is not None else ""
    return RemoteFile(sibling.rfilename, sibling.size or 0, known, "" if known else sibling.blob_id or "")


def wanted(found: Listing) -> tuple[RemoteFile, ...]:
    """Return the files that a conversion needs: one form of the weights, safetensors if there is one.

    Raises ModelError where there are only pickled weights and torch, which
    alone loads them safely, is missing.
    """
    names = {file.name for file in found.files}
    safe = tuple(name for name in (SAFE, SAFE_INDEX) if name in names)
    pickled = tuple(name for name in (PICKLED, PICKLED_INDEX) if name in names)
    if not safe and not pickled:
        raise ModelError(
            f"{found.repo} at {found.commit} has no weights that can be read, neither {SAFE} nor {PICKLED}"
        )
    if not safe and not has_torch():
        raise ModelError(
            f"{found.repo} has only pickled weights, safe to load with torch alone; run: pip install 'summarize[torch]'"
        )
    weights = _one_form(names, SAFE, SAFE_INDEX) if safe else _one_form(names, PICKLED, PICKLED_INDEX)
    return tuple(file for file in found.files if file.name in _WANTED or file.name in weights)


def _one_form(names: set[str], single: str, index: str) -> set[str]:
    if single in names:
        return {single}
    stem, _, suffix = single.rpartition(".")
    shard = re.compile(rf"{stem}-\d+-of-\d+\.{suffix}")
    return {index} | {name for name in names if shard.fullmatch(name)}


def fetch(found: Listing, file: RemoteFile, folder: Path, bar: bool) -> Path:
    """Download one file into `folder`, continuing what an earlier call left; return its path.

    `bar` shows progress where stderr is a terminal. Raises ModelError where
    that fails; what has arrived stays, unless it is not what the hub
    promised.
    """
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and _is(path, file):
        return path
    part = path.with_name(path.name + ".part")
    continued = part.is_file() and part.stat().st_size > 0
    _download(found, file, part, bar)
    if continued and not _is(part, file):
        # What an earlier run left was bad, or the hub's file has changed under its name: once more from the start.
        part.unlink()
        _download(found, file, part, bar)
    if not _is(part, file):
        part.unlink()
        raise ModelError(
            f"{file.name} of {found.repo} did not arrive as the hub describes it (size or hash differ); "
            "it was thrown away, run the same command again"
        )
    os.replace(part, path)
    return path


def _download(found: Listing, file: RemoteFile, part: Path, bar: bool) -> None:
    from huggingface_hub.file_download import hf_hub_url, http_get

    if _copied_from_cache(found, file, part):
        return
    url = hf_hub_url(found.repo, file.name, revision=found.commit, endpoint=_endpoint())
    # Compressed on its way a file has no length, and its middle cannot be asked for.
    headers = {**_utils().build_hf_headers(), "Accept-Encoding": "identity"}

    def get() -> None:
        with part.open("ab") as stream:
            arrived = stream.tell()
            if arrived > file.size:
                arrived = stream.truncate(0)
            http_get(
                url,
                stream,
                resume_size=arrived,
                headers=headers,
                expected_size=file.size,
                displayed_filename=file.name,
            )

    with quietly(bar):
        _patiently(get, found)


def _copied_from_cache(found: Listing, file: RemoteFile, part: Path) -> bool:
    """Copy a file that HF_HOME already holds at this commit; say whether it did."""
    cached = client().try_to_load_from_cache(found.repo, file.name, revision=found.commit)
    if not isinstance(cached, str) or not _is(Path(cached), file):
        return False
    shutil.copyfile(cached, part)
    return True


def _is(path: Path, file: RemoteFile) -> bool:
    """Say whether a file has the size and the hash that the hub gives for it."""
    if path.stat().st_size != file.size:
        return False
    if file.sha256:
        return sha256(path) == file.sha256
    return not file.blob or git_blob(path) == file.blob


def git_blob(path: Path) -> str:
    """Return git's sha1 of a file's content."""
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def cached_snapshot(entry: Entry) -> tuple[Path, str]:
    """Return the folder of the repository in the hub's own cache, and its commit, without the network.

    Raises ModelError where it is not there.
    """
    config = client().try_to_load_from_cache(entry.repo, "config.json", revision=entry.revision)
    if not isinstance(config, str):
        raise ModelError(
            f"HF_HUB_OFFLINE is set and {entry.repo} is not in the Hugging Face cache; "
            f"unset it, or run: summarize models pull {entry.name} --from DIR"
        )
    folder = Path(config).parent
    for path in folder.rglob("*"):
        _check_cached(path)
    return folder, folder.name


def _check_cached(path: Path) -> None:
    """Check a file of the cache, whose links lead to files that are named by their hash."""
    blob = path.resolve()
    expected = {64: sha256, 40: git_blob}.get(len(blob.name))
    if path.is_symlink() and blob.is_file() and expected is not None and expected(blob) != blob.name:
        raise ModelError(f"{path} in the Hugging Face cache is damaged; remove {blob} and pull without HF_HUB_OFFLINE")


def _patiently(call: Callable[[], _T], asked: Entry | Listing) -> _T:
    """Call, and call again while the hub is only busy; raise its last error as a ModelError."""
    pause = _FIRST_PAUSE
    for attempt in range(1, _TRIES + 1):
        try:
            return call()
        except Exception as error:
            if attempt == _TRIES or not is_passing(error):
                raise explain(
                    error, asked.repo, asked.revision if isinstance(asked, Entry) else asked.commit
                ) from error
        time.sleep(pause)
        pause *= 2
    raise AssertionError("unreachable")


@contextlib.contextmanager
def quietly(bar: bool = False) -> Iterator[None]:
    """Keep huggingface_hub's log off the terminal, and its progress bars unless `bar`; errors are raised as ours."""
    utils = _utils()
    level, bars = utils.logging.get_verbosity(), not utils.are_progress_bars_disabled()
    utils.logging.set_verbosity(logging.CRITICAL)
    if bars and not bar:
        utils.disable_progress_bars()
    try:
        yield
    finally:
        utils.logging.set_verbosity(level)
        if bars and not bar:
            utils.enable_progress_bars()

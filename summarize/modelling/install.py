"""Install models, pulled from a hub or taken from a folder or an archive, and remove them.

All work is done beside the installed models, in `.partial/`; a model appears
under its name only when it is whole, by one rename. A lock keeps two processes
from installing the same model, and what a process that died has left is
either continued (downloads) or cleared away (all else) by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ModelError, SummarizeError, UsageError
from summarize.modelling import hub
from summarize.modelling.archive import unpack
from summarize.modelling.catalogue import BUILT_IN, LIST, Entry, find, known
from summarize.modelling.convert import convert
from summarize.modelling.locks import exclusive
from summarize.modelling.manifest import MANIFEST, model_files, read_manifest, sha256, write_manifest
from summarize.modelling.store import ModelLocation, folder_of, models_folder
from summarize.modelling.verification import verify

PARTIAL, LOCKS = ".partial", ".locks"
_COMMIT = re.compile(r"[0-9a-f]{40}")
_MARGIN = 1.6  # the download, and the converted model beside it


@dataclass(frozen=True, slots=True)
class Options:
    """Say how to install: whether the licence is accepted, for which arithmetic, and who hears of it.

    `quantization` is "int8" for a CPU, "int8_float16" for a GPU. `bar` shows
    the downloads' progress where stderr is a terminal. `tell` gets one line
    at each stage.
    """

    accept_licence: bool = False
    quantization: str = "int8"
    bar: bool = False
    tell: Callable[[str], None] = lambda line: None


def pull(name: str, options: Options = Options()) -> ModelLocation:
    """Pull a model of models.txt from the hub, convert it and install it; return where it is.

    A model that is installed, intact, and of the commit that the hub names is
    left as it is. Raises ModelError where anything fails, with the models as
    they were before; UsageError for the built-in model.
    """
    entry = _entry(name)
    _require_licence(entry.name, entry.licence, entry.restricted, options)
    hub.client()
    with _alone(entry.name, options):
        if hub.offline():
            return _from_cache(entry, options)
        options.tell(f"asking the hub for {entry.repo} at {entry.revision}")
        found = hub.listing(entry)
        present = _present(entry, found.commit, options)
        if present is not None:
            return present
        files = hub.wanted(found)
        folder = models_folder() / PARTIAL / f"{entry.name}@{found.commit[:12]}"
        _clear(entry.name, folder)
        size = sum(file.size for file in files)
        _require_room(entry, size, folder)
        options.tell(f"pulling {len(files)} files, {size:,} bytes, at {found.commit}")
        for file in files:
            hub.fetch(found, file, folder, options.bar)
        location = _convert(entry, folder, found.commit, options)
        shutil.rmtree(folder, ignore_errors=True)
        return location


def _entry(name: str) -> Entry:
    entry = find(name, models_folder())
    if entry is None:
        names = ", ".join(each.name for each in known(models_folder()) if each.source != BUILT_IN)
        raise ModelError(f"no model is called {name!r}; known: {names}; others: add a line to {models_folder() / LIST}")
    if entry.source == BUILT_IN:
        raise UsageError(f"model {entry.name!r} comes with the package: there is nothing to pull")
    return entry


def _require_licence(name: str, licence: str, restricted: bool, options: Options) -> None:
    if restricted and not options.accept_licence:
        forbids = "is not known" if licence == "unknown" else "forbids commercial use"
        raise ModelError(f"the licence of {name} ({licence}) {forbids}; to accept it, add --accept-licence")


def _present(entry: Entry, commit: str | None, options: Options) -> ModelLocation | None:
    """Return the installed model where it is whole and of the commit and arithmetic asked for; None is any commit."""
    folder = folder_of(entry.name)
    if not folder.is_dir():
        return None
    try:
        location = ModelLocation(entry.name, folder, read_manifest(folder))
        verify(location)
    except ModelError:
        options.tell(f"{entry.name} is damaged: installing it again")
        return None
    manifest = location.manifest
    fits = commit in (None, manifest.revision) and manifest.quantization == options.quantization
    return location if fits else None


def _from_cache(entry: Entry, options: Options) -> ModelLocation:
    """Return the installed model where it is intact, else install from the hub's own cache, without the network."""
    present = _present(entry, None, options)
    if present is not None:
        return present
    folder, commit = hub.cached_snapshot(entry)
    return _convert(entry, folder, commit, options)


def install_from(name: str, path: Path, options: Options = Options()) -> ModelLocation:
    """Install a model without the network, from a folder or an archive; return where it is.

    `path` holds a converted model with its manifest (from `pack`, or copied),
    or a model as the hub lays it out, for a name of models.txt. Raises
    ModelError where it is damaged or of another name.
    """
    if not path.exists():
        raise ModelError(f"{path}: no such folder or archive")
    entry = find(name, models_folder())
    name = entry.name if entry else folder_of(name).name
    with _alone(name, options):
        _clear(name, keep=None)
        if path.is_dir():
            return _install_folder(name, path, options)
        if not tarfile.is_tarfile(path):
            raise ModelError(f"{path}: neither a folder nor a tar archive")
        with _workplace(name) as place:
            options.tell(f"unpacking {path}")
            return _install_folder(name, unpack(path, place), options)


def _install_folder(name: str, folder: Path, options: Options) -> ModelLocation:
    if not (folder / MANIFEST).is_file():
        entry = _entry(name)
        _require_licence(entry.name, entry.licence, entry.restricted, options)
        # A snapshot in the hub's own cache is named by its commit.
        return _convert(entry, folder, folder.name if _COMMIT.fullmatch(folder.name) else "", options)
    manifest = read_manifest(folder)
    if manifest.name != name:
        raise ModelError(f"{folder} holds {manifest.name!r}, not {name!r}")
    restricted = Entry(manifest.name, manifest.task, manifest.source, manifest.licence).restricted
    _require_licence(manifest.name, manifest.licence, restricted, options)
    verify(ModelLocation(manifest.name, folder, manifest))
    with _workplace(manifest.name) as place:
        options.tell(f"copying {manifest.name}")
        for each in (MANIFEST, *manifest.files):
            (place / "new" / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / each, place / "new" / each)
        verify(ModelLocation(manifest.name, place / "new", manifest))
        return _appear(manifest.name, place)


def _convert(entry: Entry, source: Path, commit: str, options: Options) -> ModelLocation:
    """Convert the hub files in `source`, try the result, and install it."""
    with _workplace(entry.name) as place:
        options.tell(f"converting {entry.name} to CTranslate2 {options.quantization}")
        new = place / "new"
        made = convert(source, new, entry.attributes, entry.task, options.quantization)
        _try_out(entry.name, new, options.quantization)
        write_manifest(
            new,
            name=entry.name,
            task=entry.task,
            source=entry.source,
            revision=commit,
            licence=entry.licence,
            family=made.family,
            quantization=options.quantization,
            converted_with=made.converted_with,
            tokenizer=made.tokenizer,
            decoding=made.decoding,
            origin={each: sha256(source / each) for each in model_files(source)},
        )
        return _appear(entry.name, place)


def _try_out(name: str, folder: Path, quantization: str) -> None:
    """Load the converted model and let it say one token: what fails here would fail in the middle of someone's work."""
    import ctranslate2

    try:
        # No CPU computes with float16; asked for by name, float32 takes its place without a warning.
        arithmetic = quantization.replace("float16", "float32")
        translator = ctranslate2.Translator(str(folder), device="cpu", compute_type=arithmetic, intra_threads=1)
        translator.translate_batch([["</s>"]], target_prefix=[["</s>"]], beam_size=1, max_decoding_length=1)
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"{name}: the converted model cannot be loaded ({error}); nothing was installed") from error


def _appear(name: str, place: Path) -> ModelLocation:
    """Put the finished model in `place`/new under its name, in the place of what was there."""
    folder, new, old = folder_of(name), place / "new", place / "old"
    if folder.exists():
        os.replace(folder, old)
    try:
        os.replace(new, folder)
    except OSError:
        if old.exists():
            os.replace(old, folder)
        raise
    location = ModelLocation(name, folder, read_manifest(folder))
    verify(location)
    return location


def remove(name: str, options: Options = Options()) -> Path:
    """Remove an installed model and what is left of its downloads; return the folder that is gone.

    Raises UsageError for the built-in model, ModelError where it is not installed.
    """
    entry = find(name, models_folder())
    if name == BUILT_IN or (entry is not None and entry.source == BUILT_IN):
        raise UsageError("the built-in model is part of the package and cannot be removed")
    folder = folder_of(entry.name if entry else name)
    with _alone(folder.name, options):
        _clear(folder.name, keep=None)
        if not folder.is_dir():
            raise ModelError(f"model {name!r} is not installed; see: summarize models list")
        with _workplace(folder.name) as place:
            # Renamed first, so that a removal cut short never leaves half a model under its name.
            os.replace(folder, place / "old")
    return folder


@contextlib.contextmanager
def _alone(name: str, options: Options) -> Iterator[None]:
    """Hold the lock of a model, and turn the errors of the disk into ours."""
    try:
        waiting = f"another process is installing {name}: waiting for it"
        with exclusive(models_folder() / LOCKS / name, lambda: options.tell(waiting)):
            yield
    except SummarizeError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            what = f"the disk is full: no room for {name} in {models_folder()}; free some, or set SUMMARIZE_MODELS"
            raise ModelError(what) from error
        where = error.filename or models_folder()
        raise ModelError(f"{name} cannot be installed: {where}: {error.strerror or error}") from error


@contextlib.contextmanager
def _workplace(name: str) -> Iterator[Path]:
    """Give a folder to build a model in, on the disk where it will stay; gone afterwards."""
    partial = models_folder() / PARTIAL
    partial.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=partial, prefix=f"{name}-", ignore_cleanup_errors=True) as place:
        yield Path(place)


def _clear(name: str, keep: Path | None) -> None:
    """Remove what earlier installations of the model left behind, but for the download to continue."""
    partial = models_folder() / PARTIAL
    for path in partial.glob("*") if partial.is_dir() else ():
        mine = path.name.startswith((f"{name}@", f"{name}-"))
        if mine and path != keep and not _longer_name(path.name, name):
            shutil.rmtree(path, ignore_errors=True)


def _longer_name(leftover: str, name: str) -> bool:
    """Say whether a leftover belongs to another model whose name only begins with `name`."""
    others = [each.name for each in known(models_folder()) if each.name != name and each.name.startswith(name)]
    return any(leftover.startswith((f"{other}@", f"{other}-")) for other in others)


def _require_room(entry: Entry, size: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    here = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    needed, free = int(size * _MARGIN) - here, shutil.disk_usage(folder).free
    if needed > free:
        raise ModelError(
            f"the disk is full: {entry.name} takes {needed:,} bytes in {models_folder()}, {free:,} are free; "
            "free some, or set SUMMARIZE_MODELS"
        )

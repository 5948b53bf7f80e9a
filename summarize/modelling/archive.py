"""Pack an installed model into one file, and unpack it where there is no network."""

from __future__ import annotations

import os
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from summarize.errors import ModelError
from summarize.modelling.manifest import MANIFEST
from summarize.modelling.store import ModelLocation
from summarize.modelling.verification import verify

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.xz")


def pack(location: ModelLocation, path: Path) -> Path:
    """Write a model, verified first, into the tar archive `path`; ".gz" or ".xz" at its end compresses it.

    The same model gives the same bytes in a plain .tar. Raises ModelError
    where the model is damaged or the archive cannot be written.
    """
    verify(location)
    mode = {".gz": "w:gz", ".tgz": "w:gz", ".xz": "w:xz"}.get(path.suffix, "w")
    try:
        descriptor, draft = tempfile.mkstemp(dir=path.resolve().parent, prefix=".packing-")
        os.close(descriptor)
        try:
            with tarfile.open(draft, mode) as archive:  # type: ignore[call-overload]
                for name in (MANIFEST, *location.manifest.files):
                    archive.add(location.folder / name, f"{location.name}/{name}", filter=_anonymous)
            os.chmod(draft, 0o644)
            os.replace(draft, path)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(f"{path} cannot be written ({error.strerror or error})") from error
    return path


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


def unpack(path: Path, folder: Path) -> Path:
    """Unpack an archive into `folder`; return the folder in it that holds the model.

    Only plain files with plain names are taken. Raises ModelError for
    anything else, and where the archive is damaged.
    """
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                _unpack(archive, member, folder, path)
    except (tarfile.TarError, EOFError, OSError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise ModelError(f"{path}: the archive is damaged or cannot be unpacked ({reason})") from error
    found = sorted([*folder.rglob("config.json"), *folder.rglob("*.npz")], key=lambda each: len(each.parts))
    if not found:
        raise ModelError(f"{path}: no model in this archive")
    return found[0].parent


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, path: Path) -> None:
    name = PurePosixPath(member.name)
    if name.is_absolute() or ".." in name.parts or "\\" in member.name or not (member.isfile() or member.isdir()):
        raise ModelError(f"{path}: {member.name!r} is not a plain file inside the archive; nothing was installed")
    if member.isfile():
        archive.extract(member, folder, set_attrs=False, filter="data")

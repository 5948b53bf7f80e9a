"""Write files whole or not at all, and know when the disk has them.

New content goes to a temporary file in the run's own folder inside the output
folder, so on the same file system, and is renamed into place once the disk
has it. What a killed run left lies in that folder alone, and the next run
empties it without having to look through a hundred thousand documents.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import IO

from summarize.errors import SummarizeError

_AGAIN = "run the same command again: it goes on where it stopped"
_REMEDIES = {
    errno.ENOSPC: f"no space is left on the disk; free some and {_AGAIN}",
    errno.EDQUOT: f"the disk quota is used up; free some and {_AGAIN}",
    errno.EROFS: "the file system is read-only; choose another --out",
    errno.EACCES: "writing is not permitted; choose another --out or change the rights",
    errno.EPERM: "writing is not permitted; choose another --out or change the rights",
    errno.ENOTDIR: "a file lies where a folder is needed; move it or choose another --out",
    errno.EISDIR: "a folder lies where a file is to be written; move it or choose another --out",
    errno.EEXIST: "a file lies where a folder is needed; move it or choose another --out",
}


class OutputError(SummarizeError):
    """Nothing more can be written: the disk is full, read-only or failing."""


def output_error(path: str | Path, error: OSError) -> OutputError:
    """Return the error to raise, with its remedy."""
    remedy = _REMEDIES.get(error.errno or 0, f"writing failed ({error.strerror or error}); {_AGAIN}")
    return OutputError(f"{path}: {remedy}")


class Writer:
    """Write into `folder` by way of `folder`/.tmp/`name`, which is this run's alone."""

    def __init__(self, folder: Path, name: str = "run") -> None:
        self.folder = folder
        self._temporary = folder / ".tmp" / name
        self._count = 0

    def prepare(self) -> int:
        """Make the folders and remove what a killed run left; return how many files that was."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            left = len(os.listdir(self._temporary)) if self._temporary.is_dir() else 0
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise output_error(self.folder, error) from error
        return left

    def finish(self) -> None:
        """Remove the temporary folders, where no other run uses them."""
        shutil.rmtree(self._temporary, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._temporary.parent.rmdir()

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """Write each file, by its path relative to the folder with "/"; return when the disk has them all.

        Raises OutputError; then some files may be in place, each of them whole.
        """
        folders = set()
        for name, data in files.items():
            folders.add(self.stream(name, partial(_write, data), sync=False).parent)
        self._sync(folders)

    def stream(self, name: str, produce: Callable[[IO[bytes]], None], sync: bool = True) -> Path:
        """Let `produce` write the file `name`, then move it into place; return its path.

        Raises OutputError. What `produce` raises passes, and nothing is left.
        """
        target = self.folder / name
        self._count += 1
        temporary = self._temporary / str(self._count)
        try:
            try:
                with open(temporary, "wb") as file:
                    produce(file)
                    file.flush()
                    os.fsync(file.fileno())
                self._move(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise output_error(target, error) from error
        if sync:
            self._sync([target.parent])
        return target

    def remove(self, names: Iterable[str]) -> None:
        """Remove outputs that no longer belong to a document; those gone already are fine."""
        for name in names:
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError as error:
                raise output_error(self.folder / name, error) from error

    def _move(self, temporary: Path, target: Path) -> None:
        try:
            os.replace(temporary, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(temporary, target)

    def _sync(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            try:
                sync_folder(folder)
            except OSError as error:
                raise output_error(folder, error) from error


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the names in `folder`; does nothing where the system has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems have no fsync for folders; they order renames by themselves.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def sha256_file(path: Path) -> str:
    """Return the sha256 of the file, read in pieces; raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(data: bytes, file: IO[bytes]) -> None:
    file.write(data)

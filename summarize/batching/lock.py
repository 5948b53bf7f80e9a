"""One run at a time on an output folder; any number of different shards.

The lock is the operating system's (flock), so that it ends with its process,
however that ends. The file's text only says who holds it. It lies in the
folder for good: removing it would let two runs lock two files of one name.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import time
from pathlib import Path
from typing import Self

from summarize.batching.writing import output_error
from summarize.errors import SummarizeError

LOCK = ".lock"
_UNSUPPORTED = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL}


class InUse(SummarizeError):  # noqa: N818
    """Another run holds the output folder, or this shard of it."""


class Lock:
    """Hold `folder` for one run, as a context manager.

    A run without a shard excludes every other; two runs of different shards
    ("2-of-8") go side by side. `unsupported` tells that the file system knows
    no locks: then nothing is excluded, and the user must be told.
    """

    def __init__(self, folder: Path, shard: str = "") -> None:
        self.folder = folder
        self.unsupported = False
        self._shard = shard
        self._held: list[int] = []

    def __enter__(self) -> Self:
        """Take the lock; raise InUse, naming the holder, where it is taken."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._shard:
                self._take(self.folder / LOCK, shared=True)
                self._take(self.folder / f"{LOCK}-{self._shard}", shared=False)
            else:
                self._take(self.folder / LOCK, shared=False)
        except OSError as error:
            self.__exit__()
            raise output_error(self.folder, error) from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let go."""
        while self._held:
            os.close(self._held.pop())

    def _take(self, path: Path, shared: bool) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        self._held.append(descriptor)
        try:
            _patiently(descriptor, shared)
        except BlockingIOError:
            who = holder(self.folder)
            remedy = "wait for its end, or choose another --out"
            raise InUse(f"{self.folder}: another run is at work here ({who}); {remedy}") from None
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            self.unsupported = True
        if not shared:
            _sign(descriptor)


def _patiently(descriptor: int, shared: bool) -> None:
    """Take the lock; give a run that only asks who the holder is the moment that it needs."""
    for _ in range(5):
        try:
            return _lock(descriptor, shared)
        except BlockingIOError:
            time.sleep(0.05)
    return _lock(descriptor, shared)


def holder(folder: Path) -> str:
    """Say who holds the folder: "process 4711 on host since …", as far as can be known."""
    for path in sorted(folder.glob(LOCK + "*")):
        try:
            descriptor = os.open(path, os.O_RDWR)
        except OSError:
            continue
        try:
            _lock(descriptor, shared=True)
        except OSError:
            try:
                found = json.loads(os.read(descriptor, 4096))
                return f"process {found['pid']} on {found['host']}, since {found['since']}"
            except (OSError, ValueError, KeyError, TypeError):
                continue
        finally:
            os.close(descriptor)
    return "process unknown"


def _sign(descriptor: int) -> None:
    text = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": time.strftime("%Y-%m-%d %H:%M:%S")})
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, text.encode() + b"\n")
    except OSError:
        # A full disk leaves the lock unsigned, not untaken.
        pass


if os.name == "nt":
    import msvcrt

    def _lock(descriptor: int, shared: bool) -> None:
        """Take the lock or raise BlockingIOError; Windows has no shared form: runs and shards miss each other."""
        if shared:
            return
        try:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(descriptor: int, shared: bool) -> None:
        """Take the lock or raise BlockingIOError."""
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

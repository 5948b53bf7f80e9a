"""Let several processes, one to a core, train one model: asynchronous averaging through a mapped file.

Two processes of one thread each do more updates than one process of two
threads, since small matrices gain little from a second core; and a process
that is held up by other work holds up nobody. Every few updates a process adds
its progress since the last exchange to the common weights and goes on from
them (local SGD; Stich 2019). With n processes each adds 1/√n of its progress:
between averaging (1/n: twice the batch at the same rate) and adding up (1:
twice the updates, with stale gradients).
"""

from __future__ import annotations

import fcntl
from pathlib import Path

import torch
from torch import Tensor

_HEADER = 1024  # float64 places kept for the counter of updates


class Common:
    """Share weights and a counter of updates with the other processes that map `path`."""

    def __init__(self, path: Path, master: Tensor, peers: int, step: int) -> None:
        self._lock = path.with_suffix(".lock").open("w")
        size = master.numel()
        with self:
            fresh = not path.exists()
            self._counter = torch.from_file(f"{path}.steps", shared=True, size=_HEADER, dtype=torch.float64)
            self._weights = torch.from_file(str(path), shared=True, size=size, dtype=torch.float32)
            if fresh:
                self._weights.copy_(master)
                self._counter[0] = step
            master.copy_(self._weights)
            self._base = master.clone()
            self.start = int(self._counter[0])
        self._share = peers**-0.5

    def __enter__(self) -> Common:
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        return self

    def __exit__(self, *_: object) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)

    def exchange(self, master: Tensor, updates: int) -> int:
        """Give own progress, take the others'; return the updates of all processes together."""
        with self:
            self._weights.add_(master - self._base, alpha=self._share)
            self._counter[0] += updates
            self._base.copy_(self._weights)
            total = int(self._counter[0])
        master.copy_(self._base)
        return total

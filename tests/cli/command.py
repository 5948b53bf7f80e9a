"""Run the command as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """Hold what a finished command printed and its exit code."""

    code: int
    out: str
    err: str


def summarize(*arguments: str, stdin: bytes | None = b"", env: dict[str, str] | None = None) -> Ran:
    """Run `summarize` with `arguments` and return what came of it; `stdin` is a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "summarize", *arguments],
        input=stdin,
        capture_output=True,
        timeout=300,
        env={**os.environ, **(env or {})},
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

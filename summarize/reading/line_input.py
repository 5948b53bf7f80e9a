"""Read line-oriented input, where a line is a line whatever stands in it."""

from __future__ import annotations

import sys
from pathlib import Path

from summarize.errors import InputError
from summarize.reading.decode import decode


def load_lines(path: str) -> list[str]:
    r"""Return the lines of a file, or of standard input for "-", decoded but not judged.

    Only "\n" and "\r\n" end a line: the line separators of other alphabets may
    stand inside a segment. Raises InputError where the file cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a text file") from error
    if not data:
        return []
    text, _ = decode(data)
    lines = text.split("\n")
    return [line.rstrip("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]

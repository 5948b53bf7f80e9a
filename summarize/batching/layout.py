"""The layout of a document's JSON file: one top-level key a line, one segment a line.

It is plain JSON, easy to grep and to diff; and all but the segments can be
read without holding the rest, however long the document.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_LONG = "segments"
_OPENED = f'"{_LONG}": ['


def dump(document: Mapping[str, Any]) -> bytes:
    """Return the document as JSON in UTF-8, keys in the order given."""
    buffer = io.BytesIO()
    for piece in _pieces(document):
        buffer.write(piece.encode("utf-8", "backslashreplace"))
    return buffer.getvalue()


def one_line(data: bytes, name: str) -> bytes:
    """Return what `dump` made as one line, with the document's id in front."""
    # Line ends stand only between values: inside strings JSON escapes them.
    start = _json(name).encode("utf-8", "backslashreplace")
    return b'{"id": ' + start + b"," + data.rstrip()[1:].replace(b"\n", b" ") + b"\n"


def error_line(name: str, reason: str) -> bytes:
    """Return the line that stands for a failed document."""
    return (_json({"id": name, "error": reason}) + "\n").encode("utf-8", "backslashreplace")


def head(path: Path) -> dict[str, Any]:
    """Return the document at `path` without its segments; raises OSError, and ValueError for foreign files."""
    found: dict[str, Any] = {}
    inside = False
    with open(path, encoding="utf-8") as file:
        for line in file:
            text = line.rstrip("\n").removesuffix(",")
            if inside:
                inside = text != "]"
            elif text == _OPENED:
                inside = True
            elif text not in ("{", "}"):
                found |= json.loads("{" + text + "}")
    return found


def _pieces(document: Mapping[str, Any]) -> Iterator[str]:
    yield "{\n"
    for index, (key, value) in enumerate(document.items()):
        yield (",\n" if index else "") + _json(key) + ": "
        if key == _LONG and value:
            yield "[\n"
            for number, segment in enumerate(value):
                yield (",\n" if number else "") + _json(segment)
            yield "\n]"
        else:
            yield _json(value)
    yield "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

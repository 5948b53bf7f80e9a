"""Find and load documents: files, folders and streams of every supported format."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence

from summarize.article import Document
from summarize.errors import EmptyInput, InputError, TooLarge, UnsupportedFormat, UsageError
from summarize.reading import sniff
from summarize.reading.decode import decode, is_wide, tidy
from summarize.reading.extract import Extracted, extract

STDIN = "-"
LIMIT_VARIABLE = "SUMMARIZE_MAX_BYTES"
DEFAULT_LIMIT = 20_000_000

_AMOUNT = re.compile(r"(\d+)\s*([kmg]?)b?", re.I)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def find(paths: Sequence[str]) -> Iterator[str]:
    """Yield the path of every document in `paths`, folders recursed in sorted order.

    In folders, hidden entries and unsupported suffixes are skipped and no
    folder is entered twice, whatever links there are. Never raises: what does
    not exist or cannot be read is yielded as it is, so that `load` names the
    reason and the other inputs go on. So is a folder with nothing to read in it.
    """
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
            continue
        found = False
        for document in _walk(path, set()):
            found = True
            yield document
        if not found:
            yield path


def load(path: str) -> Document:
    """Read the document at `path` ("-" for stdin) into text.

    Raises InputError and its kinds: missing or unreadable files, folders,
    pipes and devices, unsupported formats, over the size limit, empty.
    """
    return load_bytes(_read_stdin() if path == STDIN else _read_file(path), path)


def load_bytes(data: bytes, path: str) -> Document:
    """Turn the bytes of a document into text; its suffix, or without one its content, tells the format.

    Raises UnsupportedFormat, EmptyInput or TooLarge, naming `path`.
    """
    limit = size_limit()
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    if not data.strip():
        raise EmptyInput(f"{_name(path)}: nothing but blanks; give a document with text")
    kind = _format(data, path)
    if kind == "text":
        text, encoding = decode(data)
        extracted = Extracted(tidy(text), encoding=encoding)
    else:
        extracted = extract(data, kind, _name(path))
    if not extracted.text.strip():
        raise EmptyInput(f"{_name(path)}: no text found in it; give a document with text")
    digest = hashlib.sha256(data).hexdigest()
    return Document(path, digest, extracted.encoding, extracted.text, extracted.title, extracted.outside)


def of_text(text: str) -> Document:
    """Wrap text that is already a string, tidied as decoded text is; `path` is "" and `encoding` "utf-8".

    Raises EmptyInput when it is blank.
    """
    if not text.strip():
        raise EmptyInput("the text is nothing but blanks")
    data = text.encode("utf-8", errors="replace")
    return Document("", hashlib.sha256(data).hexdigest(), "utf-8", tidy(text))


def size_limit() -> int:
    """Return the largest size in bytes that is read; raises UsageError when the environment's is no size."""
    given = os.environ.get(LIMIT_VARIABLE, "").strip()
    if not given:
        return DEFAULT_LIMIT
    match = _AMOUNT.fullmatch(given)
    if not match or not int(match[1]):
        raise UsageError(f"{LIMIT_VARIABLE}={given}: not a size; give bytes or a size such as 50MB")
    return int(match[1]) * _UNITS[match[2].lower()]


def _walk(folder: str, entered: set[tuple[int, int]]) -> Iterator[str]:
    try:
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder
        return
    if (status.st_dev, status.st_ino) in entered:
        return
    entered.add((status.st_dev, status.st_ino))
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            yield from _walk(path, entered)
        elif sniff.suffix(name) in sniff.SUFFIXES:
            yield path


def _read_stdin() -> bytes:
    limit = size_limit()
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise _too_large(STDIN, None, limit)
    return data


def _read_file(path: str) -> bytes:
    limit = size_limit()
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise _folder_error(path)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                f"{path}: a pipe, socket or device, not a file; feed it through stdin: summarize … - <{path}"
            )
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        with open(path, "rb") as file:
            data = file.read(limit + 1)  # it may have grown since, or be one of those that claim no size
    except FileNotFoundError:
        raise InputError(f"{path}: no such file or folder; check the spelling and the working folder") from None
    except PermissionError:
        raise InputError(f"{path}: no permission to read it; change its permissions or copy it") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError(f"{path}: cannot be read ({reason}); check the path") from None
    if len(data) > limit:
        raise _too_large(path, None, limit)
    return data


def _folder_error(path: str) -> InputError:
    try:
        os.listdir(path)
    except OSError:
        return InputError(f"{path}: no permission to read this folder; change its permissions or copy it")
    return InputError(f"{path}: a folder without {sniff.SUPPORTED} files in it; name the files to read")


def _format(data: bytes, path: str) -> sniff.Format:
    suffix = sniff.suffix(path)
    known = sniff.SUFFIXES.get(suffix)
    if suffix and not known:
        advice = sniff.ADVICE.get(suffix, "if it is plain text, rename it to .txt")
        raise UnsupportedFormat(f"{path}: {suffix} files are not supported, only {sniff.SUPPORTED}; {advice}")
    what, deserved = sniff.magic(data)
    actual = sniff.SUFFIXES.get(deserved)
    if actual and known in (None, actual):
        return actual
    if what:
        raise UnsupportedFormat(f"{_name(path)}: {what}, not {known or 'text'}; {_way_out(path, deserved)}")
    if known in ("pdf", "docx"):
        raise UnsupportedFormat(f"{path}: damaged, or no {suffix} file at all; save it again, or as .txt")
    if not is_wide(data) and sniff.is_binary(data):
        raise UnsupportedFormat(f"{_name(path)}: binary data, not text; supported are {sniff.SUPPORTED}")
    return _text_format(data, known)


def _text_format(data: bytes, known: sniff.Format | None) -> sniff.Format:
    if known == "html":
        return "html" if sniff.has_tags(data) else "text"
    # Pages saved under another name are common; a text never begins with <!DOCTYPE html>.
    return "html" if sniff.is_page(data) else known or "text"


def _way_out(path: str, deserved: str) -> str:
    if deserved in sniff.SUFFIXES:
        return f"rename it to {os.path.splitext(os.path.basename(path))[0]}{deserved}"
    return sniff.ADVICE.get(deserved, f"supported are {sniff.SUPPORTED}")


def _too_large(path: str, size: int | None, limit: int) -> TooLarge:
    found = f"{_amount(size)}, over" if size else "over"
    advice = f"split it, or raise the limit with {LIMIT_VARIABLE}"
    return TooLarge(f"{_name(path)}: {found} the limit of {_amount(limit)}; {advice}")


def _amount(size: int) -> str:
    unit, name = next((unit, name) for unit, name in ((10**6, "MB"), (10**3, "kB"), (1, "bytes")) if size >= unit)
    return f"{size / unit:,.0f} {name}"


def _name(path: str) -> str:
    return {STDIN: "standard input", "": "the text"}.get(path, path)

"""Tell what bytes and file names are, before anything is decoded."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "markdown", "html", "pdf", "docx"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}

SUPPORTED = ".txt, .md, .html, .pdf and .docx"

# Suffixes that are asked for most often, and the way out of each.
ADVICE: dict[str, str] = {
    ".doc": "open it in a word processor and save it as .docx",
    ".odt": "open it in a word processor and save it as .docx",
    ".rtf": "open it in a word processor and save it as .docx",
    ".pages": "export it as .docx",
    ".epub": "convert it to .html or .txt",
    ".fb2": "convert it to .html or .txt",
    ".djvu": "convert it to .pdf with a text layer",
    ".mht": "save the page as .html",
    ".mhtml": "save the page as .html",
    ".zip": "unpack it first",
    ".gz": "unpack it first",
    ".7z": "unpack it first",
    ".rar": "unpack it first",
}

# What files begin with, what they are, and the suffix that their content deserves.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an office document", ".zip"),
    (b"PK\x05\x06", "an empty ZIP archive", ".zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", ".doc"),
    (b"{\\rtf", "a rich text document", ".rtf"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF87a", "a GIF picture", ""),
    (b"GIF89a", "a GIF picture", ""),
    (b"II*\x00", "a TIFF picture", ""),
    (b"MM\x00*", "a TIFF picture", ""),
    (b"RIFF", "a media file", ""),
    (b"OggS", "a media file", ""),
    (b"ID3", "a sound file", ""),
    (b"fLaC", "a sound file", ""),
    (b"\x1a\x45\xdf\xa3", "a film", ""),
    (b"AT&TFORM", "a DjVu document", ".djvu"),
    (b"\x1f\x8b\x08", "a gzip archive", ".gz"),
    (b"BZh", "a bzip2 archive", ".gz"),
    (b"\xfd7zXZ\x00", "an xz archive", ".gz"),
    (b"(\xb5/\xfd", "a Zstandard archive", ".gz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", ".7z"),
    (b"Rar!\x1a\x07", "a RAR archive", ".rar"),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\x00", "a database", ""),
    (b"%!PS", "a PostScript file", ""),
)

_TEXTUAL = (b"{\\rtf", b"%!PS")

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_TAG = re.compile(rb"<(?:/?[a-zA-Z][^<>]*|!--)>?")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_SAMPLE = 65_536


def suffix(path: str) -> str:
    """Return the lower-case suffix of `path` with its dot, or "": «доклад от 12.05.2019» has none."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    match = _SUFFIX.search(name.lstrip("."))
    return match.group().lower() if match and match.start() > 0 else ""


def magic(data: bytes) -> tuple[str, str]:
    """Return what a binary file is ("a PNG picture") and the suffix it deserves, or two empty strings."""
    if data[4:12] in (b"ftypmp42", b"ftypisom", b"ftypM4A ", b"ftypqt  ", b"ftypheic"):
        return "a media file", ""
    if data.startswith(b"PK\x03\x04") and b"word/" in data[:_SAMPLE]:
        return "a Word document", ".docx"
    if b"%PDF-" in data[:1024]:
        return "a PDF file", ".pdf"  # mail programs put lines before it
    for start, what, deserved in _MAGIC:
        # A text may begin with "RIFF" or "BZh": bytes that are letters prove nothing alone.
        if data.startswith(start) and (start in _TEXTUAL or not start.isascii() or is_binary(data)):
            return what, deserved
    return "", ""


def is_page(data: bytes) -> bool:
    """Tell whether bytes of unknown kind begin as a web page."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    # In UTF-16 every other byte of a tag is zero.
    return bool(_PAGE.match(head) or _PAGE.match(head.replace(b"\x00", b"").lstrip(b"\xff\xfe")))


def has_tags(data: bytes) -> bool:
    """Tell whether there is any markup in what calls itself a web page."""
    return bool(_TAG.search(data.replace(b"\x00", b"")))


def is_binary(data: bytes) -> bool:
    """Tell whether decoded-as-text `data` would be rubbish: too many control characters.

    UTF-16 and UTF-32 are to be recognised before: they are full of them.
    """
    sample = data[:_SAMPLE]
    return b"\x00" in sample or len(_CONTROL.findall(sample)) * 20 > len(sample)

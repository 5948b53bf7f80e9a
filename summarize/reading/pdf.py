"""Read the text layer of a PDF file: its lines, without what every page repeats."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from summarize.article import Dropped
from summarize.errors import EmptyInput, UnsupportedFormat
from summarize.reading.decode import tidy
from summarize.reading.extract import Extracted
from summarize.reading.lines import ends_sentence

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—]? ?(?:стр(?:аница|\.)? ?|page )?\d{1,4}(?: ?(?:из|of|/) ?\d{1,4})? ?[-–—]?", re.I)
_HYPHENATED = re.compile(r"([А-Яа-яёЁ]+|[A-Za-z]+)[-\u00ad\u2010]\n([а-яё]+|[a-z]+)")
_COMPOUND = re.compile(r"\w{3,}[ое]$")
_ADJECTIVE = re.compile(r"\w{3,}(?:ий|ый|ой|ая|яя|ое|ее|ие|ые|ого|его|ому|ему|им|ым|ую|юю|их|ых|ими|ыми|ом|ем)$")
_PARTICLES = frozenset(("либо", "нибудь", "то", "таки", "ка"))
_MACHINE_TITLE = re.compile(
    r"\.(?:docx?|rtf|pdf|indd|qxd|odt)$|^(?:microsoft word|untitled|без имени|документ\d*$)", re.I
)
_REPEATED = 3  # pages whose first or last line is the same, from which it is the page's and not the text's


def read(data: bytes, name: str) -> Extracted:
    """Return the text of a PDF file; page numbers and running titles become `outside`.

    Raises UnsupportedFormat without the pdf extra and for protected or damaged
    files, EmptyInput when the pages are pictures.
    """
    try:
        import pypdf
    except ImportError:
        raise UnsupportedFormat(f"{name}: reading PDF needs an extra; run: pip install 'summarize[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each small flaw of a file on stderr
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pages, title = _pages(pypdf, data)
        except _ProtectedError:
            raise UnsupportedFormat(f"{name}: protected by a password; save a copy without one") from None
        except Exception as error:  # damaged files fail in the library in every way there is
            reason = " ".join(str(error).split())[:80] or type(error).__name__
            raise UnsupportedFormat(f"{name}: damaged PDF ({reason}); save or print it to PDF again") from None
    if not any(line for page in pages for line in page):
        raise EmptyInput(
            f"{name}: no text in this PDF, only pictures of pages; run OCR on it first, for example ocrmypdf"
        )
    return _assemble(pages, title)


class _ProtectedError(Exception):
    pass


def _pages(pypdf: Any, data: bytes) -> tuple[list[list[str]], str]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _unlock(reader)
    texts = [tidy(page.extract_text() or "").replace("\x00", "") for page in reader.pages]
    title = tidy(str((reader.metadata and reader.metadata.title) or "")).strip()
    return [_lines(text) for text in texts], "" if _MACHINE_TITLE.search(title) else title


def _unlock(reader: Any) -> None:
    try:
        opened = bool(reader.decrypt(""))  # most protected files are only protected against printing
    except Exception:  # ciphers that pypdf lacks are as good as a password
        opened = False
    if not opened:
        raise _ProtectedError


def _lines(text: str) -> list[str]:
    return [line.strip() for line in _HYPHENATED.sub(_join, text).strip().split("\n")] if text.strip() else []


def _join(match: re.Match[str]) -> str:
    """Put a word together that was broken at a line's end; keep the hyphen of a compound."""
    one, two = match.groups()
    compound = two in _PARTICLES or (_COMPOUND.match(one) and _ADJECTIVE.match(two) and len(one) > 4)
    return f"{one}-{two}" if compound else f"{one}{two}"


def _assemble(pages: Sequence[Sequence[str]], title: str) -> Extracted:
    running = _running(pages)
    parts: list[str] = []
    outside: list[Dropped] = []
    position = 0
    last = ""
    for part, reason in _parts(pages, running):
        glue = "" if not parts else "\n" if not reason and last and _goes_on(last, part) else "\n\n"
        position += len(glue)
        if reason:
            outside.append(Dropped(position, position + len(part), reason))
        else:
            last = part
        parts += (glue, part)
        position += len(part)
    return Extracted("".join(parts), title, tuple(outside))


def _parts(pages: Sequence[Sequence[str]], running: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each page's text and the lines around it that are not of the text, with the reason."""
    for page in pages:
        lines = list(page)
        heads: list[tuple[str, str]] = []
        tails: list[tuple[str, str]] = []
        while lines and (reason := _page_reason(lines[0], running)):
            heads.append((lines.pop(0), reason))
        while lines and (reason := _page_reason(lines[-1], running)):
            tails.insert(0, (lines.pop(), reason))
        yield from ((line, reason) for line, reason in heads if line)
        if any(lines):
            yield "\n".join(lines).strip("\n"), ""
        yield from ((line, reason) for line, reason in tails if line)


def _page_reason(line: str, running: frozenset[str]) -> str:
    if not line or _shape(line) in running:
        return "running title"
    return "page number" if _PAGE_NUMBER.fullmatch(line) else ""


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:2], *page[-2:]) if line})
    return frozenset(shape for shape, count in edges.items() if count >= _REPEATED and count * 2 > len(pages))


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _goes_on(last: str, part: str) -> bool:
    return not ends_sentence(last) and part[:1].islower()

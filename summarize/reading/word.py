"""Read a Word document: paragraphs, list items with markers, table rows."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from summarize.errors import EmptyInput, TooLarge, UnsupportedFormat
from summarize.reading.decode import tidy
from summarize.reading.extract import Extracted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST = 200_000_000  # bytes unpacked: no document is, an archive made to fill the memory may be
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(data: bytes, name: str) -> Extracted:
    """Return the text of a .docx file, headers, footers and deleted text left out.

    Raises UnsupportedFormat without the docx extra and for damaged files,
    EmptyInput when it holds no text, TooLarge when it unpacks beyond reason.
    """
    try:
        import docx
    except ImportError:
        raise UnsupportedFormat(f"{name}: reading Word needs an extra; run: pip install 'summarize[docx]'") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise TooLarge(f"{name}: unpacks to more than {_LARGEST // 1_000_000} MB; save its text as .txt")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = docx.Document(io.BytesIO(data))
    except TooLarge:
        raise
    except Exception as error:  # damaged files fail in the library in every way there is
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnsupportedFormat(f"{name}: damaged Word document ({reason}); save it again") from None
    blocks, title = _read(document)
    if not blocks:
        raise EmptyInput(f"{name}: no text in this document; give one with text")
    return Extracted("\n\n".join(blocks), title)


def _read(document: Any) -> tuple[list[str], str]:
    numbering = _Numbering(document)
    title = ""
    blocks: list[str] = []
    for element in _top(document.element.body):
        if element.tag == f"{_W}tbl":
            blocks += filter(None, map(_row, element.iterchildren(f"{_W}tr")))
            continue
        text = tidy(_text(element)).strip()
        if not text:
            continue
        style = _style(element)
        if style == "Title" and not title:
            title = text
        blocks.append(numbering.marker(element, style) + text)
    return blocks, title or tidy(str(document.core_properties.title or "")).strip()


def _top(body: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, those inside content controls too."""
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _top(element)


def _text(paragraph: Any) -> str:
    pieces: list[str] = []
    for element in paragraph.iter():
        if any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            continue  # the same text box once more, for older programs
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}p" and element is not paragraph:
            pieces.append("\n")
        elif element.getparent() is not None and element.getparent().tag == f"{_W}r":
            pieces.append(_BREAKS.get(element.tag, ""))
    return "".join(pieces)


def _row(row: Any) -> str:
    cells = [" ".join(tidy(_text(cell)).split()) for cell in row.iterchildren(f"{_W}tc")]
    return " | ".join(filter(None, cells))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(found.get(f"{_W}val")) if found is not None else ""


class _Numbering:
    """Know which paragraphs are list items, and count the numbered ones."""

    def __init__(self, document: Any) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.formats: dict[tuple[str, str], str] = {}
        self.styles: dict[str, tuple[str, str]] = {}
        for style in document.styles.element.iter(f"{_W}style"):
            found = _reference(style)
            if found:
                self.styles[str(style.get(f"{_W}styleId"))] = found
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._learn(part.element)

    def _learn(self, root: Any) -> None:
        abstract = {
            (str(one.get(f"{_W}abstractNumId")), str(level.get(f"{_W}ilvl"))): str(form.get(f"{_W}val"))
            for one in root.iter(f"{_W}abstractNum")
            for level in one.iter(f"{_W}lvl")
            if (form := level.find(f"{_W}numFmt")) is not None
        }
        for number in root.iter(f"{_W}num"):
            target = number.find(f"{_W}abstractNumId")
            for (identity, level), form in abstract.items():
                if target is not None and identity == target.get(f"{_W}val"):
                    self.formats[str(number.get(f"{_W}numId")), level] = form

    def marker(self, paragraph: Any, style: str) -> str:
        """Return "- ", "1. ", … for a list item, or "" for any other paragraph; headings are never items."""
        found = _reference(paragraph) or self.styles.get(style)
        if not found or found[0] == "0" or style.lower().startswith(("heading", "title")):
            return ""
        self.counts[found] += 1
        return f"{self.counts[found]}. " if self.formats.get(found) == "decimal" else "- "


def _reference(element: Any) -> tuple[str, str] | None:
    """Return the list and level that a paragraph or style names, or None."""
    numbering = element.find(f"{_W}pPr/{_W}numPr")
    identity = numbering.find(f"{_W}numId") if numbering is not None else None
    if identity is None:
        return None
    level = numbering.find(f"{_W}ilvl")
    return str(identity.get(f"{_W}val")), str(level.get(f"{_W}val")) if level is not None else "0"

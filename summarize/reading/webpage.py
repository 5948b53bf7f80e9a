"""Read a web page as a reader sees it: its visible text, block by block.

Nothing visible is thrown away here. Trafilatura finds the article, and the
blocks that it leaves out become `outside`, so that they are reported as dropped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from summarize.article import Dropped
from summarize.reading.decode import decode, tidy
from summarize.reading.extract import Extracted
from summarize.reading.maintext import Piece, find_article, same, says_again

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z!][^<>]*>", re.S)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.S | re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_SPACES = re.compile(" {2,}")
_TITLE_PARTS = re.compile(r"\s+(?:\||::|[—–•·»/-])\s+")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags(
    "script style noscript template head svg iframe object embed canvas audio video map select datalist textarea"
)
_BLOCK = _tags(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre search section"
    " summary table tbody td tfoot th thead title tr ul"
)
_CELL_BREAKERS = _tags("p div ul ol table h1 h2 h3 h4 h5 h6 blockquote section article form")


@dataclass(slots=True)
class _Walk:
    """Gather blocks while the tree is walked in document order."""

    blocks: list[Piece] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    marker: str = ""
    numbers: list[int | None] = field(default_factory=list)
    rows: int = 0
    pre: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text if self.pre else _BLANKS.sub(" ", text))
            if self.links:
                self.linked += len(text.strip())

    def flush(self, home: Any) -> None:
        """End the block; an empty line made of <br><br> ends one too."""
        text = "\n".join(" ".join(line.split(" ")).strip() for line in "".join(self.pieces).split("\n"))
        parts = [_SPACES.sub(" ", part).strip() for part in text.split("\n\n")]
        linked = self.linked / max(1, len(text))
        for part in parts:
            if part.strip(" |"):
                self.blocks.append(Piece(self.marker + part, linked, home))
                self.marker = ""
        self.pieces, self.linked = [], 0


def read(data: bytes) -> Extracted:
    """Return the visible text of a page, its title, and what lies outside the article.

    The page's declared charset is honoured when it reads plausibly.
    """
    declared = _DECLARED.search(data[:4096])
    text, encoding = decode(data, declared[1].decode("ascii") if declared else "")
    text = _XML_DECLARATION.sub("", tidy(text)).replace("\x00", "")
    tree = _parse(text)
    if tree is None:
        return Extracted("", encoding=encoding)
    blocks = _linearise(tree)
    title = _title(tree)
    inside = find_article(blocks, text, title)
    shown = any(same(block.text, title) for block in blocks)
    if (
        title
        and not shown
        and says_again(title, [block.text for block, kept in zip(blocks, inside, strict=True) if kept])
    ):
        # A page may show its title in the window only: the reader has seen it all the same.
        blocks.insert(0, Piece(title, 0.0, None))
        inside = [True, *inside]
    return _assemble(blocks, inside, title, encoding)


def _assemble(blocks: Sequence[Piece], inside: Sequence[bool], title: str, encoding: str) -> Extracted:
    outside: list[Dropped] = []
    position = 0
    for block, kept in zip(blocks, inside, strict=True):
        if not kept:
            outside.append(Dropped(position, position + len(block.text), "outside the article"))
        position += len(block.text) + 2
    return Extracted("\n\n".join(block.text for block in blocks), title, tuple(outside), encoding)


def _parse(text: str) -> Any:
    """Return the tree of a page, or None where there is nothing in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops at markup nested thousands deep and drops the rest: without tags, the words remain.
        words = html.unescape(_TAG.sub("\n", _SCRIPT.sub("\n", text)))
        return lxml_html.fromstring(f"<html><body><pre>{html.escape(words, quote=False)}</pre></body></html>")
    return tree


def _linearise(tree: Any) -> list[Piece]:
    walk = _Walk()
    skipping: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if skipping is None and _is_unseen(element):
                skipping = element
            if skipping is None:
                _enter(walk, element)
            continue
        if skipping is None:
            _leave(walk, element)
        elif skipping is element:
            skipping = None
        if skipping is None:
            walk.add(element.tail)
    walk.flush(tree)
    return walk.blocks


def _enter(walk: _Walk, element: Any) -> None:
    tag = element.tag
    if walk.rows:
        if tag in ("td", "th") and element.getprevious() is not None:
            walk.add(" | ")
    elif tag in _BLOCK:
        walk.flush(element.getparent())
        walk.rows += _is_row(element)
    if tag in ("ol", "ul"):
        walk.numbers.append(_start(element) if tag == "ol" else None)
    elif tag == "li":
        walk.marker = _marker(walk)
    elif tag == "a":
        walk.links += 1
    elif tag == "pre":
        walk.pre += 1
    elif tag == "br":
        walk.pieces.append(" " if walk.rows else "\n")
    walk.add(element.text)


def _leave(walk: _Walk, element: Any) -> None:
    tag = element.tag
    if tag == "tr":
        walk.rows = 0
    if tag in _BLOCK and not walk.rows:
        walk.flush(element.getparent())
    if tag in ("ol", "ul"):
        walk.numbers.pop()
    elif tag == "li":
        walk.marker = ""
    elif tag == "a":
        walk.links -= 1
    elif tag == "pre":
        walk.pre -= 1


def _is_row(element: Any) -> bool:
    """Tell a row of a real table from one that only lays the page out."""
    return (
        element.tag == "tr"
        and len(element) > 1
        and not any(isinstance(inner.tag, str) and inner.tag in _CELL_BREAKERS for inner in element.iter())
    )


def _start(element: Any) -> int:
    given = element.get("start", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def _marker(walk: _Walk) -> str:
    number = walk.numbers[-1] if walk.numbers else None
    if number is None:
        return "- "
    walk.numbers[-1] = number + 1
    return f"{number}. "


def _is_unseen(element: Any) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        or (element.tag == "dialog" and element.get("open") is None)
    )


def _title(tree: Any) -> str:
    """Return the article's title: of the headings and the metadata, what they agree on."""
    site = _meta(tree, "og:site_name")
    shown = [" ".join(element.text_content().split()) for element in tree.iter("h1") if not _is_unseen(element)]
    named = [_meta(tree, name) for name in ("og:title", "twitter:title")]
    window = " ".join(" ".join(tree.xpath("//head/title/text()")).split())
    named = [title for title in (*named, window) if title]
    for heading in shown:
        if heading and any(heading in title or title in heading for title in named):
            return heading
    return _without_site(named[0], site) if named else next(filter(None, shown), "")


def _meta(tree: Any, name: str) -> str:
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return " ".join((element.get("content") or "").split())
    return ""


def _without_site(title: str, site: str) -> str:
    parts = _TITLE_PARTS.split(title)
    last = parts[-1]
    # A dash may belong to the title: only the site's own name or what follows a bar is cut off.
    if len(parts) > 1 and (same(last, site) or title[: -len(last)].rstrip().endswith(("|", "::"))):
        return title[: -len(last)].rstrip(" |:—–•·»/-")
    return title

"""Tell which blocks of a web page are the article, with trafilatura's help."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"\w+")

_SHARED = 0.6  # of the words of an article's title
_ENOUGH_WORDS = 25  # what is shorter is more likely a notice than an article
_LONG = 40  # characters of a block that no menu entry repeats by chance
_PROSE = 60  # characters of a block that reads as prose


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one visible block of a page: its text, the share of it in links, the element it lies in."""

    text: str
    linked: float
    home: Any


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same words, whatever their case and punctuation."""
    return _key(one) == _key(other)


def says_again(title: str, texts: Sequence[str]) -> bool:
    """Tell whether an article uses most words of a title: it is the article's, and not only the site's name."""
    stems = {word[:5] for word in _key(title).split() if len(word) > 3}
    found = {word[:5] for text in texts for word in _key(text).split()}
    return len(stems & found) >= _SHARED * max(1, len(stems))


def find_article(pieces: Sequence[Piece], page: str, title: str) -> list[bool]:
    """Return for each piece whether it belongs to the article; all do when no article is found.

    Trafilatura's choice is widened to what it tends to lose: the title, the
    lines under it, and what stands in the same element above or between.
    """
    lines = [_key(line) for line in _article(page).split("\n")]
    whole = " ".join(filter(None, lines))
    if len(whole.split()) < _ENOUGH_WORDS:
        return [True] * len(pieces)
    chosen = [_is_chosen(_key(piece.text), set(lines), whole) for piece in pieces]
    if not any(chosen):
        return [True] * len(pieces)
    first, last = chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
    homes = {
        id(piece.home) for piece, is_chosen in zip(pieces, chosen, strict=True) if is_chosen and piece.home is not None
    }
    for index in range(first, last):
        chosen[index] = chosen[index] or (pieces[index].linked < 0.5 and _lies_in(pieces[index].home, homes))
    while first > 0 and pieces[first - 1].home is pieces[first].home and pieces[first - 1].linked < 0.3:
        first -= 1  # a title in bold type, a date: what stands above it in the same element
        chosen[first] = True
    return _with_title(pieces, chosen, first, title)


def _lies_in(home: Any, homes: set[int]) -> bool:
    # A list or a quotation of the article is one or two elements deeper than its paragraphs.
    for _ in range(3):
        if home is None or id(home) in homes:
            return home is not None
        home = home.getparent()
    return False


def _with_title(pieces: Sequence[Piece], chosen: list[bool], first: int, title: str) -> list[bool]:
    heads = [index for index in range(first + 1) if title and same(pieces[index].text, title)]
    if not heads:
        return chosen
    for index in range(heads[-1], first):
        text = pieces[index].text
        deck = len(text) >= _PROSE and pieces[index].linked < 0.3
        chosen[index] = chosen[index] or index == heads[-1] or deck
    return chosen


def _is_chosen(key: str, lines: set[str], whole: str) -> bool:
    if key in lines or (len(key) >= _LONG and key in whole):
        return True
    words = key.split()
    if len(words) < 8:
        return False
    # Links and notes inside a paragraph may be missing from what was chosen.
    triples = [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]
    return sum(triple in whole for triple in triples) >= 0.7 * len(triples)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))


def _article(page: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries below it, about themselves
        import trafilatura

        logger = logging.getLogger("trafilatura")
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # else its complaints would reach stderr
        # What a page is made of is decided by the page alone, never by the network: no address is given.
        found = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True)
    return found or ""

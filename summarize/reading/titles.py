"""Find an article's headline by evidence, and the copies of it that sites leave around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.reading.clean import is_prose, key
from summarize.reading.lists import find_items

_OPEN_END = re.compile(r"[.;,:–—-]$")
_DATELINE = re.compile(r"[^.]{2,40}\.?\s*/[^/]{2,40}/")
_SPEECH = re.compile(r"[–—-]\s")
_WORD = re.compile(r"[а-яa-z]{4,}")

_LONGEST = 320  # characters
_SHORT_SENTENCE = 120  # characters of a headline with a full stop
_SEARCHED = 12  # units within which a title given by the document is looked for
_SHARED = 0.3  # of a headline's word stems come again in the first paragraph
_TRUNCATED = 12  # characters of the shortest copy that is cut short between words, of three at least
_BROKEN = 10  # and of one that ends in the middle of a word
_SITE = 40  # characters of a site's name after a copy


def find_headline(texts: Sequence[str], title: str = "") -> int | None:
    """Return the index of the headline among the paragraphs of an article, or None where there is none.

    `title` is the document's own, which counts when a line has its words.
    """
    if title:
        for index, text in enumerate(texts[:_SEARCHED]):
            if _agree(key(text), key(title)):
                return index
    if len(texts) < 2:
        return None
    index = _kickers(texts)
    if find_items(texts)[index]:
        return None
    if has_headline_form(texts[index]):
        return _fullest(texts, index)
    return index if _is_headline_sentence(texts[index], texts[index + 1]) else None


def has_headline_form(text: str) -> bool:
    """Tell whether a line could be a headline: no full stop, no dateline, no speech."""
    if len(text) > _LONGEST or text[0].islower() or _DATELINE.match(text):
        return False
    if text.endswith(("...", "…")):
        return True
    return not _OPEN_END.search(text.rstrip("»”\")' ")) and not _SPEECH.match(text)


def is_copy(text: str, headline: str) -> bool:
    """Tell whether a line only repeats the headline: whole, cut short, or with the site's name after it."""
    if len(text) > len(headline) + 2 * _SITE:
        return False
    line, title = key(text), key(headline)
    if line == title:
        return True
    if len(line) < len(title):
        broken = not title[len(line)].isspace() and line[-1:].isalnum()  # cut in the middle of a word
        enough = len(line) >= _BROKEN if broken else len(line) >= _TRUNCATED and len(line.split()) > 2
        return enough and title.startswith(line) and not _is_sentence(text)
    rest = line.removeprefix(title)
    return len(rest) < len(line) and len(rest) <= _SITE and bool(re.match(r"\s*(?:[|—–•·:»/-]|::)\s*\S", rest))


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and not text.endswith("...")


def _agree(line: str, title: str) -> bool:
    if line == title:
        return True
    short, long = sorted((line, title), key=len)
    return len(short) >= 15 and long.startswith(short) and len(short) >= 0.6 * len(long)


def _kickers(texts: Sequence[str]) -> int:
    """Count the lines with a place or a rubric («НАХОДКА») above the headline, when one follows."""
    count = next((index for index, text in enumerate(texts) if not _is_kicker(text)), len(texts))
    headed = count + 1 < len(texts) and has_headline_form(texts[count]) and len(texts[count].split()) > 3
    return count if headed else 0


def _is_kicker(text: str) -> bool:
    words = text.split()
    return len(text) <= 30 and (len(words) == 1 or (len(words) <= 3 and text.isupper())) and text[-1].isalnum()


def _fullest(texts: Sequence[str], index: int) -> int:
    """Prefer a longer copy below to a headline that is cut short."""
    best = index
    for other in range(index + 1, min(len(texts), index + _SEARCHED)):
        if len(texts[best]) < _TRUNCATED or not has_headline_form(texts[other]) or is_copy(texts[other], texts[best]):
            continue
        if key(texts[other]).startswith(key(texts[best])):
            best = other
    return best


def _is_headline_sentence(text: str, below: str) -> bool:
    """Tell whether a first line with a full stop is a headline: short, one sentence, said again at length below."""
    if len(text) > _SHORT_SENTENCE or not _is_sentence(text) or (is_prose(text) and len(below) < 2 * len(text)):
        return False
    if text.count(". ") or len(below) < 1.5 * len(text):
        return False
    stems = {word[:5] for word in _WORD.findall(key(text))}
    again = {word[:5] for word in _WORD.findall(key(below))}
    return len(stems & again) >= _SHARED * max(1, len(stems))

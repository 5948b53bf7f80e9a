"""Recognise site chrome: lines that stand around an article and are not of it.

The rules themselves are data, in `chrome`. Precision comes first: a rule
judges a whole short line by its words and its place, never a word within a
sentence, and what nothing is known about is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from summarize.reading.chrome import BUTTONS, RULES, SEE_ALSO, Place

_ENDS = " \t\u00a0-–—•·|*:;.…,!>»«<→←▼▲►_\"“”'()[]"
_BLANKS = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_INNER_END = re.compile(r"[а-яёa-z)»”]{2,}[.!?…]+[»”\")]*\s+[«“\"(—–-]*\s*[А-ЯЁA-Z]")
_DATELINE = re.compile(r"[^.]{2,40}\.?\s*/[^/]{2,40}/\.|[А-ЯЁA-Z-]{3,}(?:, \d{1,2} \w+)?\s*[.—–-]+\s")

# What sites say in whole sentences.
_LONG_REASONS = frozenset(
    {"cookie notice", "copyright", "subscribe", "site chrome", "comment prompt", "source line", "share widget"}
)

_LONGEST = 420  # characters; no chrome that the rules know is longer
_LINK = 160  # characters of the title of another article
_BUTTON_LINE = 60
_PROSE = 80
_LONG_PROSE = 200


def key(text: str) -> str:
    """Return what rules compare: lower case, ё as е, single blanks, no pictograms and no marks at the ends."""
    text = "".join(" " if is_symbol(character) else character for character in unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", text.casefold().replace("ё", "е")).strip(_ENDS)


def is_symbol(character: str) -> bool:
    """Tell whether a character is a pictogram or belongs to one."""
    return (
        character in BUTTONS
        or unicodedata.category(character) in ("So", "Cf", "Sk", "Co", "Cn")
        and character not in "©®№°™"
    )


def ends_with_stop(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def is_prose(text: str) -> bool:
    """Tell whether a paragraph is running text of an article, by its length and its sentences."""
    if len(text) >= _LONG_PROSE or _DATELINE.match(text):
        return True
    return (len(text) >= _PROSE and ends_with_stop(text)) or (len(text) >= 50 and bool(_INNER_END.search(text)))


def wordless(text: str) -> str:
    """Return the reason to drop a line without letters and digits, or ""."""
    if any(map(str.isalnum, text)):
        return ""
    return "pictogram" if any(unicodedata.category(character) == "So" for character in text) else "separator"


def chrome(text: str, place: Place | None = None) -> str:
    """Return the reason to drop a line for its words alone, or "".

    `place` None asks only for the rules that hold anywhere; "edge", "tail" and
    "caption" add theirs ("tail" is an edge, and both may hold captions).
    """
    if len(text) > _LONGEST:
        return ""
    allowed = {None: {"anywhere"}, "caption": {"anywhere", "caption"}, "edge": {"anywhere", "edge"}}.get(
        place, {"anywhere", "caption", "edge", "tail"}
    )
    line = key(text)
    return next((rule.reason for rule in RULES if rule.place in allowed and rule.pattern.fullmatch(line)), "")


def is_button_line(text: str) -> bool:
    """Tell whether a short line carries a site's button pictograms: a search box, a clock."""
    return len(text) <= _BUTTON_LINE and not ends_with_stop(text) and any(character in BUTTONS for character in text)


def see_also(text: str) -> str:
    """Return "label" for a heading above links to other articles, "link" for one with its link, or ""."""
    line = key(text)
    if SEE_ALSO.fullmatch(line):
        return "label"
    head, colon, rest = line.partition(":")
    if colon and len(rest) <= _LINK and SEE_ALSO.fullmatch(head.strip()) and not text.rstrip().endswith("."):
        return "link"
    return ""


def is_link_like(text: str) -> bool:
    """Tell whether a line may be the title of another article: short and no running text."""
    return len(text) <= _LINK and not _INNER_END.search(text)


def reasons(texts: Sequence[str]) -> list[str]:
    """Return for each paragraph of a text the reason to drop it, or ""."""
    found = [wordless(text) or chrome(text) for text in texts]
    first, last = _body(texts, found)
    seen = False
    for index, text in enumerate(texts):
        if found[index] or index in (first, last):
            seen = True
        elif first < index < last:
            found[index] = chrome(text, "caption")
        else:
            place: Place = "tail" if index > last else "edge"
            found[index] = chrome(text, place) or ("site chrome" if is_button_line(text) else "")
            found[index] = found[index] or (chrome(text, "caption") if seen else "")
            seen = seen or not found[index]
    _drop_see_also(texts, found, last)
    return found


def _body(texts: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last paragraph of running text; what a site says at its edges is not."""
    rest = [index for index in range(len(texts)) if not found[index]]
    if not rest:
        return len(texts), len(texts)
    body = [index for index in rest if is_prose(texts[index])] or [max(rest, key=lambda index: len(texts[index]))]
    while len(body) > 1 and chrome(texts[body[-1]], "tail") in _LONG_REASONS:
        body.pop()
    while len(body) > 1 and chrome(texts[body[0]], "edge") in _LONG_REASONS:
        body.pop(0)
    return body[0], body[-1]


def _drop_see_also(texts: Sequence[str], found: list[str], last: int) -> None:
    for index, text in enumerate(texts):
        if found[index] and found[index] != "site chrome":
            continue
        label = see_also(text)
        if not label:
            continue
        found[index] = "see also"
        if label == "label":
            for link in _links_below(texts, index, last):
                found[link] = found[link] or "see also"


def _links_below(texts: Sequence[str], label: int, last: int) -> list[int]:
    """Return the titles of other articles under a label; below the article, everything that looks like one."""
    links: list[int] = []
    for index in range(label + 1, len(texts)):
        text = texts[index]
        if not is_link_like(text) or is_prose(text):
            break
        if index < last and (ends_with_stop(text) or len(links) == 5):
            break
        links.append(index)
    inside = label < last
    # The line above the text that goes on may be its heading: within an article one link is taken at least, that line never.
    return links[:1] if inside and len(links) == 2 else links[:-1] if inside and len(links) > 2 else links

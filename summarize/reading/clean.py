"""Recognise site chrome: lines that stand around an article and are not of it.

The rules themselves are data, in `chrome`. Precision comes first: a rule
judges a whole short line by its words and its place, never a word within a
sentence, and what nothing is known about is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from summarize.reading.chrome import RULES, Place
from summarize.reading.terms import BUTTONS, DAY, GIVEN_NAMES, SEE_ALSO

_ENDS = " -–—•·|*:;.…,!>»«›‹<→←↑↓_\"“”'()[]"
# Pictograms with their joiners and selectors, soft hyphens, marks of direction, private characters.
_SYMBOLS = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2300-\u2bff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\U0001f000-\U000fffff]"
)
_BLANKS = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_INNER_END = re.compile(r"[а-яёa-z)»”]{2,}[.!?…]+[»”\")]*\s+[«“\"(—–-]*\s*[А-ЯЁA-Z]")
_DATELINE = re.compile(r"[^.]{2,40}\.?\s*/[^/]{2,40}/\.|[А-ЯЁA-Z-]{3,}(?:, \d{1,2} \w+)?\s*[.—–-]+\s")

# What sites say in whole sentences.
_LONG_REASONS = frozenset(
    {"cookie notice", "copyright", "subscribe", "site chrome", "comment prompt", "source line", "share widget"}
)

_DAY = re.compile(DAY)
_PERSON = re.compile(
    r"((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,})(?: (?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ-]{3,})){1,2})"
    r"(?:, [«А-ЯЁ][^.,]{2,30})?"
)
_BY = re.compile(
    r"(?:By|BY) [A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3}(?: and [A-Z][\w'’-]+ [A-Z][\w'’-]+)?"
    r"(?:, [A-Z][^.]{1,40})?"
)
_UNDER: tuple[Place, ...] = ("edge", "aside", "tail", "caption")

_LONGEST = 420  # characters; no chrome that the rules know is longer
_LINK = 160  # characters of the title of another article
_BUTTON_LINE = 60
_PROSE = 80
_LONG_PROSE = 200


def key(text: str) -> str:
    """Return what rules compare: lower case, ё as е, single blanks, no pictograms and no marks at the ends."""
    text = _SYMBOLS.sub(" ", unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", text.casefold().replace("ё", "е")).strip(_ENDS)


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


def chrome(text: str, *places: Place) -> str:
    """Return the reason to drop a line for its words, by the rules of `places`, or ""."""
    return _chrome(text, places) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _chrome(text: str, places: tuple[Place, ...]) -> str:
    line, stop = key(text), _ends_with_full_stop(text)
    return next(
        (
            rule.reason
            for rule in RULES
            if rule.place in places and (rule.stop or not stop) and rule.pattern.fullmatch(line)
        ),
        "",
    )


def _ends_with_full_stop(text: str) -> bool:
    return text.endswith(".") and not text.endswith("..")


def is_button_line(text: str) -> bool:
    """Tell whether a short line carries a site's button pictograms: a search box, a clock."""
    return len(text) <= _BUTTON_LINE and not ends_with_stop(text) and any(character in BUTTONS for character in text)


def is_byline(text: str) -> bool:
    """Tell whether a line is an author's name and no more: «Мария Иванова», «Иван ПЕТРОВ, Томск», "By Ann Lee"."""
    if _BY.fullmatch(text):
        return True
    match = _PERSON.fullmatch(text.rstrip(" ."))
    return match is not None and any(word.lower() in GIVEN_NAMES for word in re.split("[ -]", match[1]))


def see_also(text: str) -> str:
    """Return "label" for a heading above links to other articles, "link" for one with its link, or ""."""
    if len(text) > _LONGEST:
        return ""
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
    found = [wordless(text) or chrome(text, "anywhere") for text in texts]
    first, last = _body(texts, found)
    title = _last_line_above(texts, found, first)
    top = True  # nothing of the article stands above
    for index, text in enumerate(texts):
        if index < first and not found[index]:
            found[index] = _above(text, top, captions=not top or index < title)
        elif first < index < last and not found[index]:
            found[index] = chrome(text, "caption")
        elif index > last and not found[index]:
            found[index] = _below(text)
        top = top and bool(found[index])
    _drop_see_also(texts, found, last)
    _drop_beside(texts, found, first, last)
    _keep_days(texts, found)
    return found


def _last_line_above(texts: Sequence[str], found: Sequence[str], first: int) -> int:
    """Return the index of the last line above the first paragraph that may be a headline, or -1."""
    lines = (index for index in range(first - 1, -1, -1) if not found[index] and not chrome(texts[index], "edge"))
    return next(lines, -1)


def _above(text: str, top: bool, captions: bool) -> str:
    """Judge a line above the article; a first line «Фото: …» may be its headline, where no other line can be."""
    places: tuple[Place, ...] = ("edge", "top") if top else ("edge",)
    reason = chrome(text, *places) or (chrome(text, "caption", "aside") if captions else "")
    return reason or ("author line" if _BY.fullmatch(text) else "") or _button(text)


def _below(text: str) -> str:
    """Judge a line below the article."""
    return chrome(text, *_UNDER) or ("author line" if is_byline(text) else "") or _button(text)


def _button(text: str) -> str:
    return "site chrome" if is_button_line(text) else ""


def _body(texts: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last paragraph of running text; what a site says at its edges is not."""
    rest = [index for index in range(len(texts)) if not found[index]]
    if not rest:
        return len(texts), len(texts)
    body = [index for index in rest if is_prose(texts[index])] or [max(rest, key=lambda index: len(texts[index]))]
    while len(body) > 1 and chrome(texts[body[-1]], *_UNDER) in _LONG_REASONS:
        body.pop()
    while len(body) > 1 and chrome(texts[body[0]], "edge") in _LONG_REASONS:
        body.pop(0)
    return body[0], body[-1]


def _drop_beside(texts: Sequence[str], found: list[str], first: int, last: int) -> None:
    """Drop what is chrome only in company: a number under a date, a rubric between two buttons."""
    edges = [index for index in range(len(texts)) if index < first or index > last]
    for index in (*edges, *reversed(edges)):
        before, after = (0 <= other < len(found) and bool(found[other]) for other in (index - 1, index + 1))
        if found[index] or not (before or after):
            continue
        found[index] = chrome(texts[index], "beside")
        if before and after and index > last and _is_remnant(texts[index]):
            found[index] = found[index] or "site chrome"


def _is_remnant(text: str) -> bool:
    return len(text) <= _BUTTON_LINE and not ends_with_stop(text) and text[0].isalnum()


def _keep_days(texts: Sequence[str], found: list[str]) -> None:
    """Keep dates that stand alone when several have text under them: they are a chronicle's headings."""
    days = [index for index, text in enumerate(texts) if len(text) <= _BUTTON_LINE and _DAY.fullmatch(key(text))]
    headings = [index for index in days if index + 1 < len(texts) and not found[index + 1]]
    if len(headings) > 1:
        for index in headings:
            found[index] = ""


def _drop_see_also(texts: Sequence[str], found: list[str], last: int) -> None:
    top = True
    for index, text in enumerate(texts):
        label = see_also(text) if found[index] in ("", "site chrome") else ""
        if label == "label" or (label == "link" and not top):
            found[index] = "see also"
        if label == "label":
            for link in _links_below(texts, index, last):
                found[link] = found[link] or "see also"
        top = top and bool(found[index])


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
    if label < last and len(links) > 1:
        links.pop()  # the line above the text that goes on may be its heading
    return links

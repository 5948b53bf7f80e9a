"""Agency datelines: the place, the date and the agency before the first sentence of an item."""

from __future__ import annotations

import re

from summarize.segmenting.labels import is_when

DATELINE_LIMIT = 160
"""Characters within which a dateline ends."""

_CAPITAL = r"[A-ZА-ЯЁÀ-ÖØ-Þ]"
_CAPS = rf"(?:ST\.\s|[А-ЯЁ]\.-)?{_CAPITAL}(?:{_CAPITAL}|['’‑-])+(?:[ /–-]{_CAPITAL}(?:{_CAPITAL}|['’‑-])*){{0,3}}"
_NAME = rf"{_CAPITAL}[\w'’‑-]+(?:[ -]{_CAPITAL}[\w'’‑-]+){{0,3}}"
_REGION = r"\s(?:область|край|республика|округ|район|обл)"
_QUOTED = r"[«“\"][^»”\"\n]{1,60}[»”\"]"

_CITY = re.compile(rf"{_CAPS}(?:\s?\([^()\n]{{1,50}}\))?")
_PLACE = re.compile(rf"{_NAME}(?:{_REGION})?")
_SOURCE = re.compile(
    rf"(?:{_CAPITAL}{{2,4}}\s)?{_QUOTED}|/[^/\n]{{1,80}}/|\([^()\n]{{1,80}}\)|Корр\.\s[^.!?\n]{{1,70}}"
)
_CAMEL = re.compile(r"(?:[A-ZА-ЯЁ][a-zа-яё]+){2,4}|[A-ZА-ЯЁ][A-ZА-ЯЁa-zа-яё]*[-‑][\w-]+")
_CREDIT = re.compile(
    r"корр|бюро|спецкор|агентств|служб|новост|пресс|лента|телеграф|correspondent|agency|news|press|bureau|lenta|info",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:said|says|reports?|reported|сообщ\w+|переда[её]т|заявил\w*)\b")
_TAIL = re.compile(r",?\s(?:[–—-]+\s)?(?:/[^/\n]{1,80}/|\([^()\n]{1,80}\))$")
_DASH = re.compile(r"[–—-]+\s")
_COMMA = re.compile(r",\s(?:[–—-]+\s)?|\s[–—-]+\s")
_STOP = re.compile(r"(?<!\bКорр)(?<!\bST)\.\s+|(?<=[/)])\s+(?=[–—-]?\s?[A-ZА-ЯЁ])")


def dateline(text: str) -> int:
    """Return where the dateline at the start of the text ends ("ТОКИО, 20 мая. /ТАСС/."), or 0."""
    head = text[:DATELINE_LIMIT]
    end = start = 0
    for stop in _STOP.finditer(head):
        part = head[start : stop.start()]
        start = stop.end()
        known = _begins(part, head[start:]) if end == 0 else _continues(part)
        if not known:
            break
        end = start
    return end


def _begins(part: str, following: str) -> bool:
    """Tell whether the words are a place, in capitals or with a date, and what may stand beside it."""
    place, *others = _COMMA.split(_TAIL.sub("", part))
    if len(others) > 4:
        return False
    if _CITY.fullmatch(place):
        return all(_dated(each) or _PLACE.fullmatch(each) or _credited(each) for each in others)
    if not _PLACE.fullmatch(place):
        return False
    if others:
        return _dated(others[0]) and all(_dated(each) or _credited(each) for each in others[1:])
    return _dated(following.split(".")[0])


def _continues(part: str) -> bool:
    """Tell whether the words are a date or an agency."""
    bare = _DASH.sub("", part, count=1) if _DASH.match(part) else part
    if bare != part and _PLACE.fullmatch(bare):
        return True
    return _dated(bare) or _credited(bare)


def _dated(words: str) -> bool:
    """Tell whether the words are a date or a time in either language."""
    bare = words.removesuffix(" г")
    return is_when(bare, "ru") or is_when(bare, "en")


def _credited(words: str) -> bool:
    """Tell whether the words name an agency or a reporter."""
    if _SOURCE.fullmatch(words) or _CAMEL.fullmatch(words):
        return True
    return len(words) <= 90 and bool(_CREDIT.search(words)) and not _VERB.search(words)

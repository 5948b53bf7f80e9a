"""Agency datelines: the place, the date and the agency before the first sentence of an item."""

from __future__ import annotations

import re

from summarize.segmenting.labels import EN_WHEN, RU_WHEN

DATELINE_LIMIT = 160
"""Characters within which a dateline ends."""

_CAPITAL = r"[A-ZА-ЯЁÀ-ÖØ-Þ]"
_CAPS = rf"(?:ST\.\s|[А-ЯЁ]\.-)?{_CAPITAL}(?:{_CAPITAL}|['’‑-])+(?:[ /–-]{_CAPITAL}(?:{_CAPITAL}|['’‑-])*){{0,3}}"
_NAME = rf"{_CAPITAL}[\w'’‑-]+(?:[ -]{_CAPITAL}[\w'’‑-]+){{0,3}}"
_WHEN = rf"(?:{RU_WHEN}|{EN_WHEN})(?:\sг)?(?:\s(?:мск|MSK|GMT|[A-Z][a-z]+\stime))?"
_QUOTED = r"[«“\"][^»”\"\n]{1,60}[»”\"]"
_SLASHED = r"(?:/[^/\n]{1,80}/|\([^()\n]{1,80}\))"
_AGENCY = rf"(?:{_SLASHED}|{_QUOTED})"
_WORD = (
    r"(?:корр|бюро|спецкор|агентств|служб|новост|пресс|лента|телеграф|"
    r"correspondent|agency|news|press|bureau|lenta|info)"
)
_CREDIT = rf"[^.!?,\n]{{0,50}}?(?i:{_WORD})[^.!?,\n]{{0,40}}"
_REGION = rf"{_NAME}(?:\s(?:область|край|республика|округ|район|обл))?"
_CAMEL = r"(?:[A-ZА-ЯЁ][a-zа-яё]+){2,4}|[A-ZА-ЯЁ][A-ZА-ЯЁa-zа-яё]*[-‑][\w-]+"

_FIRST = re.compile(
    rf"(?:{_CAPS}(?:\s?\([^()\n]{{1,50}}\))?(?:,\s(?:{_WHEN}|{_REGION}|{_CREDIT}|{_QUOTED})){{0,3}}|{_NAME},\s{_WHEN})"
    rf"(?:,?\s(?:[–—-]+\s)?{_SLASHED}|,?\s[–—-]+\s{_QUOTED})?(?:\s[–—-]+\s(?:{_NAME}|{_CREDIT}|{_CAPITAL}{{2,4}}\s{_QUOTED}))?"
)
_PLACE = re.compile(_NAME)
_DATED = re.compile(_WHEN)
_NEXT = re.compile(
    rf"(?:[–—-]+\s)?(?:{_WHEN}|{_AGENCY}|{_CREDIT}|{_CAMEL}|{_CAPITAL}{{2,4}}\s{_QUOTED}|"
    rf"Корр\.\s[^.!?\n]{{1,70}})|[–—-]+\s{_NAME}"
)
_VERB = re.compile(r"\b(?:said|says|reports?|reported|сообщ\w+|переда[её]т|заявил\w*)\b")
_STOP = re.compile(r"(?<!\bКорр)(?<!\bST)\.\s+|(?<=[/)])\s+(?=[–—-]?\s?[A-ZА-ЯЁ])")


def dateline(text: str) -> int:
    """Return where the dateline at the start of the text ends ("ТОКИО, 20 мая. /ТАСС/."), or 0."""
    head = text[:DATELINE_LIMIT]
    end = start = 0
    for stop in _STOP.finditer(head):
        part = head[start : stop.start()]
        start = stop.end()
        if end == 0:
            known = bool(_FIRST.fullmatch(part)) or bool(_PLACE.fullmatch(part) and _DATED.match(head, start))
        else:
            known = bool(_NEXT.fullmatch(part)) and not _VERB.search(part)
        if not known:
            break
        end = start
    return end

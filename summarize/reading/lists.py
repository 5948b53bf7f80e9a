"""Tell list items from direct speech and from dates, when all begin alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKER = re.compile(r"(?:[-–—•·*▪▫●○◦‣∙■□➢➤✓✔►]|\d{1,2}[.)]|[а-яёa-z]\)|\(\d{1,2}\)|[IVX]{1,4}[.)])\s+(?=\S)")

_DASH = re.compile(r"[-–—]\s")
_NUMBER = re.compile(r"(\d{1,2}|[IVX]{1,4})[.)]\s")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# «…, — сказал он», «— …! — воскликнула она»
_ATTRIBUTED = re.compile(r"[,!?…»\".]\s*[–—-]\s+[а-яёa-z]")
_SAYING = re.compile(
    r"(?:сказал|заяви|отмети|сообщи|рассказа|подчеркну|добави|поясни|спроси|ответи|воскликну|напомни|объясни|призна|"
    r"уточни|говор|счита|said|says|asked|added|told)\w*[^.]{0,40}:$",
    re.I,
)


def marker_length(text: str) -> int:
    """Return the length of the list marker at the start of `text` with its blanks, or 0."""
    match = MARKER.match(text)
    return match.end() if match else 0


def find_items(texts: Sequence[str]) -> list[bool]:
    """Return for each paragraph in order whether it is a list item with a marker of its own.

    Dashes are judged run by run: a run is a list or a dialogue as a whole.
    """
    items = [False] * len(texts)
    start = 0
    while start < len(texts):
        if not marker_length(texts[start]):
            start += 1
            continue
        end = start + 1
        while end < len(texts) and _kind(texts[end]) == _kind(texts[start]):
            end += 1
        before = texts[start - 1] if start else ""
        items[start:end] = [_is_list(texts[start:end], before, texts)] * (end - start)
        start = end
    return items


def _kind(text: str) -> str:
    if not marker_length(text):
        return ""
    return "dash" if _DASH.match(text) else "number" if _number(text) else "other"


def _is_list(run: Sequence[str], before: str, texts: Sequence[str]) -> bool:
    kind = _kind(run[0])
    if kind == "number":
        return _counts(run, texts)
    return kind == "other" or _dash_votes(run, before) > 0


def _counts(run: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell numbers that count from a lone one: a date, an initial («V. Orlov»)."""
    numbers = {_number(text) for text in texts} - {0}
    return any(_number(text) + step in numbers for text in run for step in (1, -1))


def _number(text: str) -> int:
    """Return the number that a paragraph begins with, 0 where there is none."""
    match = _NUMBER.match(text)
    if not match:
        return 0
    return int(match[1]) if match[1].isdigit() else _ROMAN.index(match[1]) + 1 if match[1] in _ROMAN else 0


def _dash_votes(run: Sequence[str], before: str) -> float:
    """Weigh a run of paragraphs that open with a dash: above 0 it is a list, else a dialogue."""
    votes = 0.0
    for text in run:
        words = text[1:].strip()
        votes += {"-": 0.4, "–": 0.2, "—": -0.6}[text[0]]
        votes -= 3.0 * bool(_ATTRIBUTED.search(words))
        votes -= 1.5 * words.endswith(("?", "?»", "!", "…"))
        votes += 1.0 * words.endswith(";")
        votes += 1.0 * (words[0].islower() or words[0].isdigit())
        votes += 0.8 * (words[-1].isalnum() or words[-1] in ")»")
    votes /= len(run)
    if before.endswith(":"):
        votes += -1.5 if _SAYING.search(before) else 1.5
    if len(run) == 1:
        votes -= 0.5
    return votes

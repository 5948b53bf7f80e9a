"""Take off what an English sentence of a brief can spare, and nothing that changes what it says.

A rule removes one known frame whole (`frames`), or leaves the sentence alone.
Negations, figures, conditions, hedges and the speakers of opinions are never
inside a frame; where one is near, the rule does not fire.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.briefing import frames
from summarize.briefing.words import count

_VERBLESS = 2  # words: what is left of a sentence is at least this long
_CLAUSE = 8  # words: a clause that stands for a whole sentence is at least this long
_SPEAKER = re.compile(r",\s(?=(?:said|says|told|explained|noted|added|stressed)\b|[A-Z][\w. -]+\s(?:said|says)\b)")


def _capitalised(text: str) -> str:
    """Return the text with its first letter large, unless a figure or a name like iPhone begins it."""
    for i, char in enumerate(text):
        if char.isalpha():
            following = text[i + 1 : i + 2]
            return text if following.isupper() else text[:i] + char.upper() + text[i + 1 :]
        if char.isdigit():
            return text
    return text


def _paired(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def _without(pattern: re.Pattern[str], text: str) -> str:
    rest = pattern.sub("", text, count=1)
    return _capitalised(rest) if rest != text and count(rest) >= _VERBLESS else text


def without_dateline(text: str, source: str = "") -> str:
    """Return the text without "TOKYO, September 20. /TASS/." or its like at the beginning.

    Where the Russian source has a dateline, one of a rarer form is known in
    the English, too.
    """
    for pattern in frames.DATELINES:
        if pattern.match(text):
            return _without(pattern, text)
    from summarize.segmenting.datelines import dateline

    if source and dateline(source) and (end := dateline(text)) and count(text[end:]) >= _VERBLESS:
        return _capitalised(frames.MARKER.sub("", text[end:]))
    return text


def without_tail(text: str) -> str:
    """Return the text without ", the press service reports." where only the messenger is named."""
    for pattern in frames.TAILS:
        match = pattern.search(text)
        if match:
            rest = text[: match.start()]
            kept = frames.DISPUTABLE.search(rest) or count(rest) < _CLAUSE or not _paired(rest)
            return text if kept else rest + "."
    return text


def without_opening(text: str) -> str:
    """Return the text without the connective or reminder that ties it to a sentence that is not there."""
    for pattern in (frames.REMINDERS, frames.CONTRASTS, frames.CONNECTIVES):
        rest = _without(pattern, text)
        # "As a result, tasters admit, the flavour changes": the comma leans on what would go.
        text = text if frames.ASIDE.match(rest) else rest
    return text


def with_quotes_paired(text: str) -> str:
    """Return the text with its quotation marks in pairs, as a piece of a longer quotation may lack one of them."""
    text = text.replace("“", '"').replace("”", '"') if text.count("“") != text.count("”") else text
    if text.count('"') % 2 == 0:
        return text
    if text.startswith('"'):
        speaker = _SPEAKER.search(text)
        if speaker and text.count('"') == 1:
            return f'{text[: speaker.start()]},"{text[speaker.start() + 1 :]}'
        return _capitalised(text[1:].lstrip()) if text.count('"') == 1 else text
    if re.search(r'[,.!?]"(?:\s|$)', text) and text.count('"') == 1:
        return '"' + text
    return text.replace('"', "") if text.count('"') == 1 else text


def with_quotes_around(text: str) -> str:
    """Return somebody's words in quotation marks, unless they have them."""
    return text if text.startswith('"') else '"' + text.replace('"', "'") + '"'


def _ended(text: str) -> str:
    text = text.rstrip(" ,;")
    return text if text.rstrip("\"'”’») ")[-1:] in ".!?…:" else text + "."


# While a brief is composed the same sentences are asked for again and again.
@lru_cache(maxsize=256)
def compress(text: str, *, source: str = "", follows: bool = False) -> str:
    """Return an English sentence without its frames, begun with a capital and ended with a stop.

    `source` is the Russian that it was translated from; `follows` says that
    the sentence before it stands in the brief too, so that ties to it stay.
    """
    text = frames.SPEECH.sub(r'"\1" \2', " ".join(text.split()))
    text = _without(frames.MARKER, text)
    undated = without_dateline(text, source)
    if undated != text:
        # Place and date may be one sentence, and the agency the next, or the beginning of the next.
        text = _without(frames.AGENCY_ALONE, without_dateline(undated))
    if not follows:
        text = without_opening(text)
    return _ended(_capitalised(with_quotes_paired(without_tail(text))))


def shorten(text: str, limit: int) -> str:
    """Return the text up to the last clause end that fits `limit` words, or all of it where no cut is safe."""
    for match in reversed(list(frames.CLAUSE_ENDS.finditer(text))):
        head, rest = text[: match.start()], text[match.end() :]
        fits = _CLAUSE <= count(head) <= limit and _paired(head)
        if fits and not frames.NOT_CUT_AFTER.search(head) and not frames.NOT_CUT_OFF.search(rest):
            return head.rstrip(" ,;:—–-") + "."
    return text

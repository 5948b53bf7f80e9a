"""Tell which sentences cannot stand in a brief alone, and which should not stand there at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.briefing import cues

_QUOTE_MARKS = "\"«»“”„'’— –-"
_SPEAKER_PRONOUN = re.compile(
    r"[—–-]\s(?:\w+\s){0,3}(?:он|она|они)\b|[\"”,]\s(?:he|she|they)\s\w+|\b(?:said|says|added|adds|explained)\s(?:he|she)\b"
)
_SUBJECT_PRONOUN = re.compile(r"^(?:[а-яёa-z]+,?\s){0,4}?(?:он|она|они|he|she|they)\s", re.IGNORECASE)
_ABOUT_THIS = re.compile(
    r"^(?:об этом|такую информацию|такие данные|соответствующ\w+ (?:информаци|заявлени)\w+|"
    r"о ч[её]м|подробности|информаци\w+ об этом)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:сообщ|переда[её]т|передал|говор|заяв|рассказ|стало известно|пишет|пишут|информир|объяв|озвуч|договорил|"
    r"свидетельств)\w*",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:this|that|it|the (?:information|announcement|news|statement))\s(?:was|is|has been|had been|became)\s"
    r"(?:\w+ly\s)?(?:reported|announced|stated|said|told|confirmed|disclosed|revealed|known|made|according)\b|"
    r"^this is (?:according to|reported|stated)\b|"
    r"^(?:[\w'’. -]+,?\s){1,9}?(?:reported|announced|said|stated|told \w+) (?:this|so)\b|^source:",
    re.IGNORECASE,
)
_ADMIN = re.compile(
    r"^(?:фото|источник|автор|текст|подписывайтесь|читайте|смотрите|photo|source|author|read also|subscribe|contacts?|"
    r"контакты?|тел|справка подготовлена)\b.{0,80}$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"^(?:для )?справк|^история вопроса|^for reference|^background|^reference|^см\. также|^по теме")
_LEAD_IN_END = (":", "：")
_LONGEST_REPORT = 26  # words: a longer "Об этом сообщил …" carries something besides


def attribution_only(text: str) -> bool:
    """Tell whether a sentence says no more than who reported the one before it."""
    if len(text.split()) > _LONGEST_REPORT:
        return False
    about = _ABOUT_THIS.match(text)
    return bool((about and _TOLD.search(text)) or _REPORTED.match(text))


def background(heading: str) -> bool:
    """Tell whether what stands under this lower-case heading is background to the news and not the news."""
    return bool(_BACKGROUND.match(heading))


def weak(text: str) -> bool:
    """Tell whether a sentence is a question, a lead-in, an attribution, an admin line, or too short to say anything."""
    bare = text.rstrip(_QUOTE_MARKS)
    return (
        bare.endswith("?")
        or bare.endswith(_LEAD_IN_END)
        or len(bare.split()) < 4
        or attribution_only(text)
        or bool(_ADMIN.match(text))
    )


def leaning(texts: Sequence[str], paragraphs: Sequence[int], quoted: Sequence[bool]) -> list[bool]:
    """Tell of each sentence whether it needs the one before it: a pronoun without its noun, or the rest of a quotation."""
    out = []
    for i, text in enumerate(texts):
        lowered = cues.openers_of(text)
        pronoun = cues.opens_with(lowered, cues.ANAPHORIC_OPENERS) or bool(_SUBJECT_PRONOUN.match(text))
        speaker = bool(_SPEAKER_PRONOUN.search(text))
        out.append(i > 0 and (pronoun or speaker or quoted[i]))
    return out

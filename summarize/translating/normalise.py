"""Bring text to the one written form that the models see.

Training and decoding share these functions: a difference between the two
would show up as a loss of quality that no test of either side alone can find.
"""

from __future__ import annotations

import re
import unicodedata

_QUOTES = dict.fromkeys(map(ord, "«»“”„‟″〝〞"), '"') | dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"), " "
)
_NOTHING: dict[int, str] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_OTHER = {ord("…"): "...", ord("№"): "№"}
_TABLE = _QUOTES | _DASHES | _SPACES | _NOTHING | _OTHER

_BLANKS = re.compile(r"\s+")
_DOUBLED_QUOTE = re.compile(r"(?:''|\"){2,}|''")
# A combining acute marks stress in reference works; no newspaper writes it.
_STRESS = re.compile("(?<=[аеёиоуыэюяАЕЁИОУЫЭЮЯ])\u0301")

_LATIN_TWINS = "aceopxyABCEHKMOPTXy"
_CYRILLIC_TWINS = "асеорхуАВСЕНКМОРТХу"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_LATIN = re.compile("[A-Za-z]")
_MIXED_WORD = re.compile(r"[A-Za-z]*[а-яёА-ЯЁ]+[A-Za-zа-яёА-ЯЁ]*|[A-Za-zа-яёА-ЯЁ]*[а-яёА-ЯЁ]+[A-Za-z]*")


def _mend_homoglyphs(match: re.Match[str]) -> str:
    word = match.group()
    mended = word.translate(_TO_CYRILLIC)
    # «IT-компания» and «Wi-Fiу» keep their Latin: only a word that becomes
    # wholly Cyrillic was a disguised Russian word.
    return word if _LATIN.search(mended) else mended


def normalise_target(text: str) -> str:
    """Return English text with plain quotes, hyphens for dashes, single spaces."""
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    return _BLANKS.sub(" ", _DOUBLED_QUOTE.sub('"', text)).strip()


def normalise_source(text: str) -> str:
    """Return Russian text as the model was trained to read it.

    As `normalise_target`, and stress marks removed, Latin letters that stand
    inside Russian words replaced by their Cyrillic look-alikes.
    """
    text = _STRESS.sub("", unicodedata.normalize("NFC", text))
    text = normalise_target(text)
    return _MIXED_WORD.sub(_mend_homoglyphs, text) if _LATIN.search(text) else text

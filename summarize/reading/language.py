"""Tell which language a text is in: by its letters, then by its small words, then by a detector.

A document is judged as a whole, so that an article in Russian full of English
names is Russian. Letters settle almost every real document; the detector
(py3langid) takes a second to load and is asked only about what they leave open.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from summarize.article import Language
from summarize.errors import UnsupportedLanguage
from summarize.reading.alphabets import CYRILLIC_WORDS, LATIN_WORDS, LETTERS, NAMES, SCRIPTS, TELLING

Wanted = Literal["auto", "ru", "en"]

UNKNOWN = "und"  # ISO 639: undetermined

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
# Russian writes ъ before these letters only, where Bulgarian and others write it as a vowel.
_HARD_SIGN = re.compile("ъ(?=[еёюя])")
_LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")

_SAMPLE = 20_000  # characters
_CYRILLIC_SHARE = 0.35  # of the letters, from which a mixed document is a Cyrillic one
_ABSENT = 0.005  # per cent: a letter of another language, in a quotation or a name
_WORD_WEIGHT = 2.0  # nats for each different small word
_DOUBT = 4.0  # nats between the two best below which a long text goes to the detector
_LONG = 150  # letters
_SHORT = 15  # words
_ENGLISH = 0.15  # of the words are small words, in English running text
# Before any evidence: what is read here is news from Russia.
_PRIOR = {"ru": 0.0, "uk": -2.0, "be": -4.5, "bg": -2.5, "sr": -4.0, "mk": -4.5}
_RARE = -4.5

# Latin and Esperanto are no newspaper's: the detector names them for lines of mere names.
_OTHER_SCRIPTS = frozenset(LETTERS) - {"uz"} | {code for code, _ in SCRIPTS} | {"fa", "ur", "la", "eo"}
_LATIN_LANGUAGES = frozenset(NAMES) - _OTHER_SCRIPTS


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of `text`, "und" when it has no letters."""
    sample = _NOT_WORDS.sub(" ", text[:_SAMPLE])
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    others = [(len(pattern.findall(sample)), code) for code, pattern in SCRIPTS]
    most = max(others)[0]
    if most > cyrillic + latin:
        return _by_script(sample, others)
    if cyrillic + latin == 0:
        return UNKNOWN
    if cyrillic >= _CYRILLIC_SHARE * (cyrillic + latin):
        return _cyrillic_language(sample)
    return _latin_language(sample)


def require(text: str, path: str, wanted: Wanted = "auto") -> Language:
    """Return the language to read `text` in: the one `wanted`, or Russian or English as detected.

    Raises UnsupportedLanguage, naming `path`, the language found and the way out.
    """
    if wanted != "auto":
        return wanted
    code = detect(text)
    if code == "ru":
        return "ru"
    if code == "en":
        return "en"
    name = {"-": "standard input: ", "": ""}.get(path, f"{path}: ")
    if code == UNKNOWN:
        raise UnsupportedLanguage(f"{name}the text has no words to tell its language by; use --from ru or --from en")
    found = f"{language_name(code)} ({code})"
    raise UnsupportedLanguage(
        f"{name}the text looks {found}, not Russian or English; use --from ru to translate it anyway"
    )


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where the name is not known."""
    return NAMES.get(code, code)


def _by_script(sample: str, others: Sequence[tuple[int, str]]) -> str:
    counts = {code: count for count, code in others}
    if counts["ja"] * 10 > counts["zh"] and counts["ja"]:
        return "ja"  # Japanese is mostly written with Chinese characters
    code = max(others)[1]
    if code == "ar" and re.search("[پچژگ]", sample):
        return "ur" if re.search("[ٹڈڑے]", sample) else "fa"
    return code


def _cyrillic_language(sample: str) -> str:
    # Each word counts once: a name that comes again and again says no more than the first time.
    words = {word.lower() for word in _WORD.findall(sample) if _CYRILLIC.search(word)}
    letters = Counter(_HARD_SIGN.sub("", "".join(words)))
    scores = {code: _score(code, letters, words) for code in LETTERS}
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if letters.total() >= _LONG and scores[best] - scores[second] < _DOUBT:
        return _ask_detector(sample, LETTERS) or best
    return best


def _score(code: str, letters: Counter[str], words: set[str]) -> float:
    """Return the log-probability of the telling letters and small words in a language, up to a constant."""
    shares = LETTERS[code]
    total = _PRIOR.get(code, _RARE)
    for letter in TELLING:
        if letters[letter]:
            total += letters[letter] * math.log(max(shares.get(letter, 0.0), _ABSENT))
    # Letters that should be there and are not tell as much: a long text without ы is not Russian.
    total -= letters.total() * sum(shares.values()) / 100
    return total + _WORD_WEIGHT * len(words & CYRILLIC_WORDS.get(code, frozenset()))


def _latin_language(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample) if _LATIN.search(word)]
    shares = {code: sum(word in small for word in words) / len(words) for code, small in LATIN_WORDS.items()}
    others = max(share for code, share in shares.items() if code != "en")
    if shares["en"] >= _ENGLISH and shares["en"] > 1.5 * others:
        return "en"
    if shares["en"] >= others and len(words) < _SHORT and sample.isascii():
        return "en"  # a headline: nothing in it is anything else
    return _ask_detector(sample, _LATIN_LANGUAGES) or "en"


def _ask_detector(sample: str, candidates: Iterable[str]) -> str:
    import py3langid

    allowed = frozenset(candidates)
    return next((code for code, _ in py3langid.rank(sample) if code in allowed), "")

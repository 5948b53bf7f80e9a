"""Turn bytes into text: every encoding that Russian news is still found in.

The order of decisions: a byte order mark; UTF-16 and UTF-32 without one; UTF-8,
which other text almost never is by accident; what a web page declares of
itself, when it reads plausibly; and then the single-byte encodings, of which
the one wins whose text is cheapest to explain as Russian (or as Western
European) words. UTF-8 that was once taken for another encoding is put right.
Nothing is ever refused here: bytes that mean nothing become U+FFFD.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from summarize.reading.frequencies import COSTS, LETTERS

REPLACEMENT = "\ufffd"

# The figures are handicaps in bits: how much rarer than cp1251 each is in the wild.
_CYRILLIC = {"cp1251": 0, "koi8-r": 1, "cp866": 2, "iso8859-5": 3, "koi8-u": 6, "mac-cyrillic": 6}
_WESTERN = "cp1252"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_DECLARABLE = re.compile(r"utf|cp\d|koi8|iso8859|mac|gb|big5|euc|shift")

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH_LINE = re.compile(rb"[^\n\r]{0,200}[\x80-\xff][^\n\r]{0,200}")
_CARRIAGE = re.compile("\r+\n")
_SEPARATORS = re.compile("[\r\x0b\x0c\x85\u2028]")
_PLAIN = re.compile("[\t\n\r -~\u00a0-\u024f\u0400-\u052f\u2010-\u206f\u20ac\u2116\u2190-\u22ff]")

_SAMPLE = 6_000  # bytes that are weighed; more never changed a decision
_ENOUGH = 60  # bytes below which a general detector only guesses
_SCRAMBLED = (("РС", "cp1251"), ("ÐÑ", "cp1252"))
_SHORTEST_SCRAMBLED = 8  # characters
_TYPOGRAPHIC = frozenset("«»„“”‘’–—…№\u00a0\u00ad")
_SIGNS = frozenset("•·°§©®™€")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_LETTERS = frozenset(LETTERS.strip())
_OPENING = frozenset("«„“‘—№")  # never straight after a letter
_CLINGING = frozenset("»”’‘—–…•€№©®™")  # never straight before one

# Costs in bits, beside those of `frequencies`: what a wrong encoding is full of, and a right one is not.
_COST_TYPOGRAPHIC = 5
_COST_SINGLE_QUOTE = 9
_COST_SIGN = 8
_COST_CAPITAL = 1
_COST_UKRAINIAN = 6
_COST_ACCENTED = 6
_COST_STRAY_LETTER = 13
_COST_SYMBOL = 10
_COST_DRAWING = 13
_COST_NOTHING = 16
_COST_MIDDLE_CAPITAL = 12
_COST_MIXED_WORD = 8
_COST_FOREIGN = 12  # a lone Cyrillic word in a page of Latin letters
_IMPLAUSIBLE = 8.5  # bits for each high byte, above which neither Russian nor Western text is likely


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    r"""Return the text of `data` and Python's canonical name of its encoding.

    `declared` is the name that the document gives itself, honoured when it
    reads plausibly. In the text there is no byte order mark, and a line ends
    with "\n" whatever system wrote it. A last character cut short is left out;
    other bytes that mean nothing become U+FFFD.
    """
    name = _marked(data) or _wide(data) or _utf8(data) or _declared(data, declared) or _single_byte(data)
    text = _read(data, name).removeprefix("\ufeff")
    text = _CARRIAGE.sub("\n", _unscramble(text) if name == "utf-8" else text)
    # Carriage returns alone end lines in files of old Macintoshes, and only there.
    return text if "\n" in text else text.replace("\r", "\n"), name


def tidy(text: str) -> str:
    r"""Return `text` as documents hold it: "\n" the only line end of all that Unicode has, composed (NFC)."""
    text = _CARRIAGE.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
    text = _SEPARATORS.sub("\n", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def damage(text: str) -> int:
    """Count the characters of `text` that could not be decoded."""
    return text.count(REPLACEMENT)


def is_wide(data: bytes) -> bool:
    """Tell whether `data` is text in UTF-16 or UTF-32, the only text that holds zero bytes."""
    return (_marked(data) or _wide(data)) in _WIDE


def _read(data: bytes, name: str) -> str:
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    return decoder.decode(data, final=name in (*_CYRILLIC, _WESTERN))


def _unscramble(text: str) -> str:
    """Undo what is often done to Russian: «РџРѕСЂС‚» is «Порт» whose bytes were once taken for cp1251."""
    foreign = sum(not character.isascii() for character in text[:_SAMPLE])
    for leads, name in _SCRAMBLED:
        # Every letter became two characters, of which the first is one of these.
        if foreign >= _SHORTEST_SCRAMBLED and 3 * sum(map(text[:_SAMPLE].count, leads)) > foreign:
            mended = b"".join(_byte(character, name) for character in text).decode("utf-8", errors="replace")
            if mended.count(REPLACEMENT) * 20 < len(mended):
                return mended
    return text


def _byte(character: str, name: str) -> bytes:
    try:
        return character.encode(name)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) < 256 else character.encode("utf-8")


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    sample = data[: _SAMPLE & ~3]
    # Half the bytes of Russian or English in UTF-16 are 0 or 4, which no other text holds.
    if len(_CONTROL.findall(sample)) * 4 < len(sample) or not sample:
        return ""
    plausible = [(_plain_share(sample, name), name) for name in _WIDE]
    share, name = max(plausible, key=lambda pair: pair[0])
    return name if share >= 0.9 else ""


def _plain_share(sample: bytes, name: str) -> float:
    text = codecs.getincrementaldecoder(name)(errors="replace").decode(sample)
    return len(_PLAIN.findall(text)) / len(text) if text else 0.0


def _utf8(data: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    text = decoder.decode(data)
    cut = bool(decoder.getstate()[0])
    bad = text.count(REPLACEMENT) - data.count(b"\xef\xbf\xbd")
    good = sum(not character.isascii() for character in text) - bad
    if bad == 0 and not cut:
        return "utf-8"
    # Other encodings hold next to no valid sequences: a damaged or cut file is still UTF-8 when most of it reads well.
    return "utf-8" if good > 4 * bad else ""


def _declared(data: bytes, declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
        if not _DECLARABLE.match(name):
            return ""
        data.decode(name)
    except (LookupError, ValueError):
        return ""
    sample = _sample(data)
    best = _cheapest(sample)
    if name in (*_CYRILLIC, _WESTERN):
        # Pages name the wrong one often enough: theirs must read about as well as the best.
        return name if _cost(sample, name) <= 1.15 * _cost(sample, best) + 10 else ""
    return name if _dearness(sample, best) > _IMPLAUSIBLE else ""


def _single_byte(data: bytes) -> str:
    sample = _sample(data)
    best = _cheapest(sample)
    doubtful = len(sample) >= _ENOUGH and _dearness(sample, best) > _IMPLAUSIBLE
    return _second_opinion(data, best) if doubtful else best


def _second_opinion(data: bytes, best: str) -> str:
    from charset_normalizer import from_bytes

    guess = from_bytes(data[: 4 * _SAMPLE]).best()
    if guess is None:
        return best
    name = codecs.lookup(guess.encoding).name
    return name if _DECLARABLE.match(name) else best


def _sample(data: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    for match in _HIGH_LINE.finditer(data):
        parts.append(match.group())
        size += len(match.group())
        if size >= _SAMPLE:
            break
    return b"\n".join(parts)


def _cheapest(sample: bytes) -> str:
    return min((_WESTERN, *_CYRILLIC), key=lambda name: _cost(sample, name))


def _dearness(sample: bytes, name: str) -> float:
    high = sum(byte > 127 for byte in sample)
    return _cost(sample, name) / high if high else 0.0


def _cost(sample: bytes, name: str) -> int:
    """Return the bits that it takes to explain the high bytes of `sample` read as `name`."""
    text = sample.decode(name, errors="replace")
    total = _CYRILLIC.get(name, 0)
    last = " "
    for character in text:
        total += _step(last, character)
        last = character
    latin = sum(map(str.isalpha, filter(str.isascii, text)))
    if name != _WESTERN and latin > 3 * sum(byte > 127 for byte in sample):
        total += _COST_FOREIGN
    return total


def _step(last: str, character: str) -> int:
    russian, after_russian = character.lower() in _LETTERS, last.lower() in _LETTERS
    if not russian:
        closing = COSTS[last.lower()][" "] if after_russian else 0
        mixed = _COST_MIXED_WORD if after_russian and character.isascii() and character.isalpha() else 0
        return closing + mixed + _other_cost(last, character)
    cost = COSTS[last.lower() if after_russian else " "][character.lower()]
    if (last.isascii() and last.isalpha()) or last in _CLINGING:
        cost += _COST_MIXED_WORD
    if character.isupper():
        cost += _COST_MIDDLE_CAPITAL if last.islower() else _COST_CAPITAL
    return cost


def _other_cost(last: str, character: str) -> int:
    if character.isascii():
        return 0
    if character in _TYPOGRAPHIC:
        rare = _COST_SINGLE_QUOTE if character in "‘’" else _COST_TYPOGRAPHIC
        misplaced = (character in _OPENING and last.isalpha()) or (character == "\u00a0" and last == " ")
        return rare + (_COST_MIXED_WORD if misplaced else 0)
    if character in _SIGNS:
        return _COST_SIGN + (_COST_MIXED_WORD if last.isalpha() else 0)
    if character == REPLACEMENT or unicodedata.category(character).startswith("C"):
        return _COST_NOTHING
    if "\u2500" <= character <= "\u25ff":
        return _COST_DRAWING
    if not character.isalpha():
        return _COST_SYMBOL
    if character in _UKRAINIAN:
        return _COST_UKRAINIAN + (_COST_MIDDLE_CAPITAL if character.isupper() and last.islower() else 0)
    joined = "\u00c0" <= character <= "\u024f" and last.isascii() and last.isalpha()
    return _COST_ACCENTED if joined else _COST_STRAY_LETTER

"""Mend capitals that mislead a translation model: whole segments, and surnames in capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from summarize.naming import given_names, inflection, known, transliteration
from summarize.naming.words import Word, opens_sentence, words

_ROMAN = re.compile(r"[IVXLCDM]+|[ІХV]+")
_VOWELS = frozenset("АЕЁИОУЫЭЮЯ")
_SENTENCE_END = re.compile(r"[.!?…]['\"»”)]*\s+[—–\-«\"“„(\s]*$")
_NO_NAMES: Mapping[str, str] = {}
_LONGEST_ABBREVIATION = 4


@lru_cache(maxsize=2048)
def is_capitals(source: str) -> bool:
    """Tell whether a segment is written in capitals throughout, abbreviations apart."""
    letters = list(filter(str.isalpha, source))
    large = sum(map(str.isupper, letters))
    if len(letters) < 5 or large < 0.85 * len(letters):
        return False
    return any(
        len(word.text) > _LONGEST_ABBREVIATION and word.capitals and _is_word(word.text) for word in words(source)
    )


def _is_word(text: str) -> bool:
    """Tell a word in capitals from an abbreviation."""
    if text in known.abbreviations() or not re.search("[А-ЯЁ]", text):
        return False
    if re.search(r"([А-ЯЁ])\1(?=[А-ЯЁ]*([^АЕЁИОУЫЭЮЯИ])\2$)", text):  # НИИПП, ЦНИИСС
        return False
    vowels = sum(letter in _VOWELS for letter in text)
    return 0.2 <= vowels / len(text) <= 0.7 and not re.search(r"[^АЕЁИОУЫЭЮЯЬЪ-]{5,}", text)


def recase(source: str, cased: Mapping[str, str] = _NO_NAMES) -> str:
    """Return the segment as it would be written without emphasis; the length stays the same.

    A segment in capitals becomes a sentence, known names and abbreviations
    kept; elsewhere only surnames in capitals beside a name are changed.
    `cased` maps plain words to how the rest of the document writes them.
    """
    if is_capitals(source):
        return _sentence(source, cased)
    return _surnames(source, cased)


def _sentence(source: str, cased: Mapping[str, str]) -> str:
    found = words(source)
    out = list(source)
    after_name = False
    for at, word in enumerate(found):
        written = _written(word, source, cased)
        plain = inflection.plain(word.text)
        is_name = bool(given_names.readings(plain))
        if (is_name or after_name) and written.islower() and len(written) > 1:
            written = _capitalised(written)
        # A word in quotes after a legal form or a noun is a name: ООО «Север».
        quoted = source[word.start - 1 : word.start] in {"«", "“", "„"} and word.start > 1
        first = at == 0 or quoted or _SENTENCE_END.search(source[: word.start]) is not None
        if first and written[0].islower():
            written = written[0].upper() + written[1:]
        out[word.start : word.end] = written
        after_name = is_name and source[word.end : word.end + 1] == " "
    return _multiword("".join(out), source)


def _multiword(text: str, source: str) -> str:
    """Give capitals to known names of several words: «Дальний Восток», «Красноярский край»."""
    titled = tuple(Word(word.start, word.end, word.text.capitalize()) for word in words(source))
    out = list(text)
    for at in range(len(titled)):
        found = known.match(titled, at, source)
        if found and found[1] > 1:
            for word, wanted in zip(titled[at : at + found[1]], found[0].russian.split(), strict=False):
                if wanted[0].isupper():
                    out[word.start] = text[word.start].upper()
    return "".join(out)


def _written(word: Word, source: str, cased: Mapping[str, str]) -> str:
    """Return how a word in capitals is written in running text."""
    text, plain = word.text, inflection.plain(word.text)
    if not word.capitals:
        initial = len(text) == 1 and source[word.end : word.end + 1] == "."
        return text if initial or not re.match("[А-ЯЁ]", text) else text.lower()
    if not re.search("[А-ЯЁ]", text) or _ROMAN.fullmatch(text) or text in known.abbreviations():
        return text
    if plain in cased and len(cased[plain]) == len(text):
        return _recapitalised(text.lower(), cased[plain])
    written = known.spelled(plain)
    if written:
        return _recapitalised(text.lower(), written)
    if len(text) <= _LONGEST_ABBREVIATION + 1 and not _VOWELS.intersection(text):
        return text
    return text.lower()


def _recapitalised(text: str, pattern: str) -> str:
    return "".join(a.upper() if b.isupper() else a for a, b in zip(text, pattern, strict=True))


def _capitalised(text: str) -> str:
    return "-".join(part.capitalize() for part in text.split("-"))


def _surnames(source: str, cased: Mapping[str, str]) -> str:
    """«Синтаро ИСИХАРА» → «Синтаро Исихара»; abbreviations beside a name stay."""
    found = words(source)
    out = source
    for at, word in enumerate(found):
        if not word.capitals or not _may_be_surname(word.text, cased):
            continue
        before = found[at - 1] if at and source[found[at - 1].end : word.start] == " " else None
        after = found[at + 1] if at + 1 < len(found) and source[word.end : found[at + 1].start] == " " else None
        if (before and _is_given(before, source)) or (after and _is_given(after, source, anywhere=False)):
            out = out[: word.start] + _capitalised(word.text.lower()) + out[word.end :]
    return out


def _may_be_surname(text: str, cased: Mapping[str, str]) -> bool:
    if text in known.abbreviations() or _ROMAN.fullmatch(text) or not re.search("[А-ЯЁ]", text):
        return False
    if len(text) <= _LONGEST_ABBREVIATION - 1:
        return inflection.plain(text) in cased or transliteration.is_asian_syllable(text)
    return bool(_VOWELS.intersection(text)) and _is_word(text)


def _is_given(word: Word, source: str, anywhere: bool = True) -> bool:
    """Tell whether a word beside a surname in capitals may be the given name."""
    if not word.capital or word.capitals:
        return False
    plain = inflection.plain(word.text)
    if given_names.readings(plain):
        return True
    if re.search("[а-яё]-[А-ЯЁ]", word.text):
        return True
    if not anywhere or len(word.text) < 2 or known.spelled(plain) or opens_sentence(source, word.start):
        return False
    return not plain.endswith(
        ("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ый", "ого", "ая", "ние", "ния")
    )


def restore(target: str, source: str) -> str:
    """Return the translation in capitals where the source segment was, else as it is."""
    return target.upper() if is_capitals(source) else target

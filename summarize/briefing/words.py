"""Cut sentences into words and stems, cheaply: two words are the same when their stems are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from summarize.briefing.cues import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’.,-](?=[^\W_])[^\W_]+)*")
# The Snowball stemmers only take suffixes off. Words that differ within their
# first letters can therefore never share a stem, and need not be stemmed.
_SHARED_LETTERS = 4


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


def words(text: str) -> list[str]:
    """Return the words and figures of a text in order, as written."""
    return _WORD.findall(text)


def count(text: str) -> int:
    """Count words as a reader does: what stands between blanks and has a letter or a digit."""
    return sum(any(map(str.isalnum, token)) for token in text.split())


@cache
def _stemmer(language: str) -> _Stemmer:
    # Sixty languages come with the top-level package; only two are wanted.
    if language == "russian":
        from snowballstemmer.russian_stemmer import RussianStemmer

        return RussianStemmer()  # type: ignore[no-any-return]
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()  # type: ignore[no-any-return]


def _stem(word: str) -> str:
    return _stemmer("russian" if "а" <= word[0] <= "я" else "english").stemWord(word.replace("ё", "е"))


def stems(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the content words of each sentence, equal for all forms of a word in this text.

    Function words are left out. The stem of a word whose first letters no
    other word shares is the word itself.
    """
    lowered = [[word.lower() for word in sentence] for sentence in sentences]
    families: defaultdict[str, set[str]] = defaultdict(set)
    for word in {word for sentence in lowered for word in sentence}:
        if word not in STOP_WORDS:
            families[word[:_SHARED_LETTERS]].add(word)
    table = {
        word: _stem(word) if len(family) > 1 and len(word) >= _SHARED_LETTERS and word.isalpha() else word
        for family in families.values()
        for word in family
    }
    return [[table[word] for word in sentence if word in table] for sentence in lowered]

"""Cut a segment into words with their positions; all of naming works on these."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?…:;]|\n)[\s«»\"“”„'(\[—–•*-]*$|[«“„\"(]\s*$|^\s*[\d.)]+\s*$|[.!?…]['\"»”)]+\s*[—–-]?\s*$"
)


class Word(NamedTuple):
    """Hold one word and its half-open place in the segment."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Tell whether the first letter is a capital."""
        return self.text[0].isupper()

    @property
    def capitals(self) -> bool:
        """Tell whether there are two letters or more and all are capitals."""
        return len(self.text) > 1 and self.text.isupper()


# Half the time of `Word(...)`, and words are made by the ten thousand.
_word: Callable[[tuple[int, int, str]], Word] = partial(tuple.__new__, Word)


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; digits, marks and underscores belong to none."""
    return tuple([_word((match.start(), match.end(), match[0])) for match in _WORD.finditer(text)])


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word at `start` would have a capital anyway: first in its sentence or quotation."""
    return _SENTENCE_START.search(text[max(0, start - 12) : start]) is not None
